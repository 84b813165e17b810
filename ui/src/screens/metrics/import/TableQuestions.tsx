import type { ReadingTableView } from "../../../host/types";
import { useMessages } from "../../../messages/area";
import { readingFiles } from "../../../messages/readingFiles";
import { type Option, SelectField } from "../../../parts/SelectField";
import { type Answers, glucose } from "./answers";
import styles from "./Import.module.css";

/** What a table means: what the file tells stands there and can be changed, what it leaves open has to be chosen. */
export function TableQuestions({
  table,
  answers,
  onChange,
}: {
  table: ReadingTableView;
  answers: Answers;
  onChange: (answers: Answers) => void;
}) {
  const all = useMessages(readingFiles);
  const words = all.table;
  const columns = Array.from({ length: table.columns }, (_, at) => ({
    id: String(at),
    text: table.headings[at]?.trim() || words.column(at + 1),
  }));
  const fields: { name: keyof Answers; label: string; told: boolean; options: Option<string>[] }[] = [
    { name: "time", label: words.time, told: table.time !== null, options: columns },
    { name: "value", label: words.value, told: table.value !== null, options: columns },
    {
      name: "metric",
      label: words.metric,
      told: table.metric !== null,
      options: glucose.map((id) => ({ id, text: words.metrics[id] })),
    },
    {
      name: "unit",
      label: words.unit,
      told: table.unit !== null,
      options: [
        { id: "mg/dL", text: "mg/dL" },
        { id: "mmol/L", text: "mmol/L" },
        ...columns.map(({ id, text }) => ({ id: `column:${id}`, text: words.unitColumn(text) })),
        { id: "unknown", text: words.unitUnknown },
      ],
    },
    {
      name: "order",
      label: words.order,
      told: table.order !== null,
      options: [
        { id: "dayFirst", text: words.dayFirst },
        { id: "monthFirst", text: words.monthFirst },
      ],
    },
    {
      name: "decimal",
      label: words.decimal,
      told: table.decimal !== null,
      options: [
        { id: "point", text: words.point },
        { id: "comma", text: words.comma },
      ],
    },
  ];
  return (
    <fieldset className={styles.questions}>
      <legend>{words.title}</legend>
      {fields.map(({ name, label, told, options }) => (
        <SelectField
          key={name}
          label={label}
          value={answers[name]}
          options={answers[name] === "" ? [{ id: "", text: words.pick }, ...options] : options}
          onChange={(next) => onChange({ ...answers, [name]: next })}
          hint={told ? words.told : undefined}
        />
      ))}
    </fieldset>
  );
}

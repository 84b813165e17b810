import { type FormEvent, useState } from "react";
import { useTyped, useTypedForm } from "../../frame/typing";
import type { ReportColumnView, ReportFilter } from "../../host/types";
import { useMessages } from "../../messages/area";
import { reports } from "../../messages/reports";
import { Button } from "../../parts/Button";
import { Field } from "../../parts/Field";
import { SelectField } from "../../parts/SelectField";
import { TypedAgain } from "../../parts/TypedAgain";
import { headingOf } from "./Rows";
import styles from "./Rows.module.css";

type Test = ReportFilter["test"];

/** One more test that rows must pass: a column, a test, and what it compares with. */
export function FilterForm({
  report,
  columns,
  onAdd,
  onClose,
}: {
  report: string;
  columns: readonly ReportColumnView[];
  onAdd: (filter: ReportFilter) => void;
  onClose: () => void;
}) {
  const all = useMessages(reports);
  const words = all.filter;
  const form = useTypedForm("reportFilter", report, { whole: true });
  const [column, setColumn] = useTyped(form, "column", columns[0]?.column ?? 0);
  const [test, setTest] = useTyped<Test>(form, "test", "contains");
  const [text, setText] = useTyped(form, "text", "");
  const [from, setFrom] = useTyped(form, "from", "");
  const [to, setTo] = useTyped(form, "to", "");
  const [error, setError] = useState<string | null>(null);
  const kind = columns.find((each) => each.column === column)?.kind ?? "text";
  const tests: Test[] =
    kind === "text" ? ["contains", "is", "empty"] : ["between", "contains", "is", "empty"];
  const chosen = tests.includes(test) ? test : "contains";

  function add(event: FormEvent): void {
    event.preventDefault();
    const missing =
      chosen === "between"
        ? from.trim() === "" && to.trim() === ""
        : chosen === "contains" && text.trim() === "";
    if (missing) {
      setError(words.needed);
      return;
    }
    if (chosen === "between")
      onAdd({ test: chosen, column, from: from.trim() || null, to: to.trim() || null });
    else if (chosen === "empty") onAdd({ test: chosen, column });
    else onAdd({ test: chosen, column, text });
  }

  const clear = () => setError(null);
  return (
    <form className={styles.filter} onSubmit={add} aria-label={words.label} noValidate>
      <TypedAgain form={form} />
      <SelectField
        label={words.column}
        value={String(column)}
        options={columns.map((each) => ({
          id: String(each.column),
          text: headingOf(each, all.table.column),
        }))}
        onChange={(id) => setColumn(Number(id))}
      />
      <SelectField
        label={words.test}
        value={chosen}
        options={tests.map((id) => ({ id, text: words.tests[id] }))}
        onChange={setTest}
      />
      {chosen === "between" ? (
        <>
          <Field
            label={words.from}
            value={from}
            error={error}
            hint={kind === "instant" ? words.dayHint : undefined}
            onChange={(typed) => {
              setFrom(typed);
              clear();
            }}
          />
          <Field
            label={words.to}
            value={to}
            onChange={(typed) => {
              setTo(typed);
              clear();
            }}
          />
        </>
      ) : (
        chosen !== "empty" && (
          <Field
            label={words.text}
            value={text}
            error={error}
            autoFocus
            onChange={(typed) => {
              setText(typed);
              clear();
            }}
          />
        )
      )}
      <Button type="submit" icon="filter">
        {words.apply}
      </Button>
      <Button variant="quiet" onPress={onClose}>
        {words.cancel}
      </Button>
    </form>
  );
}

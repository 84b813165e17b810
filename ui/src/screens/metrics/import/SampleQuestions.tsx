import { useMessages } from "../../../messages/area";
import { charts } from "../../../messages/charts";
import { readingFiles } from "../../../messages/readingFiles";
import { type Option, SelectField } from "../../../parts/SelectField";
import styles from "./Import.module.css";
import { type SampleAnswers, type Sampled, sampled, unitsOfSamples } from "./samples";

/**
 * Of what the samples of a file are and in which unit: they tell neither, and neither is guessed from their numbers
 * (A-MIA-07). Nothing is chosen beforehand; another kind asks for its unit anew.
 */
export function SampleQuestions({
  count,
  answers,
  onChange,
}: {
  count: number;
  answers: SampleAnswers;
  onChange: (answers: SampleAnswers) => void;
}) {
  const { samples: words, table } = useMessages(readingFiles);
  const chart = useMessages(charts);
  const { metric, unit } = answers;
  const pick = { id: "" as const, text: table.pick };
  const metrics: Option<Sampled | "">[] = sampled.map((id) => ({ id, text: chart.metrics[id] }));
  const units: Option<string>[] =
    metric === ""
      ? []
      : [
          ...unitsOfSamples(metric).map((id) => ({ id, text: words.units[id] ?? chart.units.of[id] ?? id })),
          { id: "unknown", text: table.unitUnknown },
        ];
  return (
    <fieldset className={styles.questions} aria-describedby="samples-why">
      <legend>{words.title}</legend>
      <p id="samples-why" className={styles.why}>
        {words.text(count)}
      </p>
      <SelectField
        label={table.metric}
        value={metric}
        options={metric === "" ? [pick, ...metrics] : metrics}
        onChange={(next) => onChange({ metric: next, unit: "" })}
      />
      {metric !== "" && (
        <SelectField
          label={table.unit}
          value={unit}
          options={unit === "" ? [pick, ...units] : units}
          onChange={(next) => onChange({ metric, unit: next })}
        />
      )}
    </fieldset>
  );
}

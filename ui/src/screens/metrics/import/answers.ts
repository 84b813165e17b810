import type {
  Metric,
  ReadingTableAnswers,
  ReadingTableView,
  TableDateOrder,
  TableDecimal,
} from "../../../host/types";

/** What was said of a table so far; empty is not said. Choices are texts, as they stand in lists. */
export interface Answers {
  time: string;
  value: string;
  metric: string;
  /** `mg/dL`, `mmol/L`, `column:2` or `unknown`. */
  unit: string;
  order: string;
  decimal: string;
}

export const glucose = ["sensorGlucose", "meterGlucose", "bloodGlucose"] as const satisfies readonly Metric[];

/** What the file itself tells. Nothing else is said beforehand. */
export function answersOf(table: ReadingTableView | null): Answers {
  const unit = table?.unit ?? null;
  return {
    time: table?.time?.toString() ?? "",
    value: table?.value?.toString() ?? "",
    metric: table?.metric ?? "",
    unit:
      unit === null
        ? ""
        : unit.kind === "column"
          ? `column:${unit.column}`
          : unit.kind === "all"
            ? unit.unit
            : "unknown",
    order: table?.order ?? "",
    decimal: table?.decimal ?? "",
  };
}

/** The answers, once none is missing. */
export function settled(answers: Answers): ReadingTableAnswers | null {
  const { time, value, unit, order, decimal } = answers;
  const metric = glucose.find((each) => each === answers.metric);
  if (time === "" || value === "" || metric === undefined || unit === "" || order === "" || decimal === "")
    return null;
  return {
    time: Number(time),
    value: Number(value),
    metric,
    unit: unit.startsWith("column:")
      ? { kind: "column", column: Number(unit.slice("column:".length)) }
      : unit === "unknown"
        ? { kind: "notTold" }
        : { kind: "all", unit },
    order: order as TableDateOrder,
    decimal: decimal as TableDecimal,
  };
}

import type { Band } from "../../../charts/series";
import type { DrawnRange } from "../../../host/types";
import type { PatientRangeWords } from "../../../messages/en/patientRanges";

/** The ranges of a metric as labelled areas, and whose they are (GTAB-175); nothing where none is set (X-MET-01). */
export function bandsOf(
  ranges: readonly DrawnRange[],
  words: PatientRangeWords,
  unitOf: (ucum: string) => string,
  dateTime: (instant: string) => string,
): { bands: Band[]; population: string | null } {
  const { drawn } = words;
  const bands = ranges.map((range) => {
    const { lowText: low, highText: high, part } = range;
    const ends =
      low !== null && high !== null
        ? drawn.between(low, high)
        : low !== null
          ? drawn.from(low)
          : drawn.to(high ?? "");
    return {
      low: range.low,
      high: range.high,
      label: `${drawn.label(words.parts[part], ends)} ${unitOf(range.unit)}`,
      part: part === "diastolic" ? ("second" as const) : ("first" as const),
    };
  });
  const whose = new Set(ranges.map(({ setBy, setAt }) => drawn.whose(setBy, dateTime(setAt))));
  return { bands, population: whose.size === 0 ? null : [...whose].join("; ") };
}

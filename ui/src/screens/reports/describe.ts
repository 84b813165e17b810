import type { Format } from "../../format/useFormat";
import type { ReportView } from "../../host/types";
import type { reports } from "../../messages/reports";

/** A report in one line: `Visits 01-Nov-2026 to 20-Nov-2026`. */
export function describe(report: ReportView, words: (typeof reports)["en"], format: Format): string {
  return words.kind[report.kind](format.fhirDate(report.from), format.fhirDate(report.to));
}

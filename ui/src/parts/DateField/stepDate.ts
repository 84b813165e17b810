/**
 * Steps one part of a written date with the arrow keys: the part that the caret stands in, the day when the whole value
 * is selected (D+Tc-0003, D+Tc-0023).
 */
import type { CalendarDate } from "@internationalized/date";

/** The date after an arrow key, with the caret at `caret` in `dd-MMM-yyyy`. */
export function stepDate(date: CalendarDate, caret: number, whole: boolean, step: 1 | -1): CalendarDate {
  if (whole || caret <= 2) return date.add({ days: step });
  return caret <= 6 ? date.add({ months: step }) : date.add({ years: step });
}

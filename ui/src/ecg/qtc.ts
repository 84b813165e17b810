/** Formulas of the corrected QT interval, the usual first choice first (AHA/ACCF/HRS 2009 prefers others to Bazett). */
export const FORMULAS = ["fridericia", "bazett", "framingham", "hodges"] as const;
export type Formula = (typeof FORMULAS)[number];

/**
 * The QT interval corrected for rate, in milliseconds, from QT and R-R in milliseconds (X-ECG-10). `null` when either is
 * missing or not above zero: without a rate there is nothing to correct by.
 */
export function corrected(formula: Formula, qt: number | null, rr: number | null): number | null {
  if (qt === null || rr === null || !(qt > 0) || !(rr > 0)) return null;
  const seconds = rr / 1000;
  switch (formula) {
    case "bazett":
      return qt / Math.sqrt(seconds);
    case "fridericia":
      return qt / Math.cbrt(seconds);
    case "framingham":
      return qt + 154 * (1 - seconds);
    case "hodges":
      return qt + 1.75 * (60 / seconds - 60);
  }
}

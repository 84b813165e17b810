/** The least upper cut-off of a filter that a diagnostic recording should have, in Hz: adults, children (X-ECG-05). */
export const LEAST_UPPER = { adult: 150, child: 250 } as const;

/**
 * The upper cut-off in Hz that a filter's own words name (`0.05-150 Hz`, `low pass 40 Hz`); `null` when they name none.
 * A notch (`notch 50 Hz`) is no cut-off.
 */
export function upperCutOff(told: string | null): number | null {
  if (told === null) return null;
  const band = /(\d+(?:[.,]\d+)?)\s*(?:Hz)?\s*(?:-|–|—|to|\.\.)\s*(\d+(?:[.,]\d+)?)\s*Hz/iu.exec(told);
  const low = /(?:low[\s-]?pass|LP)\s*[:=]?\s*(\d+(?:[.,]\d+)?)\s*Hz/iu.exec(told);
  const text = band?.[2] ?? low?.[1];
  return text === undefined ? null : Number(text.replace(",", "."));
}

/** Whether a filter took away what a diagnostic recording has; unknown when its words name no cut-off. */
export function cutsTooLow(told: string | null, child: boolean): boolean {
  const upper = upperCutOff(told);
  return upper !== null && upper < (child ? LEAST_UPPER.child : LEAST_UPPER.adult);
}

/** The end of a scale that begins at zero: the next 1, 2 or 5 times a power of ten, and at least 5. */
export function niceTop(highest: number): number {
  if (highest <= 5) return 5;
  const power = 10 ** Math.floor(Math.log10(highest));
  const steps = [1, 2, 5, 10].map((times) => times * power);
  return steps.find((step) => step >= highest) ?? highest;
}

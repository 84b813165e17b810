/** The percentiles of a time of the day, in mg/dL; `null` where there were no readings. */
export interface ProfileBin {
  /** Minutes after midnight of the patient's day, where it begins. */
  minute: number;
  p5: number | null;
  p25: number | null;
  p50: number | null;
  p75: number | null;
  p95: number | null;
}

/** A percentile of a bin. */
export type Percentile = "p5" | "p25" | "p50" | "p75" | "p95";

/** A place of a line: minutes after midnight, and mg/dL. */
export type Point = readonly [minute: number, value: number];

/** Bins of a day, in their order; what stands between two is not made up. */
export function runsOf(
  bins: readonly ProfileBin[],
  length: number,
  of: readonly Percentile[],
): ProfileBin[][] {
  const runs: ProfileBin[][] = [];
  let before: ProfileBin | null = null;
  for (const bin of bins) {
    if (of.some((each) => bin[each] === null)) {
      before = null;
      continue;
    }
    if (before !== null && bin.minute - before.minute <= length) runs.at(-1)?.push(bin);
    else runs.push([bin]);
    before = bin;
  }
  return runs;
}

/** The points of a percentile in each run, at the middle of its bin: straight between them, no smoothing (GTAB-164). */
export function lineOf(bins: readonly ProfileBin[], length: number, of: Percentile): Point[][] {
  return runsOf(bins, length, [of]).map((run) =>
    run.map((bin) => [bin.minute + length / 2, bin[of] as number] as const),
  );
}

/** The outline of a band between two percentiles in each run. */
export function areaOf(
  bins: readonly ProfileBin[],
  length: number,
  low: Percentile,
  high: Percentile,
): Point[][] {
  return runsOf(bins, length, [low, high]).map((run) => {
    const over = run.map((bin) => [bin.minute + length / 2, bin[high] as number] as const);
    const under = run.map((bin) => [bin.minute + length / 2, bin[low] as number] as const);
    return [...over, ...under.reverse()];
  });
}

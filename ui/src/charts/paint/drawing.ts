import type { Density } from "../density";
import type { Look } from "../metrics";
import type { Band, Series, Slice } from "../series";
import type { TimeMark } from "../timeMarks";

/** What a plot draws now. A new window or size makes a new one; a moved focus line does not. */
export interface Drawing {
  series: Series;
  slice: Slice;
  density: Density;
  look: Look;
  /** Seconds over which a line is not drawn. */
  gap: number;
  bands: readonly Band[];
  marks: readonly TimeMark[];
  /** Each value beside its reading (GTAB-048). */
  values: boolean;
  /** Lines between readings (GTAB-167). */
  lines: boolean;
  text: (index: number) => string;
  /** What stands where a stretch has no reading. */
  noReading: string;
}

import type { Calipers, End } from "./calipers";
import type { Gain } from "./paper";
import type { Scale } from "./scale";

/** What the page knows of the drawing once it has come to rest. */
export interface Seen {
  /** The stretch in view, in seconds from the start. */
  from: number;
  to: number;
  scale: Scale;
  scales: readonly Scale[];
  gain: Gain;
  /** By how many millimetres the zero line was moved up. */
  lifted: number;
  /** Whether all columns in view are exact. */
  complete: boolean;
  /** Whether a part could not be read. */
  failed: boolean;
  /** Leads whose trace leaves its row. */
  beyond: readonly number[];
  calipers: Calipers | null;
  active: End;
  march: boolean;
  /** Milliseconds in one pixel column. */
  resolution: number;
  /** How far the view was moved since the page was last told: what was said then is no longer so. */
  moves: number;
}

/** The room there is, in CSS pixels. */
export interface Room {
  width: number;
  /** Height for all rows together. */
  rows: number;
  /** Device pixels in a CSS pixel. */
  ratio: number;
  /** CSS pixels in a millimetre; whole device pixels are taken unless it was measured. */
  mm: number;
  measured: boolean;
}

/** What is seen before there is anything to see: true paper at 25 mm/s and 10 mm/mV (X-ECG-01). */
export const AT_FIRST: Seen = {
  from: 0,
  to: 0,
  scale: { kind: "paper", speed: 25 },
  scales: [],
  gain: 10,
  lifted: 0,
  complete: false,
  failed: false,
  beyond: [],
  calipers: null,
  active: "b",
  march: false,
  resolution: 10,
  moves: 0,
};

/**
 * What the electrocardiogram view is given: facts of a recording, the extremes of its pixel columns on request, and its
 * beats. It knows no host; whoever mounts it joins the two.
 */

/** One lead, as its recorder describes it. */
export interface LeadFacts {
  /** As supplied: `MLII`, `I`; `null` when there is none (X-ECG-04). */
  name: string | null;
  /** The unit of the recording's own numbers, as the file has it. */
  unit: string;
  /** How many millivolts that unit is; `null` when it is no voltage that is known, and then the lead is not drawn. */
  millivoltsPerUnit: number | null;
  /** Whether the recorder tells its gain; where it does not, heights are no millivolts and none is measured. */
  calibrated: boolean;
  /** Filter band and notch as told; `null` when nothing is told (X-ECG-05). */
  filter: string | null;
  /** Samples in a second. */
  rateHz: number;
}

/** One recording. */
export interface SignalFacts {
  id: string;
  /** When it began, RFC 3339; `null` when nobody knows: times are counted from the beginning then. */
  start: string | null;
  /** Zone of the clock that times are told by: IANA, or an offset that the machine knows as a zone. */
  zone: string;
  /** Whether that zone was told with the recording, assumed by who imported it, or is the patient's for want of one. */
  zoneIs: "told" | "assumed" | "patients";
  /** Samples of the first lead. */
  samples: number;
  leads: LeadFacts[];
  /** The device's own classification, in its own words (X-ECG-10). */
  deviceSays: string | null;
  device: string | null;
  source: string | null;
}

/**
 * Extremes of each of `count` pixel columns over [from, to) seconds of the recording, in millivolts; NaN pairs where
 * there is no sample. Sample `n` lies in column `floor((n / rate - from) * count / (to - from))`. The window may begin
 * before the recording or end after it: columns there have no sample.
 */
export interface Columns {
  from: number;
  to: number;
  low: Float32Array;
  high: Float32Array;
}

/**
 * Asks for the columns of one lead; answers later. What is no longer wanted is told through its signal; several
 * questions may be under way at once.
 */
export type ReadColumns = (
  lead: number,
  from: number,
  to: number,
  count: number,
  signal: AbortSignal,
) => Promise<Columns>;

/** R peaks. */
export interface Beats {
  /** Seconds from the start, ascending. */
  at: Float64Array;
  /** 1 where the beat before it is the one before it in the heart too: not after lost samples, and not for the first. */
  follows: Uint8Array;
  /** Name of the detector. */
  how: string;
}

/** The length of a recording in seconds. */
export function durationOf(facts: SignalFacts): number {
  const rate = facts.leads[0]?.rateHz ?? 0;
  return rate > 0 ? facts.samples / rate : 0;
}

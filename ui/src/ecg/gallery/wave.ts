import { type Beats, type Columns, durationOf, type ReadColumns, type SignalFacts } from "../signal";

/** One Gaussian of a beat: millivolts, seconds from the R peak, width in seconds. */
type Bump = readonly [height: number, at: number, width: number];

const P: Bump = [0.12, -0.16, 0.022];
const BEAT: readonly Bump[] = [
  P,
  [-0.1, -0.026, 0.008],
  [1.05, 0, 0.0105],
  [-0.22, 0.028, 0.009],
  [0.28, 0.27, 0.045],
];

/** How the beat of each lead differs from the first: a factor. */
const LEADS = [1, 0.7, 0.45, -0.6, 0.3, 0.85];

/** Seconds after which the synthetic rhythm repeats. */
const LOOP = 60;

/**
 * An invented electrocardiogram: each beat a sum of Gaussians, its rhythm slightly uneven, some seconds lost. It stands
 * for nobody; it is there to look at and to test the drawing.
 */
export class Wave {
  readonly #samples: Float32Array[];
  readonly #buckets: Buckets[];
  readonly #peaks: number[];

  constructor(
    readonly facts: SignalFacts,
    /** A stretch of each loop that is lost, in seconds; `null` for none. */
    private readonly lost: readonly [from: number, to: number] | null = null,
  ) {
    this.#peaks = peaksOf();
    this.#samples = facts.leads.map((lead, index) =>
      this.#sample(lead.rateHz, LEADS[index % LEADS.length] ?? 1),
    );
    this.#buckets = this.#samples.map(bucketsOf);
  }

  /** The voltage of a sample; NaN where it is lost. */
  at(lead: number, sample: number): number {
    const loop = this.#samples[lead] as Float32Array;
    return loop[sample % loop.length] as number;
  }

  /** The R peaks. */
  get beats(): Beats {
    const duration = durationOf(this.facts);
    const at: number[] = [];
    for (let begin = 0; begin < duration; begin += LOOP)
      for (const peak of this.#peaks) if (begin + peak < duration) at.push(begin + peak);
    // What is lost parts two beats, as the core tells it.
    const parts = (time: number) =>
      this.lost !== null && time % LOOP >= this.lost[1] && time % LOOP < this.lost[1] + 1;
    const kept = at.filter(
      (time) => this.lost === null || time % LOOP < this.lost[0] || time % LOOP >= this.lost[1],
    );
    const follows = kept.map((time, index) => (index === 0 || parts(time) ? 0 : 1));
    return { at: Float64Array.from(kept), follows: Uint8Array.from(follows), how: "Synthetic" };
  }

  /** Answers as the core does, after `delay` milliseconds. */
  reader(delay = 0): ReadColumns {
    return async (lead, from, to, count, signal) => {
      if (delay > 0) await new Promise((done) => setTimeout(done, delay));
      if (signal.aborted) throw new DOMException("called off", "AbortError");
      return this.columns(lead, from, to, count);
    };
  }

  /** The true extremes of each column. */
  columns(lead: number, from: number, to: number, count: number): Columns {
    const low = new Float32Array(count).fill(Number.NaN);
    const high = new Float32Array(count).fill(Number.NaN);
    const rate = this.facts.leads[lead]?.rateHz ?? 1;
    const loop = (this.#samples[lead] as Float32Array).length;
    const start = (column: number) => Math.ceil((from + ((to - from) * column) / count) * rate);
    const buckets = this.#buckets[lead] as Buckets;
    for (let column = 0; column < count; column += 1) {
      const first = Math.max(0, start(column));
      // More than one loop has nothing that one loop has not.
      const end = Math.min(this.facts.samples, start(column + 1), first + loop);
      let [least, greatest] = [Number.NaN, Number.NaN];
      const take = (one: number, other: number) => {
        if (!(one >= least) && !Number.isNaN(one)) least = one;
        if (!(other <= greatest) && !Number.isNaN(other)) greatest = other;
      };
      for (let sample = first; sample < end; ) {
        const place = sample % loop;
        const bucket = place / BUCKET;
        if (Number.isInteger(bucket) && sample + BUCKET <= end && place + BUCKET <= loop) {
          take(buckets.low[bucket] as number, buckets.high[bucket] as number);
          sample += BUCKET;
        } else {
          const value = this.at(lead, sample);
          take(value, value);
          sample += 1;
        }
      }
      low[column] = least;
      high[column] = greatest;
    }
    return { from, to, low, high };
  }

  #sample(rate: number, factor: number): Float32Array {
    const samples = new Float32Array(Math.round(LOOP * rate));
    for (const peak of this.#peaks)
      for (const [height, at, width] of BEAT) {
        const first = Math.max(0, Math.ceil((peak + at - 5 * width) * rate));
        const last = Math.min(samples.length - 1, Math.floor((peak + at + 5 * width) * rate));
        for (let sample = first; sample <= last; sample += 1) {
          const away = (sample / rate - peak - at) / width;
          samples[sample] = (samples[sample] as number) + factor * height * Math.exp((-away * away) / 2);
        }
      }
    for (let sample = 0; sample < samples.length; sample += 1) {
      const time = sample / rate;
      samples[sample] =
        (samples[sample] as number) + 0.02 * Math.sin(time * 1.6) + 0.006 * Math.sin(sample * 12.9898);
      if (this.lost !== null && time >= this.lost[0] && time < this.lost[1]) samples[sample] = Number.NaN;
    }
    return samples;
  }
}

/** Samples in one bucket. */
const BUCKET = 64;

/** Extremes of whole buckets, so that a day is looked at as fast as the core does. */
interface Buckets {
  low: Float32Array;
  high: Float32Array;
}

function bucketsOf(samples: Float32Array): Buckets {
  const count = Math.floor(samples.length / BUCKET);
  const of = (pick: (values: number[]) => number) =>
    Float32Array.from({ length: count }, (_, k) => {
      const real = [...samples.subarray(k * BUCKET, (k + 1) * BUCKET)].filter(
        (value) => !Number.isNaN(value),
      );
      return real.length === 0 ? Number.NaN : pick(real);
    });
  return { low: of((values) => Math.min(...values)), high: of((values) => Math.max(...values)) };
}

/** Peaks of one loop: some 74 in a minute, uneven by a fixed pattern; whole at the seam. */
function peaksOf(): number[] {
  const count = 74;
  const peaks: number[] = [];
  for (let beat = 0; beat < count; beat += 1)
    peaks.push(
      0.4 + (beat * LOOP) / count + 0.03 * Math.sin(beat * 2.4) * Math.sin((Math.PI * beat) / count),
    );
  return peaks;
}

/** Facts of an invented recording. */
export function factsOf(over: Partial<SignalFacts> & { seconds?: number; rate?: number } = {}): SignalFacts {
  const { seconds = 30, rate = 512.6, ...facts } = over;
  return {
    id: "synthetic",
    start: "2026-11-20T02:04:16Z",
    zone: "America/New_York",
    zoneIs: "told",
    samples: Math.round(seconds * rate),
    leads: [
      { name: "I", unit: "uV", millivoltsPerUnit: 0.001, calibrated: true, filter: null, rateHz: rate },
    ],
    deviceSays: null,
    device: null,
    source: null,
    ...facts,
  };
}

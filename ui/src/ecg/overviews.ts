import type { Canvases } from "./paint/canvases";
import type { Inks } from "./paint/inks";
import { paintOverview } from "./paint/overview";
import { type Columns, durationOf, type ReadColumns, type SignalFacts } from "./signal";
import type { Span } from "./span";
import { EDGE } from "./trace";

/** The height of the strip, in CSS pixels. */
const HEIGHT = 40;

/** The whole recording of every lead in as many columns as the page is wide: for the strip below, and to draw from at
 * once while the exact columns are read. */
export class Overviews {
  readonly #found = new Map<number, Columns>();
  readonly #duration: number;
  #asked = new AbortController();
  #stale = true;
  /** The element that marks what is in view. */
  window: HTMLElement | null = null;

  constructor(
    private readonly read: ReadColumns,
    private readonly facts: SignalFacts,
    private readonly leads: readonly number[],
    private readonly onChange: () => void,
  ) {
    this.#duration = durationOf(facts);
  }

  /** The columns of a lead, or `null` when they are not read. */
  of(lead: number): Columns | null {
    return this.#found.get(lead) ?? null;
  }

  /** The first lead that is read. */
  get first(): number | null {
    return this.leads.find((lead) => this.#found.has(lead)) ?? null;
  }

  /** Reads all leads anew in a number of columns; what is there stays until then. */
  ask(count: number): void {
    this.#asked.abort();
    this.#asked = new AbortController();
    const { signal } = this.#asked;
    for (const lead of this.leads)
      this.read(lead, -EDGE, this.#duration, count, signal).then(
        (columns) => {
          if (signal.aborted) return;
          this.#found.set(lead, columns);
          this.#stale = true;
          this.onChange();
        },
        // The strip shows by its ground that it is not read; that reading fails is said for the rows.
        () => undefined,
      );
  }

  /** Draws the strip anew at the next painting. */
  redraw(): void {
    this.#stale = true;
  }

  /** Draws the strip where it changed, and sets the mark of what is in view. */
  paint(canvases: Canvases, span: Span, ratio: number, inks: Inks): void {
    if (this.#stale) {
      const size = { width: span.width, height: Math.round(HEIGHT * ratio) };
      const pen = canvases.surface("overview", size.width, size.height, ratio)?.pen ?? null;
      const lead = this.first;
      const rate = this.facts.leads[lead ?? 0]?.rateHz ?? 1;
      if (pen !== null) {
        paintOverview(pen, size, lead === null ? null : this.of(lead), rate, inks);
        this.#stale = false;
      }
    }
    if (this.window === null) return;
    const all = this.#duration * span.perSecond;
    const room = span.width / ratio;
    // Of a whole day a few seconds are less than a pixel; the mark stays wide enough to be seen and grasped.
    const wide = Math.max(6, Math.min(1, span.width / all) * room);
    this.window.style.transform = `translateX(${Math.min((span.first / all) * room, room - wide)}px)`;
    this.window.style.width = `${wide}px`;
  }

  /** Calls everything off. */
  close(): void {
    this.#asked.abort();
  }
}

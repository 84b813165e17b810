import type { Calipers, End, Mark } from "./calipers";
import { Clock } from "./clock";
import { gather, scaleOf, wholeOf } from "./gather";
import { Overviews } from "./overviews";
import { Canvases } from "./paint/canvases";
import { type Inks, inksOf } from "./paint/inks";
import { onLook } from "./paint/onLook";
import { paintPicture } from "./paint/picture";
import { type Gain, HEAVY, rowHeight, zeroLine } from "./paper";
import { nextScale, pixelsPerSecond, type Scale, sameScale, scalesFor } from "./scale";
import { AT_FIRST, type Room, type Seen } from "./seen";
import { type Beats, durationOf, type ReadColumns, type SignalFacts } from "./signal";
import { centred, columnsOf, held, moved, type Span, scaled, stretch, timeAt } from "./span";
import { Tiles, tilesIn } from "./tiles";
import { beyond, EDGE, emptyRow, type Height, type Row } from "./trace";

/** The least width of the strip at the left, in CSS pixels. */
const GUTTER = 84;

/** How long the view must stand still until the page is told, in milliseconds. */
const REST = 160;

/**
 * The drawing: what is in view, and the canvases it is drawn on. It draws in animation frames and tells the page only
 * when it has come to rest, so that moving it renders nothing anew.
 */
export class Strip {
  readonly clock: Clock;
  readonly duration: number;
  readonly #tiles: Tiles;
  readonly #drawn: readonly number[];
  readonly #canvases = new Canvases();
  #root: HTMLElement | null = null;
  #inks: Inks | null = null;
  #rows: Row[] = [];
  readonly #overviews: Overviews;
  #beats: Beats | null = null;
  #day: (seconds: number) => string = (seconds) => this.clock.instant(seconds).slice(0, 10);
  #room: Room = { width: 0, rows: 0, ratio: 1, mm: 4, measured: false };
  #span: Span = { first: 0, width: 0, perSecond: 100 };
  #before: number | null = null;
  #heading = 1;
  #frame = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #listeners = new Set<() => void>();
  #seen: Seen = AT_FIRST;

  constructor(
    readonly facts: SignalFacts,
    read: ReadColumns,
  ) {
    this.duration = durationOf(facts);
    this.clock = new Clock(facts.start, facts.zone);
    this.#drawn = facts.leads.flatMap((lead, index) => (lead.millivoltsPerUnit === null ? [] : [index]));
    this.#overviews = new Overviews(read, facts, this.#drawn, () => this.#later());
    this.#tiles = new Tiles(read, this.duration, () => this.#later());
  }

  /** Shows itself within an element until told to stop. */
  mount(root: HTMLElement): () => void {
    this.#root = root;
    const recolour = () => {
      this.#inks = null;
      this.#overviews.redraw();
      this.#draw();
    };
    const unlook = onLook(recolour);
    this.#draw();
    return () => {
      this.#root = null;
      unlook();
      cancelAnimationFrame(this.#frame);
      this.#frame = 0;
      clearTimeout(this.#timer);
      this.#overviews.close();
      this.#tiles.close();
    };
  }

  /** Gives a canvas by name: `row-0`, `axis`, `beats`, `overview`; `null` takes it back. */
  canvas(name: string, canvas: HTMLCanvasElement | null): void {
    this.#canvases.set(name, canvas);
    if (name === "overview") this.#overviews.redraw();
    this.#draw();
  }

  /** Gives the element that marks the window on the overview. */
  window(element: HTMLElement | null): void {
    this.#overviews.window = element;
    this.#draw();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  seen = (): Seen => this.#seen;

  /** Device pixels in a millimetre. */
  get mm(): number {
    const { mm, ratio, measured } = this.#room;
    return measured ? mm * ratio : Math.max(1, Math.round(mm * ratio));
  }

  /** The width of the strip at the left in device pixels: whole heavy boxes. */
  get gutter(): number {
    const { ratio } = this.#room;
    return Math.round(Math.ceil((GUTTER * ratio) / this.mm / HEAVY) * HEAVY * this.mm);
  }

  /** Whether there are more rows than the room holds. */
  get overflows(): boolean {
    return this.rowPixels * this.facts.leads.length > this.#room.rows * this.ratio + 1;
  }

  get ratio(): number {
    return this.#room.ratio;
  }

  get span(): Span {
    return this.#span;
  }

  /** Fits the drawing into a room; the time at the left stays. */
  resize(room: Room): void {
    const same = (Object.keys(room) as (keyof Room)[]).every((key) => room[key] === this.#room[key]);
    if (same || room.width <= 0) return;
    const wider = room.width !== this.#room.width || room.ratio !== this.#room.ratio;
    const from = timeAt(this.#span, 0);
    this.#room = room;
    const width = Math.max(1, Math.floor(room.width * room.ratio) - this.gutter);
    const scales = scalesFor(this.duration, this.mm, width);
    const { scale } = this.#seen;
    const kept = scales.some((each) => sameScale(each, scale)) ? scale : (scales.at(-1) ?? scale);
    const perSecond = pixelsPerSecond(kept, this.mm, width);
    this.#span = held({ first: Math.round(from * perSecond), width, perSecond }, this.duration);
    this.#rows = this.facts.leads.map(() => emptyRow(width));
    this.#before = null;
    this.#seen = { ...this.#seen, scale: kept, scales };
    if (wider) this.#overviews.ask(width);
    this.#later();
    this.#tell();
  }

  setBeats(beats: Beats | null): void {
    this.#beats = beats;
    this.#draw();
  }

  /** How a date is written; kept by the second, for it is asked for in every frame. */
  setDay(day: (instant: string) => string): void {
    let [asked, answer] = [Number.NaN, ""];
    this.#day = (seconds) => {
      const whole = Math.floor(seconds);
      if (whole !== asked) [asked, answer] = [whole, day(this.clock.instant(whole))];
      return answer;
    };
    this.#draw();
  }

  setScale(scale: Scale, anchor = this.#span.width / 2): void {
    const perSecond = pixelsPerSecond(scale, this.mm, this.#span.width);
    this.#before = this.#span.perSecond;
    this.#span = scaled(this.#span, perSecond, anchor, this.duration);
    this.#seen = { ...this.#seen, scale };
    this.#movedNow();
  }

  /** To the next scale: -1 shows less time, 1 more. Answers whether there was one. */
  zoom(by: 1 | -1, anchor?: number): boolean {
    const next = nextScale(this.#seen.scales, this.#seen.scale, by);
    if (next === null) return false;
    this.setScale(next, anchor);
    return true;
  }

  setGain(gain: Gain): void {
    this.#seen = { ...this.#seen, gain };
    this.#movedNow();
  }

  /** Moves the zero line of all rows by millimetres; up is positive. */
  lift(millimetres: number): void {
    const lifted = Math.max(-30, Math.min(30, this.#seen.lifted + millimetres));
    this.#seen = { ...this.#seen, lifted };
    this.#movedNow();
  }

  /** Moves the view by device pixel columns. */
  pan(columns: number): void {
    this.#place(moved(this.#span, columns, this.duration));
  }

  /** Puts a time into the middle. */
  show(time: number): void {
    this.#place(centred(this.#span, time, this.duration));
  }

  #place(span: Span): void {
    if (span.first === this.#span.first) return;
    this.#heading = span.first > this.#span.first ? 1 : -1;
    this.#span = span;
    this.#later();
  }

  /** Asks again for what could not be read. */
  again(): void {
    this.#tiles.again();
    if (this.#overviews.first === null) this.#overviews.ask(this.#span.width);
    this.#later();
  }

  /** Sets, moves or takes away the calipers. */
  setCalipers(calipers: Calipers | null, active: End = this.#seen.active): void {
    this.#seen = { ...this.#seen, calipers, active };
    this.#draw();
    // Told while they are dragged, but not for every pixel.
    this.#timer ??= setTimeout(() => this.#tell(), 80);
  }

  /** Moves the active mark by device pixels; up is positive. The view follows a mark that leaves it. */
  nudge(right: number, up: number): void {
    const { calipers, active } = this.#seen;
    if (calipers === null) return;
    const { perSecond } = this.#span;
    const { time, millivolts } = calipers[active];
    const column = Math.round(time * perSecond) + right;
    const moved = {
      time: Math.min(this.duration, Math.max(0, column / perSecond)),
      millivolts: millivolts + up / this.height().perMillivolt,
    };
    this.setCalipers({ ...calipers, [active]: moved });
    const { from, to } = stretch(this.#span, this.duration);
    if (moved.time < from || moved.time > to) this.show(moved.time);
  }

  /** Puts the calipers into the middle of the view, on the first lead that is drawn: 0.4 s apart on paper. */
  openCalipers(): void {
    const { from, to } = stretch(this.#span, this.duration);
    const { perSecond } = this.#span;
    const apart = this.#seen.scale.kind === "paper" ? Math.min(0.4, (to - from) / 2) : (to - from) / 5;
    const at = (side: number) => {
      const column = Math.round(((from + to) / 2 + (side * apart) / 2) * perSecond);
      return { time: column / perSecond, millivolts: 0 };
    };
    this.setCalipers({ lead: this.#drawn[0] ?? 0, a: at(-1), b: at(1) }, "b");
    this.#tell();
  }

  /** Puts the calipers onto the next lead that is drawn; voltages begin again at zero, being another lead's. */
  nextLead(): void {
    const { calipers } = this.#seen;
    if (calipers === null) return;
    const { a, b } = calipers;
    const lead = this.#drawn[(this.#drawn.indexOf(calipers.lead) + 1) % this.#drawn.length] ?? calipers.lead;
    if (lead !== calipers.lead)
      this.setCalipers({ lead, a: { ...a, millivolts: 0 }, b: { ...b, millivolts: 0 } });
    this.#movedNow();
  }

  setMarch(march: boolean): void {
    this.#seen = { ...this.#seen, march };
    this.#movedNow();
  }

  /** The time and voltage at a place of a row, in device pixels from the row's corner. */
  markAt(x: number, y: number): Mark {
    const column = Math.min(this.#span.width, Math.max(0, Math.round(x - this.gutter)));
    const { zero, perMillivolt } = this.height();
    return {
      time: Math.min(this.duration, timeAt(this.#span, column)),
      millivolts: (zero - y) / perMillivolt,
    };
  }

  /** The height of a row in device pixels. */
  get rowPixels(): number {
    return Math.round(this.#rowMillimetres() * this.mm);
  }

  /** Where voltages stand in a row. */
  height(): Height {
    const { gain, lifted } = this.#seen;
    const zero = Math.round((zeroLine(this.#rowMillimetres(), gain) - lifted) * this.mm);
    return { zero, perMillivolt: gain * this.mm };
  }

  #rowMillimetres(): number {
    const { rows, ratio } = this.#room;
    return rowHeight(rows * ratio, this.facts.leads.length, this.mm, this.#seen.gain);
  }

  #movedNow(): void {
    this.#draw();
    this.#tell();
  }

  #later(): void {
    this.#draw();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#tell(), REST);
  }

  #tell(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { from, to } = stretch(this.#span, this.duration);
    this.#seen = {
      ...this.#seen,
      from,
      to,
      failed: this.#tiles.anyFailed,
      resolution: 1000 / this.#span.perSecond,
      beyond: this.#drawn.filter((lead) => {
        const found = this.#rows[lead];
        if (found === undefined) return false;
        const { above, below } = beyond(found, this.height(), 0, this.rowPixels);
        return above + below > 0;
      }),
      moves: this.#seen.moves + 1,
    };
    for (const listener of [...this.#listeners]) listener();
  }

  #draw(): void {
    if (this.#frame !== 0 || this.#root === null) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      this.#paint();
    });
  }

  #want(): void {
    const { first, width, perSecond } = this.#span;
    const end = Math.min(first + width, columnsOf(this.duration + EDGE, perSecond));
    const all = columnsOf(this.duration + EDGE, perSecond);
    const of = (begin: number, stop: number) =>
      this.#drawn.flatMap((lead) => tilesIn(lead, perSecond, begin, Math.min(all, stop)));
    const ahead = this.#heading > 0 ? of(end, end + 2 * width) : of(first - 2 * width, first);
    const behind = this.#heading > 0 ? of(first - width, first) : of(end, end + width);
    this.#tiles.want([...of(first, end), ...ahead, ...behind]);
  }

  #paint(): void {
    const root = this.#root;
    if (root === null || this.#span.width <= 0 || this.#rows.length === 0) return;
    this.#inks ??= inksOf(root);
    const { gutter, mm, ratio, rowPixels, clock, duration } = this;
    const span = this.#span;
    // Set only when it changed: the styles of all that stands within are worked out anew.
    const inset = `${gutter / ratio}px`;
    if (root.style.getPropertyValue("--ecg-gutter") !== inset) root.style.setProperty("--ecg-gutter", inset);
    this.#want();
    const complete = this.#gather(span);
    const { scale, gain, calipers, active, march } = this.#seen;
    const shown = { span, duration, clock, leads: this.facts.leads, rows: this.#rows, beats: this.#beats };
    const size = { gutter, mm, ratio, rowPixels, height: this.height(), day: this.#day };
    paintPicture(
      this.#canvases,
      { ...shown, ...size, scale, gain, calipers, active, march, complete },
      this.#inks,
    );
    this.#overviews.paint(this.#canvases, span, ratio, this.#inks);
    if (complete === this.#seen.complete) return;
    this.#seen = { ...this.#seen, complete };
    this.#later();
  }

  /** Puts what is read into the rows; answers whether all of it is exact. */
  #gather(span: Span): boolean {
    const end = Math.ceil(this.duration * span.perSecond - span.first);
    let complete = true;
    for (const lead of this.#drawn) {
      const row = this.#rows[lead];
      if (row === undefined) continue;
      const rough = [wholeOf(this.#overviews.of(lead))];
      if (this.#before !== null) rough.unshift(scaleOf(this.#tiles, lead, this.#before));
      if (!gather(row, lead, span, end, this.#tiles, rough)) complete = false;
    }
    return complete;
  }
}

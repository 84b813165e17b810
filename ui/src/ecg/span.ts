/**
 * What stretch of a recording is in view. It is counted in device pixel columns from the recording's start and moves by
 * whole ones: so a column that was read once is the same column wherever it is shown, and no sample changes its column
 * while the view is moved.
 */
export interface Span {
  /** The first column in view. */
  first: number;
  /** Columns in view. */
  width: number;
  /** Columns in a second. */
  perSecond: number;
}

/** How many columns the whole recording has. */
export function columnsOf(duration: number, perSecond: number): number {
  return Math.ceil(duration * perSecond);
}

/** Keeps a span within its recording; one that is shorter than the view stands at its start. */
export function held(span: Span, duration: number): Span {
  const last = Math.max(0, columnsOf(duration, span.perSecond) - span.width);
  const first = Math.min(last, Math.max(0, Math.round(span.first)));
  return { ...span, first };
}

/** The time at a place of the view, in seconds from the start. */
export function timeAt(span: Span, x: number): number {
  return (span.first + x) / span.perSecond;
}

/** The place of a time in the view; may lie outside. */
export function placeOf(span: Span, time: number): number {
  return time * span.perSecond - span.first;
}

/** The stretch in view, in seconds; ends with the recording. */
export function stretch(span: Span, duration: number): { from: number; to: number } {
  return { from: timeAt(span, 0), to: Math.min(duration, timeAt(span, span.width)) };
}

/** Moved by a number of columns. */
export function moved(span: Span, by: number, duration: number): Span {
  return held({ ...span, first: span.first + by }, duration);
}

/** With another scale, the time at `anchor` (a place in the view) staying where it is. */
export function scaled(span: Span, perSecond: number, anchor: number, duration: number): Span {
  const time = timeAt(span, anchor);
  return held({ ...span, perSecond, first: Math.round(time * perSecond - anchor) }, duration);
}

/** With a time in the middle. */
export function centred(span: Span, time: number, duration: number): Span {
  return held({ ...span, first: Math.round(time * span.perSecond - span.width / 2) }, duration);
}

import type { Calipers, End } from "../calipers";
import { type Clock, stepsFor } from "../clock";
import type { Gain } from "../paper";
import type { Scale } from "../scale";
import type { Beats, LeadFacts } from "../signal";
import { type Span, timeAt } from "../span";
import type { Height, Row } from "../trace";
import { paintAxis, timesOf } from "./axis";
import { paintBeats } from "./beats";
import type { Canvases } from "./canvases";
import type { Inks } from "./inks";
import { paintMarks } from "./marks";
import { slideRow } from "./slide";

/** Heights of the strips above and below the rows, in CSS pixels. */
export const STRIP = 24;

/** The width that a time takes, with room beside it, in CSS pixels. */
const LABEL = 92;

/** All that is drawn in one frame, but for the overview; lengths in device pixels. */
export interface Picture {
  span: Span;
  duration: number;
  clock: Clock;
  leads: readonly LeadFacts[];
  rows: readonly Row[];
  gutter: number;
  mm: number;
  ratio: number;
  rowPixels: number;
  height: Height;
  scale: Scale;
  gain: Gain;
  beats: Beats | null;
  calipers: Calipers | null;
  active: End;
  march: boolean;
  /** Whether all columns in view are exact. */
  complete: boolean;
  /** The date at a number of seconds from the start, in the language of the page. */
  day: (seconds: number) => string;
}

/** Draws the rows, the time under them and the beats above them. */
export function paintPicture(canvases: Canvases, picture: Picture, inks: Inks): void {
  const { span, duration, clock, leads, rows, gutter, mm, ratio, rowPixels, height, scale, gain } = picture;
  const width = gutter + span.width;
  const [from, to] = [timeAt(span, 0), timeAt(span, span.width)];
  const steps = stepsFor(span.perSecond, LABEL * ratio);
  const lines = (step: number) =>
    timesOf(clock, step, from, to).map((at) => Math.round(at * span.perSecond) - span.first);
  const grid =
    scale.kind === "paper"
      ? ({ kind: "paper", speed: scale.speed } as const)
      : ({ kind: "time", lines: { light: lines(steps.fine), heavy: lines(steps.label) } } as const);
  const end = duration * span.perSecond - span.first;
  leads.forEach(({ rateHz, millivoltsPerUnit }, index) => {
    const surface = canvases.surface(`row-${index}`, width, rowPixels, ratio);
    if (surface === null) return;
    const row = millivoltsPerUnit === null ? null : (rows[index] ?? null);
    const density = { first: span.first, perColumn: rateHz / span.perSecond, rate: rateHz };
    const size = { width, height: rowPixels, gutter, mm, ratio };
    const what = { ...size, grid, gain, zero: height.zero, row, density, end };
    const clean = picture.complete && picture.calipers === null;
    surface.drawn = slideRow(surface.pen, what, inks, surface.drawn, clean);
    if (picture.calipers === null) return;
    const { calipers, active, march } = picture;
    const own = calipers.lead === index ? height : null;
    paintMarks(surface.pen, { height: rowPixels, gutter, ratio, span, calipers, active, march, own }, inks);
  });
  const strip = Math.round(STRIP * ratio);
  const axis = canvases.surface("axis", width, strip, ratio)?.pen ?? null;
  const { perSecond } = span;
  const { day } = picture;
  if (axis !== null)
    paintAxis(
      axis,
      { width, height: strip, gutter, ratio, from, perSecond, duration, steps, day },
      clock,
      inks,
    );
  const beats = picture.beats === null ? null : (canvases.surface("beats", width, strip, ratio)?.pen ?? null);
  if (beats !== null && picture.beats !== null)
    paintBeats(beats, { width, height: strip, gutter, ratio, span, beats: picture.beats }, inks);
}

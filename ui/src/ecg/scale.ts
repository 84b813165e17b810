import type { Speed } from "./paper";

/**
 * How time is laid out: as paper at a true speed, or pressed together so that a chosen stretch fills the width. The
 * second is never called a speed.
 */
export type Scale = { kind: "paper"; speed: Speed } | { kind: "span"; seconds: number };

/** Stretches that can fill the width, in seconds. */
const SPANS = [30, 60, 300, 900, 3600, 21_600, 86_400] as const;

/** Device pixels in a second. */
export function pixelsPerSecond(scale: Scale, mm: number, width: number): number {
  return scale.kind === "paper" ? scale.speed * mm : width / scale.seconds;
}

/** All scales for a recording in a given width, from the widest apart to the whole recording. */
export function scalesFor(duration: number, mm: number, width: number): Scale[] {
  const onPaper = width / (25 * mm);
  const spans = SPANS.filter((seconds) => seconds > onPaper * 1.2 && seconds < duration);
  const whole = duration > onPaper ? [duration] : [];
  return [
    { kind: "paper", speed: 50 },
    { kind: "paper", speed: 25 },
    ...[...spans, ...whole].map((seconds) => ({ kind: "span", seconds }) as const),
  ];
}

/** Whether two scales are one. */
export function sameScale(one: Scale, other: Scale): boolean {
  return one.kind === "paper"
    ? other.kind === "paper" && one.speed === other.speed
    : other.kind === "span" && one.seconds === other.seconds;
}

/** The next scale in a direction: -1 shows less time, 1 shows more; `null` at the end. */
export function nextScale(all: readonly Scale[], now: Scale, by: 1 | -1): Scale | null {
  const at = all.findIndex((each) => sameScale(each, now));
  if (at >= 0) return all[at + by] ?? null;
  // A width that changed: the nearest of what there is now.
  const seconds = now.kind === "span" ? now.seconds : 0;
  const wider = all.filter((each) => each.kind === "span" && each.seconds > seconds);
  const narrower = all.filter((each) => each.kind === "paper" || each.seconds < seconds);
  return (by === 1 ? wider[0] : narrower.at(-1)) ?? null;
}

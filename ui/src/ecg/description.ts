import { dateOf } from "../format/date";
import type { Language } from "../host/types";
import { countIn, meanRr } from "./beats";
import { measured } from "./calipers";
import { type EcgWords, leadsPhrase, lengthText } from "./names";
import type { Seen } from "./seen";
import type { Beats, LeadFacts, SignalFacts } from "./signal";
import type { Strip } from "./strip";

/** What the words are made of. */
interface Shown {
  strip: Strip;
  seen: Seen;
  facts: SignalFacts;
  beats: Beats | null;
  words: EcgWords;
  language: Language;
}

/** All that is on screen, in words (WCAG 1.1.1): times, scale, leads, beats and rate, and whether it is to scale. */
export function descriptionOf(shown: Shown & { toScale: boolean }): string {
  const { strip, seen, facts, words, language, toScale } = shown;
  const { clock } = strip;
  const day = clock.known
    ? dateOf(clock.instant(seen.from), clock.zone, language, { weekday: true })
    : words.startUnknown;
  const scale =
    seen.scale.kind === "paper"
      ? words.plot.paper(seen.scale.speed, seen.gain)
      : words.plot.pressed(seen.gain);
  const parts = [
    `${day}. ${viewText(shown)}`,
    scale,
    leadsPhrase(facts.leads, words),
    beatsText(shown),
    seen.lifted === 0 ? "" : words.scale.lifted(seen.lifted),
    seen.complete ? "" : words.plot.rough.replace(/\.$/u, ""),
    toScale ? words.scale.toScale : words.scale.notToScale,
  ];
  return `${parts.filter((part) => part !== "").join(". ")}.`;
}

/** What is said after a key moved something. */
export function saidOf(what: "view" | "calipers" | "active", shown: Shown): string {
  const { seen, words, strip, facts } = shown;
  const { calipers, active } = seen;
  if (calipers === null || what === "view") return `${viewText(shown)}. ${beatsText(shown)}.`;
  if (what === "active") return words.calipers.active(words.calipers.mark(active));
  const { interval, perMinute, amplitude } = readable(calipers, facts.leads, words);
  const time = strip.clock.at(calipers[active].time, true);
  return words.calipers.said(words.calipers.mark(active), time, interval, perMinute, amplitude);
}

/** What the calipers measure, as text: whole milliseconds, beats in a minute, hundredths of a millivolt. */
export function readable(
  calipers: NonNullable<Seen["calipers"]>,
  leads: readonly LeadFacts[],
  words: EcgWords,
) {
  const { interval, perMinute, amplitude } = measured(calipers);
  return {
    interval: words.calipers.ms(String(Math.round(interval))),
    perMinute:
      perMinute === null ? words.calipers.noRate : words.calipers.rate(String(Math.round(perMinute))),
    amplitude:
      leads[calipers.lead]?.calibrated === false
        ? words.calipers.noGain
        : words.calipers.mv(`${amplitude < 0 ? "−" : ""}${Math.abs(amplitude).toFixed(2)}`),
  };
}

function viewText({ strip, seen, words, language }: Shown): string {
  const across = lengthText(seen.to - seen.from, language);
  return words.plot.shown(strip.clock.at(seen.from), strip.clock.at(seen.to), across);
}

function beatsText({ seen, beats, words }: Shown): string {
  if (beats === null) return words.plot.noBeats;
  const mean = meanRr(beats, seen.from, seen.to);
  const rate = mean === null ? null : String(Math.round(60_000 / mean.rr));
  return words.plot.beats(countIn(beats, seen.from, seen.to), rate);
}

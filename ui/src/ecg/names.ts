import { exactSeconds, secondsText } from "../format/duration";
import type { Language } from "../host/types";
import type { ecg } from "../messages/ecg";
import type { Seen } from "./seen";
import type { LeadFacts } from "./signal";
import type { Strip } from "./strip";

/** A lead as far as its name goes. */
type Named = Pick<LeadFacts, "name">;

/** Words of the electrocardiogram in one language. */
export type EcgWords = (typeof ecg)["en"];

/** A lead's name as supplied, or that there is none; never guessed from its place (X-ECG-04). */
export function leadName(lead: Named | undefined, words: EcgWords): string {
  const name = lead?.name?.trim() ?? "";
  return name === "" ? words.notStated : name;
}

/** The leads in one phrase: `lead I`, `leads I, II`, `Lead not stated`. */
export function leadsPhrase(leads: readonly Named[], words: EcgWords): string {
  const names = leads.map((lead) => leadName(lead, words));
  const [only] = names;
  if (leads.length !== 1 || only === undefined) return words.leads(names.join(", "));
  return only === words.notStated ? only : words.lead(only);
}

/** A length in words: tenths under a minute, else whole seconds up to an hour, with nothing lost between. */
export function lengthText(seconds: number, language: Language): string {
  if (seconds < 60) return exactSeconds(Math.round(seconds * 10) / 10, language);
  const whole = Math.round(seconds);
  return whole < 3600 ? exactSeconds(whole, language) : secondsText(whole, language);
}

/** A number with up to `digits` decimals, without empty ones: 360, 512.6. */
export function plain(value: number, digits: number): string {
  return String(Number(value.toFixed(digits)));
}

/** What the calibration mark stands for; pressed together it is a height alone (X-ECG-03). */
export function calibrationText(seen: Seen, words: EcgWords): string {
  const { paper, pressed } = words.scale.calibration;
  return seen.scale.kind === "paper" ? paper : pressed;
}

/** Whether rows are too low for words beside the calibration mark: then they stand once, below. */
export function isLow(strip: Strip): boolean {
  return strip.rowPixels < 28 * strip.mm;
}

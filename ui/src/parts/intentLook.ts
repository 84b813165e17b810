/**
 * How an intent's state looks: one icon and one hue each, the same wherever an intent is shown. A dashed circle is
 * open-ended, a closed one is settled; violet is what we do not know.
 */
import type { IntentState } from "../host/types";
import type { IconName } from "./Icon";
import type { Tone } from "./NoteBar";

/** Icon and hue of a state. */
export interface IntentLook {
  icon: IconName;
  tone: Tone;
}

const LOOKS: Record<IntentState, IntentLook> = {
  queued: { icon: "queued", tone: "info" },
  sending: { icon: "sending", tone: "info" },
  confirmed: { icon: "done", tone: "good" },
  landedIdUnknown: { icon: "landed", tone: "unsure" },
  rejected: { icon: "refused", tone: "bad" },
  unknown: { icon: "unknown", tone: "unsure" },
  needsPerson: { icon: "unknown", tone: "unsure" },
  withdrawn: { icon: "withdrawn", tone: "info" },
};

/** The look of a state. */
export function intentLook(state: IntentState): IntentLook {
  return LOOKS[state];
}

import type { ActKind } from "../../host/types";
import type { Told } from "./outboxChoice";

/** What each choice does to a slot that is offered. */
export const slot: Told<Extract<ActKind, "offerSlot">> = {
  withdraw: { offerSlot: "Nothing more is sent. If it did arrive, the time can be booked: look at the day." },
  keepLooking: {
    offerSlot:
      "We read the slots again: after 5sec, 30sec, 2min and 10min. Nothing is sent. Then you are asked again.",
  },
  sendAgain: {
    offerSlot: "The slots are looked at again. If the time is not offered, it is offered once more.",
  },
  markLanded: { offerSlot: "We stop asking. Nothing is sent. Somebody may have booked it at once." },
  enterId: { offerSlot: "It has no id that could be entered." },
  correct: { offerSlot: "What you send then is new; this one is not sent." },
  queued: { offerSlot: "Nothing is sent. The time is not offered." },
  rejected: { offerSlot: "It leaves this list. The time was not offered by it." },
};

/** Why an offered slot stands where it stands. */
export const slotWhy: Record<string, string> = {
  slotStands: "This time is offered already, so nothing was sent",
  slotOverlaps: "Another slot shares this time, so nothing was sent",
};

/** What it would change, in one line. */
export const slotWhat = {
  offerSlot: (when: string, who: string) => `Offer a slot ${when}, ${who}`,
};

import type { Told } from "./outboxChoice";

/** Acts on visits: booking, moving, reasons, cancelling. Words of the Outbox; spread into its own catalogue. */
type Kind = "book" | "reschedule" | "changeReasons" | "cancel";

/** What each choice does, by what the intent would change. */
export const visit: Told<Kind> = {
  withdraw: {
    book: "Nothing is booked from here. If it did arrive after all, the visit stands at the vendor until someone cancels it there.",
    reschedule: "The visit keeps its time here. If the change did arrive, the board will say so.",
    changeReasons: "The reasons stay as they are here. If the change did arrive, the board will say so.",
    cancel: "The visit stays. If the cancellation did arrive, the board will say so.",
  },
  keepLooking: {
    book: "We look for our reference again: after 5sec, 30sec, 2min and 10min. Nothing is sent. Then you are asked again.",
    reschedule:
      "We read the visit again: after 5sec, 30sec, 2min and 10min. Nothing is sent. Then you are asked again.",
    changeReasons:
      "We read the visit again: after 5sec, 30sec, 2min and 10min. Nothing is sent. Then you are asked again.",
    cancel:
      "We read the visit again: after 5sec, 30sec, 2min and 10min. Nothing is sent. Then you are asked again.",
  },
  sendAgain: {
    book: "One more booking is sent. If the first one arrives late, the patient has two visits and one has to be cancelled.",
    reschedule:
      "The same change is sent once more. If the first one arrives late, the visit has the same time.",
    changeReasons: "The same reasons are sent once more. If the first arrive late, they are the same.",
    cancel: "The cancellation is sent once more. A visit that is already cancelled stays cancelled.",
  },
  markLanded: {
    book: "The visit stays on the board as landed, id unknown, and we go on looking for its id. Nothing is sent.",
    reschedule: "We stop asking. Nothing is sent.",
    changeReasons: "We stop asking. Nothing is sent.",
    cancel: "We stop asking. Nothing is sent.",
  },
  enterId: {
    book: "The visit under that id is read first. It counts only when it carries our reference.",
    reschedule: "The visit under that id is read first.",
    changeReasons: "The visit under that id is read first.",
    cancel: "The visit under that id is read first.",
  },
  correct: {
    book: "Booking opens with what you entered. When you book, a new booking is kept and this refused one is withdrawn.",
    reschedule: "The visit opens. What you send then is a new change; this one is not sent.",
    changeReasons: "The visit opens. What you send then is a new change; this one is not sent.",
    cancel: "The visit opens. What you send then is a new cancellation; this one is not sent.",
  },
  queued: {
    book: "Nothing is sent and nothing is booked.",
    reschedule: "Nothing is sent. The visit keeps its time.",
    changeReasons: "Nothing is sent. The reasons stay as they are.",
    cancel: "Nothing is sent. The visit stays.",
  },
  rejected: {
    book: "It leaves this list. Nothing was booked.",
    reschedule: "It leaves this list. The visit kept its time.",
    changeReasons: "It leaves this list. The reasons stayed as they were.",
    cancel: "It leaves this list. The visit stayed.",
  },
};

/** Why an intent stands where it stands. */
export const visitWhy: Record<string, string> = {
  overlapSince:
    "The patient has another visit at that time by now, so nothing was sent. Look at both, and say why both can stand",
  slotTaken: "The slot was no longer free when it was read again, so nothing was sent",
  alreadyBooked: "The vendor has this visit already, so nothing was sent",
  notLookedAt: "It could not be looked whether something stands in the way, so nothing was sent",
  cannotBeLookedFor: "The vendor offers no way to look for it",
  slotsNotRead: "The slots could not be read again, so nothing was sent",
};

/** Names of what an act says. */
export const visitFacts: Record<string, string> = {
  overlapReason: "Why two visits at one time",
  with: "With",
  held: "How the visit is held",
  instruction: "What the patient is told",
};

/** What an intent would change, in one line. */
export const visitWhat = {
  book: (when: string, room: string) => (room === "" ? `Book ${when}` : `Book ${when}, ${room}`),
  reschedule: (from: string, to: string) => `Move visit of ${from} to ${to}`,
  rescheduleTo: (to: string) => `Move visit to ${to}`,
  reasons: (when: string) => `Change reasons of visit of ${when}`,
  cancel: (when: string) => `Cancel visit of ${when}`,
};

import type { Told } from "./outboxChoice";

/** Writing a note. Words of the Outbox; spread into its own catalogue. */
type Kind = "note";

/** What each choice does, by what the intent would change. */
export const note: Told<Kind> = {
  withdraw: {
    note: "The note stays as it is at Solo, and the draft stays here. If it did arrive, the note will say so.",
  },
  keepLooking: {
    note: "We read the note again: after 5sec, 30sec, 2min and 10min. Nothing is sent. Then you are asked again.",
  },
  sendAgain: {
    note: "The note is read first. The same answers are sent once more, unless somebody changed them or they are there.",
  },
  markLanded: {
    note: "We stop asking. Nothing is sent.",
  },
  enterId: {
    note: "The visit under that id is read first.",
  },
  correct: {
    note: "The note opens with the draft. What you send then is a new note, and this refused one is withdrawn.",
  },
  queued: {
    note: "Nothing is sent. The draft stays here.",
  },
  rejected: {
    note: "It leaves this list. The note stayed as it was, and the draft stays here.",
  },
};

/** Why an intent stands where it stands. */
export const noteWhy: Record<string, string> = {
  noteChanged: "Somebody changed the note after it was decided, so nothing was sent",
  questionNotAsked: "The vendor does not ask this question any more, so nothing was sent",
  noteNotRead: "The note could not be read again, so nothing was sent",
};

/** Names of what an act says. */
export const noteFacts: Record<string, string> = {
  template: "Template",
  answers: "Answers",
};

/** What an intent would change, in one line. */
export const noteWhat = {
  note: (when: string) => `Write note of visit of ${when}`,
};

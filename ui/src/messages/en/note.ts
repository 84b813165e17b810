import type { AnswerStanding, Closed } from "../../host/types";

const closed: Record<Closed, string> = {
  noId: "Solo gives no id for this question, so it can be read here and not answered.",
  unknownKind: "This console does not know how this question is answered. It stays as it is at Solo.",
  sameName:
    "Another question has the same title and text. Solo tells answers by these, so neither is written.",
  severalTexts: "Solo has several texts here where one is expected. They stay as they are at Solo.",
  sameTemplateName: "Another template of this visit has the same name, so nothing is written to either.",
};

const standings: Record<AnswerStanding, string> = {
  onlyMine: "Only you changed it",
  same: "Solo says the same already",
  both: "Both changed it",
  notAsked: "Not asked any more",
};

/** The host's words for why nothing was kept to be sent. */
const refusals: Record<string, string> = {
  otherPatient: "The ticks belong to another record. Nothing was sent. Check both identifiers again.",
  identifierChanged:
    "An identifier of this record has changed since you ticked it. Nothing was sent. Check both again.",
  twoIdentifiers: "Two identifiers have to be ticked. Nothing was sent.",
  intentUnderWay:
    "A note of yours is still on its way. Nothing was sent. Wait until it is settled in the Outbox.",
  noteChanged:
    "The note changed at Solo while you looked at it. Nothing was sent. Look at the comparison again.",
  questionNotAsked: "Solo does not ask one of these questions any more. Nothing was sent. Look again.",
  draftChanged: "The draft changed in the meantime. Nothing was sent. Look again.",
  nothingDrafted: "Nothing is drafted, so there is nothing to send.",
  idUnknown: "Solo has not told us the visit's id yet. Nothing was sent.",
  goneAtVendor: "Solo no longer knows this visit. Nothing was sent. The draft is kept.",
  connectionOff: "The connection is turned off. Nothing was sent. The draft is kept.",
  tooLong: "One answer is longer than 50,000 characters. Shorten it.",
};

const snippetRefusals: Record<string, string> = {
  abbreviation: "An abbreviation is one word of 2 to 20 letters, digits or hyphens. Nothing was kept.",
  twice: "An abbreviation stands twice. Nothing was kept.",
  required: "A text is empty. Nothing was kept.",
  tooLong: "A text is longer than 5,000 characters. Nothing was kept.",
  tooMany: "There are more than 300 texts. Nothing was kept.",
};

export const en = {
  title: "Visit note",
  whose: (when: string, room: string) => (room === "" ? when : `${when}, ${room}`),
  timeUnknown: "time not known",
  back: "Back",
  readAgain: "Read again",
  reading: (vendor: string) => `Reading from ${vendor} now.`,
  read: (vendor: string, age: string) => `Read from ${vendor} ${age} ago.`,
  neverRead: (vendor: string) => `Not yet read from ${vendor}.`,
  sections: "Sections",
  sectionOf: (at: number, of: number) => `Section ${at} of ${of}`,
  templateOf: (vendor: string, sections: number) =>
    sections === 1 ? `Template of ${vendor}, 1 section` : `Template of ${vendor}, ${sections} sections`,
  answered: (count: number, of: number) => `${count} of ${of}`,
  answeredLong: (section: string, count: number, of: number) => `${section}, ${count} of ${of} answered`,
  empty: "Empty",
  answeredAt: (when: string) => `Answered ${when}`,
  closed,
  unplaced: {
    title: "Other answers",
    text: "Solo shows these answers without a question to answer. They stay as they are.",
  },
  loose: {
    title: "Drafted, without a question here",
    text: "Solo's note does not ask this here now. What you wrote is kept on this device and is not sent.",
  },
  assumed: "Assumed of Solo: a note write changes only the questions it names (A-SO-16).",
  comments: {
    title: "Comments",
    none: "Nobody has commented.",
    unknownAuthor: "Author not told",
    unknownTime: "time not told",
    zone: (zone: string) => `Times in ${zone}.`,
    readOnly: "Comments are written in Solo itself.",
  },
  noAnswer: "No answer",
  drafted: "Draft, not sent",
  changedThere: "Somebody changed this at Solo since you began. You choose before anything is sent.",
  otherDrafts: (names: string) => `On this device ${names} also has a draft of this note.`,
  draft: {
    title: "Draft",
    hint: "What you type stays on this device until you send it. Solo is read again just before sending.",
    typing: "Draft.",
    savedAt: (time: string) => `Draft. Saved on this device ${time}.`,
    notSent: (count: number) => (count === 1 ? "1 answer, not sent." : `${count} answers, not sent.`),
    failed: {
      title: "The draft could not be saved on this device.",
      text: "It is tried again. Do not close the console; copy what you cannot lose.",
    },
    keep: "Save draft",
    kept: "Draft saved on this device.",
    discard: "Discard draft",
    nothing: "Nothing is drafted.",
    review: "Check and send",
  },
  discard: {
    title: "Discard this draft?",
    text: (count: number) =>
      count === 1
        ? "1 answer that was never sent is thrown away. Nothing brings it back. The note at Solo stays as it is."
        : `${count} answers that were never sent are thrown away. Nothing brings them back. The note at Solo stays as it is.`,
    cancel: "Keep the draft",
    confirm: "Discard draft",
    done: "The draft was thrown away. Nothing was sent.",
  },
  snippets: {
    title: "Texts to insert",
    hint: "Type part of a text or its abbreviation. Arrows move, Enter inserts.",
    find: "Find a text",
    insert: "Insert the text",
    insertAct: "Insert a text",
    noField: "Put the cursor into a text first.",
    none: "No text matches. Texts are set in Settings.",
    set: "Set the texts",
    settingsHint:
      "For every clinician of this clinic. In a note, type a full stop and the abbreviation, then a space; or choose from the list with Ctrl and full stop. Put no patient's data here.",
    abbreviation: "Abbreviation",
    text: "Text",
    line: (at: number, abbreviation: string) => `Text ${at} ${abbreviation}`,
    remove: (abbreviation: string) => `Remove ${abbreviation}`,
    add: "Add a text",
    keep: "Keep the texts",
    kept: "The texts are kept.",
    refusals: snippetRefusals,
  },
  leaving: {
    title: (count: number) =>
      count === 1
        ? "Leave this note with 1 answer not sent?"
        : `Leave this note with ${count} answers not sent?`,
    text: "Nothing has been sent. The draft is saved on this device and is there when you open the note again.",
    failed:
      "Nothing has been sent, and the draft could not be saved on this device. What you typed would be lost. Stay and copy it.",
    stay: "Stay here",
    keep: "Leave, keep the draft",
    discard: "Discard the draft",
    discarded: "The draft was thrown away. Nothing was sent.",
  },
  review: {
    title: "Check before sending",
    compareTitle: "Compare before sending",
    back: "Back to the note",
    loading: "Solo's note",
    fresh: (time: string) => `Read from Solo ${time}. It is read once more just before sending.`,
    old: {
      title: (time: string) => `Solo did not answer. This compares with what was read ${time}.`,
      text: "What you send waits. Solo is read again just before sending, and nothing is sent over a change.",
    },
    changed: {
      title: (count: number) =>
        count === 1
          ? "1 answer was changed at Solo after you began."
          : `${count} answers were changed at Solo after you began.`,
      text: "Nothing has been sent. Choose where both wrote; the rest goes as drafted.",
      chosen: (count: number, of: number) => `${count} of ${of} chosen`,
    },
    columns: {
      question: "Question",
      base: "When you began",
      theirs: "At Solo now",
      mine: "Your draft",
      sent: "Will be sent",
    },
    standings,
    theirs: "Theirs",
    mine: "Mine",
    both: "Both, edited here",
    bothLabel: (question: string) => `Text to send: ${question}`,
    choice: (question: string) => `What to send: ${question}`,
    notChosen: "Not chosen yet",
    nothingSent: "Nothing is sent",
    stays: "Stays a draft here",
    untouched: (count: number) =>
      count === 1 ? "1 more question is left as it is." : `${count} more questions are left as they are.`,
    toChoose: (count: number) => (count === 1 ? "1 answer to choose" : `${count} answers to choose`),
    send: (count: number) => (count === 1 ? "Send 1 answer to Solo" : `Send ${count} answers to Solo`),
    leave: "Leave it as it is at Solo",
    act: (name: string) => `Note of ${name}`,
    sent: "The note is kept to be sent.",
    ended: "Left as it is at Solo. Nothing was sent.",
    underWay: "A note of yours is still on its way. The next one can be sent when it is settled.",
    refusals,
  },
  intents: {
    underWay: {
      title: "Your note is on its way.",
      text: "The draft stays here until Solo is known to have it.",
    },
    unsure: {
      title: "Your note may or may not have arrived.",
      text: "It is looked for and never sent twice by itself. The draft is kept.",
    },
    refused: {
      title: "Your note was not sent.",
      text: "Nothing changed at Solo. The draft is kept.",
    },
    noteChanged: {
      title: "Somebody changed this note at Solo after you decided.",
      text: "Nothing was sent. The draft is kept; compare, then send.",
    },
    says: (words: string) => `Solo says: “${words}”`,
    outbox: "Open the Outbox",
    compare: "Compare",
  },
  loading: "the note",
  notFound: { title: "This visit is not known here any more", text: "Look at the board again." },
  denied: {
    title: "Notes are open to clinicians only",
    text: "This attempt is in the audit. Ask an administrator if your role has changed.",
  },
  patientUnknown: {
    title: "The patient of this visit has not been read yet",
    text: "A note is opened only under the name it belongs to. It opens as soon as Solo has told it.",
  },
  noNote: {
    title: "No note here yet",
    never: "It has not been read from Solo on this device. It appears when Solo answers.",
    none: "Solo has no template for this visit's room.",
  },
  unread: {
    title: (vendor: string) => `${vendor} could not be read just now.`,
    text: (age: string) => `What you see was read ${age} ago.`,
  },
  offline: {
    title: (vendor: string, since: string) => `${vendor} cannot be reached since ${since}.`,
    text: "You can read the note as it was. What you write stays on this device until you send it.",
    silent: (vendor: string, since: string) => `${vendor} has not answered since ${since}.`,
  },
};

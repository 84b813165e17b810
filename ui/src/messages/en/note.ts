import type { Closed } from "../../host/types";

const closed: Record<Closed, string> = {
  noId: "Solo gives no id for this question, so it can be read here and not answered.",
  unknownKind: "This console does not know how this question is answered. It stays as it is at Solo.",
  sameName:
    "Another question has the same title and text. Solo tells answers by these, so neither is written.",
  severalTexts: "Solo has several texts here where one is expected. They stay as they are at Solo.",
  sameTemplateName: "Another template of this visit has the same name, so nothing is written to either.",
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
  comments: {
    title: "Comments",
    none: "Nobody has commented.",
    unknownAuthor: "Author not told",
    unknownTime: "time not told",
    zone: (zone: string) => `Times in ${zone}.`,
    readOnly: "Comments are written in Solo itself.",
  },
  loading: "the note",
  notFound: { title: "This visit is not known here any more", text: "Look at the board again." },
  denied: {
    title: "Notes are open to clinicians only",
    text: "Ask an administrator if your role has changed.",
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

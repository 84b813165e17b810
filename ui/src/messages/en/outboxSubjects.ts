import type { Told } from "./outboxChoice";

/** Acts on a trial's subjects. Words of the Outbox; spread into its own catalogue. */
type Kind = "enrolSubject" | "editSubject" | "removeSubject";

const look = "after 5sec, 30sec, 2min and 10min. Nothing is sent. Then you are asked again.";
const same = (text: string): Record<Kind, string> => ({
  enrolSubject: text,
  editSubject: text,
  removeSubject: text,
});

/** What each choice does, by what the intent would change. */
export const subject: Told<Kind> = {
  withdraw: {
    enrolSubject:
      "Nothing more is sent. If the enrolment did arrive, the subject stands in the study's list.",
    editSubject: "Nothing more is sent. If the change did arrive, the record shows it when it is read again.",
    removeSubject: "Nothing more is sent. If the removal did arrive, the study no longer has the subject.",
  },
  keepLooking: {
    enrolSubject: `We look for the number in the study's list again: ${look}`,
    editSubject: `We read the subject's record again: ${look}`,
    removeSubject: `We look whether the study's list still has the number: ${look}`,
  },
  sendAgain: {
    enrolSubject:
      "The study's list is read first. If the subject stands there as told, nothing is sent; otherwise it is sent once more.",
    editSubject:
      "The record is read first. If it shows the change, nothing is sent; otherwise the same change is sent once more.",
    removeSubject:
      "The study's list is read first. If the number is gone, nothing is sent; otherwise the removal is sent once more.",
  },
  markLanded: same("We stop asking. Nothing is sent."),
  enterId: same("It has no id that could be entered."),
  correct: same("What you send then is new; this one is not sent."),
  queued: {
    enrolSubject: "Nothing is sent. Nobody is enrolled.",
    editSubject: "Nothing is sent. The record stays as it is.",
    removeSubject: "Nothing is sent. The subject stays in the study.",
  },
  rejected: {
    enrolSubject: "It leaves this list. Nobody was enrolled.",
    editSubject: "It leaves this list. The record stayed as it was.",
    removeSubject: "It leaves this list. The subject stayed in the study.",
  },
};

/** Why an intent stands where it stands. */
export const subjectWhy: Record<string, string> = {
  subjectNumberTaken: "Somebody in the study has this subject number already, so nothing was sent",
  subjectGone: "The study no longer has this subject, so nothing was sent",
  subjectMoved: "The subject is at another site by now, so nothing was sent",
};

/** Names of what an act says. What is hidden names the person. */
export const subjectFacts: Record<string, string> = {
  study: "Study",
  site: "Site",
  subjectNumber: "Subject number",
  subjectStatus: "Stands in the study as",
  subjectFirstName: "Given name",
  subjectLastName: "Family name",
  subjectBirthDate: "Date of birth",
  subjectEmail: "E-mail",
  subjectMobilePhone: "Mobile phone",
  subjectPreferredLanguage: "Preferred language",
  subjectTimeZone: "Time zone",
};

/** What an intent would change, in one line. */
export const subjectWhat = {
  enrolSubject: (number: string, study: string) => `Enrol ${number} in ${study}`,
  editSubject: (number: string, study: string) => `Change ${number} of ${study}`,
  removeSubject: (number: string, study: string) => `Remove ${number} from ${study}`,
};

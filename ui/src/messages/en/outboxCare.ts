import type { ActKind } from "../../host/types";

/** Acts about files, documents, assistance and consults, as the Outbox tells them. */
type Care = Extract<
  ActKind,
  | "attach"
  | "deleteAttachment"
  | "sendDocument"
  | "uploadDocument"
  | "registerAtCarium"
  | "invitePatient"
  | "requestAssistance"
  | "cancelAssistance"
  | "consult"
>;

const look = "after 5sec, 30sec, 2min and 10min. Nothing is sent. Then you are asked again.";
const same = (text: string): Record<Care, string> => ({
  attach: text,
  deleteAttachment: text,
  sendDocument: text,
  uploadDocument: text,
  registerAtCarium: text,
  invitePatient: text,
  requestAssistance: text,
  cancelAssistance: text,
  consult: text,
});

/** What each choice does, by what the intent would change. */
export const care = {
  withdraw: {
    attach:
      "Nothing more is sent, and this clinic's copy is destroyed. If the file did arrive, it stands in the visit's list and can be deleted there.",
    deleteAttachment: "The file stays. If the deletion did arrive, the visit's list will say so.",
    sendDocument:
      "Nothing more is sent. If the document did arrive, it stays in the patient's record at the vendor.",
    uploadDocument:
      "Nothing more is sent, and this clinic's copy is destroyed. References that were made at Carium stay there without a file: the story names them.",
    registerAtCarium: "Nothing more is sent. If the registration did arrive, the record stands at Carium.",
    invitePatient: "Nothing more is sent. If the invitation did arrive, the person has it.",
    requestAssistance: "Nothing more is sent. If the request did arrive, someone may come to the bed.",
    cancelAssistance: "Nothing more is sent. The request may still stand: look at it under Assistance.",
    consult:
      "Nothing more is sent. If it did arrive, the consult stands at the vendor. Call them when in doubt.",
  } satisfies Record<Care, string>,
  keepLooking: {
    attach: `We read the visit's list of files again: ${look}`,
    deleteAttachment: `We read the visit's list of files again: ${look}`,
    sendDocument: "Nothing shows documents that were sent, so there is nowhere to look.",
    uploadDocument: `We read the record's list of documents again: ${look}`,
    registerAtCarium: `We look for the person at Carium again: ${look}`,
    invitePatient: "Nothing shows invitations, so there is nowhere to look.",
    requestAssistance: `We ask for the current request again: ${look}`,
    cancelAssistance: `We ask for the current request again: ${look}`,
    consult: `We look for the visit that a new consult makes: ${look}`,
  } satisfies Record<Care, string>,
  sendAgain: {
    attach:
      "The file is sent once more. If the first one arrives late, it is there twice and one has to be deleted.",
    deleteAttachment: "The deletion is sent once more. A file that is already deleted stays deleted.",
    sendDocument:
      "The document is sent once more. If the first one did arrive, the record has it twice for good.",
    uploadDocument:
      "The steps that are left are sent. What the record's list shows of the first try is gone on with, not made again.",
    registerAtCarium:
      "Carium is looked at first: where the person stands there, nothing is sent. Otherwise the registration is sent once more.",
    invitePatient: "The invitation is sent once more. If the first one did arrive, the person gets it twice.",
    requestAssistance: "The request is sent once more. If the first one arrives late, there are two.",
    cancelAssistance:
      "The cancellation is sent once more. A request that is already cancelled stays cancelled.",
    consult:
      "The request is sent once more. If the first one did arrive, the vendor refuses this one for 24 hours.",
  } satisfies Record<Care, string>,
  markLanded: same("We stop asking. Nothing is sent."),
  enterId: same("It has no id that could be entered."),
  correct: same("What you send then is new; this one is not sent."),
  queued: {
    attach: "Nothing is sent, and this clinic's copy is destroyed.",
    deleteAttachment: "Nothing is sent. The file stays.",
    sendDocument: "Nothing is sent.",
    uploadDocument: "Nothing is sent, and this clinic's copy is destroyed.",
    registerAtCarium: "Nothing is sent. Nobody is registered.",
    invitePatient: "Nothing is sent. Nobody is invited.",
    requestAssistance: "Nothing is sent. Nobody is called.",
    cancelAssistance: "Nothing is sent. The request stands.",
    consult: "Nothing is sent. No consult is asked for.",
  } satisfies Record<Care, string>,
  rejected: {
    attach: "It leaves this list, and this clinic's copy is destroyed. Nothing was attached.",
    deleteAttachment: "It leaves this list. The file stayed.",
    sendDocument: "It leaves this list. Nothing was added to the record.",
    uploadDocument:
      "It leaves this list, and this clinic's copy is destroyed. The record has no document of it.",
    registerAtCarium: "It leaves this list. Nobody was registered.",
    invitePatient: "It leaves this list. Nobody was invited.",
    requestAssistance: "It leaves this list. Nobody was called.",
    cancelAssistance: "It leaves this list. Nothing was cancelled.",
    consult: "It leaves this list. No consult was asked for.",
  } satisfies Record<Care, string>,
};

/** Why an intent stands where it stands. */
export const careWhy: Record<string, string> = {
  copyUnreadable: "This clinic's copy of the file can no longer be opened, so nothing was sent",
  stopped: "Stopped before the file had left whole",
  stoppedLate: "Stopped when the whole file had left: it is looked for",
  cannotBeLookedFor: "The vendor offers no way to look whether it arrived",
  tooLate: "It waited too long, so it was not sent",
  logInNeeded: "The account has to be logged in first: see Connections. It leaves after that",
  uploadBegun: "Looked at which documents the record has",
  uploadBegunAnew: "A reference had to be given up: it stays at Carium without a file. Begun anew",
  referenceMade: "Carium made a reference for it",
  formRunOut: "The form for the file had run out: another one is asked for",
  fileSent: "The file is at Carium's store",
  documentFinished: "Carium has the document",
  nothingWasBegun: "Nothing had been begun, so it goes on",
  stepFound: "The step under way had arrived, so it goes on from there",
  stepAgain: "The step under way is made again, which is harmless",
  registeredThere: "Somebody of this name and birth date stands at Carium already, so nothing was sent",
  requestStands: "A request stands there already, so no second one was sent",
  requestMovedOn: "The request that was seen no longer stands there, so nothing was cancelled",
  requestNotRead: "The current request could not be read, so nothing was cancelled yet",
};

/** Names of what an act says. */
export const careFacts: Record<string, string> = {
  file: "File",
  mediaType: "Type",
  bytes: "Bytes",
  document: "Document",
  description: "Description",
  reference: "Reference at Carium",
  givenUp: "References given up",
  gender: "Gender",
  email: "E-mail",
  mobilePhone: "Mobile phone",
  invitedBy: "Invited by",
  logIn: "Logs in with",
  building: "Building",
  floor: "Floor",
  department: "Department",
  room: "Room",
  bed: "Bed",
  mrn: "MRN",
  device: "Device",
  consultFor: "For",
  born: "Born",
  reason: "Reason",
  consultType: "Consult",
  location: "Location",
};

/** What an intent would change, in one line. */
export const careWhat = {
  attach: (name: string) => `Attach “${name}”`,
  deleteAttachment: (name: string) => `Delete “${name}”`,
  sendDocument: (name: string) => `Send the document “${name}”`,
  uploadDocument: (name: string) => `Add “${name}” to the record`,
  registerAtCarium: (who: string) => `Register ${who}`,
  invitePatient: (how: string) => `Invite by ${how}`,
  requestAssistance: (where: string) => `Ask for assistance, ${where}`,
  cancelAssistance: (where: string) => `Cancel the assistance, ${where}`,
  consult: (reason: string, who: string) => `Ask for a consult, ${reason}, ${who}`,
};

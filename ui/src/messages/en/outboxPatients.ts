import type { Told } from "./outboxChoice";

/** Acts on records of patients. Words of the Outbox; spread into its own catalogue. */
type Kind = "editPatient" | "registerPatient";

/** What each choice does, by what the intent would change. */
export const patient: Told<Kind> = {
  withdraw: {
    editPatient:
      "The record stays as it is here. If the change did arrive, the record will say so when it is read again.",
    registerPatient:
      "Nobody is registered from here. If it did arrive after all, the record stands at the vendor.",
  },
  keepLooking: {
    editPatient:
      "We read the record again: after 5sec, 30sec, 2min and 10min. Nothing is sent. Then you are asked again.",
    registerPatient:
      "We ask for the patient id again: after 5sec, 30sec, 2min and 10min. Nothing is sent. Then you are asked again.",
  },
  sendAgain: {
    editPatient:
      "The record is read first. If it shows the change, nothing is sent; otherwise the same change is sent once more.",
    registerPatient:
      "The patient id is asked for first. If the person stands under it, nothing is sent; otherwise it is sent once more.",
  },
  markLanded: {
    editPatient: "We stop asking. Nothing is sent.",
    registerPatient: "We stop asking. Nothing is sent.",
  },
  enterId: {
    editPatient: "The record under that id is read first.",
    registerPatient: "The record under that id is read first.",
  },
  correct: {
    editPatient:
      "The form opens with what you typed, beside what the vendor has now. What you send then is a new change.",
    registerPatient: "The form opens with what you typed. What you send then is a new registration.",
  },
  queued: {
    editPatient: "Nothing is sent. The record stays as it is.",
    registerPatient: "Nothing is sent and nobody is registered.",
  },
  rejected: {
    editPatient: "It leaves this list. The record stayed as it was.",
    registerPatient: "It leaves this list. Nobody was registered.",
  },
};

/** Why an intent stands where it stands. */
export const patientWhy: Record<string, string> = {
  recordNotRead: "The record could not be read first, so nothing was sent",
  recordChanged: "A field was changed by somebody else meanwhile, so nothing was sent",
  recordGone: "The vendor no longer knows the record, so nothing was sent",
  idTaken: "Somebody already has this patient id, so nothing was sent",
};

/** What an intent would change, in one line. */
export const patientWhat = {
  editPatient: "Change record",
  registerPatient: "Register patient",
};

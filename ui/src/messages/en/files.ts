/** What a file is, by its content. */
const types: Record<string, string> = {
  "application/pdf": "PDF",
  "application/x-pdf": "PDF",
  "image/pdf": "PDF",
  "image/png": "PNG picture",
  "image/jpeg": "JPEG picture",
};

/** Why a file or its name cannot be accepted: what is wrong, and how to mend it. */
const refusals: Record<string, string> = {
  fileEmpty: "The file is empty. Nothing was sent. Choose another one.",
  fileTooLarge: "The file is larger than 5 MiB. Nothing was sent. Make it smaller or split it.",
  fileType:
    "By its content it is neither a PDF, a PNG nor a JPEG picture, whatever its name says. Nothing was sent. Save it as one of these first.",
  fileDamaged:
    "The file ends too early, so nobody could open it. Nothing was sent. Get it again from where it comes from.",
  fileUnreadable: "The file could not be read from the disk. Nothing was sent. Choose it again.",
  required: "Type a name.",
  tooLong: "The name is longer than 200 characters. Shorten it.",
  namePath: "The name holds parts of a path ( / or \\ ). Type the file's name alone.",
  nameDirection:
    "The name holds marks that turn the direction of writing, so it may look like another. Type it again.",
  nameInvisible: "The name holds characters that cannot be seen. Type it again.",
  nameEnding: "The name's ending does not fit what the file is. Change the ending.",
  nameTaken: "The visit already has a file of this name. Type another one.",
  otherPatient: "The ticks belong to another record. Nothing was kept. Check both identifiers again.",
  identifierChanged:
    "An identifier of this record has changed since you ticked it. Nothing was kept. Check both again.",
  twoIdentifiers: "Two identifiers have to be ticked. Nothing was kept.",
  idUnknown: "Solo has not told us the visit's id yet. Nothing was kept. Try again when it has.",
  connectionOff: "The connection is turned off. Nothing was kept.",
  goneAtVendor: "The vendor no longer knows the visit. Nothing was kept.",
  intentUnderWay: "This file is being deleted already.",
  intentMovedOn: "It has moved on in the meantime. Look at the list again.",
  copyUnreadable:
    "This clinic's copy is missing or damaged on this device, so it cannot be shown. What the vendor has is not affected.",
};

/** Why the list could not be read. */
const unread: Record<string, string> = {
  vendorUnreachable: "The vendor cannot be reached",
  vendorNoAnswer: "The vendor did not answer",
  vendorKeyRefused: "The vendor refuses this connection's key",
  vendorNotFound: "The vendor does not know the visit",
  vendorRefused: "The vendor refused",
  vendorLater: "The vendor asks for patience",
  vendorError: "The vendor has a problem of its own",
};

export const en = {
  title: "Files",
  types,
  refusals,
  unread,
  typeUnknown: "type not told",
  nameUnknown: "Without a name",
  attach: "Attach files",
  attachHint: "Drop them here, paste them, or choose them.",
  dropHere: "Let go to attach to this visit",
  none: "No files, as last read.",
  neverRead: "Not read yet. Unavailable is not the same as none.",
  reading: "Reading the list",
  read: (age: string) => `List read ${age} ago`,
  listOld: (why: string) => `${why}. The list may be old.`,
  denied: "Attaching and deleting are open to the front desk and clinicians only.",
  closed: "What is in a file is a clinician's to read.",
  open: (name: string) => `Open this clinic's copy of ${name}`,
  openShort: "This clinic's copy",
  noCopy: "Uploaded elsewhere. Solo gives no file back, so it can be opened at Solo only.",
  notListed: "No longer in the vendor's list",
  notListedYet: "Confirmed, list not read again yet",
  delete: (name: string) => `Delete ${name}`,
  deleteShort: "Delete",
  stop: (name: string) => `Stop attaching ${name}`,
  stopShort: "Stop",
  remove: (name: string) => `Remove ${name} from this list`,
  removeShort: "Remove",
  stopped: (name: string) => `${name}: taken back`,
  outbox: (name: string) => `Decide about ${name} in the Outbox`,
  outboxShort: "Decide",
  progress: (name: string) => `How much of ${name} has left`,
  percent: (share: string) => `${share} has left`,
  loading: "the files",
  chosen: {
    title: (name: string) => `Attach files to the visit of ${name}`,
    for: "For",
    choose: "Choose files",
    label: "Files to attach",
    looking: "Looking at it",
    none: "Choose, drop or paste PDF files, PNG or JPEG pictures of at most 5 MiB.",
    name: "Name at the vendor",
    nameHint: "This is what the vendor's screens show. Patients' names in it are seen by everyone there.",
    drop: (name: string) => `Leave out ${name}`,
    dropShort: "Leave out",
    doubtful: "Larger than 5 MB: Solo may refuse it.",
    act: (count: number, name: string) =>
      count === 1 ? `Attach the file to ${name}` : `Attach ${count} files to ${name}`,
    nothing: "Choose a file that can be attached.",
    kept: (name: string) => `Attach ${name}`,
    back: "Back",
    copyKept:
      "An encrypted copy stays on this device as this clinic's copy. It can be opened here, also without a network.",
  },
  deletion: {
    title: (name: string) => `Delete ${name}`,
    text: "The file is deleted at the vendor, and this clinic's copy is destroyed with it. Nothing brings it back. You can take it back here until it is sent.",
    act: (file: string, name: string) => `Delete ${file} of ${name}`,
  },
  preview: {
    title: (name: string) => `${name}, this clinic's copy`,
    text: (by: string, at: string) =>
      `Kept here by ${by}, ${at}. What the vendor has may have changed since.`,
    destroy: "Destroy this copy",
    destroyText:
      "It cannot be opened here any more. What the vendor has is not affected. Nothing brings the copy back.",
    destroyed: (name: string) => `This clinic's copy of ${name}: destroyed`,
    keep: "Keep it",
    loading: "the copy",
    picture: (name: string) => `Picture ${name}`,
    damaged: {
      title: "The picture cannot be shown",
      text: "Its content is damaged. What the vendor has is not affected.",
    },
  },
};

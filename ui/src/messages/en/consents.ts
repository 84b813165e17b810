import type { ConsentEnd, ConsentMetric, ConsentOutcome } from "../../host/types";

const metrics: Record<ConsentMetric, string> = {
  ecg: "Electrocardiogram",
  bloodPressure: "Blood pressure",
  heartRate: "Heart rate",
  bloodGlucose: "Blood glucose",
  steps: "Steps",
};

/** How a consent ended, after "Ended:". */
const ends: Record<ConsentEnd, string> = {
  revoked: "CareMonitor renews it no more. The patient withdrew it there, or it is too old.",
  replaced: "the patient answered again, and the newer answer holds.",
  declinedLater: "asked again, the patient granted nothing.",
  ranOut: "its time is over. CareMonitor gave nothing to renew it with.",
  forgotten: "it was forgotten on this computer.",
  tokensMissing: "the keyring of this computer no longer has it.",
  connectionChanged: "the connection was changed or removed.",
};

/** What came of asking, where it is not what the patient granted. */
const outcomes: Record<ConsentOutcome, string> = {
  granted: "The patient agreed.",
  declined: "The patient granted nothing of what was asked for. Nothing is sent.",
  notAsked: "CareMonitor's portal did not ask the patient.",
  late: "No answer came in ten minutes. Nothing was granted. Ask again when the patient is there.",
  cancelled: "The question was taken back. Nothing was granted by it.",
  leftBehind:
    "The console was closed while it waited. No answer was heard and nothing was granted. Ask again.",
  otherPatient:
    "Somebody else was logged in at the portal. What they granted was thrown away. Have them log out there, then ask again.",
  notKept:
    "The patient agreed, but this computer's keyring did not take it. Nothing counts as granted. Unlock the keyring, then ask again.",
  notExchanged:
    "The patient agreed, but CareMonitor did not confirm it. Nothing counts as granted. Ask again.",
  notOpened: "No browser opened, so the patient saw no question. Nothing was granted.",
  connectionChanged:
    "The connection was changed or turned off while the question was open. Nothing was granted.",
};

/** Why the portal did not ask, or did not confirm, by the host's word. */
const whys: Record<string, string> = {
  portalNotUnderstood: "It did not understand the question. An administrator should compare the contract.",
  portalKnowsUsNot: "It does not know this console. An administrator should check the client id.",
  portalKnowsNoSuchMetric:
    "It does not know one of the metrics. An administrator should compare the contract.",
  portalFailed: "It failed. Try again in a few minutes.",
  portalBusy: "It is busy or being worked on. Try again later.",
  portalOther: "It gave a reason that is not known here.",
  vendorUnreachable: "The portal could not be reached.",
  vendorNoAnswer: "The portal gave no usable answer.",
  vendorKeyRefused: "The portal refuses this console. An administrator should check the client id.",
  vendorNotFound: "The portal has nothing at this address. An administrator should compare the contract.",
  vendorRefused: "The portal refused the code.",
  vendorLater: "The portal asked for patience.",
  vendorError: "The portal has a problem of its own.",
  vendorNotSent: "The question breaks a rule of the portal.",
};

const refusals: Record<string, string> = {
  consentOpen: "This patient is being asked already. Nobody was asked again.",
  noPortal: "This connection names no portal, so nobody can be asked. An administrator can enter it.",
  noAddress: "The record has no id at CareMonitor. Nobody was asked.",
  connectionOff: "The connection is turned off. Nothing was done.",
  noPort: "This computer could not listen for the answer. Nobody was asked. Try again.",
  linkRefused: "The page to open is not the connection's own portal. It was not opened.",
  leavesOutGranted:
    "Something is granted now that the question leaves out. Nobody was asked. Ask for it too.",
  required: "Tick at least one metric. Nobody was asked.",
  deceased: "The patient is deceased. Nobody was asked.",
  door: "No browser opened on this computer, so the patient saw no question. Check the standard browser, then ask again.",
  noQuestion: "No question waits any more. Its answer may have come in this moment: look below.",
  noConsent: "No consent stands here any more. Nothing was changed.",
  vault: "The keyring of this computer refused. Nothing was changed. Unlock it, then try again.",
  otherPatient: "The ticks belong to another record. Nothing was done. Check again.",
  identifierChanged:
    "An identifier of this record has changed since you ticked it. Nothing was done. Check again.",
  twoIdentifiers: "The identifiers have to be ticked. Nothing was done.",
};

export const en = {
  metrics,
  ends,
  outcomes,
  whys,
  refusals,
  title: "Consent at CareMonitor",
  loading: "Consent",
  explains:
    "Which readings may be sent to CareMonitor about this patient. What is not granted is never sent.",
  metric: "Metric",
  standing: "Consent",
  since: "Since",
  standings: {
    granted: "Granted",
    declined: "Declined by the patient",
    neverAsked: "Not asked, or not answered",
    notKnown: "Not known: CareMonitor did not say. Nothing is sent. Ask again.",
    ended: (how: string) => `Ended: ${how}`,
    withdrawn: "Ended: withdrawn by the patient at CareMonitor.",
  },
  open: "Ask for consent",
  check: "Ask CareMonitor whether it stands",
  checked: "CareMonitor was asked. What it said stands below.",
  forget: "Forget the consent here",
  waiting: {
    title: "The patient is being asked in the browser.",
    text: (metrics: string, until: string) =>
      `${metrics}. The console waits until ${until}. You can go on working; the answer appears here.`,
    taking: "The answer has come and is being kept.",
    cancel: "Take the question back",
    cancelled: "The question was taken back",
  },
  answer: {
    all: (count: number) =>
      count === 1 ? "Granted: what was asked for." : `Granted: all ${count} that were asked for.`,
    some: (granted: number, asked: number) => `Granted: ${granted} of ${asked}.`,
    declined: (metrics: string) => `Declined: ${metrics}. This is never sent.`,
    notKnown: "The patient agreed, but CareMonitor did not say to what. Nothing is sent. Ask again.",
    asked: (metrics: string, by: string, at: string) => `Asked for ${metrics} by ${by}, ${at}.`,
    withdrawn: (metrics: string) => `Withdrawn since: ${metrics}.`,
    ended: (at: string, how: string) => `Ended ${at}: ${how}`,
    until: (at: string) => `It ends by itself ${at}.`,
    earlier: "Earlier questions",
    details: "Details for support",
  },
  ask: {
    title: "Ask for consent",
    which: "What to ask for",
    granted: "granted now, asked for again: a new answer takes the place of the earlier one",
    opens:
      "A page of CareMonitor opens in the browser of this computer. The patient logs in there and answers; they may decline some of it.",
    who: (number: string) => `Whoever is logged in there answers. It has to be ${number}.`,
    act: (who: string) => `Ask ${who} in the browser`,
    nothing: "Tick at least one metric first.",
    asked: "The page was opened in the browser",
    back: "Back",
  },
  forgetting: {
    title: "Forget this consent on this computer?",
    text: "The console deletes what lets it send readings. At CareMonitor the consent stays until the patient revokes it there. To send again, the patient has to be asked again.",
    confirm: "Forget it here",
    cancel: "Keep it",
    done: "The consent was forgotten on this computer",
  },
};

import type { ActKind } from "../../host/types";
import type { Told } from "./outboxChoice";

type Devices = Extract<
  ActKind,
  "assignDevice" | "unassignDevice" | "normaliseAgain" | "submitDetections" | "handIn"
>;

const look = "after 5sec, 30sec, 2min and 10min. Nothing is sent. Then you are asked again.";
const same = (text: string): Record<Devices, string> => ({
  assignDevice: text,
  unassignDevice: text,
  normaliseAgain: text,
  submitDetections: text,
  handIn: text,
});

/** What each choice does to an act about a device. */
export const device: Told<Devices> = {
  withdraw: {
    assignDevice:
      "Nothing more is sent. If it did arrive, the device is the patient's: look at it under Devices.",
    unassignDevice:
      "Nothing more is sent. If it did arrive, nobody has the device: look at it under Devices.",
    normaliseAgain: "Nothing more is sent. If it did arrive, it is normalised.",
    submitDetections:
      "Nothing more is sent. If it did arrive, the detections were made, and from here they cannot be taken back.",
    handIn:
      "Nothing more is sent. If it did arrive, the Device Manager has it under this patient, and from here it cannot be taken back.",
  },
  keepLooking: {
    assignDevice: `We read the devices again: ${look}`,
    unassignDevice: `We read the devices again: ${look}`,
    normaliseAgain: `We read what was sent again: ${look}`,
    submitDetections: "Nothing lists the detections of one measurement, so there is nothing to look at.",
    handIn: `We look for it by its own id: ${look}`,
  },
  sendAgain: {
    assignDevice: "The device is looked at again. If it is free, it is given once more.",
    unassignDevice: "The device is looked at again. If the same patient has it, it is taken back.",
    normaliseAgain: "It is sent once more. Doing so twice does no more than doing so once.",
    submitDetections: "It is sent once more. If it did arrive before, the detections are there twice.",
    handIn:
      "It is looked for again. If it is not there and the same patient has the device, it is sent once more; where the Device Manager keeps raw data sealed, it may then be there twice.",
  },
  markLanded: same("We stop asking. Nothing is sent. It counts as sent."),
  enterId: same("It has no id that could be entered."),
  correct: same("What you send then is new; this one is not sent."),
  queued: {
    assignDevice: "Nothing is sent. The device stays free.",
    unassignDevice: "Nothing is sent. The device stays with them.",
    normaliseAgain: "Nothing is sent.",
    submitDetections: "Nothing is sent. No detection is made.",
    handIn: "Nothing is sent. The file can be handed in later.",
  },
  rejected: {
    assignDevice: "It leaves this list. The device was not given.",
    unassignDevice: "It leaves this list. The device was not taken.",
    normaliseAgain: "It leaves this list. Nothing was normalised.",
    submitDetections: "It leaves this list. No detection was made.",
    handIn: "It leaves this list. The Device Manager did not take it.",
  },
};

/** Why an act about a device stands where it stands. */
export const deviceWhy: Record<string, string> = {
  deviceTaken: "Somebody else has the device by now, so nothing was sent",
  deviceIsTheirs: "The device is this patient's already, so it was not given again",
  deviceIsFree: "Nobody has the device any more, so nothing was sent",
  dataGone: "The Device Manager does not have this measurement any more, so nothing was sent",
  dataChanged: "The measurement is another device's or another patient's by now, so nothing was sent",
  notNormalised: "The measurement is not normalised any more, so nothing was sent",
  givenLater:
    "It was measured before the patient was given the device, or since when they have it is not told, so it was not sent",
  deliveryThere: "The Device Manager has it already, so it was not sent again",
};

/** Names of what an act about a device says. */
export const deviceFacts: Record<string, string> = {
  deviceName: "Device",
  deviceId: "Device id",
  devicePatient: "Patient id",
  healthData: "Health data",
  deliveryId: "Id of what is handed in",
};

/** What an act about a device would change, in one line. */
export const deviceWhat = {
  assignDevice: (name: string) => `Give “${name}” to the patient`,
  unassignDevice: (name: string) => `Take back “${name}”`,
  normaliseAgain: (name: string) => `Normalise again what “${name}” sent`,
  submitDetections: (name: string) => `Make detections of what “${name}” measured`,
  handIn: (name: string) => `Hand in what “${name}” sent`,
};

import type { ActKind } from "../../host/types";
import type { Told } from "./outboxChoice";

type Devices = Extract<ActKind, "assignDevice" | "unassignDevice" | "normaliseAgain">;

const look = "after 5sec, 30sec, 2min and 10min. Nothing is sent. Then you are asked again.";
const same = (text: string): Record<Devices, string> => ({
  assignDevice: text,
  unassignDevice: text,
  normaliseAgain: text,
});

/** What each choice does to an act about a device. */
export const device: Told<Devices> = {
  withdraw: {
    assignDevice:
      "Nothing more is sent. If it did arrive, the device is the patient's: look at it under Devices.",
    unassignDevice:
      "Nothing more is sent. If it did arrive, nobody has the device: look at it under Devices.",
    normaliseAgain: "Nothing more is sent. If it did arrive, it is normalised.",
  },
  keepLooking: {
    assignDevice: `We read the devices again: ${look}`,
    unassignDevice: `We read the devices again: ${look}`,
    normaliseAgain: `We read what was sent again: ${look}`,
  },
  sendAgain: {
    assignDevice: "The device is looked at again. If it is free, it is given once more.",
    unassignDevice: "The device is looked at again. If the same patient has it, it is taken back.",
    normaliseAgain: "It is sent once more. Doing so twice does no more than doing so once.",
  },
  markLanded: same("We stop asking. Nothing is sent."),
  enterId: same("It has no id that could be entered."),
  correct: same("What you send then is new; this one is not sent."),
  queued: {
    assignDevice: "Nothing is sent. The device stays free.",
    unassignDevice: "Nothing is sent. The device stays with them.",
    normaliseAgain: "Nothing is sent.",
  },
  rejected: {
    assignDevice: "It leaves this list. The device was not given.",
    unassignDevice: "It leaves this list. The device was not taken.",
    normaliseAgain: "It leaves this list. Nothing was normalised.",
  },
};

/** Why an act about a device stands where it stands. */
export const deviceWhy: Record<string, string> = {
  deviceTaken: "Somebody else has the device by now, so nothing was sent",
  deviceIsTheirs: "The device is this patient's already, so it was not given again",
  deviceIsFree: "Nobody has the device any more, so nothing was sent",
};

/** Names of what an act about a device says. */
export const deviceFacts: Record<string, string> = {
  deviceName: "Device",
  deviceId: "Device id",
  devicePatient: "Patient id",
  healthData: "Health data",
};

/** What an act about a device would change, in one line. */
export const deviceWhat = {
  assignDevice: (name: string) => `Give “${name}” to the patient`,
  unassignDevice: (name: string) => `Take back “${name}”`,
  normaliseAgain: (name: string) => `Normalise again what “${name}” sent`,
};

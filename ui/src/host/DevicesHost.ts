import type {
  AssignDeviceInput,
  CheckDeliveryInput,
  ConnectionId,
  DeliveryCheck,
  DetectionsView,
  DevicesView,
  HandInInput,
  Kept,
  NormaliseInput,
  SubmitDetectionsInput,
  UnassignDeviceInput,
} from "./types";

/** Devices of the Device Managers, and what they measured. */
export interface DevicesHost {
  /** The devices of the Device Managers: who has which, and how far their data has come (MIA-07, MIA-15). */
  devices(): Promise<DevicesView>;
  /** Keeps the wish to give a device to a patient (MIA-05). */
  assignDevice(input: AssignDeviceInput): Promise<Kept>;
  /** Keeps the wish to take a device back from whoever had it on screen (MIA-06). */
  unassignDevice(input: UnassignDeviceInput): Promise<Kept>;
  /** Keeps the wish to have what a device sent normalised again (MIA-08). */
  normaliseAgain(input: NormaliseInput): Promise<Kept>;
  /** Asks for the newest detections of a plan (MIA-12); it may take seconds, and it is in the audit. */
  detections(connection: ConnectionId, plan: string): Promise<DetectionsView>;
  /** Keeps the wish to have detections made of what a device measured (MIA-14). Nothing shows whether they were. */
  submitDetections(input: SubmitDetectionsInput): Promise<Kept>;
  /** What a file of a device holds, before anything is kept. It asks no vendor. */
  checkDelivery(input: CheckDeliveryInput): Promise<DeliveryCheck>;
  /** Keeps the wish to hand in what such a file holds (MIA-04, MIA-09, MIA-10), one intent for each record. */
  handIn(input: HandInInput): Promise<Kept[]>;
}

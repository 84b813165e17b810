import type {
  AcknowledgedAlert,
  AlertActInput,
  AlertsView,
  PatientKey,
  RangesView,
  RemoveRange,
  SetRange,
} from "./types";

/** Alerts, and the ranges that raise them. */
export interface AlertsHost {
  /** The worklist: what somebody has to look at, and what is settled. */
  alerts(): Promise<AlertsView>;
  /** The ranges of a person with what they were, and what they could not judge. */
  ranges(patient: PatientKey): Promise<RangesView>;
  /** Acknowledges an alert; where somebody was faster, nothing is kept and they are named. */
  acknowledgeAlert(input: AlertActInput): Promise<AcknowledgedAlert>;
  /** Adds what came of an alert that was acknowledged. */
  remarkAlert(input: AlertActInput): Promise<null>;
  /** Sets a range for a person in the place of what was on screen. */
  setRange(input: SetRange): Promise<null>;
  /** Removes a range: from then on nothing is told of these readings. */
  removeRange(input: RemoveRange): Promise<null>;
}

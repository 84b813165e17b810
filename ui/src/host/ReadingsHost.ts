import type {
  EnteredReading,
  EnterReading,
  GlucoseView,
  Kept,
  MetricsView,
  PatientKey,
  Population,
  ReadingsPage,
  SeriesAsked,
  SubmissionsView,
  SubmitReadingsInput,
  SubmittableAsked,
  SubmittableView,
} from "./types";

/** What was measured. */
export interface ReadingsHost {
  /** The metrics of a person, with the last two values of each. */
  metrics(patient: PatientKey): Promise<MetricsView>;
  /** A part of the table of a metric, newest first. */
  readings(asked: SeriesAsked): Promise<ReadingsPage>;
  /** A sensor's glucose over the last days, today included; nothing where there is none. */
  glucose(patient: PatientKey, days: number, population: Population | null): Promise<GlucoseView | null>;
  /** Keeps a reading that a person typed in, or says what has to be asked first. */
  enterReading(input: EnterReading): Promise<EnteredReading>;
  /** The readings of a metric as they are drawn: columns of numbers. Not in the generated bindings: raw bytes. */
  metricSeries(asked: SeriesAsked): Promise<ArrayBuffer>;
  /** A person's records at CareMonitor, what the patient granted there, and what was sent (CM-15 to CM-18). */
  submissions(patient: PatientKey): Promise<SubmissionsView>;
  /** The newest readings of a metric as they would be sent, and why some cannot be. */
  submittable(asked: SubmittableAsked): Promise<SubmittableView>;
  /** Keeps readings to be sent: all that are named, or none. */
  submitReadings(input: SubmitReadingsInput): Promise<Kept[]>;
}

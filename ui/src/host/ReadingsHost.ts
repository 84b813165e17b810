import type {
  BeatsAsked,
  BeginReadingImport,
  ColumnsAsked,
  EnteredReading,
  EnterReading,
  GlucoseView,
  Kept,
  MetricsView,
  OpenedRecording,
  PatientKey,
  Population,
  ReadingFileView,
  ReadingImportInput,
  ReadingImportView,
  ReadingRefusalsPage,
  ReadingsPage,
  RecordingAsked,
  RecordingsView,
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
  /** A part of the readings of a metric that no graph shows, since their unit is none it is drawn in; newest first. */
  undrawnReadings(asked: SeriesAsked): Promise<ReadingsPage>;
  /** What was recorded of a person, mostly electrocardiograms, newest first. */
  recordings(patient: PatientKey): Promise<RecordingsView>;
  /** Opens a recording under the record on screen; who did is in the audit. */
  openRecording(asked: RecordingAsked): Promise<OpenedRecording>;
  /** Lets go of a recording that was looked at. */
  closeRecording(recording: string): Promise<null>;
  /**
   * The least and the greatest of each pixel column in millivolts, as pairs of 32-bit numbers; NaN where there is no
   * sample. Not in the generated bindings: raw bytes.
   */
  recordingColumns(asked: ColumnsAsked): Promise<ArrayBuffer>;
  /** The R waves of a lead: seconds as 64-bit numbers, then a byte each whether it follows the one before. Raw bytes. */
  recordingBeats(asked: BeatsAsked): Promise<ArrayBuffer>;
  /** A sensor's glucose over the last days, today included; nothing where there is none. */
  glucose(patient: PatientKey, days: number, population: Population | null): Promise<GlucoseView | null>;
  /** Keeps a reading that a person typed in, or says what has to be asked first. */
  enterReading(input: EnterReading): Promise<EnteredReading>;
  /** Asks in the desktop's own dialog for a file of readings, and says what it is; nothing when it was closed. */
  lookAtReadingFile(patient: PatientKey): Promise<ReadingFileView | null>;
  /** Begins to read the file that was looked at, as a dry run. Gives the import's id. */
  beginReadingImport(input: BeginReadingImport): Promise<string>;
  /** The files that were brought in for a record, the newest first. */
  readingImports(patient: PatientKey): Promise<ReadingImportView[]>;
  /** What of a file was refused or doubted, from a line of its account on. */
  readingRefusals(id: string, from: number): Promise<ReadingRefusalsPage>;
  /** Stops reading a file; it can go on. */
  stopReadingImport(id: string): Promise<null>;
  /** Goes on reading a file that was stopped. */
  resumeReadingImport(id: string): Promise<null>;
  /** Lets what a file brought count. */
  keepReadingImport(input: ReadingImportInput): Promise<null>;
  /** Throws away what was read of a file and does not count. */
  discardReadingImport(id: string): Promise<null>;
  /** Removes what a file brought and counts. */
  removeReadingImport(input: ReadingImportInput): Promise<null>;
  /** The readings of a metric as they are drawn: columns of numbers. Not in the generated bindings: raw bytes. */
  metricSeries(asked: SeriesAsked): Promise<ArrayBuffer>;
  /** A person's records at CareMonitor, what the patient granted there, and what was sent (CM-14 to CM-18). */
  submissions(patient: PatientKey): Promise<SubmissionsView>;
  /** The newest readings of a metric, or one recording, as they would be sent, and why some cannot be. */
  submittable(asked: SubmittableAsked): Promise<SubmittableView>;
  /** Keeps readings to be sent: all that are named, or none. */
  submitReadings(input: SubmitReadingsInput): Promise<Kept[]>;
}

//! Files of readings, as the page shows them: what a file is, how far it was read, what it brought and what it did not.

use domain::observation::Metric;
use domain::{Gender, PatientKey};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Instant, TwoIdentifiers};

/// What a file is, by what stands in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ReadingFileKind {
    /// An Apple Health export, packed or not.
    AppleHealth,
    /// A table of glucose.
    Table,
    /// Deliveries in JSON: of HealthKit, of Medisanté, of the Device Manager, or in FHIR.
    Delivery,
    /// An electrocardiogram of an Apple Watch.
    AppleEcg,
    /// EDF or EDF+.
    Edf,
    /// A WFDB record.
    Wfdb,
}

/// A file that was looked at: nothing of it is kept yet.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReadingFileView {
    /// Names this very file.
    pub token: String,
    /// The file's name, without its folder.
    pub file: String,
    /// What it is.
    pub kind: ReadingFileKind,
    /// Its length in thousands of bytes.
    pub kilobytes: u32,
    /// Whose it says it is.
    pub person: FilePersonView,
    /// What it seems to mean, where it is a table.
    pub table: Option<ReadingTableView>,
    /// What it holds, where it is of deliveries.
    pub delivery: Option<ReadingDeliveryView>,
    /// Whether its times are wall times, so that a person has to say in which zone.
    pub asks_zone: bool,
    /// The zone that is offered: the patient's own where it is known, else the clinic's.
    pub zone: String,
    /// Whether that is the patient's own.
    pub zone_is_patients: bool,
}

/// Whom a file says it is of; what it does not say is absent.
#[derive(Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FilePersonView {
    /// Birth date, ISO.
    pub born: Option<String>,
    /// Sex.
    pub sex: Option<Gender>,
    /// Name, as the file has it.
    pub name: Option<String>,
    /// A number or code, as the file has it.
    pub number: Option<String>,
    /// What of it is not the patient's.
    pub differs: Vec<PersonDiffers>,
}

impl std::fmt::Debug for FilePersonView {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FilePersonView").field("differs", &self.differs).finish_non_exhaustive()
    }
}

/// In what the person of a file is not the patient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum PersonDiffers {
    /// The birth date.
    Born,
    /// The sex.
    Sex,
    /// The family name does not stand in the file's name.
    Name,
    /// No number of the patient is the file's.
    Number,
    /// A device that the file names is given to somebody who is not known to be the patient.
    Device,
}

/// What a file of deliveries holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReadingDeliveryView {
    /// Of what kinds its records are.
    pub kinds: Vec<ReadingRecordKind>,
    /// How many records there are.
    pub records: u32,
    /// How many of them tell neither what was measured nor in which unit: a person has to say both.
    pub samples: u32,
    /// The devices and programs that its records name, the first twenty.
    pub devices: Vec<String>,
}

/// Of what kind a record of a delivery is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ReadingRecordKind {
    /// A sample of HealthKit.
    HealthKit,
    /// A delivery of Medisanté's portal.
    Medisante,
    /// A record of the Device Manager.
    DeviceManager,
    /// A resource of FHIR.
    Fhir,
}

/// What a table seems to mean. What is absent, a person has to say.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReadingTableView {
    /// Whose table it is.
    pub layout: TableLayout,
    /// Its headings; empty where there are none.
    pub headings: Vec<String>,
    /// How many columns there are.
    pub columns: u32,
    /// Rows below the headings.
    pub rows: u32,
    /// Columns that hold a time, from 0.
    pub times: Vec<u32>,
    /// Columns that hold a number.
    pub numbers: Vec<u32>,
    /// The column of the time.
    pub time: Option<u32>,
    /// The column of the value.
    pub value: Option<u32>,
    /// What is measured.
    pub metric: Option<Metric>,
    /// Where the unit stands.
    pub unit: Option<TableUnit>,
    /// Whether day or month stands first.
    pub order: Option<TableDateOrder>,
    /// What parts the digits.
    pub decimal: Option<TableDecimal>,
}

/// Whose table it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum TableLayout {
    /// Dexcom Clarity.
    Clarity,
    /// LibreView.
    LibreView,
    /// A time and a value.
    Plain,
}

/// Where the unit of a table stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", tag = "kind")]
pub enum TableUnit {
    /// In a column.
    Column {
        /// Which, from 0.
        column: u32,
    },
    /// One for all rows.
    All {
        /// In UCUM.
        unit: String,
    },
    /// Nowhere, and nobody knows: the readings are kept and never drawn.
    NotTold,
}

/// Whether day or month stands first, where the year does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum TableDateOrder {
    /// `31.01.2026`.
    DayFirst,
    /// `01/31/2026`.
    MonthFirst,
}

/// What parts the digits of a table's numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum TableDecimal {
    /// `5.6`.
    Point,
    /// `5,6`.
    Comma,
}

/// What a person said of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReadingTableAnswers {
    /// The column of the time, from 0.
    pub time: u32,
    /// The column of the value.
    pub value: u32,
    /// What is measured.
    pub metric: Metric,
    /// Where the unit stands.
    pub unit: TableUnit,
    /// Whether day or month stands first.
    pub order: TableDateOrder,
    /// What parts the digits.
    pub decimal: TableDecimal,
}

/// What a person said that the samples of a file are. One file holds one kind of them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReadingSampleAnswers {
    /// What is measured.
    pub metric: Metric,
    /// The unit in UCUM; none where nobody knows it: the readings are kept and never drawn.
    pub unit: Option<String>,
}

/// A file that is to be read as a dry run.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BeginReadingImport {
    /// For whom.
    pub patient: PatientKey,
    /// The file's token.
    pub token: String,
    /// What a person said of it, where it is a table.
    pub table: Option<ReadingTableAnswers>,
    /// What a person said that its samples are, where it holds such.
    pub samples: Option<ReadingSampleAnswers>,
    /// The zone of its wall times, where it has such.
    pub zone: Option<String>,
    /// The person was shown in what the person of the file differs from the patient, and means it.
    pub meant: bool,
}

/// An act on an import that changes what counts.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReadingImportInput {
    /// Which.
    pub import: String,
    /// The identifiers that were read.
    pub checked: TwoIdentifiers,
}

/// How far an import has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ReadingImportState {
    /// The file is being read.
    Reading,
    /// Reading stopped before the end, and can go on.
    Stopped,
    /// The file was read to its end: somebody has to say whether it counts.
    Whole,
    /// The file is damaged: somebody has to say whether what was read counts.
    Broken,
    /// It counts.
    Kept,
    /// It counted, and was removed.
    Removed,
}

/// A file that was brought in, or is about to be.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReadingImportView {
    /// Our id of it.
    pub id: String,
    /// The file's name.
    pub file: String,
    /// What it is.
    pub kind: ReadingFileKind,
    /// How far it has come.
    pub state: ReadingImportState,
    /// Why it stopped, or what is wrong with the file: a word that the page has a sentence for.
    pub why: Option<String>,
    /// Where the file is damaged.
    pub broken: Option<BrokenPlace>,
    /// How much of it was read, 0 to 100, while it is being read.
    pub percent: Option<u32>,
    /// When it was begun.
    pub begun_at: Instant,
    /// By whom.
    pub begun_by: String,
    /// When it was kept or removed.
    pub ended_at: Option<Instant>,
    /// By whom.
    pub ended_by: Option<String>,
    /// What it holds of each metric.
    pub metrics: Vec<MetricImported>,
    /// Electrocardiograms and other signals in it.
    pub signals: SignalsImported,
    /// Records that are no readings.
    pub refused: u32,
    /// Lines of its account, the refusals among them; read by [`ReadingRefusalsPage`].
    pub told: u32,
    /// Records of kinds that are not read.
    pub left_out: Vec<KindLeftOut>,
}

/// Where a file is damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BrokenPlace {
    /// Records before it.
    pub record: u32,
    /// The line, where it is known.
    pub line: Option<u32>,
    /// The column in bytes, where it is known.
    pub column: Option<u32>,
}

/// What a file holds of a metric.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MetricImported {
    /// Which.
    pub metric: Metric,
    /// Readings that are known on no other way.
    pub new: u32,
    /// Readings that another way told already: they are shown once, with both.
    pub known: u32,
    /// Readings that stand in the file before.
    pub again: u32,
    /// Of the new and known ones, those without a unit: they are kept and never drawn.
    pub without_unit: u32,
    /// The first.
    pub first: Instant,
    /// The last.
    pub last: Instant,
}

/// Signals in a file.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SignalsImported {
    /// Those that came whole.
    pub whole: u32,
    /// Of these, those that are known on another way.
    pub known: u32,
    /// Those that stand in the file twice.
    pub again: u32,
    /// Those that cannot be read.
    pub refused: u32,
}

/// Records of a kind that is not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct KindLeftOut {
    /// The kind, as the file has it.
    pub kind: String,
    /// How many.
    pub count: u32,
}

/// A part of the account of a file: what was refused, and in what a signal differs from what it tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReadingRefusalsPage {
    /// In the order of the file.
    pub rows: Vec<ReadingRefusalView>,
    /// Where the next part begins; none at the end.
    pub next: Option<u32>,
}

/// One record that is no reading, or one doubt about a signal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReadingRefusalView {
    /// Whether it is about a signal.
    pub of_signal: bool,
    /// Which record, from 1; 0 where that is not known.
    pub record: u32,
    /// In which line, where that is known.
    pub line: Option<u32>,
    /// Why: a word that the page has a sentence for.
    pub why: String,
    /// The attribute or column at fault, as the file's kind names it.
    pub field: Option<String>,
}

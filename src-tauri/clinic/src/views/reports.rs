//! Reports: the list of them, and a window of the rows of one.

use domain::{ConnectionId, IntentId, ReportId, ReportKind, Vendor};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Instant;

/// Every report that was asked for, the newest first.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportsView {
    /// When it was put together.
    pub as_of: Instant,
    /// The reports.
    pub reports: Vec<ReportView>,
    /// The presets that were used before, by name.
    pub presets: Vec<ReportPreset>,
}

/// A preset of encounter reports, made in the vendor's own application.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportPreset {
    /// Through which connection it is known.
    pub connection: ConnectionId,
    /// The vendor's id of it.
    pub id: String,
    /// What it is called here; may be empty.
    pub name: String,
}

/// How far a report has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ReportStage {
    /// The order is kept here and on its way to the vendor, or its outcome is not known; the outbox tells which.
    Ordering,
    /// The vendor is asked for the table now.
    Reading,
    /// The vendor is making it.
    Pending,
    /// The vendor has made it; it is being downloaded.
    Completed,
    /// The file is here and not open.
    Downloaded,
    /// The table is here.
    Ready,
    /// It came to nothing.
    Failed,
}

/// One report.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportView {
    /// The report.
    pub id: ReportId,
    /// How the vendor gives it.
    pub kind: ReportKind,
    /// Which vendor.
    pub vendor: Vendor,
    /// Which connection.
    pub connection: ConnectionId,
    /// Its name.
    pub connection_name: String,
    /// First day, ISO, in the connection's zone.
    pub from: String,
    /// Last day, included.
    pub to: String,
    /// The vendor's preset, for an encounter report.
    pub preset: Option<String>,
    /// How far it has come.
    pub stage: ReportStage,
    /// Why it stands there, as a word that the page has a sentence for.
    pub why: Option<String>,
    /// The order in the outbox, while it is not settled there.
    pub intent: Option<IntentId>,
    /// Who asked.
    pub asked_by: String,
    /// When.
    pub asked_at: Instant,
    /// How often the vendor was asked about it in this stage.
    pub asks: u32,
    /// When the console asks next, or tries again.
    pub next_at: Option<Instant>,
    /// When the vendor said that it is made.
    pub completed_at: Option<Instant>,
    /// When its file arrived.
    pub downloaded_at: Option<Instant>,
    /// When its table was whole.
    pub ready_at: Option<Instant>,
    /// Size of what the vendor sent, in bytes.
    pub bytes: Option<u32>,
    /// Rows of the table.
    pub rows: Option<u32>,
    /// Lines of the file that are not in the table.
    pub faults: Option<u32>,
    /// What is being done with it at this moment.
    pub progress: Option<ReportProgress>,
    /// Whether a password is kept for its file.
    pub has_password: bool,
    /// Whether the vendor can be asked for it again.
    pub again: bool,
}

/// What is being done with a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportProgress {
    /// Which step.
    pub step: ReportStep,
    /// How far, 0 to 100; not known when absent.
    pub percent: Option<u32>,
}

/// A step of the work on a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ReportStep {
    /// The vendor was asked and has not answered yet.
    Waiting,
    /// The file is being opened.
    Unlocking,
    /// Its lines are being read.
    Importing,
    /// The columns are being put in order.
    Sorting,
}

/// A CSV report to read (SOLO-29).
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DumpInput {
    /// Through which connection.
    pub connection: ConnectionId,
    /// First day, ISO, in the connection's zone.
    pub from: String,
    /// Last day, included.
    pub to: String,
}

/// An encounter report to order (SOLO-30).
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OrderReportInput {
    /// Through which connection.
    pub connection: ConnectionId,
    /// First day, ISO, in the connection's zone.
    pub from: String,
    /// Last day, included.
    pub to: String,
    /// The vendor's preset, which says what is in it.
    pub preset: String,
    /// What the preset is called here, to be remembered; may be empty.
    pub preset_name: String,
    /// What will lock its file; made by the console when absent or empty.
    pub password: Option<String>,
}

/// Which rows of a report are wanted.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportQuery {
    /// Of which report.
    pub report: ReportId,
    /// Only rows that hold this text in any cell; all when empty.
    pub find: String,
    /// Only rows that pass all of these.
    pub filters: Vec<ReportFilter>,
    /// By which column, and which way; as in the file when absent.
    pub order: Option<ReportOrder>,
    /// The columns that are wanted, in this order.
    pub columns: Vec<u32>,
    /// The first row, among those that pass, from 0.
    pub offset: u32,
    /// How many rows, at most 1,000.
    pub limit: u32,
}

/// A test of one column's cells.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, Type)]
#[serde(tag = "test", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum ReportFilter {
    /// It holds this text, whatever the case.
    Contains {
        /// Which column, from 0.
        column: u32,
        /// The text.
        text: String,
    },
    /// It is exactly this.
    Is {
        /// Which column, from 0.
        column: u32,
        /// The text.
        text: String,
    },
    /// It is within a range, ends included: ISO days for a column of times, numbers for one of numbers.
    Between {
        /// Which column, from 0.
        column: u32,
        /// From here; without a beginning when absent.
        from: Option<String>,
        /// To here; without an end when absent.
        to: Option<String>,
    },
    /// It is empty.
    Empty {
        /// Which column, from 0.
        column: u32,
    },
}

/// By which column rows are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportOrder {
    /// Which column, from 0.
    pub column: u32,
    /// The highest first.
    pub descending: bool,
}

/// A window of a report's rows.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportWindow {
    /// All columns of the table.
    pub columns: Vec<ReportColumnView>,
    /// How many rows the table has.
    pub total: u32,
    /// How many of them pass.
    pub matching: u32,
    /// The first row of the window, among those that pass, from 0.
    pub offset: u32,
    /// When the table was read from the vendor.
    pub read_at: Instant,
    /// The rows.
    pub rows: Vec<ReportCells>,
}

/// A column of a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportColumnView {
    /// Its place, from 0.
    pub column: u32,
    /// Its heading, as the vendor wrote it; may be empty.
    pub heading: String,
    /// What its values are.
    pub kind: ReportColumnKind,
}

/// What the values of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ReportColumnKind {
    /// Words.
    Text,
    /// Numbers.
    Number,
    /// Points in time.
    Instant,
}

/// A row: what the vendor wrote, unchanged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportCells {
    /// Its place in the file, from 1.
    pub number: u32,
    /// The wanted cells, in the order of the wanted columns.
    pub cells: Vec<String>,
}

/// The lines of a report's file that are not in its table.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportFaults {
    /// How many there are.
    pub total: u32,
    /// The first of them.
    pub lines: Vec<ReportFaultView>,
}

/// A line of a report's file that is not in its table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportFaultView {
    /// Line of the file, from 1.
    pub line: u32,
    /// What is wrong with it, as a word that the page has a sentence for.
    pub what: String,
    /// The line as it stands, cut; data, never markup.
    pub raw: String,
}

/// A report that was kept as a file where the person chose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SavedReport {
    /// The file's name, without its folder.
    pub file: String,
    /// How many rows it has.
    pub rows: u32,
    /// How many cells look like a formula and were made text.
    pub guarded: u32,
}

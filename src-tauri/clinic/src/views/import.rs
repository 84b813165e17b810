//! Importing known people and visits: what would come of each row, and what came of all.

use domain::ConnectionId;
use serde::{Deserialize, Serialize};
use specta::Type;

/// A dry run over a file: nothing was kept.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportPlan {
    /// Names this very file as it was read, for applying it.
    pub token: String,
    /// The file's name, without its folder.
    pub file: String,
    /// Into which account.
    pub connection_name: String,
    /// How its letters are written: `utf8`, `utf16`, `windows1252`.
    pub encoding: String,
    /// What its columns were taken for, in their order; a column that was not recognised is absent.
    pub columns: Vec<ImportColumn>,
    /// Headings that were not recognised, as written.
    pub ignored: Vec<String>,
    /// How many rows of each fate.
    pub counts: ImportCounts,
    /// Rows with their fate: all that are refused or changed first, at most 500 together.
    pub rows: Vec<ImportRow>,
    /// Rows beyond those.
    pub more: u32,
}

/// A column that was recognised.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportColumn {
    /// As written.
    pub heading: String,
    /// What it was taken for, as a word that the page has a name for.
    pub meaning: String,
}

/// How many rows of each fate.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportCounts {
    /// Rows that name somebody or a visit not known here.
    pub new: u32,
    /// Rows whose people and visits are known here, with nothing different.
    pub known: u32,
    /// Rows that differ from what is known here.
    pub changed: u32,
    /// Rows that are left out.
    pub refused: u32,
}

/// What would come of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ImportFate {
    /// It is kept.
    New,
    /// Nothing is to be done.
    Known,
    /// The vendor is asked who is right.
    Changed,
    /// It is left out.
    Refused,
}

/// One row of the file.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportRow {
    /// The line in the file at which it begins.
    pub line: u32,
    /// What would come of it.
    pub fate: ImportFate,
    /// Why it is refused, or in what it differs, as words that the page has sentences for.
    pub why: Vec<String>,
    /// The line that it repeats or contradicts.
    pub other_line: Option<u32>,
    /// The visit's number, as written.
    pub visit: Option<String>,
    /// The patient's number, as written.
    pub patient: Option<String>,
    /// The patient's name, as written.
    pub name: Option<String>,
}

/// A plan that is to be carried out.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportInput {
    /// Into which account.
    pub connection: ConnectionId,
    /// The plan's token.
    pub token: String,
}

/// What an import did.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ImportAccount {
    /// How many rows of each fate.
    pub counts: ImportCounts,
    /// People who are known now and were not before.
    pub people: u32,
    /// Visits that are known now and were not before.
    pub visits: u32,
    /// Known people and visits that the vendor is asked about again, since the file says otherwise.
    pub asked_again: u32,
    /// Why it ended before the last row, as a word; what was kept until then stays.
    pub stopped: Option<String>,
    /// The last line that was kept, when it ended early.
    pub last_line: Option<u32>,
}

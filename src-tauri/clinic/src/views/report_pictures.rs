//! Pictures beside a report's table: numbers that the host has counted, to be drawn and to be read.

use serde::Serialize;
use specta::Type;

/// What a report and our own log of statuses say, counted.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReportPictures {
    /// Visits by day or week; absent when the report has no column of starts or none of statuses.
    pub visits: Option<VisitsPicture>,
    /// Waits that this console has seen, of the visits of these days.
    pub waits: WaitsPicture,
}

/// How much time one bar stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ReportBin {
    /// One day.
    Day,
    /// One week, from Monday.
    Week,
}

/// Visits by day or week, and how they ended.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct VisitsPicture {
    /// What one bar stands for.
    pub bin: ReportBin,
    /// All bars of the range, empty ones too, in order.
    pub bars: Vec<VisitsBar>,
    /// Words of the vendor that we do not know: counted in no bar.
    pub unknown: Vec<UnknownWord>,
    /// Rows without a start that can be read, or outside of the range: in no bar.
    pub undated: u32,
}

/// The visits of one bar.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct VisitsBar {
    /// First day, ISO, in the connection's zone.
    pub from: String,
    /// Last day, included.
    pub to: String,
    /// Took place.
    pub completed: u32,
    /// Booked or under way when the report was read.
    pub open: u32,
    /// Cancelled.
    pub cancelled: u32,
    /// The patient did not come.
    pub no_show: u32,
    /// Of those that took place or were missed, how many in a hundred were missed; absent when there was none.
    pub no_show_percent: Option<u32>,
}

/// A status of the vendor that no document knows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct UnknownWord {
    /// As received.
    pub word: String,
    /// How many rows have it.
    pub count: u32,
}

/// How long people waited.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WaitsPicture {
    /// Waits by their length.
    pub bars: Vec<WaitsBar>,
    /// Waits by waiting room.
    pub rooms: Vec<RoomWaits>,
    /// Visits of these days whose arrival or beginning this console has not seen: in no bar.
    pub not_seen: u32,
}

/// The waits of one length.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct WaitsBar {
    /// At least so many minutes.
    pub from_min: u32,
    /// Less than so many; no end when absent.
    pub until_min: Option<u32>,
    /// How many waits.
    pub count: u32,
}

/// The waits of one waiting room, in whole minutes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RoomWaits {
    /// The room; absent when it is not known.
    pub room: Option<String>,
    /// How many waits.
    pub count: u32,
    /// Half of them were at most this long.
    pub median_min: u32,
    /// Nine in ten were at most this long.
    pub ninth_min: u32,
    /// The longest.
    pub longest_min: u32,
}

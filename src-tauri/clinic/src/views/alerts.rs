//! Alerts and the ranges that raise them, as the page shows and sends them. Numbers are text, with the digits that were
//! typed or received.

use domain::alert::{AlertLevel, AlertOutcome, AlertSide, ReadingPart, Unjudged};
use domain::observation::Metric;
use domain::{PatientKey, Vendor};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Instant, PersonView, ReadingView, TwoIdentifiers};

/// The worklist of alerts.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AlertsView {
    /// What somebody has to look at: what nobody acknowledged first, then by how far out, then the longest first.
    pub open: Vec<AlertView>,
    /// What was acknowledged and has ended, or went on in another alert; the newest first, at most fifty.
    pub settled: Vec<AlertView>,
    /// How many of the open ones nobody has acknowledged.
    pub unacknowledged: u32,
    /// For how many people ranges are set.
    pub watched: u32,
    /// A reading older than so many hours when it arrives raises nothing.
    pub too_old_hours: u32,
}

/// One alert.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AlertView {
    /// Our id of it.
    pub id: String,
    /// Whose.
    pub person: PersonView,
    /// The vendor of the record at which the range was set; absent when the connection was removed.
    pub vendor: Option<Vendor>,
    /// The connection's name.
    pub connection_name: String,
    /// Of what.
    pub metric: Metric,
    /// Of which part.
    pub part: ReadingPart,
    /// Which way it is out.
    pub side: AlertSide,
    /// How far.
    pub level: AlertLevel,
    /// The limit, and when it is left, in the unit in which it was typed.
    pub limit: LimitView,
    /// That unit, in UCUM.
    pub unit: String,
    /// How many readings in a row made it stand.
    pub readings: u32,
    /// Over how many minutes at least.
    pub minutes: u32,
    /// The reading that raised it, as it was then.
    pub reading: ReadingView,
    /// When the first reading of the row was taken.
    pub since: Instant,
    /// When it was raised here.
    pub raised_at: Instant,
    /// How it ended; none while it stands.
    pub ended: Option<AlertEnding>,
    /// What people did about it, in that order. The first acknowledged it.
    pub acts: Vec<AlertActView>,
}

/// How an alert ended.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AlertEnding {
    /// How.
    pub how: AlertEndedBy,
    /// When: the time of the reading that ended it, or of the act.
    pub at: Option<Instant>,
    /// That reading.
    pub reading: Option<ReadingView>,
}

/// By what an alert ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum AlertEndedBy {
    /// A reading was back within.
    Cleared,
    /// It went on in another alert: further out.
    Renewed,
    /// The reading was corrected or taken back, or is no longer this person's.
    Withdrawn,
    /// The range was changed or removed.
    RangeEnded,
}

/// What a person did about an alert.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AlertActView {
    /// When.
    pub at: Instant,
    /// Who.
    pub by: String,
    /// This acknowledged it; else it was added later.
    pub acknowledges: bool,
    /// What came of it.
    pub outcome: Option<AlertOutcome>,
    /// In their own words; may be empty.
    pub note: String,
}

/// What a person says of an alert.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AlertActInput {
    /// The alert.
    pub alert: String,
    /// Whose it was on screen.
    pub patient: PatientKey,
    /// What came of it.
    pub outcome: Option<AlertOutcome>,
    /// In their own words; may be empty.
    pub note: String,
}

/// What came of acknowledging.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", tag = "outcome")]
pub enum AcknowledgedAlert {
    /// It is acknowledged now.
    Kept,
    /// Somebody was faster. Nothing was kept of this one.
    Earlier {
        /// Who.
        by: String,
        /// When.
        at: Instant,
    },
}

/// The ranges of a person.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RangesView {
    /// Those in force, the newest first. Two of one metric and part can be there when records were linked afterwards.
    pub ranges: Vec<RangeView>,
    /// What they were before, the newest first.
    pub past: Vec<RangeView>,
    /// A reading older than so many hours when it arrives raises nothing.
    pub too_old_hours: u32,
    /// So many days back readings are judged.
    pub days: u32,
}

/// One range.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RangeView {
    /// Our id of it.
    pub id: String,
    /// For what.
    pub metric: Metric,
    /// For which part.
    pub part: ReadingPart,
    /// The unit of the limits, in UCUM.
    pub unit: String,
    /// Very low.
    pub very_low: Option<LimitView>,
    /// Low.
    pub low: Option<LimitView>,
    /// High.
    pub high: Option<LimitView>,
    /// Very high.
    pub very_high: Option<LimitView>,
    /// So many readings in a row beyond a limit raise an alert.
    pub readings: u32,
    /// Over so many minutes at least.
    pub minutes: u32,
    /// When it was set.
    pub set_at: Instant,
    /// By whom.
    pub set_by: String,
    /// Why; may be empty.
    pub set_why: String,
    /// When it was ended, by whom and why; none while it is in force.
    pub ended: Option<RangeEnd>,
    /// Readings of the last days that it could not judge, by reason.
    pub unjudged: Vec<UnjudgedCount>,
}

/// A limit with the number at which it is left.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LimitView {
    /// The last number that is not beyond.
    pub at: String,
    /// The first number at which it is left.
    pub clear: String,
}

/// How a range was ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RangeEnd {
    /// When.
    pub at: Instant,
    /// By whom.
    pub by: String,
    /// Why; may be empty.
    pub why: String,
}

/// Readings that could not be judged for one reason.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct UnjudgedCount {
    /// Why.
    pub why: Unjudged,
    /// How many.
    pub count: u32,
}

/// A range as a graph draws it. Whether a reading is beyond, only the core says.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DrawnRange {
    /// For which part.
    pub part: ReadingPart,
    /// Its lower end in the unit that the metric is drawn in; open where there is none.
    pub low: Option<f64>,
    /// Its upper end.
    pub high: Option<f64>,
    /// The lower end as it was typed.
    pub low_text: Option<String>,
    /// The upper end as it was typed.
    pub high_text: Option<String>,
    /// The unit in which it was typed, in UCUM.
    pub unit: String,
    /// When it was set.
    pub set_at: Instant,
    /// By whom.
    pub set_by: String,
}

/// A range that a clinician sets.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SetRange {
    /// Whose.
    pub patient: PatientKey,
    /// For what.
    pub metric: Metric,
    /// For which part.
    pub part: ReadingPart,
    /// The unit of the limits, in UCUM.
    pub unit: String,
    /// Very low.
    pub very_low: Option<LimitInput>,
    /// Low.
    pub low: Option<LimitInput>,
    /// High.
    pub high: Option<LimitInput>,
    /// Very high.
    pub very_high: Option<LimitInput>,
    /// So many readings in a row beyond a limit raise an alert, 1 to 10.
    pub readings: u32,
    /// Over so many minutes at least, at most a day.
    pub minutes: u32,
    /// Why; may be empty.
    pub why: String,
    /// The ranges of this metric and part that were on screen and that this one takes the place of.
    pub replaces: Vec<String>,
    /// The two identifiers that were checked.
    pub checked: TwoIdentifiers,
}

/// A limit as it was typed.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct LimitInput {
    /// The last number that is not beyond.
    pub at: String,
    /// The first number at which it is left; blank for the limit itself.
    pub clear: String,
}

/// Removing a range: from then on nothing is told of these readings.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RemoveRange {
    /// Whose.
    pub patient: PatientKey,
    /// The range.
    pub range: String,
    /// Why; required.
    pub why: String,
    /// The two identifiers that were checked.
    pub checked: TwoIdentifiers,
}

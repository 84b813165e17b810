//! Readings, as the page shows them. What is drawn travels as bytes beside these.

use domain::glucose::{Active, Bin, Goal, Population, Summary};
use domain::observation::{Mark, Metric, Taken};
use domain::{PatientKey, Vendor};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{DrawnRange, Instant};

/// What there is of a person.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MetricsView {
    /// Each metric of which there are readings, in the order in which they are offered.
    pub metrics: Vec<MetricView>,
    /// The zone in which days are told: the patient's own where it is known, else the clinic's.
    pub zone: String,
    /// Whether that is the patient's own.
    pub zone_is_patients: bool,
}

/// One metric.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct MetricView {
    /// Which.
    pub metric: Metric,
    /// The unit it is drawn in, in UCUM.
    pub unit: String,
    /// LOINC of it in that unit.
    pub loinc: String,
    /// How many readings there are, each way counted.
    pub count: u32,
    /// The first and the last day (UTC) with readings.
    pub first: Instant,
    /// See `first`.
    pub last: Instant,
    /// The newest reading.
    pub latest: Option<ReadingView>,
    /// The one before it.
    pub previous: Option<ReadingView>,
    /// The ranges that are set for this patient, one of each part. Without one nothing is within or beyond.
    pub ranges: Vec<DrawnRange>,
}

/// One reading.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReadingView {
    /// Its value as it was received, with its digits: `142/88`, `<40`, `7.0`. A missing part of a pressure is `–`.
    pub value: String,
    /// Its unit as it was received; none where none was told.
    pub unit: Option<String>,
    /// The value in the unit that the metric is drawn in, where that is another.
    pub converted: Option<String>,
    /// The moment, or the begin of a stretch.
    pub start: Instant,
    /// The end of a stretch.
    pub end: Option<Instant>,
    /// The zone as it was told: an IANA name or `UTC−5`; none where none was.
    pub zone: Option<String>,
    /// Whether that zone was assumed by the person who imported the reading.
    pub zone_assumed: bool,
    /// What else a person must know of it.
    pub marks: Vec<Mark>,
    /// How the value came to be.
    pub taken: Taken,
    /// The device, by the name its source tells.
    pub device: Option<String>,
    /// The program or body that passed it on.
    pub source: Option<String>,
    /// The ways on which it came.
    pub ways: Vec<ReadingWay>,
    /// What it was before it was corrected, the newest last.
    pub earlier: Vec<EarlierValue>,
}

/// A way on which a reading came.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReadingWay {
    /// What way.
    pub kind: WayKind,
    /// At which vendor, where it came from one.
    pub vendor: Option<Vendor>,
    /// The account's name, or who entered it.
    pub name: Option<String>,
    /// When it arrived here.
    pub received: Instant,
}

/// How readings came, in short: what stands beside a graph.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReadingSource {
    /// What way.
    pub kind: WayKind,
    /// At which vendor, where it came from one.
    pub vendor: Option<Vendor>,
    /// The device, by the name its source tells.
    pub device: Option<String>,
    /// The program or body that passed it on.
    pub source: Option<String>,
}

/// What way a reading came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum WayKind {
    /// Read from a vendor.
    Read,
    /// Pushed by a vendor or a device maker.
    Delivered,
    /// A file.
    Imported,
    /// A person.
    Entered,
}

/// A value before it was corrected.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EarlierValue {
    /// As it was received.
    pub value: String,
    /// Its unit.
    pub unit: Option<String>,
    /// When the correction arrived.
    pub until: Instant,
}

/// A part of the table of a metric, newest first.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReadingsPage {
    /// The rows.
    pub rows: Vec<ReadingView>,
    /// Where the next part begins; none at the end.
    pub next: Option<Instant>,
}

/// A sensor's glucose over some days.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct GlucoseView {
    /// How much of the time there were readings, and whether that is enough to summarise.
    pub active: Active,
    /// Mean, variation, GMI and times in ranges. Whether they may be shown, `active` tells.
    pub summary: Summary,
    /// For whom the goals hold; none where nobody was named.
    pub population: Option<Population>,
    /// The goals, and which are met; none where there is too little.
    pub goals: Vec<Goal>,
    /// The profile of the day; none where there is too little.
    pub profile: Vec<Bin>,
}

/// A reading that a person types in.
#[derive(Debug, Clone, PartialEq, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EnterReading {
    /// Whose.
    pub patient: PatientKey,
    /// Of which metric.
    pub metric: Metric,
    /// As it was typed; of a pressure, the systolic part.
    pub value: String,
    /// The diastolic part of a pressure.
    pub second: Option<String>,
    /// The unit in UCUM, as it was chosen.
    pub unit: String,
    /// When it was measured.
    pub at: Instant,
    /// The device, if somebody told.
    pub device: Option<String>,
    /// The person was asked about an unusual number, and means it.
    pub meant: bool,
}

/// What came of a reading that was typed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum EnteredReading {
    /// It is kept.
    Kept,
    /// The same reading was known.
    Known,
    /// Nothing is kept: the number is unusual, and the person has to say that it is meant.
    AskUnusual,
    /// Nothing is kept: the diastolic part is not less than the systolic one, and the person has to say that it is meant.
    AskReversed,
}

/// Which readings are asked for.
#[derive(Debug, Clone, PartialEq, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SeriesAsked {
    /// Whose.
    pub patient: PatientKey,
    /// Of which metric.
    pub metric: Metric,
    /// From when; open where there is none.
    pub from: Option<Instant>,
    /// Until when, the moment itself left out.
    pub until: Option<Instant>,
}

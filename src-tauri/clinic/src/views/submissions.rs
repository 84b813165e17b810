//! Readings that can be sent to a vendor, as they would be sent, and which of them were.

use domain::observation::Mark;
use domain::{ConsentMetric, IntentState, PatientKey};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{ConsentStandingView, Instant, IntentView, Offer, PersonView, TwoIdentifiers};

/// Where a person's readings can be sent.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SubmissionsView {
    /// Whose record was opened.
    pub patient: PatientKey,
    /// That person's records at CareMonitor: the opened one, and those that people linked with it.
    pub records: Vec<SubmissionRecord>,
}

/// A record that readings can be sent to.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SubmissionRecord {
    /// Whom they would be stored of, as that record tells.
    pub person: PersonView,
    /// The connection's name.
    pub connection_name: String,
    /// All five metrics, each by itself.
    pub metrics: Vec<SubmissionMetric>,
    /// What is on its way, and what was settled within a day; newest first.
    pub intents: Vec<IntentView>,
}

/// One metric of a record.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SubmissionMetric {
    /// The patient's answer about it.
    pub consent: ConsentStandingView,
    /// Whether readings of it can be sent now.
    pub offer: Offer,
}

/// Which readings are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SubmittableAsked {
    /// The record that they would be sent to.
    pub patient: PatientKey,
    /// Of what.
    pub metric: ConsentMetric,
    /// Only this recording, by our id of it; none for the newest of all.
    pub recording: Option<String>,
}

/// The newest readings of a metric.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SubmittableView {
    /// The record that they would be sent to.
    pub patient: PatientKey,
    /// Of what.
    pub metric: ConsentMetric,
    /// The recording that was asked for alone.
    pub recording: Option<String>,
    /// The readings, newest first, those of no known time last.
    pub rows: Vec<SubmittableReading>,
    /// Whether there are older ones beyond these.
    pub more: bool,
    /// The zone in which days are told.
    pub zone: String,
}

/// One reading as it would be sent.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SubmittableReading {
    /// Our id of it, which the vendor gets too; none of what cannot be sent.
    pub id: Option<String>,
    /// The number as it would be sent; of what cannot be sent, as it was received; of a recording its length.
    pub value: String,
    /// Its unit in UCUM; of what cannot be sent, as it was received, and none where none was told.
    pub unit: Option<String>,
    /// Number and unit as they were received, where what is sent is another number.
    pub received: Option<String>,
    /// The moment, or the begin of a period; none of a recording when nobody knows.
    pub start: Option<Instant>,
    /// The end of a period.
    pub end: Option<Instant>,
    /// The device, by the name its source tells.
    pub device: Option<String>,
    /// What else a person must know of it.
    pub marks: Vec<Mark>,
    /// Why it cannot be sent.
    pub bar: Option<SubmitBar>,
    /// What a person should look at before it is sent.
    pub doubts: Vec<SubmitDoubt>,
    /// Where it stands that was sent before.
    pub sent: Option<IntentState>,
    /// The recording that it is; none of a number.
    pub recording: Option<SubmittableRecording>,
}

/// A recording of which a lead would be sent.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SubmittableRecording {
    /// Our id of it.
    pub id: String,
    /// The names of its leads as they were supplied, in the order of the recorder; none where there is none.
    pub leads: Vec<Option<String>>,
    /// Which of them would be sent, from 0; none when none can be.
    pub lead: Option<u32>,
    /// How long it is, in seconds: the lead that would be sent, else the longest.
    pub seconds: f64,
    /// What the device says of it, in its own words and unconfirmed (rule X-ECG-10). It is sent too.
    pub device_says: Option<String>,
}

/// Why a reading cannot be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum SubmitBar {
    /// No unit was told.
    UnitUnknown,
    /// Its unit is none that the vendor takes, or that can be converted to one.
    UnitForeign,
    /// The device was at its limit: it is only known to be less or more.
    AtLimit,
    /// It is dated in the future.
    Future,
    /// It is dated before the patient was born.
    BeforeBirth,
    /// A part of the pressure is missing.
    PartMissing,
    /// The diastolic pressure is not less than the systolic.
    Reversed,
    /// A number of steps without its period says nothing.
    NoPeriod,
    /// It is no number that a body can have, or none that the vendor takes.
    OutOfRange,
    /// The waveform itself is not kept here.
    NoWaveform,
    /// No lead of the recording is named as lead I, or more than one is.
    NoLeadOne,
    /// The recorder does not tell its gain: no voltage is known.
    GainUnknown,
    /// Samples were lost inside it.
    SamplesLost,
    /// Nobody knows when it began.
    StartUnknown,
    /// It has more samples than are sent in one message (A-CM-30).
    TooLong,
    /// A part of it cannot be read here.
    Damaged,
}

/// What may be right, and should be looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum SubmitDoubt {
    /// It was taken more than a year ago.
    LongAgo,
    /// The two pressures lie very close.
    CloseTogether,
    /// The number is far out of what is usual: is the unit right?
    Unusual,
    /// The period is longer than a week.
    LongPeriod,
    /// Another reading of this very moment was sent before.
    OtherValueSent,
    /// It came from Apple Health, which CareMonitor may read by itself (A-CM-23).
    AppleHealth,
    /// One lead of several is sent.
    OneLead,
}

/// Readings to be sent.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SubmitReadingsInput {
    /// The record that they are sent to.
    pub patient: PatientKey,
    /// Of what.
    pub metric: ConsentMetric,
    /// Which.
    pub readings: Vec<SubmitPick>,
    /// The identifiers of that record, as they were ticked.
    pub checked: TwoIdentifiers,
}

/// A reading that was ticked.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SubmitPick {
    /// Our id of it: another number has another.
    pub id: String,
    /// Its moment, or the begin of its period.
    pub start: Instant,
}

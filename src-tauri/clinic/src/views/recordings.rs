//! Recordings, mostly electrocardiograms, as the page shows them. Their samples travel as bytes beside these.

use domain::PatientKey;
use domain::observation::Mark;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Instant, ReadingWay};

/// What was recorded of a person.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RecordingsView {
    /// Whose record was opened.
    pub patient: PatientKey,
    /// The newest first; those of no known time last.
    pub recordings: Vec<RecordingView>,
}

/// One recording, without its samples.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RecordingView {
    /// Our id of it.
    pub id: String,
    /// When it begins; none when nobody knows.
    pub start: Option<Instant>,
    /// The zone in which it was recorded (IANA), where one was told.
    pub zone: Option<String>,
    /// Minutes by which its clock was ahead of UTC, where an offset was told and no zone.
    pub offset_minutes: Option<i32>,
    /// Whether the zone was assumed by the person who imported it.
    pub zone_assumed: bool,
    /// How long its longest lead is, in seconds.
    pub seconds: f64,
    /// Its leads, in the order of the recorder.
    pub leads: Vec<RecordingLead>,
    /// The device, by the name its source tells.
    pub device: Option<String>,
    /// The program or body that passed it on.
    pub source: Option<String>,
    /// What the device says of it, in its own words and unconfirmed (rule X-ECG-10).
    pub device_says: Option<String>,
    /// What the person felt, as told.
    pub symptoms: Option<String>,
    /// The ways on which it came: the same samples of the same moment are one recording.
    pub ways: Vec<ReadingWay>,
    /// What else a person must know of it.
    pub marks: Vec<Mark>,
}

/// A lead, as its recorder describes it.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RecordingLead {
    /// Its name as it was supplied; none when there is none (rule X-ECG-04).
    pub name: Option<String>,
    /// The unit of the recorder's numbers, as the file has it.
    pub unit: String,
    /// How many millivolts that unit is; none when it is no voltage that is known. Such a lead is not drawn.
    pub millivolts_per_unit: Option<f64>,
    /// Whether the recorder tells its gain. Where it does not, no amplitude may be measured.
    pub calibrated: bool,
    /// Samples in a second.
    pub rate_hz: f64,
    /// How many samples it has.
    pub samples: u32,
    /// What is told of its filter; none when nothing is told (rule X-ECG-05).
    pub filter: Option<String>,
}

/// Which recording is opened.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RecordingAsked {
    /// Whose record is on screen.
    pub patient: PatientKey,
    /// Our id of the recording.
    pub recording: String,
}

/// A recording that was opened.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct OpenedRecording {
    /// Whose record is on screen.
    pub patient: PatientKey,
    /// The recording.
    pub recording: RecordingView,
    /// Whether the person was under eighteen then: a child's needs a wider band (rule X-ECG-05). False when no birth is
    /// known.
    pub child: bool,
    /// The lead in which R waves are looked for: the first whose unit and rate allow it.
    pub beats_lead: Option<u32>,
}

/// Which pixel columns of a lead are asked for.
#[derive(Debug, Clone, PartialEq, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ColumnsAsked {
    /// Whose record is on screen.
    pub patient: PatientKey,
    /// Our id of the recording.
    pub recording: String,
    /// The lead, from 0.
    pub lead: u32,
    /// From where, in seconds from the begin of the recording; may lie before it.
    pub from: f64,
    /// Up to where, in seconds; may lie after its end.
    pub to: f64,
    /// Into how many columns of equal length.
    pub count: u32,
}

/// Of which lead R waves are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct BeatsAsked {
    /// Whose record is on screen.
    pub patient: PatientKey,
    /// Our id of the recording.
    pub recording: String,
    /// The lead, from 0.
    pub lead: u32,
}

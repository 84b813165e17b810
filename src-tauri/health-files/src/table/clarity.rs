//! Dexcom Clarity's export. Rows without a time tell whose it is and how alarms were set; timed rows are of several kinds.

use domain::observation::{Metric, Taken};

use super::headings::{begins, exact};

/// The columns of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) time: usize,
    pub(super) value: usize,
    pub(super) event: usize,
    pub(super) device: Option<usize>,
}

impl Columns {
    pub(super) fn of(headings: &[String]) -> Option<Self> {
        Some(Self {
            time: begins(headings, "Timestamp (")?,
            value: begins(headings, "Glucose Value (")?,
            event: exact(headings, "Event Type")?,
            device: exact(headings, "Source Device ID"),
        })
    }
}

/// What a kind of row measures: the sensor's estimate, or the finger-stick that somebody typed in to calibrate it.
pub(super) fn kind(event: &str) -> Option<(Metric, Taken)> {
    match event {
        "EGV" => Some((Metric::SensorGlucose, Taken::Device)),
        "Calibration" => Some((Metric::MeterGlucose, Taken::Typed)),
        _ => None,
    }
}

//! LibreView's export. A line of title stands above the headings; each row has a type, which says in which of the glucose
//! columns its value stands. It writes a value beyond the sensor's range as the end of the range, which cannot be told
//! from a measured one.

use domain::observation::{Metric, Taken};

use super::headings::{begins, exact};

/// The columns of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) time: usize,
    pub(super) kind: usize,
    pub(super) historic: usize,
    pub(super) scan: Option<usize>,
    pub(super) strip: Option<usize>,
    pub(super) device: Option<usize>,
}

impl Columns {
    pub(super) fn of(headings: &[String]) -> Option<Self> {
        Some(Self {
            time: exact(headings, "Device Timestamp")?,
            kind: exact(headings, "Record Type")?,
            historic: begins(headings, "Historic Glucose")?,
            scan: begins(headings, "Scan Glucose"),
            strip: begins(headings, "Strip Glucose"),
            device: exact(headings, "Device"),
        })
    }

    /// What a row of this type measures, and in which column.
    pub(super) fn kind(&self, kind: &str) -> Option<(Metric, Taken, usize)> {
        match kind {
            "0" => Some((Metric::SensorGlucose, Taken::Device, self.historic)),
            "1" => Some((Metric::SensorGlucose, Taken::Device, self.scan?)),
            "2" => Some((Metric::MeterGlucose, Taken::Device, self.strip?)),
            _ => None,
        }
    }
}

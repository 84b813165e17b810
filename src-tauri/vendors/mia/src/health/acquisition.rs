//! How far health data has come.

use crate::{CallError, DetectionId};

/// How far a record has come. The Device Manager goes through: raw data saved, job created, job started, data normalised,
/// detections submitted or failed. Between the first and the normalised state a record looks the same from outside, also
/// when its job has failed: it is then stored for good, and only normalising it again (MIA-08) tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Acquisition {
    /// Its raw data is kept, and nothing else is known: nothing in it may be shown as a measurement.
    Stored,
    /// Its normalised data is there, but is not of the shape that the Device Manager expects: it is not shown either.
    Unreadable,
    /// Its observations are there. Whether detections were made of them is not told by the record (A-MIA-09).
    Normalised,
    /// These detections were made of it.
    DetectionsSubmitted(Vec<DetectionId>),
    /// The Device Manager said that submitting its detections failed. What is normalised stays so.
    DetectionsFailed,
}

impl Acquisition {
    /// What the answer to MIA-14 says, or none when it says nothing about it: the record is not there or not normalised
    /// yet, or who answered with a 5xx was not the Device Manager.
    pub fn of_detections(answer: &Result<Vec<DetectionId>, CallError>) -> Option<Self> {
        match answer {
            Ok(made) => Some(Self::DetectionsSubmitted(made.clone())),
            Err(error) if error.status() == Some(500) && error.vendor_message().is_some() => {
                Some(Self::DetectionsFailed)
            }
            Err(_) => None,
        }
    }
}

//! Requests for assistance at the bedside (SOLO-40, SOLO-42).

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Which device is meant: exactly one of the four ways in which the vendor can be told.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(tag = "by", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum CareSelector {
    /// By building, floor and room.
    Building {
        /// Building.
        building: String,
        /// Floor.
        floor: String,
        /// Room.
        room: String,
        /// Bed; without one the vendor chooses within the room.
        bed: Option<String>,
    },
    /// By department and room.
    Department {
        /// Department.
        department: String,
        /// Room.
        room: String,
        /// Bed; without one the vendor chooses within the room.
        bed: Option<String>,
    },
    /// By the patient's medical record number.
    Patient {
        /// The number.
        mrn: String,
    },
    /// By the device's serial number.
    Device {
        /// The number.
        serial: String,
    },
}

impl CareSelector {
    /// What was given, under names that the page has words for.
    pub fn facts(&self) -> Vec<(&'static str, &str)> {
        match self {
            Self::Building { building, floor, room, bed } => [("building", building), ("floor", floor), ("room", room)]
                .into_iter()
                .chain(bed.as_ref().map(|bed| ("bed", bed)))
                .map(|(name, value)| (name, value.as_str()))
                .collect(),
            Self::Department { department, room, bed } => [("department", department), ("room", room)]
                .into_iter()
                .chain(bed.as_ref().map(|bed| ("bed", bed)))
                .map(|(name, value)| (name, value.as_str()))
                .collect(),
            Self::Patient { mrn } => vec![("mrn", mrn.as_str())],
            Self::Device { serial } => vec![("device", serial.as_str())],
        }
    }
}

/// A record number is among the ways, so no value is printed.
impl std::fmt::Debug for CareSelector {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Building { .. } => "Building(..)",
            Self::Department { .. } => "Department(..)",
            Self::Patient { .. } => "Patient(..)",
            Self::Device { .. } => "Device(..)",
        })
    }
}

/// A change of assistance.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum AssistanceAct {
    /// Ask for assistance (SOLO-40).
    Request {
        /// Which device.
        selector: CareSelector,
        /// When a person asked: a request that stood before is not this one.
        asked_at: DateTime<Utc>,
    },
    /// Cancel the current request (SOLO-42).
    Cancel {
        /// Which device.
        selector: CareSelector,
        /// The request that the person saw and means.
        request: String,
    },
}

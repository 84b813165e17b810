//! Changes about devices (MIA-05, MIA-06, MIA-08), reduced to what an intent needs to be sent, probed and explained.

use serde::{Deserialize, Serialize};

use super::ActKind;

/// A change about one device. A device's name may hold a patient's, and so `Debug` shows the record's id alone.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum DeviceAct {
    /// Give it to a patient (MIA-05).
    Assign {
        /// The record of the device that was on screen.
        record: String,
        /// The device itself.
        device: String,
        /// Its kind, in the vendor's word.
        kind: String,
        /// What people call it from then on.
        name: String,
        /// Through whom its data comes; what the connection says when absent.
        provider: Option<String>,
        /// Who gets it, by the vendor's id.
        patient: String,
    },
    /// Take it back (MIA-06).
    Unassign {
        /// The record of the device.
        record: String,
        /// What people call it, for the story.
        name: Option<String>,
        /// Who had it on screen, by the vendor's id: another one's device is not taken.
        patient: String,
    },
    /// Have something that it sent normalised again (MIA-08).
    Normalise {
        /// The record of health data.
        data: String,
        /// What people call the device, for the story.
        name: Option<String>,
    },
}

impl DeviceAct {
    /// The word kept beside the whole act.
    pub fn kind(&self) -> ActKind {
        match self {
            Self::Assign { .. } => ActKind::AssignDevice,
            Self::Unassign { .. } => ActKind::UnassignDevice,
            Self::Normalise { .. } => ActKind::NormaliseAgain,
        }
    }
}

impl std::fmt::Debug for DeviceAct {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Assign { record, .. } => write!(f, "Assign({record})"),
            Self::Unassign { record, .. } => write!(f, "Unassign({record})"),
            Self::Normalise { data, .. } => write!(f, "Normalise({data})"),
        }
    }
}

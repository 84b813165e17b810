//! Changes about devices and what they sent (MIA-04 to MIA-06, MIA-08 to MIA-10, MIA-14), reduced to what an intent needs to be sent, probed and explained.

use serde::{Deserialize, Serialize};

use super::{ActKind, DeliveryAct};

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
    /// Have detections made of something that it sent, for the monitoring plans of whoever it was measured of (MIA-14).
    /// Each success makes them once more (A-MIA-21).
    Detect {
        /// The record of health data.
        data: String,
        /// The device that sent it: another one's is not taken.
        device: String,
        /// Whom it was measured of, by the vendor's id, as it was on screen.
        patient: String,
        /// What people call the device, for the story.
        name: Option<String>,
    },
    /// Hand in something that it sent (MIA-04, MIA-09, MIA-10).
    HandIn(Box<DeliveryAct>),
}

impl DeviceAct {
    /// The word kept beside the whole act.
    pub fn kind(&self) -> ActKind {
        match self {
            Self::Assign { .. } => ActKind::AssignDevice,
            Self::Unassign { .. } => ActKind::UnassignDevice,
            Self::Normalise { .. } => ActKind::NormaliseAgain,
            Self::Detect { .. } => ActKind::SubmitDetections,
            Self::HandIn(_) => ActKind::HandIn,
        }
    }
}

impl std::fmt::Debug for DeviceAct {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Assign { record, .. } => write!(f, "Assign({record})"),
            Self::Unassign { record, .. } => write!(f, "Unassign({record})"),
            Self::Normalise { data, .. } => write!(f, "Normalise({data})"),
            Self::Detect { data, .. } => write!(f, "Detect({data})"),
            Self::HandIn(delivery) => write!(f, "HandIn({delivery:?})"),
        }
    }
}

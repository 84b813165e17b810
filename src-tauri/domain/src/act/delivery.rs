//! Something that a device sent, to be handed in at the Device Manager (MIA-04, MIA-09, MIA-10), whole as it will be sent.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// One delivery or one sample: what is sent is one record there, so that it arrived or did not. It is a patient's, and so
/// `Debug` shows the id alone.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct DeliveryAct {
    /// Its own id, by which it is known again (A-MIA-19).
    pub id: String,
    /// Where it is handed in.
    pub route: DeliveryRoute,
    /// The device that sent it, by the device's own id.
    pub device: String,
    /// Who had the device on screen, by the vendor's id: the Device Manager files it under whoever has the device.
    pub patient: String,
    /// What people call the device, for the story.
    pub name: Option<String>,
    /// When it was measured, or received by Medisanté; the begin of a period.
    pub measured_at: DateTime<Utc>,
    /// What is sent: a delivery letter by letter, a sample as the document shows it.
    pub content: String,
}

/// Where it is handed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum DeliveryRoute {
    /// A sample of HealthKit, to the operator's backend, which vets it (MIA-04).
    Backend,
    /// A delivery of Medisanté (MIA-09).
    Medisante,
    /// A sample of HealthKit, past the backend (MIA-10).
    HealthKit,
}

impl std::fmt::Debug for DeliveryAct {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Delivery({})", self.id)
    }
}

//! Episodes of care (SOLO-23 to SOLO-28).

use chrono::NaiveDate;
use serde_json::{Value, json};
use uuid::Uuid;

/// The statuses a request may carry, as printed.
pub(crate) const WRITE_STATUSES: [&str; 6] = ["PLANNING", "WAITLIST", "ACTIVE", "ONHOLD", "FINISHED", "CANCELED"];

/// One episode of one patient.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Episode {
    pub(crate) id: Uuid,
    pub(crate) patient: usize,
    pub(crate) name: String,
    pub(crate) kind: String,
    pub(crate) from: NaiveDate,
    pub(crate) to: Option<NaiveDate>,
    /// One of [`WRITE_STATUSES`].
    pub(crate) status: String,
    pub(crate) objective: Option<String>,
    pub(crate) reason_incomplete: Option<String>,
}

impl Episode {
    /// The fields that both read shapes share. The one status the document shows in a reading is in lower case.
    fn common(&self) -> Value {
        json!({
            "id": self.id,
            "name": self.name,
            "from": self.from,
            "to": self.to,
            "type": self.kind,
            "status": self.status.to_lowercase(),
            "objective": self.objective,
            "reasonIncomplete": self.reason_incomplete,
        })
    }

    /// An element of SOLO-24: the patient is an opaque UUID.
    pub(crate) fn listed(&self, patient: Uuid) -> Value {
        let mut view = self.common();
        view["patientId"] = json!(patient);
        view
    }

    /// SOLO-25 and the head of SOLO-27: the patient by SPID and by external id.
    pub(crate) fn single(&self, spid: i64, external_id: &str) -> Value {
        let mut view = self.common();
        view["soloPatientId"] = json!(spid);
        view["externalPatientId"] = json!(external_id);
        view
    }
}

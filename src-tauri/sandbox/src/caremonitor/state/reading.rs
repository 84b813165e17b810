//! A reading that was stored.

use serde_json::{Value, json};

#[derive(Debug, Clone)]
pub(crate) struct Reading {
    /// Ours.
    pub(crate) id: String,
    /// The sender's.
    pub(crate) client_id: String,
    pub(crate) operation: &'static str,
    pub(crate) patient: String,
    /// As it was sent.
    pub(crate) body: Value,
}

impl Reading {
    /// As a control shows it.
    pub(crate) fn view(&self) -> Value {
        json!({
            "id": self.id,
            "clientId": self.client_id,
            "operation": self.operation,
            "patientId": self.patient,
            "body": self.body,
        })
    }
}

//! What is kept of an uploaded file (SOLO-19 to SOLO-21): its description. The bytes are dropped, since no operation
//! ever gives them back.

use chrono::{DateTime, SecondsFormat};
use chrono_tz::Tz;
use serde_json::{Value, json};
use uuid::Uuid;

/// One file's description; deleting only marks it.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Attachment {
    pub(crate) id: Uuid,
    pub(crate) title: String,
    pub(crate) mime_type: String,
    /// Bytes.
    pub(crate) size: usize,
    pub(crate) uploaded_at: DateTime<Tz>,
    pub(crate) deleted: bool,
}

impl Attachment {
    /// The documented shape; `appointmentId` is the visit's aggregate id.
    pub(crate) fn view(&self, aggregate: Uuid) -> Value {
        json!({
            "id": self.id,
            "appointmentId": aggregate,
            "title": self.title,
            "mimeType": self.mime_type,
            "size": self.size,
            "uploadedAt": self.uploaded_at.to_rfc3339_opts(SecondsFormat::Secs, false),
            "deleted": self.deleted,
        })
    }
}

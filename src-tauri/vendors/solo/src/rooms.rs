//! Waiting rooms: SOLO-15.

use serde::Deserialize;
use serde_json::{Map, Value};
use vendor_http::Method;

use crate::wire::Wire;
use crate::{CallError, lenient};

/// Waiting rooms.
pub struct Rooms<'a> {
    pub(crate) wire: &'a Wire,
}

/// A waiting room. Bookings and slots refer to it by its name, which need not be unique.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct WaitingRoom {
    /// Its uuid, which no other operation takes.
    #[serde(deserialize_with = "lenient::text")]
    pub id: String,
    /// Its name.
    pub name: String,
    /// Service line.
    #[serde(default)]
    pub service_line: Option<String>,
    /// Service type.
    #[serde(default)]
    pub service_type: Option<String>,
    /// Fields that the document does not know.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl Rooms<'_> {
    /// SOLO-15: every waiting room of the practice. No paging is documented: the list is taken for complete.
    ///
    /// # Errors
    /// See [`CallError`].
    pub async fn list(&self) -> Result<Vec<WaitingRoom>, CallError> {
        let request = self.wire.request("SOLO-15", Method::GET, "/qapi/v1/waiting-rooms", &[])?;
        self.wire.json(request).await
    }
}

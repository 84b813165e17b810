//! Assistance at the bedside and consults.

use domain::ConnectionId;
use domain::act::{CareSelector, ConsultReason, ConsultType};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Instant, IntentView, PersonView, TwoIdentifiers};

/// Through which connections care can be called, and what was asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AssistanceView {
    /// The connections, those that are turned off among them.
    pub connections: Vec<CareConnection>,
    /// What is open, and what was settled within a day, newest first.
    pub recent: Vec<IntentView>,
}

/// A connection, as far as calling for care goes.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CareConnection {
    /// Which.
    pub id: ConnectionId,
    /// Its name.
    pub name: String,
    /// Its zone (IANA), in which times are typed.
    pub zone: String,
    /// Whether it is on.
    pub enabled: bool,
}

/// Where assistance is meant.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AssistanceInput {
    /// Through which connection.
    pub connection: ConnectionId,
    /// Which device.
    pub selector: CareSelector,
}

/// What the vendor says of a place.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AssistanceLook {
    /// When it was asked.
    pub at: Instant,
    /// The current request; none when the vendor knows of none, or does not know the place.
    pub request: Option<CareRequest>,
}

/// A request for assistance. `Debug` shows its id alone.
#[derive(Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CareRequest {
    /// Its id.
    pub id: String,
    /// The place, in the vendor's words.
    pub place: Option<String>,
    /// Whether the device can be reached, in the vendor's word.
    pub availability: Option<String>,
    /// The room, in the vendor's words.
    pub room: Option<String>,
    /// Serial number of the device.
    pub device: Option<String>,
    /// Where the request stands, in the vendor's word.
    pub status: Option<String>,
    /// The site.
    pub site: Option<String>,
    /// When it was made.
    pub created_at: Option<Instant>,
    /// When it ended.
    pub finished_at: Option<Instant>,
    /// Somebody took it over.
    pub taken: bool,
    /// Who lies in the bed, as the vendor tells it.
    pub patient: Option<PersonView>,
}

impl std::fmt::Debug for CareRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CareRequest").field("id", &self.id).finish_non_exhaustive()
    }
}

/// A request to cancel.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CancelAssistanceInput {
    /// Through which connection.
    pub connection: ConnectionId,
    /// Which device.
    pub selector: CareSelector,
    /// The request that was on screen.
    pub request: String,
    /// Both identifiers of who lies in the bed, as they were ticked.
    pub checked: TwoIdentifiers,
}

/// A consult to ask for.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ConsultInput {
    /// Through which connection.
    pub connection: ConnectionId,
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// ISO date of birth.
    pub birth_date: String,
    /// Medical record number.
    pub mrn: String,
    /// The place's id in the vendor's mapping.
    pub location_id: String,
    /// Who asks.
    pub requesting_provider: String,
    /// Where the physician can be called back.
    pub callback_number: Option<String>,
    /// Where the patient is.
    pub patient_location: Option<String>,
    /// Who called.
    pub caller: Option<String>,
    /// When the call centre was told.
    pub call_center_notified: Option<Instant>,
    /// When the physician was told.
    pub physician_notified: Option<Instant>,
    /// New, or news about one.
    pub consult_type: ConsultType,
    /// Why.
    pub reason: ConsultReason,
    /// Birth date and number, as they were read back.
    pub checked: TwoIdentifiers,
}

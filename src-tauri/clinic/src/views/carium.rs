//! Registering and inviting at Carium.

use domain::act::InvitedBy;
use domain::{ConnectionId, PatientKey};
use serde::Deserialize;
use specta::Type;

use super::TwoIdentifiers;

/// Somebody to register at Carium (CAR-02). No `Debug`: it names people.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CariumRegistration {
    /// Through which connection.
    pub connection: ConnectionId,
    /// Given name.
    pub first_name: String,
    /// Family name.
    pub last_name: String,
    /// `YYYY-MM-DD`.
    pub birth_date: String,
    /// `female`, `male`, `other`, `pnta` (prefers not to answer) or `unknown`.
    pub gender: String,
    /// E-mail; required without a mobile phone.
    pub email: Option<String>,
    /// Mobile phone in E.164; required without an e-mail.
    pub mobile_phone: Option<String>,
    /// `en_US` or `es_US`; the vendor's own default when absent.
    pub locale: Option<String>,
    /// What will be sent was read back with the patient.
    pub read_back: bool,
    /// Those who were looked at and are somebody else.
    pub not_the_same: Vec<PatientKey>,
}

/// Somebody to invite (CAR-03).
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct InviteInput {
    /// Whose record.
    pub patient: PatientKey,
    /// To which of its addresses.
    pub by: InvitedBy,
    /// Both identifiers, as they were ticked.
    pub checked: TwoIdentifiers,
}

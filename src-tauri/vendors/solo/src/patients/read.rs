//! A patient as Solo gives them (SOLO-01, SOLO-02, and within SOLO-14). Anything may be absent or null.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::{dates, drift, lenient};

/// A patient, as read. `Debug` shows nothing of it.
#[derive(Clone, PartialEq, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[allow(missing_docs)] // The fields are the document's own words.
pub struct PatientRead {
    pub mrn: Option<String>,
    /// Deprecated by the vendor.
    pub account_number: Option<String>,
    #[serde(deserialize_with = "lenient::list")]
    pub name: Vec<Name>,
    /// `YYYY-MM-DD`.
    pub birth_date: Option<String>,
    pub gender: Option<String>,
    pub marital_status: Option<String>,
    #[serde(deserialize_with = "lenient::list")]
    pub telecom: Vec<Telecom>,
    #[serde(deserialize_with = "lenient::list")]
    pub contact: Vec<Contact>,
    pub preferred_language: Option<String>,
    pub race: Option<String>,
    pub ethnicity: Option<String>,
    #[serde(deserialize_with = "lenient::list")]
    pub address: Vec<Address>,
    pub active: Option<bool>,
    pub deceased: Option<bool>,
    /// `YYYY-MM-DD hh:mm AM/PM`, no zone.
    pub deceased_at: Option<String>,
    /// Deprecated by the vendor.
    pub family_member: Option<bool>,
    pub is_linked_by_email: Option<bool>,
    pub shared_email_group: Option<SharedEmailGroup>,
    /// Fields that the document does not know.
    #[serde(flatten)]
    pub extra: Map<String, Value>,
}

impl std::fmt::Debug for PatientRead {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PatientRead").finish_non_exhaustive()
    }
}

impl PatientRead {
    /// The birth date as a day, when it is one.
    pub fn birth_day(&self) -> Option<NaiveDate> {
        self.birth_date.as_deref()?.parse().ok()
    }

    /// The moment of death as a wall-clock time.
    pub fn died_at(&self) -> Option<NaiveDateTime> {
        dates::parse_deceased_at(self.deceased_at.as_deref()?)
    }

    /// Where the reply departs from the document: places, never values.
    pub fn drift(&self) -> Vec<String> {
        drift::extra_fields("SOLO-01", &self.extra)
    }
}

/// A name. In the vendor's sample `family` holds the full name and `lastName` the surname.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
#[allow(missing_docs)]
pub struct Name {
    #[serde(rename = "use")]
    pub use_: Option<String>,
    pub family: Option<String>,
    pub first_name: Option<String>,
    pub middle_name: Option<String>,
    pub last_name: Option<String>,
    pub alias: Option<String>,
}

/// A telephone number or mail address.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[allow(missing_docs)]
pub struct Telecom {
    #[serde(rename = "use")]
    pub use_: Option<String>,
    pub system: Option<String>,
    pub value: Option<String>,
}

/// Someone to reach instead of the patient. The shape of its names is unknown: empty in every sample.
#[derive(Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
#[allow(missing_docs)]
pub struct Contact {
    #[serde(deserialize_with = "lenient::list")]
    pub telecom: Vec<Telecom>,
    #[serde(deserialize_with = "lenient::list")]
    pub name: Vec<Value>,
}

/// A postal address.
#[derive(Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
#[allow(missing_docs)]
pub struct Address {
    pub city: Option<String>,
    #[serde(rename = "use")]
    pub use_: Option<String>,
    pub apartment: Option<String>,
    pub country: Option<String>,
    pub state: Option<String>,
    /// All in lower case on the wire.
    #[serde(rename = "postalcode")]
    pub postal_code: Option<String>,
    #[serde(deserialize_with = "lenient::texts")]
    pub line: Vec<String>,
}

/// A group whose members share one mail address, as read. `Debug` shows nothing of it: a family's name is the patient's.
#[derive(Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(default)]
#[allow(missing_docs)]
pub struct SharedEmailGroup {
    #[serde(rename = "type")]
    pub kind: Option<String>,
    pub name: Option<String>,
}

impl std::fmt::Debug for SharedEmailGroup {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SharedEmailGroup").finish_non_exhaustive()
    }
}

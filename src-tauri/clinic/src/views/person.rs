//! A person as a row, a banner or a search result shows them.

use domain::{Gender, HumanName, Identifier, IdentifierKind, PatientKey, Vendor};
use serde::{Deserialize, Serialize};
use specta::Type;

/// Who a record is about: enough for the identity cell and the banner.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PersonView {
    /// The record; absent while a visit's patient has not been read yet.
    pub key: Option<PatientKey>,
    /// Name in parts; every part may be unknown.
    pub name: HumanName,
    /// FHIR date: `1984`, `1984-04` or `1984-04-05`.
    pub birth_date: Option<String>,
    /// Administrative gender.
    pub gender: Gender,
    /// The record number shown beside the name: an MRN with its issuer, when there is one.
    pub number: Option<Identifier>,
    /// The vendor says that the person died.
    pub deceased: bool,
    /// FHIR date of death, when known.
    pub died_on: Option<String>,
}

/// The first identifier in which two people of one name differ (PAL-0540).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Differs {
    /// The given name.
    Given,
    /// The date of birth.
    BirthDate,
    /// The record number.
    Number,
}

/// A person in full: the banner's second zone, the booking form.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PatientView {
    /// Who.
    pub person: PersonView,
    /// Whose record.
    pub vendor: Vendor,
    /// The connection's name.
    pub connection_name: String,
    /// Every number known for the record.
    pub identifiers: Vec<Identifier>,
    /// Telephone numbers, as received.
    pub phones: Vec<String>,
    /// Mail addresses, as received.
    pub emails: Vec<String>,
    /// Usual address on one line.
    pub address: Option<String>,
    /// Where the person's clock stands (IANA), when the vendor says so.
    pub zone: Option<String>,
    /// False when the vendor marks the record inactive.
    pub active: bool,
    /// The study and site of a trial's subject.
    pub trial: Option<super::TrialPlace>,
    /// When the vendor was last read for the record.
    pub read_at: Option<super::Instant>,
    /// Visits of this person that are known here, newest first: those of every record that people linked to this one.
    pub visits: Vec<super::BoardRow>,
}

/// One result of a search over the people known here.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PatientHit {
    /// Who.
    pub person: PersonView,
    /// Whose record.
    pub vendor: Vendor,
    /// The connection's name.
    pub connection_name: String,
    /// Set when another result has the same family name.
    pub same_name: Option<Differs>,
    /// The person's records at other accounts, as people linked them.
    pub records: Vec<HitRecord>,
}

/// Another record of a person that was found.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct HitRecord {
    /// Who the record says it is about.
    pub person: PersonView,
    /// Whose record.
    pub vendor: Vendor,
    /// The connection's name.
    pub connection_name: String,
}

/// Search results, and how many people were searched.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct PatientSearch {
    /// At most twenty, best first.
    pub hits: Vec<PatientHit>,
    /// People known on this device.
    pub searched: u32,
}

/// Which number of a record is to be copied; the number itself stays in the store.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CopyIdentifierInput {
    /// Whose.
    pub patient: PatientKey,
    /// What the number is.
    pub kind: IdentifierKind,
    /// Who issued it.
    pub issuer: String,
}

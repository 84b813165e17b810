//! A patient as one vendor's record describes them (FHIR Patient), reduced to what identifies and reaches the person.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::{BirthDate, HumanName, PatientKey};

/// Administrative gender (FHIR). It serves identification and form of address, never clinical judgement (MPB-0045).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Gender {
    /// Male.
    Male,
    /// Female.
    Female,
    /// Other, specific.
    Other,
    /// Not known: also what an unrecognised word becomes, with the word kept as drift.
    #[default]
    Unknown,
}

/// What kind of number an identifier is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum IdentifierKind {
    /// A medical record number with the issuing organisation. A vendor's own key is never one (PAB-0033).
    Mrn,
    /// The integrator's id for the patient at the vendor (`patient_id`, SOLO-01).
    ExternalId,
    /// Solo's own number (SOLO-02).
    Spid,
    /// The health system's id (SOLO-07).
    Hsid,
    /// The vendor's own id of the record: Carium's individual, CareMonitor's and Mia's patient.
    VendorId,
    /// The subject number of a trial (C1-04), which stands for the name in lists.
    SubjectNumber,
}

/// A number that points at one person within its issuer.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Identifier {
    /// What the number is.
    pub kind: IdentifierKind,
    /// Who issued it, in words for people.
    pub issuer: String,
    /// The number, exactly as issued.
    pub value: String,
}

/// One patient record at one vendor.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Patient {
    /// The record's key here.
    pub key: PatientKey,
    /// Name in parts.
    pub name: HumanName,
    /// Date of birth, as far as it is known.
    pub birth_date: Option<BirthDate>,
    /// Administrative gender.
    pub gender: Gender,
    /// Every number known for this record.
    pub identifiers: Vec<Identifier>,
    /// Telephone numbers, as received.
    pub phones: Vec<String>,
    /// Mail addresses, as received.
    pub emails: Vec<String>,
    /// Usual address on one line, parts joined by a comma and a space (ADR-0001).
    pub address: Option<String>,
    /// Where the person's clock stands (IANA), when the vendor says so. Never guessed from an address or a number.
    pub zone: Option<String>,
    /// False when the vendor marks the record inactive.
    pub active: bool,
    /// Whether the vendor says that the person died.
    pub deceased: bool,
    /// The vendor's own text for the moment of death (`YYYY-MM-DD hh:mm AM/PM`, without a zone), date part only.
    pub died_on: Option<BirthDate>,
    /// When the vendor was last read for this record.
    pub read_at: Option<DateTime<Utc>>,
}

impl Patient {
    /// The record number shown beside the name: the MRN when there is one.
    pub fn mrn(&self) -> Option<&Identifier> {
        self.identifier(IdentifierKind::Mrn)
    }

    /// The subject number, when the record is that of a trial's subject.
    pub fn subject_number(&self) -> Option<&Identifier> {
        self.identifier(IdentifierKind::SubjectNumber)
    }

    /// The number by which a record is told from others: the MRN, else the subject number. The vendor's own id stands for
    /// it only where the vendor tells nothing else of the person.
    pub fn shown_number(&self) -> Option<&Identifier> {
        let nameless = self.name.family.is_none() && self.name.given.is_none() && self.birth_date.is_none();
        let vendor_id = || nameless.then(|| self.identifier(IdentifierKind::VendorId)).flatten();
        self.mrn().or_else(|| self.subject_number()).or_else(vendor_id)
    }

    /// How many of birth date, number and family name can be read out and checked. A subject's name is not shown.
    pub fn checkable(&self) -> usize {
        let family = self.name.family.is_some() && self.subject_number().is_none();
        [self.birth_date.is_some(), self.shown_number().is_some(), family].into_iter().filter(|there| *there).count()
    }

    fn identifier(&self, kind: IdentifierKind) -> Option<&Identifier> {
        self.identifiers.iter().find(|identifier| identifier.kind == kind)
    }
}

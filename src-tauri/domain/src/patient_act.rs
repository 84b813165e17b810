//! A change of a patient record, or a new one (SOLO-03, SOLO-04, SOLO-05).

use serde::{Deserialize, Serialize};

use crate::{Demographics, Identifier, IdentifierKind, PatientKey};

/// The two ways in which a record can be read and written. By the health system's id neither is offered.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "camelCase")]
pub enum RecordAddress {
    /// The integrator's id (SOLO-01, SOLO-03).
    External(String),
    /// Solo's own number (SOLO-02, SOLO-04).
    Spid(i64),
}

impl RecordAddress {
    /// How a record is addressed, from its numbers: the integrator's id first.
    pub fn of(identifiers: &[Identifier]) -> Option<Self> {
        let value = |kind| identifiers.iter().find(|one| one.kind == kind).map(|one| one.value.clone());
        value(IdentifierKind::ExternalId)
            .map(Self::External)
            .or_else(|| value(IdentifierKind::Spid)?.parse().ok().map(Self::Spid))
    }

    /// How the record under a key is addressed; absent for one known only by the health system's id.
    pub fn of_key(key: &PatientKey) -> Option<Self> {
        let mut parts = key.as_str().splitn(3, ':').skip(1);
        match (parts.next()?, parts.next()?) {
            ("ext", value) if !value.is_empty() => Some(Self::External(value.to_owned())),
            ("spid", value) => value.parse().ok().map(Self::Spid),
            _ => None,
        }
    }

    /// The number, as text.
    pub fn value(&self) -> String {
        match self {
            Self::External(id) => id.clone(),
            Self::Spid(spid) => spid.to_string(),
        }
    }
}

impl std::fmt::Debug for RecordAddress {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::External(_) => "External",
            Self::Spid(_) => "Spid",
        })
    }
}

/// What is to become of a patient record. `Debug` shows which change, and nothing of the record.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "camelCase", rename_all_fields = "camelCase")]
// An act holds it behind a box, whichever it is.
#[allow(clippy::large_enum_variant)]
pub enum PatientAct {
    /// Change fields of a record (SOLO-03, SOLO-04). Only what differs between the two is sent.
    Edit {
        /// Which record.
        patient: RecordAddress,
        /// The record as the person saw it.
        before: Demographics,
        /// The record as it is to be.
        after: Demographics,
    },
    /// Register someone (SOLO-05).
    Register {
        /// The integrator's id, which the vendor requires and the landing probe asks for (SOLO-01).
        id: String,
        /// The record.
        record: Demographics,
    },
}

impl std::fmt::Debug for PatientAct {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Edit { .. } => "Edit",
            Self::Register { .. } => "Register",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ConnectionId;

    #[test]
    fn a_key_leads_to_the_number_it_was_made_of_whatever_stands_in_it() {
        let of = ConnectionId("3fa0c1d2".to_owned());
        for value in ["pt-1", "ext 8/8", "a:b:c"] {
            assert!(
                RecordAddress::of_key(&PatientKey::external(&of, value))
                    == Some(RecordAddress::External(value.to_owned()))
            );
        }
        assert!(RecordAddress::of_key(&PatientKey::spid(&of, 7)) == Some(RecordAddress::Spid(7)));
        assert!(RecordAddress::of_key(&PatientKey::hsid(&of, "7")).is_none(), "no record is read by it");
    }
}

//! The right patient: an act on a person needs two identifiers that a person has read, and they must still be the
//! record's own (rule X-06). The page cannot skip this by mistake, since the check is made here.

use domain::{Patient, PatientKey};

use crate::views::TwoIdentifiers;
use crate::{ClinicError, Result};

/// Refuses an act unless two identifiers were checked and both still belong to the record.
pub(crate) fn verify(patient: &Patient, key: &PatientKey, checked: &TwoIdentifiers) -> Result<()> {
    if checked.patient.as_deref() != Some(key.as_str()) {
        return Err(ClinicError::Conflict("otherPatient"));
    }
    let born = patient.birth_date.as_ref().map(|date| date.as_str());
    let number = patient.mrn().map(|identifier| identifier.value.as_str());
    let family = patient.name.family.as_deref();
    let pairs = [
        (checked.birth_date.as_deref(), born),
        (checked.number.as_deref(), number),
        (checked.family.as_deref(), family),
    ];
    let mut agreed = 0;
    for (shown, kept) in pairs {
        if let Some(shown) = shown {
            if kept != Some(shown) {
                return Err(ClinicError::Conflict("identifierChanged"));
            }
            agreed += 1;
        }
    }
    if agreed < 2 {
        return Err(ClinicError::invalid("checked", "twoIdentifiers"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use domain::{BirthDate, Gender, HumanName, Identifier, IdentifierKind};

    fn patient() -> Patient {
        Patient {
            key: PatientKey("c:ext:1".to_owned()),
            name: HumanName::from_parts("Okafor", "Daniel"),
            birth_date: BirthDate::parse("1968-03-14"),
            gender: Gender::Male,
            identifiers: vec![Identifier {
                kind: IdentifierKind::Mrn,
                issuer: "Harbour".to_owned(),
                value: "4471882".to_owned(),
            }],
            phones: Vec::new(),
            emails: Vec::new(),
            address: None,
            active: true,
            deceased: false,
            died_on: None,
            read_at: None,
        }
    }

    fn checked(born: Option<&str>, number: Option<&str>) -> TwoIdentifiers {
        TwoIdentifiers {
            patient: Some("c:ext:1".to_owned()),
            birth_date: born.map(str::to_owned),
            number: number.map(str::to_owned),
            family: None,
        }
    }

    #[test]
    fn x_06_two_identifiers_that_belong_to_the_record_pass() {
        let patient = patient();
        assert!(verify(&patient, &patient.key, &checked(Some("1968-03-14"), Some("4471882"))).is_ok());
    }

    #[test]
    fn x_06_one_identifier_is_not_enough() {
        let patient = patient();
        assert!(verify(&patient, &patient.key, &checked(Some("1968-03-14"), None)).is_err());
    }

    #[test]
    fn x_06_the_identifiers_of_a_namesake_are_refused() {
        let patient = patient();
        assert!(verify(&patient, &patient.key, &checked(Some("1986-03-14"), Some("4471882"))).is_err());
        let other =
            TwoIdentifiers { patient: Some("c:ext:2".to_owned()), ..checked(Some("1968-03-14"), Some("4471882")) };
        assert!(verify(&patient, &patient.key, &other).is_err());
    }
}

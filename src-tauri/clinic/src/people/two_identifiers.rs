//! The right patient: an act on a person needs two identifiers that a person has read, and they must still be the
//! record's own (rule X-06). The page cannot skip this by mistake, since the check is made here.

use domain::{IdentifierKind, Patient, PatientKey};

use crate::views::TwoIdentifiers;
use crate::{ClinicError, Result};

/// Refuses an act unless two identifiers were checked and both still belong to the record.
pub(crate) fn verify(patient: &Patient, key: &PatientKey, checked: &TwoIdentifiers) -> Result<()> {
    if checked.patient.as_deref() != Some(key.as_str()) {
        return Err(ClinicError::Conflict("otherPatient"));
    }
    let born = patient.birth_date.as_ref().map(|date| date.as_str());
    let number = patient.shown_number();
    let shown_family = patient.subject_number().is_none().then_some(patient.name.family.as_deref()).flatten();
    // A blinded study and CareMonitor tell of a person nothing but one number of their own: that is all there is to
    // check. A record that could hold more and lacks it stays unchecked.
    let pseudonym =
        number.is_some_and(|number| matches!(number.kind, IdentifierKind::SubjectNumber | IdentifierKind::VendorId));
    let needed = if pseudonym && patient.checkable() == 1 { 1 } else { 2 };
    let pairs = [
        (checked.birth_date.as_deref(), born),
        (checked.number.as_deref(), number.map(|identifier| identifier.value.as_str())),
        (checked.family.as_deref(), shown_family),
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
    if agreed < needed {
        return Err(ClinicError::invalid("checked", "twoIdentifiers"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use domain::{BirthDate, Gender, HumanName, Identifier};

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
            zone: None,
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

    fn pseudonymous(kind: IdentifierKind) -> Patient {
        let number = Identifier { kind, issuer: "HF-301".to_owned(), value: "007-001".to_owned() };
        Patient { name: HumanName::default(), birth_date: None, identifiers: vec![number], ..patient() }
    }

    #[test]
    fn x_06_who_is_told_by_one_number_alone_is_checked_by_it() {
        for kind in [IdentifierKind::SubjectNumber, IdentifierKind::VendorId] {
            let patient = pseudonymous(kind);
            assert!(verify(&patient, &patient.key, &checked(None, Some("007-001"))).is_ok());
            assert!(verify(&patient, &patient.key, &checked(None, Some("007-002"))).is_err());
            assert!(verify(&patient, &patient.key, &checked(None, None)).is_err());
            let born = Patient { birth_date: BirthDate::parse("1968-03-14"), ..patient };
            assert!(verify(&born, &born.key, &checked(None, Some("007-001"))).is_err(), "{kind:?}: there is a second");
        }
        let mrn = pseudonymous(IdentifierKind::Mrn);
        assert!(verify(&mrn, &mrn.key, &checked(None, Some("007-001"))).is_err());
    }

    #[test]
    fn x_06_the_name_that_a_subject_goes_by_nowhere_checks_nothing() {
        let patient =
            Patient { name: HumanName::from_parts("Okafor", "Daniel"), ..pseudonymous(IdentifierKind::SubjectNumber) };
        let by_name = TwoIdentifiers { family: Some("Okafor".to_owned()), ..checked(None, Some("007-001")) };
        assert!(verify(&patient, &patient.key, &by_name).is_err());
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

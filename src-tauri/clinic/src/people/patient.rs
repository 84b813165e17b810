//! One person in full.

use domain::{HumanName, IdentifierKind, Patient, PatientKey};

use super::subject::place;
use crate::access::Member;
use crate::board::rows;
use crate::views::{Instant, PatientView, PersonView};
use crate::{Clinic, ClinicError, Result, links};

impl Member {
    /// One person in full, with the visits known here.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when the record is not known here.
    pub async fn patient(&self, key: &PatientKey) -> Result<PatientView> {
        let view = patient_view(&self.clinic, key).await?;
        self.opens_record(key).await?;
        Ok(view)
    }
}

pub(crate) async fn patient_view(clinic: &Clinic, key: &PatientKey) -> Result<PatientView> {
    let patient = clinic.store.mirror().patient(key).await?.ok_or(ClinicError::NotFound("patient"))?;
    let connection =
        clinic.store.ledger().connection(&key.connection()).await?.ok_or(ClinicError::NotFound("connection"))?;
    let visits = rows::of_patients(clinic, &links::records_of(clinic, key).await?).await?;
    Ok(PatientView {
        person: person_view(Some(&patient), Some(key)),
        vendor: connection.vendor(),
        connection_name: connection.name,
        identifiers: patient.identifiers.clone(),
        phones: patient.phones.clone(),
        emails: shown_emails(&patient),
        address: patient.address.clone(),
        zone: patient.zone.clone(),
        active: patient.active,
        trial: place(clinic, &patient).await?,
        read_at: patient.read_at.map(Instant::from),
        visits,
    })
}

/// What stands where a name stands. A trial's subject goes by the number, whatever the vendor told of the person: the
/// name is kept in the record and shown nowhere (contract of ClinOne: subject numbers instead of names). Of whom a vendor
/// tells an id and nothing else (CareMonitor), the id stands there: an act names whom it is about.
pub(crate) fn shown_name(patient: &Patient) -> HumanName {
    let only_an_id = || patient.shown_number().filter(|number| number.kind == IdentifierKind::VendorId);
    match patient.subject_number().or_else(only_an_id) {
        Some(number) => HumanName { preferred: Some(number.value.clone()), ..HumanName::default() },
        None => patient.name.clone(),
    }
}

/// Mail addresses as they are shown. Most hold their owner's name: of a subject's, the part before the `@` is hidden.
pub(crate) fn shown_emails(patient: &Patient) -> Vec<String> {
    let hidden = |email: &String| match email.rsplit_once('@') {
        Some((_, host)) => format!("•••@{host}"),
        None => "•••".to_owned(),
    };
    match patient.subject_number() {
        Some(_) => patient.emails.iter().map(hidden).collect(),
        None => patient.emails.clone(),
    }
}

/// Who a record is about; a record not read yet has a key and nothing else.
pub(crate) fn person_view(patient: Option<&Patient>, key: Option<&PatientKey>) -> PersonView {
    match patient {
        Some(patient) => PersonView {
            key: Some(patient.key.clone()),
            name: shown_name(patient),
            birth_date: patient.birth_date.as_ref().map(|date| date.as_str().to_owned()),
            gender: patient.gender,
            number: patient.shown_number().cloned(),
            deceased: patient.deceased,
            died_on: patient.died_on.as_ref().map(|date| date.as_str().to_owned()),
        },
        None => PersonView {
            key: key.cloned(),
            name: HumanName::default(),
            birth_date: None,
            gender: domain::Gender::Unknown,
            number: None,
            deceased: false,
            died_on: None,
        },
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use domain::{BirthDate, ConnectionId, Gender, Identifier};

    fn record(kind: IdentifierKind) -> Patient {
        Patient {
            key: PatientKey::subject(&ConnectionId("c".to_owned()), "HF-301", "007", "007-003"),
            name: HumanName::from_parts("Okafor", "Daniel"),
            birth_date: BirthDate::parse("1958-03-14"),
            gender: Gender::Male,
            identifiers: vec![Identifier { kind, issuer: "HF-301".to_owned(), value: "007-003".to_owned() }],
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

    #[test]
    fn a_trials_subject_is_shown_by_number_and_by_no_name() {
        let view = person_view(Some(&record(IdentifierKind::SubjectNumber)), None);
        let only_the_number = HumanName { preferred: Some("007-003".to_owned()), ..HumanName::default() };
        assert_eq!(view.name, only_the_number);
        assert_eq!(view.number.as_ref().unwrap().value, "007-003");
        let printed = serde_json::to_string(&view).unwrap();
        assert!(!printed.contains("Okafor") && !printed.contains("Daniel"), "{printed}");
    }

    #[test]
    fn of_whom_a_vendor_tells_an_id_alone_is_shown_by_it() {
        let told = record(IdentifierKind::VendorId);
        let view = person_view(Some(&Patient { name: HumanName::default(), birth_date: None, ..told }), None);
        assert_eq!(view.name, HumanName { preferred: Some("007-003".to_owned()), ..HumanName::default() });
        assert_eq!(view.number.unwrap().value, "007-003");
    }

    #[test]
    fn everybody_else_is_shown_by_name() {
        let view = person_view(Some(&record(IdentifierKind::VendorId)), None);
        assert_eq!(view.name.family.as_deref(), Some("Okafor"));
        assert_eq!(view.number, None, "a vendor's own id stands beside no name");
    }
}

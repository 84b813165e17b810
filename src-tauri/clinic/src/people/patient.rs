//! One person in full.

use domain::{HumanName, Patient, PatientKey};

use crate::access::Member;
use crate::board::rows;
use crate::views::{Instant, PatientView, PersonView};
use crate::{Clinic, ClinicError, Result};

impl Member {
    /// One person in full, with the visits known here.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when the record is not known here.
    pub async fn patient(&self, key: &PatientKey) -> Result<PatientView> {
        patient_view(&self.clinic, key).await
    }
}

pub(crate) async fn patient_view(clinic: &Clinic, key: &PatientKey) -> Result<PatientView> {
    let patient = clinic.store.mirror().patient(key).await?.ok_or(ClinicError::NotFound("patient"))?;
    let connection =
        clinic.store.ledger().connection(&key.connection()).await?.ok_or(ClinicError::NotFound("connection"))?;
    let visits = rows::of_patient(clinic, key).await?;
    Ok(PatientView {
        person: person_view(Some(&patient), Some(key)),
        vendor: connection.vendor,
        connection_name: connection.name,
        identifiers: patient.identifiers.clone(),
        phones: patient.phones.clone(),
        emails: patient.emails.clone(),
        address: patient.address.clone(),
        active: patient.active,
        read_at: patient.read_at.map(Instant::from),
        visits,
    })
}

/// Who a record is about; a record not read yet has a key and nothing else.
pub(crate) fn person_view(patient: Option<&Patient>, key: Option<&PatientKey>) -> PersonView {
    match patient {
        Some(patient) => PersonView {
            key: Some(patient.key.clone()),
            name: patient.name.clone(),
            birth_date: patient.birth_date.as_ref().map(|date| date.as_str().to_owned()),
            gender: patient.gender,
            number: patient.mrn().cloned(),
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

//! Keeping a change of a patient record.

use chrono::{NaiveDate, Utc};
use domain::demographics::{DemographicField, changes, problems};
use domain::{Act, Demographics, PatientAct, PatientKey, RecordAddress, Subject};

use super::duplicates::duplicates;
use super::record::under_way;
use super::verify;
use crate::access::Scheduling;
use crate::outbox::{Intended, keep};
use crate::views::{EditInput, Kept, RecordReview};
use crate::{Clinic, ClinicError, Result, settings};

/// Fields whose change can make one person's record look like another's.
const WHO: [DemographicField; 4] =
    [DemographicField::LastName, DemographicField::FirstName, DemographicField::BirthDate, DemographicField::Mrn];

impl Scheduling {
    /// What a change would send, field by field, or what keeps it from being sent, and who known here would then have the
    /// same number, or the same name and birth date. Nothing is kept and nobody is asked.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when the connection is not there any more.
    pub async fn review_edit(&self, input: EditInput) -> Result<RecordReview> {
        let after = input.after.tidied(&input.before);
        let today = today(&self.clinic, &input.patient).await?;
        let changes = changes(&input.before, &after);
        let mut others = Vec::new();
        if changes.iter().any(|change| WHO.contains(&change.field)) {
            others = duplicates(&self.clinic, &input.patient.connection(), None, &after).await?;
            others.retain(|other| other.person.key.as_ref() != Some(&input.patient));
        }
        Ok(RecordReview { problems: problems(&input.before, &after, today), changes, duplicates: others })
    }

    /// Keeps a change of a record (SOLO-03, SOLO-04). Only what differs is sent; the vendor's record is read again just
    /// before, and nothing is sent when a changed field is no longer what the person saw.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] for a field, [`ClinicError::Conflict`] when the identifiers do not hold, nothing differs,
    /// or an earlier change of the record is not settled.
    pub async fn edit_patient(&self, input: EditInput) -> Result<Kept> {
        let clinic = &*self.clinic;
        let key = input.patient;
        let patient = clinic.store.mirror().patient(&key).await?.ok_or(ClinicError::NotFound("patient"))?;
        let checked = input.checked.ok_or(ClinicError::invalid("checked", "twoIdentifiers"))?;
        verify(&patient, &key, &checked)?;
        let address = RecordAddress::of_key(&key).ok_or(ClinicError::Conflict("noAddress"))?;
        let connection = clinic
            .store
            .ledger()
            .connection(&key.connection())
            .await?
            .filter(|row| row.enabled)
            .ok_or(ClinicError::Conflict("connectionOff"))?;
        let after = input.after.tidied(&input.before);
        refuse_problems(&input.before, &after, today(clinic, &key).await?)?;
        if changes(&input.before, &after).is_empty() {
            return Err(ClinicError::Conflict("nothingChanged"));
        }
        if under_way(clinic, &key).await?.is_some() {
            return Err(ClinicError::Conflict("intentUnderWay"));
        }
        let edit = PatientAct::Edit { patient: address, before: input.before, after };
        let intended = Intended {
            connection: connection.id,
            subject: Subject::patient(&key),
            visit: None,
            patient: Some(key),
            act: Act::Patient(Box::new(edit)),
            new_visit: None,
        };
        keep(clinic, &self.actor, intended).await
    }
}

/// Refuses with the first problem; the page has shown all of them before.
pub(super) fn refuse_problems(before: &Demographics, after: &Demographics, today: NaiveDate) -> Result<()> {
    match problems(before, after, today).first() {
        Some(_) => Err(ClinicError::invalid("record", "breaksRule")),
        None => Ok(()),
    }
}

/// The day where the clinic of a record is.
async fn today(clinic: &Clinic, key: &PatientKey) -> Result<NaiveDate> {
    let connection =
        clinic.store.ledger().connection(&key.connection()).await?.ok_or(ClinicError::NotFound("connection"))?;
    Ok(Utc::now().with_timezone(&settings::zone_of(&connection.zone)).date_naive())
}

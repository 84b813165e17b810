//! A subject's record: read from ClinOne when somebody means to change it (C1-06), changed (C1-07), and taken out of the
//! study (C1-08). The person's name stands in the form of the record and nowhere else: the Outbox tells numbers.

use chrono::Utc;
use domain::act::{SubjectAct, SubjectDetails, TrialSubject};
use domain::{Act, HumanName, Identifier, IdentifierKind, Patient, PatientKey, Subject};
use store::{ChoiceList, IntentRow, ReadBatch};

use super::enrol::connection;
use super::patient::patient_view;
use super::record::under_way;
use super::record_read::was_read;
use super::{subject_rules, verify};
use crate::access::Scheduling;
use crate::account::{Account, At};
use crate::adapters::clinone_subjects;
use crate::outbox::{Intended, keep};
use crate::views::{
    EditSubjectInput, Fact, Instant, IntentView, Kept, RemoveSubjectInput, SubjectRecord, Tag, TrialPlace,
};
use crate::{Clinic, ClinicError, Result, settings};

/// What may stand in the Outbox: it names nobody.
const TOLD: [&str; 3] = ["status", "preferredLanguage", "timeZone"];
/// What stands for the rest.
const HIDDEN: &str = "•••";

impl Scheduling {
    /// Asks ClinOne for a subject's record with all that can be changed (C1-06), and keeps what it answers.
    ///
    /// # Errors
    /// The vendor's failure; [`ClinicError::NotFound`] when the record is not here or the study has no such subject any
    /// more; [`ClinicError::Conflict`] when the connection is off or the record is no subject's.
    pub async fn subject_record(&self, key: &PatientKey) -> Result<SubjectRecord> {
        let clinic = &*self.clinic;
        let (subject, _) = standing(clinic, key).await?;
        let Some(At::ClinOne(account)) = clinic.account(&key.connection()).map(Account::at) else {
            return Err(ClinicError::Conflict("connectionOff"));
        };
        let began = Utc::now();
        let found = clinone_subjects::record(&account, &subject).await?;
        let (patient, details, drift) = found.ok_or(ClinicError::NotFound("subject"))?;
        if patient.key != *key {
            return Err(ClinicError::Conflict("subjectMoved"));
        }
        clinic.drift.note_all(&account.row.id, &drift);
        was_read(clinic, &self.actor, patient, began).await?;
        Ok(SubjectRecord {
            patient: patient_view(clinic, key).await?,
            details,
            read_at: Instant::from(began),
            under_way: under_way(clinic, key).await?,
        })
    }

    /// Keeps a change of a subject's record. The record is read again just before it is sent: nothing is sent when a
    /// changed field is no longer what the person saw, and what nobody changed goes back as it stands there.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] for a field, [`ClinicError::Conflict`] when the identifiers do not hold, nothing differs,
    /// or an earlier change of the record is not settled.
    pub async fn edit_subject(&self, input: EditSubjectInput) -> Result<Kept> {
        let clinic = &*self.clinic;
        let (subject, patient) = standing(clinic, &input.patient).await?;
        verify(&patient, &input.patient, &input.checked)?;
        let row = connection(clinic, &input.patient.connection()).await?;
        let after = input.after.tidied();
        let today = Utc::now().with_timezone(&settings::zone_of(&row.zone)).date_naive();
        subject_rules::judge(&input.before, &after, today)?;
        if input.before.changed(&after).is_empty() {
            return Err(ClinicError::Conflict("nothingChanged"));
        }
        self.keep_subject(input.patient, SubjectAct::Edit { subject, before: input.before, after }).await
    }

    /// Keeps a removal from the study. Nothing of it can be taken back once it is sent.
    ///
    /// # Errors
    /// [`ClinicError::Conflict`] when the identifiers do not hold or a change of the record is not settled.
    pub async fn remove_subject(&self, input: RemoveSubjectInput) -> Result<Kept> {
        let clinic = &*self.clinic;
        let (subject, patient) = standing(clinic, &input.patient).await?;
        verify(&patient, &input.patient, &input.checked)?;
        connection(clinic, &input.patient.connection()).await?;
        self.keep_subject(input.patient, SubjectAct::Remove { subject }).await
    }

    async fn keep_subject(&self, key: PatientKey, act: SubjectAct) -> Result<Kept> {
        if under_way(&self.clinic, &key).await?.is_some() {
            return Err(ClinicError::Conflict("intentUnderWay"));
        }
        let intended = Intended {
            connection: key.connection(),
            subject: Subject::patient(&key),
            visit: None,
            patient: Some(key),
            act: Act::TrialSubject(Box::new(act)),
            new_visit: None,
        };
        keep(&self.clinic, &self.actor, intended).await
    }
}

async fn standing(clinic: &Clinic, key: &PatientKey) -> Result<(TrialSubject, Patient)> {
    let patient = clinic.store.mirror().patient(key).await?.ok_or(ClinicError::NotFound("patient"))?;
    let subject = TrialSubject::of(&patient).ok_or(ClinicError::Conflict("vendorLacks"))?;
    Ok((subject, patient))
}

/// Where a subject belongs, in words; none for everybody else.
pub(super) async fn place(clinic: &Clinic, patient: &Patient) -> Result<Option<TrialPlace>> {
    let Some(subject) = TrialSubject::of(patient) else { return Ok(None) };
    let choices = clinic.store.mirror().choices(&patient.key.connection()).await?;
    let named = |list, parent: &str, id: &str| {
        let found = choices.iter().find(|one| one.list == list && one.parent == parent && one.id == id);
        found.map_or_else(|| id.to_owned(), |one| one.name.clone())
    };
    let study_name = named(ChoiceList::Study, "", &subject.study);
    let site_name = named(ChoiceList::Site, &subject.study, &subject.site);
    Ok(Some(TrialPlace { subject, study_name, site_name }))
}

/// Reads the record that a change left, so that it can be seen at once; whoever was removed stays known here for the
/// visits that took place, and is told as out of the study.
pub(crate) async fn subject_changed(clinic: &Clinic, row: &IntentRow) {
    let Act::TrialSubject(act) = &row.act else { return };
    let Some(At::ClinOne(account)) = clinic.account(&row.connection).map(Account::at) else { return };
    let patient = if matches!(**act, SubjectAct::Remove { .. }) {
        let key = act.subject().key(&row.connection);
        match clinic.store.mirror().patient(&key).await {
            Ok(patient) => patient.map(|patient| Patient { active: false, read_at: Some(Utc::now()), ..patient }),
            Err(error) => return tracing::error!(%error, "a subject's record could not be read here"),
        }
    } else {
        match clinone_subjects::record(&account, act.subject()).await {
            Ok(found) => found.map(|(patient, ..)| patient),
            Err(failure) => {
                return tracing::info!(operation = failure.operation, "a subject's record could not be read");
            }
        }
    };
    let patients: Vec<Patient> = patient.into_iter().collect();
    if let Err(error) = clinic.store.mirror().apply(&ReadBatch { patients, appointments: Vec::new() }).await {
        tracing::error!(%error, "a subject's record could not be kept");
    }
    clinic.events.stale(&[Tag::Patients, Tag::Board]);
}

/// What an act says, for the Outbox: where, and which of the person's details; never the person.
pub(crate) fn tell_subject(act: &SubjectAct, row: &IntentRow, view: &mut IntentView) {
    let fact = |name: &str, value: &str| Fact { name: name.to_owned(), value: value.to_owned() };
    let subject = act.subject();
    if view.person.number.is_none() {
        view.person.key = Some(subject.key(&row.connection));
        view.person.name = HumanName { preferred: Some(subject.number.clone()), ..HumanName::default() };
        view.person.number = Some(Identifier {
            kind: IdentifierKind::SubjectNumber,
            issuer: subject.study.clone(),
            value: subject.number.clone(),
        });
    }
    view.facts =
        vec![fact("study", &subject.study), fact("site", &subject.site), fact("subjectNumber", &subject.number)];
    let blank = SubjectDetails::default();
    let (before, after) = match act {
        SubjectAct::Enrol { details, .. } => (&blank, details),
        SubjectAct::Edit { before, after, .. } => (before, after),
        SubjectAct::Remove { .. } => return,
    };
    let changed = before.changed(after);
    let fields = after.fields().into_iter().filter(|(field, _)| changed.contains(field));
    view.facts.extend(fields.map(|(field, value)| {
        let name = format!("subject{}{}", field[..1].to_uppercase(), &field[1..]);
        fact(&name, if TOLD.contains(&field) || value.is_empty() { value } else { HIDDEN })
    }));
}

//! A record as it is edited: read from the vendor when the form opens, since the mirror keeps less of it than can be
//! changed, and since what is edited must be what the vendor has.

use chrono::Utc;
use domain::demographics::changes;
use domain::{Act, Demographics, IntentId, PatientAct, PatientKey, RecordAddress, Subject};
use serde_json::{Value, json};

use super::patient::patient_view;
use super::record_read::was_read;
use crate::access::Scheduling;
use crate::adapters::solo_calls;
use crate::views::{Fact, Instant, IntentView, KeptRecord, RecordView};
use crate::{Clinic, ClinicError, Result};

impl Scheduling {
    /// Asks the vendor for a record with all that can be changed (SOLO-01, SOLO-02), and keeps what it answers. With an
    /// intent, also what was typed then.
    ///
    /// # Errors
    /// The vendor's failure; [`ClinicError::Conflict`] when the connection is off or the record has no number by which it
    /// could be changed.
    pub async fn record(&self, key: &PatientKey, correcting: Option<&IntentId>) -> Result<RecordView> {
        let clinic = &*self.clinic;
        let kept = match correcting {
            Some(intent) => Some(kept(clinic, intent).await?).filter(|kept| kept.id.is_none()),
            None => None,
        };
        let address = RecordAddress::of_key(key).ok_or(ClinicError::Conflict("noAddress"))?;
        let connection = key.connection();
        let account = clinic.solo(&connection).ok_or(ClinicError::Conflict("connectionOff"))?;
        let began = Utc::now();
        let read = solo_calls::record(&account, key, &address).await?;
        clinic.drift.note_all(&connection, &read.drift);
        was_read(clinic, &self.actor, read.patient, began).await?;
        let none = Demographics::blank();
        let edit = PatientAct::Edit { patient: address, before: none.clone(), after: none };
        Ok(RecordView {
            patient: patient_view(clinic, key).await?,
            record: read.record,
            read_at: Instant::from(began),
            operation: solo_calls::operation(&Act::Patient(Box::new(edit))).to_owned(),
            kept,
            under_way: under_way(clinic, key).await?,
        })
    }

    /// What an earlier change or registration said, to be corrected. It asks no vendor.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when there is no such intent.
    pub async fn kept_record(&self, intent: &IntentId) -> Result<KeptRecord> {
        kept(&self.clinic, intent).await
    }
}

/// The intent about a record that is not settled, if there is one.
pub(super) async fn under_way(clinic: &Clinic, key: &PatientKey) -> Result<Option<IntentId>> {
    let intents = clinic.store.ledger().intents_on(&Subject::patient(key)).await?;
    Ok(intents.into_iter().find(|intent| !intent.state.is_settled()).map(|intent| intent.id))
}

async fn kept(clinic: &Clinic, intent: &IntentId) -> Result<KeptRecord> {
    let row = clinic.store.ledger().intent(intent).await?.ok_or(ClinicError::NotFound("intent"))?;
    let Act::Patient(act) = &row.act else {
        return Err(ClinicError::NotFound("intent"));
    };
    let (before, after, id) = match &**act {
        PatientAct::Edit { before, after, .. } => (Some(before.clone()), after.clone(), None),
        PatientAct::Register { record, id } => (None, record.clone(), Some(id.clone())),
    };
    Ok(KeptRecord {
        intent: row.id.clone(),
        connection: row.connection.clone(),
        state: row.state,
        why: row.reason.clone().unwrap_or_default(),
        vendor_message: row.vendor_message.clone(),
        before,
        after,
        id,
    })
}

/// What an act says, for the outbox: what each changed field is to be, and who is to be registered.
pub(crate) fn tell_record(act: &PatientAct, view: &mut IntentView) {
    let blank = Demographics::blank();
    let (before, after) = match act {
        PatientAct::Edit { before, after, .. } => (before, after),
        PatientAct::Register { id, record } => {
            view.external_id = Some(id.clone());
            if view.person.name.family.is_none() && view.person.name.given.is_none() {
                view.person.name = domain::HumanName::from_parts(&record.last_name, &record.first_name);
                view.person.birth_date =
                    domain::BirthDate::parse(&record.birth_date).map(|date| date.as_str().to_owned());
            }
            (&blank, record)
        }
    };
    view.facts = changes(before, after)
        .into_iter()
        .map(|change| Fact { name: word(&json!(change.field)), value: change.after })
        .collect();
}

fn word(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

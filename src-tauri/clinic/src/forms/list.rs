//! The forms, and the documents that were sent from here: that they were, to everybody; what was answered in them, to who
//! may read the record.

use chrono::Utc;
use domain::audit::{AuditAction, AuditedKind};
use domain::{Act, IntentId, PatientKey};
use store::IntentRow;

use super::fill::patient_id;
use super::subject;
use crate::access::{Chart, Member};
use crate::audit::opened;
use crate::views::{Fact, FormView, Instant, PatientDocuments, SentDocument, count};
use crate::{ClinicError, Result};

impl Member {
    /// Every form, by name.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn forms(&self) -> Result<Vec<FormView>> {
        let forms = self.clinic.store.ledger().document_forms().await?;
        let view = |form: store::DocumentForm| FormView {
            id: form.id,
            name: form.name,
            questions: form.questions,
            changed_at: Instant::from(form.at),
            changed_by: form.by,
        };
        Ok(forms.into_iter().map(view).collect())
    }

    /// The documents of a patient that were sent from here, newest first, and whether another can be sent.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when the record is not known here.
    pub async fn patient_documents(&self, key: &PatientKey) -> Result<PatientDocuments> {
        let clinic = &*self.clinic;
        let patient = clinic.store.mirror().patient(key).await?.ok_or(ClinicError::NotFound("patient"))?;
        self.opens_record(key).await?;
        let connection = clinic.store.ledger().connection(&key.connection()).await?;
        let off = if connection.is_none_or(|row| !row.enabled) {
            Some("connectionOff")
        } else if patient_id(&patient).is_none() {
            Some("noPatientId")
        } else {
            None
        };
        let intents = clinic.store.ledger().intents_on(&subject(key)).await?;
        Ok(PatientDocuments { sent: intents.into_iter().filter_map(sent).collect(), off: off.map(str::to_owned) })
    }
}

impl Chart {
    /// What was answered in a document that was sent from here, after the audit knows who asks.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when there is no such document; [`ClinicError::Denied`] when its patient's record is not
    /// open.
    pub async fn sent_answers(&self, id: &IntentId) -> Result<Vec<Fact>> {
        let clinic = &*self.clinic;
        let row = clinic.store.ledger().intent(id).await?.ok_or(ClinicError::NotFound("intent"))?;
        let Act::Document(act) = row.act else {
            return Err(ClinicError::NotFound("intent"));
        };
        self.opens_known(row.patient.as_ref()).await?;
        let entry = self.actor.did(AuditAction::OpenDocument, Utc::now()).through(&row.connection);
        opened(clinic, entry.of_known(row.patient.as_ref()).about(AuditedKind::Document, id)).await?;
        Ok(act.responses.into_iter().map(|one| Fact { name: one.question, value: one.response }).collect())
    }
}

fn sent(intent: IntentRow) -> Option<SentDocument> {
    let Act::Document(act) = intent.act else {
        return None;
    };
    Some(SentDocument {
        intent: intent.id,
        name: act.name,
        at: Instant::from(act.date_time),
        by: intent.created_by,
        state: intent.state,
        why: intent.reason.unwrap_or_default(),
        vendor_message: intent.vendor_message,
        answers: count(act.responses.len()),
    })
}

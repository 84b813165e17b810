//! The forms, and the documents that were sent from here.

use domain::{Act, PatientKey};
use store::IntentRow;

use super::fill::patient_id;
use super::subject;
use crate::access::Member;
use crate::views::{Fact, FormView, Instant, PatientDocuments, SentDocument};
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
        answers: act.responses.into_iter().map(|one| Fact { name: one.question, value: one.response }).collect(),
    })
}

//! A filled form, on its way to a patient's record.

use chrono::Utc;
use domain::act::{DocumentAct, DocumentResponse};
use domain::{Act, IdentifierKind, Patient};

use super::subject;
use crate::access::Scheduling;
use crate::outbox::{Intended, keep};
use crate::people;
use crate::views::{Kept, SendDocumentInput};
use crate::{ClinicError, Result, text};

const LONGEST_ANSWER: usize = 4_000;

impl Scheduling {
    /// Keeps a filled form with the wish to add it to a patient's record (SOLO-22). It leaves after the undo window, once.
    /// Nothing shows whether it arrived (assumption A-SO-22): without an answer a person decides.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] for an answer, [`ClinicError::Conflict`] when the identifiers do not hold, the form was
    /// changed since it was opened, or the record cannot be addressed.
    pub async fn send_document(&self, input: SendDocumentInput) -> Result<Kept> {
        let clinic = &*self.clinic;
        let patient = clinic.store.mirror().patient(&input.patient).await?.ok_or(ClinicError::NotFound("patient"))?;
        people::verify(&patient, &input.patient, &input.checked)?;
        let ledger = clinic.store.ledger();
        let connection = ledger
            .connection(&input.patient.connection())
            .await?
            .filter(|row| row.enabled)
            .ok_or(ClinicError::Conflict("connectionOff"))?;
        let patient_id = patient_id(&patient).ok_or(ClinicError::Conflict("noPatientId"))?;
        let form = ledger.document_forms().await?.into_iter().find(|form| form.id == input.form);
        let form = form.ok_or(ClinicError::Conflict("formChanged"))?;
        // Answers were given to the questions that were on screen: another version of the form is another document.
        if input.answers.iter().map(|one| &one.question).ne(form.questions.iter()) {
            return Err(ClinicError::Conflict("formChanged"));
        }
        let mut responses = Vec::with_capacity(input.answers.len());
        for one in input.answers {
            let response = text::required("answer", &one.answer, LONGEST_ANSWER)?;
            responses.push(DocumentResponse { question: one.question, response });
        }
        let act = DocumentAct { patient_id, name: form.name, date_time: Utc::now(), responses };
        let intended = Intended {
            connection: connection.id,
            subject: subject(&input.patient),
            visit: None,
            patient: Some(input.patient),
            act: Act::Document(act),
            new_visit: None,
        };
        keep(clinic, &self.actor, intended).await
    }
}

/// The vendor addresses records by the integrator's id alone here.
pub(super) fn patient_id(patient: &Patient) -> Option<String> {
    let external = |identifier: &&domain::Identifier| identifier.kind == IdentifierKind::ExternalId;
    patient.identifiers.iter().find(external).map(|identifier| identifier.value.clone())
}

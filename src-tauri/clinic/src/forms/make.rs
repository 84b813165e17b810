//! Making, changing and removing forms. A form holds questions alone; documents that were sent with it stay as they are.

use std::collections::HashSet;

use chrono::Utc;
use domain::audit::{AuditAction, AuditedKind};
use store::{AuditEntry, DocumentForm};
use uuid::Uuid;

use crate::access::Administrator;
use crate::views::{FormInput, Tag};
use crate::{ClinicError, Result, text};

const LONGEST_NAME: usize = 120;
const LONGEST_QUESTION: usize = 300;
const MOST_QUESTIONS: usize = 40;

impl Administrator {
    /// Keeps a form: a new one, or the next version of one that is there.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] with the field, [`ClinicError::NotFound`] when the form that would be changed is gone.
    pub async fn save_form(&self, input: FormInput) -> Result<()> {
        let ledger = self.clinic.store.ledger();
        let name = text::required("name", &input.name, LONGEST_NAME)?;
        let questions = questions(&input.questions)?;
        let forms = ledger.document_forms().await?;
        if forms.iter().any(|form| form.name == name && Some(&form.id) != input.id.as_ref()) {
            return Err(ClinicError::invalid("name", "formNameTaken"));
        }
        let id = match input.id {
            Some(id) if forms.iter().any(|form| form.id == id) => id,
            Some(_) => return Err(ClinicError::NotFound("form")),
            None => Uuid::new_v4().to_string(),
        };
        let form = DocumentForm { id, name, questions, at: Utc::now(), by: self.actor.name.clone() };
        let mut tx = ledger.begin().await?;
        tx.put_document_form(&form).await?;
        tx.append_audit(&self.form_entry(AuditAction::SaveForm, &form.id)).await?;
        tx.commit().await?;
        self.clinic.events.stale(&[Tag::Forms]);
        Ok(())
    }

    /// Removes a form.
    ///
    /// # Errors
    /// When the store cannot be changed.
    pub async fn remove_form(&self, id: &str) -> Result<()> {
        let mut tx = self.clinic.store.ledger().begin().await?;
        tx.delete_document_form(id).await?;
        tx.append_audit(&self.form_entry(AuditAction::RemoveForm, id)).await?;
        tx.commit().await?;
        self.clinic.events.stale(&[Tag::Forms]);
        Ok(())
    }

    fn form_entry(&self, action: AuditAction, id: &str) -> AuditEntry {
        self.actor.did(action, Utc::now()).about(AuditedKind::Form, id)
    }
}

fn questions(typed: &[String]) -> Result<Vec<String>> {
    let mut questions = Vec::new();
    for question in typed {
        let question = text::bounded("questions", question, LONGEST_QUESTION)?;
        if !question.is_empty() {
            questions.push(question);
        }
    }
    let different: HashSet<_> = questions.iter().collect();
    if questions.is_empty() {
        return Err(ClinicError::invalid("questions", "required"));
    }
    if questions.len() > MOST_QUESTIONS {
        return Err(ClinicError::invalid("questions", "tooMany"));
    }
    if different.len() < questions.len() {
        return Err(ClinicError::invalid("questions", "questionTwice"));
    }
    Ok(questions)
}

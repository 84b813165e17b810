//! The draft of a note: kept on this device as it is typed, in the encrypted ledger, and sent by nobody but a person.
//!
//! It refuses nothing that can be kept: a draft whose question is not known here any more is still somebody's words.

use chrono::Utc;
use domain::VisitId;
use domain::audit::{AuditAction, AuditedKind};
use store::{KnownAppointment, LedgerTx, NoteDraftRow};

use super::read::known;
use super::under_way;
use crate::access::{Actor, Clinician};
use crate::views::{DraftAnswerInput, Instant, NoteDraftKept, Tag};
use crate::{ClinicError, Result};

const LONGEST: usize = 50_000;
const MOST: usize = 2_000;

impl Clinician {
    /// Keeps what was typed since the last time; when this answers, it survives a power cut. An answer that says again
    /// what the vendor said is no draft any more. Nothing is sent.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] for a text beyond 50,000 characters; [`ClinicError::NotFound`] for an unknown visit.
    pub async fn keep_note_draft(&self, visit: &VisitId, typed: &[DraftAnswerInput]) -> Result<NoteDraftKept> {
        let clinic = &*self.clinic;
        if typed.len() > MOST {
            return Err(ClinicError::invalid("note", "tooMany"));
        }
        let long = |answer: &[String]| answer.iter().any(|one| one.chars().count() > LONGEST);
        if typed.iter().any(|each| long(&each.mine)) {
            return Err(ClinicError::invalid("note", "tooLong"));
        }
        let known = known(clinic, visit).await?;
        let under_way = under_way(clinic, visit).await?.is_some();
        let now = Utc::now();
        let by = &self.actor.name;
        let mut tx = clinic.store.ledger().begin().await?;
        let begun = tx.note_draft(visit, by).await?.is_empty();
        for each in typed {
            tx.keep_note_draft(&NoteDraftRow {
                visit: visit.clone(),
                by: by.clone(),
                template: each.template.clone(),
                question: each.question.clone(),
                asked: each.asked.clone(),
                base: each.shown.clone(),
                mine: each.mine.clone(),
                begun_at: now,
                at: now,
            })
            .await?;
        }
        // While a note of ours is on its way, what says again what stood before it is a wish to take it back.
        if !under_way {
            tx.drop_unchanged_note_draft(visit, by).await?;
        }
        let left = tx.note_draft(visit, by).await?.len();
        if begun && left > 0 {
            audit(&mut tx, &self.actor, &known, AuditAction::BeginNoteDraft).await?;
        }
        tx.commit().await?;
        Ok(NoteDraftKept { saved_at: Instant::from(Utc::now()), answers: crate::views::count(left) })
    }

    /// Throws the person's own draft of a note away.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] for an unknown visit.
    pub async fn discard_note_draft(&self, visit: &VisitId) -> Result<()> {
        let clinic = &*self.clinic;
        let known = known(clinic, visit).await?;
        let mut tx = clinic.store.ledger().begin().await?;
        if tx.discard_note_draft(visit, &self.actor.name).await? {
            audit(&mut tx, &self.actor, &known, AuditAction::DiscardNoteDraft).await?;
        }
        tx.commit().await?;
        clinic.events.stale(&[Tag::Notes]);
        Ok(())
    }
}

async fn audit(tx: &mut LedgerTx, actor: &Actor, known: &KnownAppointment, action: AuditAction) -> Result<()> {
    tx.append_audit(
        &actor
            .did(action, Utc::now())
            .through(&known.connection)
            .of_known(known.patient.as_ref())
            .about(AuditedKind::Note, &known.visit),
    )
    .await?;
    Ok(())
}

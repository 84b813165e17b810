//! A clinician sends a note: what was decided on the review is kept as one intent for each template, in one transaction
//! with the draft that it came from. It refuses an answer that was decided over a state that is not there any more.

use std::collections::{BTreeMap, HashSet};

use chrono::Utc;
use domain::act::Act;
use domain::intent::Event;
use domain::note_act::{NoteAct, NoteAnswer};
use domain::{IntentState, VisitNote, note_answer};
use store::NoteDraftRow;

use super::review::answerable;
use super::{subject, under_way};
use crate::access::Clinician;
use crate::outbox::{Intended, Settlement, settle, tell_kept, write_intent};
use crate::views::{NoteSent, SendAnswerInput, SendNoteInput, Tag};
use crate::visits::target;
use crate::{Clinic, ClinicError, Result};

/// What becomes of the draft and of the vendor's note.
struct Decided {
    /// Drafted answers that go their way, with what is sent and over what.
    sent: BTreeMap<(String, String), Vec<NoteAnswer>>,
    /// Drafts as they are kept until the write has landed.
    kept: Vec<NoteDraftRow>,
    /// Drafts that end: the person left the question to the vendor.
    ended: Vec<NoteDraftRow>,
}

impl Clinician {
    /// Keeps a note to be sent (SOLO-17). The draft stays until the vendor is known to have it.
    ///
    /// # Errors
    /// [`ClinicError::Conflict`] when the identifiers do not hold, a note of ours is still on its way, or the vendor's
    /// note, as it was last read, is not what the review showed.
    pub async fn send_note(&self, input: SendNoteInput) -> Result<NoteSent> {
        let clinic = &*self.clinic;
        let visit = &input.visit;
        let target = target(clinic, visit, &input.checked).await?;
        let appointment = target.known.number().ok_or(ClinicError::Conflict("idUnknown"))?;
        if target.known.gone {
            return Err(ClinicError::Conflict("goneAtVendor"));
        }
        if under_way(clinic, visit).await?.is_some() {
            return Err(ClinicError::Conflict("intentUnderWay"));
        }
        let author = self.actor.name.clone();
        let row = clinic.store.mirror().visit_note(visit).await?.ok_or(ClinicError::NotFound("note"))?;
        let mut tx = clinic.store.ledger().begin().await?;
        let draft = tx.note_draft(visit, &author).await?;
        let decided = decide(&row.note, &draft, &input.answers)?;
        for drafted in &decided.kept {
            tx.rebase_note_draft(drafted).await?;
        }
        for drafted in &decided.ended {
            tx.drop_note_draft(drafted).await?;
        }
        let mut written = Vec::new();
        for ((template, name), answers) in decided.sent {
            let act = NoteAct::Answer { appointment, template, name, answers, author: author.clone() };
            let intended = Intended {
                connection: target.known.connection.clone(),
                subject: subject(visit),
                visit: Some(visit.clone()),
                patient: Some(target.key.clone()),
                act: Act::Note(act),
                new_visit: None,
            };
            written.push(write_intent(clinic, &mut tx, &self.actor, intended).await?);
        }
        tx.commit().await?;
        if !written.is_empty() {
            give_up_refused(clinic, &input).await?;
        }
        clinic.events.stale(&[Tag::Notes]);
        Ok(NoteSent { kept: written.iter().map(|row| tell_kept(clinic, row)).collect() })
    }
}

fn decide(note: &VisitNote, draft: &[NoteDraftRow], answers: &[SendAnswerInput]) -> Result<Decided> {
    if answers.is_empty() {
        return Err(ClinicError::invalid("answers", "required"));
    }
    let mut decided = Decided { sent: BTreeMap::new(), kept: Vec::new(), ended: Vec::new() };
    let mut seen = HashSet::new();
    for answer in answers {
        if !seen.insert((&answer.template, &answer.question)) {
            return Err(ClinicError::invalid("answers", "twice"));
        }
        let drafted = draft
            .iter()
            .find(|row| row.template == answer.template && row.question == answer.question)
            .ok_or(ClinicError::Conflict("draftChanged"))?;
        let (template, question) =
            answerable(note, &answer.template, &answer.question).ok_or(ClinicError::Conflict("questionNotAsked"))?;
        if !note_answer::same(&question.answer, &answer.theirs) {
            return Err(ClinicError::Conflict("noteChanged"));
        }
        if note_answer::same(&answer.value, &question.answer) {
            decided.ended.push(drafted.clone());
            continue;
        }
        decided.kept.push(NoteDraftRow {
            base: question.answer.clone(),
            mine: answer.value.clone(),
            at: Utc::now(),
            ..drafted.clone()
        });
        decided.sent.entry((template.id.clone(), template.name.clone())).or_default().push(NoteAnswer {
            question: question.id.clone(),
            asked: drafted.asked.clone(),
            over: question.answer.clone(),
            value: answer.value.clone(),
        });
    }
    Ok(decided)
}

/// A note that the vendor refused earlier is replaced by what is sent now.
async fn give_up_refused(clinic: &Clinic, input: &SendNoteInput) -> Result<()> {
    for refused in clinic.store.ledger().intents_on(&subject(&input.visit)).await? {
        if refused.state == IntentState::Rejected {
            settle(clinic, &refused, Settlement::new(Event::Withdrawn, "withdrawn")).await?;
        }
    }
    Ok(())
}

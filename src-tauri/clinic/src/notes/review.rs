//! The review before sending: the vendor is read once more, and every drafted answer stands beside what it shows now.

use domain::visit_note::{NoteQuestion, NoteTemplate, QuestionKind};
use domain::{VisitId, VisitNote, note_answer};
use store::{NoteDraftRow, NoteRow};

use super::read::{known, reachable, read_into_mirror};
use crate::access::Clinician;
use crate::problem::FailureKind;
use crate::views::{Instant, NoteReview, ReviewAnswer, Tag};
use crate::{Clinic, ClinicError, Result};

impl Clinician {
    /// Reads the vendor's note (SOLO-16) and compares the person's own draft with it. Without an answer, what was read
    /// last is compared: the sender reads once more in any case, and sends nothing over a change.
    ///
    /// # Errors
    /// [`ClinicError::Conflict`] without a draft; the vendor's refusal, or its silence when the note was never read.
    pub async fn review_note(&self, visit: &VisitId) -> Result<NoteReview> {
        let clinic = &*self.clinic;
        let (row, fresh) = newest(clinic, visit).await?;
        let draft = clinic.store.ledger().note_draft(visit, &self.actor.name).await?;
        if draft.is_empty() {
            return Err(ClinicError::Conflict("nothingDrafted"));
        }
        let mut answers: Vec<ReviewAnswer> = draft.iter().map(|drafted| review(&row.note, drafted)).collect();
        answers.sort_by_key(|answer| place(&row.note, answer));
        Ok(NoteReview { read_at: Instant::from(row.read_at), fresh, answers })
    }
}

async fn newest(clinic: &Clinic, visit: &VisitId) -> Result<(NoteRow, bool)> {
    let known = known(clinic, visit).await?;
    let read = match reachable(clinic, &known) {
        Ok((account, id)) => read_into_mirror(clinic, &account, visit, id).await,
        Err(error) => Err(error),
    };
    match read {
        Ok(row) => {
            clinic.events.stale(&[Tag::Notes]);
            Ok((row, true))
        }
        Err(error) if is_silence(&error) => {
            let kept = clinic.store.mirror().visit_note(visit).await?;
            kept.map(|row| (row, false)).ok_or(error)
        }
        Err(error) => Err(error),
    }
}

fn is_silence(error: &ClinicError) -> bool {
    matches!(error, ClinicError::Vendor(failure) if matches!(failure.kind,
        FailureKind::Unreachable | FailureKind::NoAnswer | FailureKind::Later | FailureKind::VendorError))
}

/// A question that can be answered now, with its template.
pub(super) fn answerable<'a>(
    note: &'a VisitNote,
    template: &str,
    question: &str,
) -> Option<(&'a NoteTemplate, &'a NoteQuestion)> {
    let (template, _, question) = note.question(template, question)?;
    question.closed.is_none().then_some((template, question))
}

fn review(note: &VisitNote, drafted: &NoteDraftRow) -> ReviewAnswer {
    let found = answerable(note, &drafted.template, &drafted.question);
    let theirs = found.map(|(_, question)| question.answer.clone());
    ReviewAnswer {
        template: drafted.template.clone(),
        template_name: found.map(|(template, _)| template.name.clone()).unwrap_or_default(),
        question: drafted.question.clone(),
        asked: drafted.asked.clone(),
        kind: found.map_or(QuestionKind::Text, |(_, question)| question.kind),
        options: found.map(|(_, question)| question.options.clone()).unwrap_or_default(),
        base: drafted.base.clone(),
        theirs_at: found.and_then(|(_, question)| question.answered_at).map(Instant::from),
        mine: drafted.mine.clone(),
        standing: note_answer::standing(&drafted.base, theirs.as_deref(), &drafted.mine),
        theirs: theirs.unwrap_or_default(),
    }
}

/// In the order of the template; what is not asked any more stands last.
fn place(note: &VisitNote, answer: &ReviewAnswer) -> usize {
    let asked = note.templates.iter().flat_map(|template| {
        let questions = template.sections.iter().flat_map(|section| &section.questions);
        questions.map(|question| (&template.id, &question.id))
    });
    asked.into_iter().position(|path| path == (&answer.template, &answer.question)).unwrap_or(usize::MAX)
}

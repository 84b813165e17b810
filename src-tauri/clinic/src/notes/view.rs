//! A note as the page shows it.

use chrono::Utc;
use domain::VisitId;
use domain::visit_note::{NoteComment, NoteQuestion, NoteSection, NoteTemplate, UnplacedAnswer};
use store::NoteDraftRow;

use super::read::known;
use super::subject;
use crate::access::Sees;
use crate::outbox::intent_view;
use crate::people::person_view;
use crate::views::{
    DraftAnswerView, Instant, NoteCommentView, NoteDraftView, NoteQuestionView, NoteSectionView, NoteTemplateView,
    NoteView, UnplacedAnswerView,
};
use crate::{Clinic, ClinicError, Result};

pub(super) async fn note_view(clinic: &Clinic, visit: &VisitId, reader: &str) -> Result<NoteView> {
    let as_of = Instant::from(Utc::now());
    let known = known(clinic, visit).await?;
    let connection =
        clinic.store.ledger().connection(&known.connection).await?.ok_or(ClinicError::NotFound("connection"))?;
    let mirror = clinic.store.mirror();
    let patient = match &known.patient {
        Some(key) => mirror.patient(key).await?,
        None => None,
    };
    let row = mirror.visit_note(visit).await?;
    let ledger = clinic.store.ledger();
    let authors = ledger.note_draft_authors(visit).await?;
    let intents = ledger.intents_on(&subject(visit)).await?;
    let view_of = |intent| {
        intent_view(intent, Sees::Charts, Some(&known), patient.as_ref(), connection.name.clone(), connection.vendor())
    };
    Ok(NoteView {
        visit: visit.clone(),
        as_of,
        person: person_view(patient.as_ref(), known.patient.as_ref()),
        vendor: connection.vendor(),
        connection: connection.id.clone(),
        connection_name: connection.name.clone(),
        room: known.room.clone(),
        start: known.start.map(Instant::from),
        draft: draft(&ledger.note_draft(visit, reader).await?),
        other_drafts: authors.into_iter().filter(|author| author != reader).collect(),
        intents: intents.iter().take(5).map(view_of).collect(),
        zone: connection.zone,
        read_at: row.as_ref().map(|row| Instant::from(row.read_at)),
        templates: row.map(|row| row.note.templates.into_iter().map(template).collect()).unwrap_or_default(),
    })
}

fn draft(rows: &[NoteDraftRow]) -> Option<NoteDraftView> {
    let begun_at = rows.iter().map(|row| row.begun_at).min()?;
    let saved_at = rows.iter().map(|row| row.at).max()?;
    let answers = rows.iter().map(|row| DraftAnswerView {
        template: row.template.clone(),
        question: row.question.clone(),
        asked: row.asked.clone(),
        base: row.base.clone(),
        mine: row.mine.clone(),
    });
    Some(NoteDraftView {
        begun_at: Instant::from(begun_at),
        saved_at: Instant::from(saved_at),
        answers: answers.collect(),
    })
}

fn template(of: NoteTemplate) -> NoteTemplateView {
    NoteTemplateView {
        id: of.id,
        name: of.name,
        sections: of.sections.into_iter().map(section).collect(),
        unplaced: of.unplaced.into_iter().map(unplaced).collect(),
        comments: of.comments.into_iter().map(comment).collect(),
    }
}

fn section(of: NoteSection) -> NoteSectionView {
    NoteSectionView { name: of.name, questions: of.questions.into_iter().map(question).collect() }
}

fn question(of: NoteQuestion) -> NoteQuestionView {
    NoteQuestionView {
        id: of.id,
        text: of.text,
        kind: of.kind,
        kind_word: of.kind_word,
        options: of.options,
        answer: of.answer,
        answered_at: of.answered_at.map(Instant::from),
        closed: of.closed,
    }
}

fn unplaced(of: UnplacedAnswer) -> UnplacedAnswerView {
    UnplacedAnswerView { path: of.path, answer: of.answer, answered_at: of.answered_at.map(Instant::from) }
}

fn comment(of: NoteComment) -> NoteCommentView {
    NoteCommentView { id: of.id, message: of.message, posted_at: of.posted_at.map(Instant::from), author: of.author }
}

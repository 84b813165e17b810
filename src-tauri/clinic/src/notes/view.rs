//! A note as the page shows it.

use domain::VisitId;
use domain::visit_note::{NoteComment, NoteQuestion, NoteSection, NoteTemplate, UnplacedAnswer};

use super::read::known;
use crate::people::person_view;
use crate::views::{
    Instant, NoteCommentView, NoteQuestionView, NoteSectionView, NoteTemplateView, NoteView, UnplacedAnswerView,
};
use crate::{Clinic, ClinicError, Result};

pub(super) async fn note_view(clinic: &Clinic, visit: &VisitId) -> Result<NoteView> {
    let known = known(clinic, visit).await?;
    let connection =
        clinic.store.ledger().connection(&known.connection).await?.ok_or(ClinicError::NotFound("connection"))?;
    let mirror = clinic.store.mirror();
    let patient = match &known.patient {
        Some(key) => mirror.patient(key).await?,
        None => None,
    };
    let row = mirror.visit_note(visit).await?;
    Ok(NoteView {
        visit: visit.clone(),
        person: person_view(patient.as_ref(), known.patient.as_ref()),
        vendor: connection.vendor,
        connection: connection.id,
        connection_name: connection.name,
        room: known.room,
        start: known.start.map(Instant::from),
        zone: connection.zone,
        read_at: row.as_ref().map(|row| Instant::from(row.read_at)),
        templates: row.map(|row| row.note.templates.into_iter().map(template).collect()).unwrap_or_default(),
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

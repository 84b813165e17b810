//! A visit's note, for the clinician who reads and writes it.

use domain::visit_note::{Closed, QuestionKind};
use domain::{ConnectionId, Vendor, VisitId};
use serde::Serialize;
use specta::Type;

use super::{Instant, IntentView, NoteDraftView, PersonView};

/// A visit's note as it was last read, from the store.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NoteView {
    /// Of which visit.
    pub visit: VisitId,
    /// When it was put together: what was kept of the draft until then is in it.
    pub as_of: Instant,
    /// Of whom.
    pub person: PersonView,
    /// Whose record.
    pub vendor: Vendor,
    /// Through which connection.
    pub connection: ConnectionId,
    /// Its name.
    pub connection_name: String,
    /// Waiting room, when it is known.
    pub room: Option<String>,
    /// Planned start of the visit.
    pub start: Option<Instant>,
    /// The visit's zone (IANA): the times of its note are told in it.
    pub zone: String,
    /// When the vendor was last read for the note; absent when it never was.
    pub read_at: Option<Instant>,
    /// One per template, in the vendor's order.
    pub templates: Vec<NoteTemplateView>,
    /// One's own draft on this device.
    pub draft: Option<NoteDraftView>,
    /// Who else has a draft of this note on this device.
    pub other_drafts: Vec<String>,
    /// What was sent or waits to be sent of this note, newest first, at most five.
    pub intents: Vec<IntentView>,
}

/// What the visit says in one template.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NoteTemplateView {
    /// The vendor's id of the template.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Titled groups of questions.
    pub sections: Vec<NoteSectionView>,
    /// Answers to questions that the template does not ask: shown, never written.
    pub unplaced: Vec<UnplacedAnswerView>,
    /// What was said about the note.
    pub comments: Vec<NoteCommentView>,
}

/// A titled group of questions.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NoteSectionView {
    /// Its title.
    pub name: String,
    /// Its questions.
    pub questions: Vec<NoteQuestionView>,
}

/// One question with the vendor's answer.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NoteQuestionView {
    /// The vendor's id; empty when it has none.
    pub id: String,
    /// What is asked.
    pub text: String,
    /// How it is answered.
    pub kind: QuestionKind,
    /// The vendor's own word for the kind.
    pub kind_word: String,
    /// The answers to choose from.
    pub options: Vec<String>,
    /// The vendor's answer; empty when there is none.
    pub answer: Vec<String>,
    /// When it was given.
    pub answered_at: Option<Instant>,
    /// Why it cannot be answered from here; absent when it can.
    pub closed: Option<Closed>,
}

/// An answer to a question that the template does not ask.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct UnplacedAnswerView {
    /// Section, then question.
    pub path: Vec<String>,
    /// What was answered.
    pub answer: Vec<String>,
    /// When.
    pub answered_at: Option<Instant>,
}

/// A comment on the note.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NoteCommentView {
    /// The vendor's id.
    pub id: String,
    /// What it says.
    pub message: String,
    /// When it was posted.
    pub posted_at: Option<Instant>,
    /// By whom, as the vendor names them.
    pub author: Option<String>,
}

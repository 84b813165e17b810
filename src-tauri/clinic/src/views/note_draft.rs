//! A note's draft, its review before sending, and what is sent.

use domain::VisitId;
use domain::note_answer::AnswerStanding;
use domain::visit_note::QuestionKind;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Instant, Kept, TwoIdentifiers};

/// What was typed at one question since the draft was last kept.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DraftAnswerInput {
    /// The vendor's id of the template.
    pub template: String,
    /// The vendor's id of the question.
    pub question: String,
    /// What is asked: section, then question.
    pub asked: Vec<String>,
    /// The vendor's answer that stood on screen when typing began; a draft that exists keeps its own.
    pub shown: Vec<String>,
    /// The answer as it is now.
    pub mine: Vec<String>,
}

/// The draft was kept.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NoteDraftKept {
    /// When it was on the disk: a note read after that has it.
    pub saved_at: Instant,
    /// How many answers the draft now has.
    pub answers: u32,
}

/// One's own draft of a note, as it lies on this device.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NoteDraftView {
    /// When it was begun.
    pub begun_at: Instant,
    /// When it was kept last.
    pub saved_at: Instant,
    /// The drafted answers.
    pub answers: Vec<DraftAnswerView>,
}

/// One drafted answer.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DraftAnswerView {
    /// The vendor's id of the template.
    pub template: String,
    /// The vendor's id of the question.
    pub question: String,
    /// What is asked: section, then question.
    pub asked: Vec<String>,
    /// The vendor's answer when typing began.
    pub base: Vec<String>,
    /// The drafted answer.
    pub mine: Vec<String>,
}

/// What would be sent, beside what the vendor shows.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NoteReview {
    /// When what stands under "theirs" was read.
    pub read_at: Instant,
    /// It was read for this review; otherwise the vendor did not answer, and it is read again just before sending.
    pub fresh: bool,
    /// Every drafted answer.
    pub answers: Vec<ReviewAnswer>,
}

/// One drafted answer in review.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ReviewAnswer {
    /// The vendor's id of the template.
    pub template: String,
    /// Its name; empty when the visit has it no more.
    pub template_name: String,
    /// The vendor's id of the question.
    pub question: String,
    /// What is asked: section, then question.
    pub asked: Vec<String>,
    /// How it is answered.
    pub kind: QuestionKind,
    /// The answers to choose from.
    pub options: Vec<String>,
    /// The vendor's answer when typing began.
    pub base: Vec<String>,
    /// The vendor's answer now.
    pub theirs: Vec<String>,
    /// When that was given.
    pub theirs_at: Option<Instant>,
    /// The drafted answer.
    pub mine: Vec<String>,
    /// Who changed it since typing began.
    pub standing: AnswerStanding,
}

/// A clinician's word that a note is to be sent.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SendNoteInput {
    /// Of which visit.
    pub visit: VisitId,
    /// The two identifiers that were ticked.
    pub checked: TwoIdentifiers,
    /// What was on the review, as decided.
    pub answers: Vec<SendAnswerInput>,
}

/// One answer as decided on the review.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct SendAnswerInput {
    /// The vendor's id of the template.
    pub template: String,
    /// The vendor's id of the question.
    pub question: String,
    /// The vendor's answer as the review showed it: if it is another by now, nothing is kept to be sent.
    pub theirs: Vec<String>,
    /// What is to stand there; the vendor's own answer sends nothing and ends the draft of this question.
    pub value: Vec<String>,
}

/// What was kept to be sent.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct NoteSent {
    /// One for each template; none when every answer was left to the vendor.
    pub kept: Vec<Kept>,
}

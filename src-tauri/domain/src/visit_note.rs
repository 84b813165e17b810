//! The note of a visit as a vendor shows it: templates of titled questions, the answers given, and comments.
//!
//! FHIR R4 would call a template a Questionnaire and its answers a QuestionnaireResponse. It exists so that a screen, a
//! draft and a write all speak of one question by the same two ids. It refuses to guess: an answer whose question is not
//! asked, and a question that cannot be answered safely, are kept and shown, and never written.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use specta::Type;

/// A visit's note: one element per template.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct VisitNote {
    /// In the vendor's order.
    pub templates: Vec<NoteTemplate>,
}

/// What a visit says in one template.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NoteTemplate {
    /// The vendor's id of the template.
    pub id: String,
    /// Its name; a write names the template by it (SOLO-17).
    pub name: String,
    /// In the vendor's order.
    pub sections: Vec<NoteSection>,
    /// Answers to questions that the template does not ask.
    pub unplaced: Vec<UnplacedAnswer>,
    /// In the vendor's order.
    pub comments: Vec<NoteComment>,
}

/// A titled group of questions.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NoteSection {
    /// Its title.
    pub name: String,
    /// In the vendor's order.
    pub questions: Vec<NoteQuestion>,
}

/// One question with its answer.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NoteQuestion {
    /// The vendor's id, without which no answer can be sent; empty when it has none.
    pub id: String,
    /// What is asked.
    pub text: String,
    /// How it is answered.
    pub kind: QuestionKind,
    /// The vendor's own word for the kind.
    pub kind_word: String,
    /// The answers to choose from.
    pub options: Vec<String>,
    /// What was answered; empty when nothing was.
    pub answer: Vec<String>,
    /// When, as far as the vendor tells.
    pub answered_at: Option<DateTime<Utc>>,
    /// Why it cannot be answered from here; absent when it can.
    pub closed: Option<Closed>,
}

/// How a question is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum QuestionKind {
    /// Free text.
    Text,
    /// One of the options.
    Choice,
    /// Any of the options.
    Choices,
    /// In a way that is not known here: shown, and left as it is.
    Unknown,
}

/// Why a question is shown and cannot be answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Closed {
    /// The vendor gives no id for it.
    NoId,
    /// The way in which it is answered is not known here.
    UnknownKind,
    /// Another question of the template has the same title and text, and answers name their question by these.
    SameName,
    /// It has several texts where one is expected.
    SeveralTexts,
    /// Another template of the visit has the same name, and a write names its template by it.
    SameTemplateName,
}

/// An answer whose question the template does not ask.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct UnplacedAnswer {
    /// The path that the vendor gives: section, then question.
    pub path: Vec<String>,
    /// What was answered.
    pub answer: Vec<String>,
    /// When.
    pub answered_at: Option<DateTime<Utc>>,
}

/// A comment on a note.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NoteComment {
    /// The vendor's id.
    pub id: String,
    /// What it says.
    pub message: String,
    /// When it was posted.
    pub posted_at: Option<DateTime<Utc>>,
    /// By whom, as the vendor names them.
    pub author: Option<String>,
}

impl VisitNote {
    /// A question with its template and section, by their ids.
    pub fn question(&self, template: &str, question: &str) -> Option<(&NoteTemplate, &NoteSection, &NoteQuestion)> {
        if question.is_empty() {
            return None;
        }
        let template = self.templates.iter().find(|each| each.id == template)?;
        template.sections.iter().find_map(|section| {
            let found = section.questions.iter().find(|each| each.id == question)?;
            Some((template, section, found))
        })
    }
}

macro_rules! shows_nothing {
    ($($of:ident),+) => {
        $(impl std::fmt::Debug for $of {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($of)).finish_non_exhaustive()
            }
        })+
    };
}
shows_nothing!(VisitNote, NoteTemplate, NoteSection, NoteQuestion, UnplacedAnswer, NoteComment);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_shows_nothing_of_itself_in_a_log() {
        let comment = NoteComment {
            id: "1".to_owned(),
            message: "secret".to_owned(),
            posted_at: None,
            author: Some("someone".to_owned()),
        };
        let template = NoteTemplate {
            id: "t".to_owned(),
            name: "secret".to_owned(),
            sections: Vec::new(),
            unplaced: Vec::new(),
            comments: vec![comment],
        };
        let shown = format!("{:?}", VisitNote { templates: vec![template] });
        assert!(!shown.contains("secret"), "{shown}");
    }
}

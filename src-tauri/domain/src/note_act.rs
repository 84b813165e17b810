//! Writing a visit's note, complete enough to be sent, probed and explained.

use serde::{Deserialize, Serialize};

/// A change of a visit's note.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum NoteAct {
    /// Answer questions of one template (SOLO-17).
    Answer {
        /// The vendor's appointment id.
        appointment: i64,
        /// The vendor's id of the template: the probe looks there.
        template: String,
        /// The template's name: the write names it by this.
        name: String,
        /// The answers.
        answers: Vec<NoteAnswer>,
        /// Who drafted them: the draft goes when they have landed.
        author: String,
    },
}

/// One answer to be written.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct NoteAnswer {
    /// The vendor's id of the question.
    pub question: String,
    /// What is asked: section, then question.
    pub asked: Vec<String>,
    /// What the vendor showed when a person decided to send: if it shows anything else by then, nothing is sent.
    pub over: Vec<String>,
    /// What is sent.
    pub value: Vec<String>,
}

impl NoteAct {
    /// The vendor's appointment id.
    pub fn appointment(&self) -> i64 {
        match self {
            Self::Answer { appointment, .. } => *appointment,
        }
    }
}

impl std::fmt::Debug for NoteAct {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NoteAct").field("appointment", &self.appointment()).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for NoteAnswer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NoteAnswer").field("question", &self.question).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use crate::Act;

    #[test]
    fn a_note_survives_the_store_and_shows_nothing_in_a_log() {
        let answers = vec![NoteAnswer {
            question: "q".to_owned(),
            asked: vec!["s".to_owned(), "t".to_owned()],
            over: vec!["before".to_owned()],
            value: vec!["secret".to_owned()],
        }];
        let (template, name, author) = ("t".to_owned(), "T".to_owned(), "A".to_owned());
        let act = Act::Note(NoteAct::Answer { appointment: 7, template, name, answers, author });
        let kept = serde_json::to_string(&act).unwrap();
        assert_eq!(serde_json::from_str::<Act>(&kept).unwrap(), act);
        assert!(!format!("{act:?}").contains("secret"));
        assert_eq!(act.appointment(), Some(7.into()));
    }
}

//! Visit notes (SOLO-16, SOLO-17): templates with questions, and what was answered in one visit.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use serde_json::{Value, json};
use uuid::Uuid;

/// One question. Its id is what SOLO-17 asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Question {
    pub(crate) id: Uuid,
    pub(crate) text: Cow<'static, str>,
    /// The answers to choose from; free text when empty.
    pub(crate) options: &'static [&'static str],
    /// `text`, `choice`, `choices`, or a word that no integrator knows.
    pub(crate) kind: &'static str,
}

/// A titled group of questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Section {
    pub(crate) id: Uuid,
    pub(crate) name: &'static str,
    pub(crate) questions: Vec<Question>,
}

/// A note template as configured for the practice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Template {
    pub(crate) id: Uuid,
    pub(crate) name: &'static str,
    pub(crate) sections: Vec<Section>,
}

impl Template {
    /// The section and question with this id.
    pub(crate) fn question(&self, id: Uuid) -> Option<(&Section, &Question)> {
        self.sections.iter().find_map(|section| section.questions.iter().find(|q| q.id == id).map(|q| (section, q)))
    }

    /// `flow.sections`: an assumed shape, since the document's sample is empty.
    fn flow(&self) -> Vec<Value> {
        self.sections
            .iter()
            .map(|section| {
                let questions: Vec<Value> = section
                    .questions
                    .iter()
                    .map(|question| {
                        let Question { id, text, options, kind } = question;
                        json!({ "id": id, "text": text, "type": kind, "options": options })
                    })
                    .collect();
                json!({ "id": section.id, "name": section.name, "questions": questions })
            })
            .collect()
    }
}

/// An answer given in a visit.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Answered {
    pub(crate) question: Uuid,
    pub(crate) at: DateTime<Utc>,
    pub(crate) response: Vec<String>,
}

/// A comment on a note.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Comment {
    pub(crate) id: Uuid,
    pub(crate) message: String,
    pub(crate) posted_at: DateTime<Utc>,
    pub(crate) author_id: i64,
    pub(crate) author: String,
}

/// What one visit says in one template.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct NoteEntry {
    /// Index of the template.
    pub(crate) template: usize,
    pub(crate) comments: Vec<Comment>,
    pub(crate) responses: Vec<Answered>,
    /// How often the note was written through the API: what a test counts, and the vendor never shows.
    pub(crate) writes: usize,
}

impl NoteEntry {
    /// A note in which nothing has been written.
    pub(crate) fn blank(template: usize) -> Self {
        Self { template, comments: Vec::new(), responses: Vec::new(), writes: 0 }
    }

    /// Sets the answer to one question, in place of an earlier one.
    pub(crate) fn answer(&mut self, question: Uuid, response: Vec<String>, at: DateTime<Utc>) {
        let answered = Answered { question, at, response };
        match self.responses.iter_mut().find(|earlier| earlier.question == question) {
            Some(earlier) => *earlier = answered,
            None => self.responses.push(answered),
        }
    }

    /// The documented shape; responses name their question by text, never by id.
    pub(crate) fn view(&self, template: &Template, zone: Tz) -> Value {
        let comments: Vec<Value> = self
            .comments
            .iter()
            .map(|comment| {
                json!({
                    "id": comment.id,
                    "templateId": template.id,
                    "message": comment.message,
                    "postedAt": comment.posted_at.timestamp(),
                    "author": { "id": comment.author_id, "username": comment.author },
                })
            })
            .collect();
        let responses: Vec<Value> = self
            .responses
            .iter()
            .filter_map(|answered| {
                let (section, question) = template.question(answered.question)?;
                let local = answered.at.with_timezone(&zone);
                Some(json!({
                    "dateTime": {
                        "date": local.format("%Y-%m-%d %H:%M:%S%.6f").to_string(),
                        "timezone_type": 3,
                        "timezone": zone.name(),
                    },
                    "question": [section.name, question.text],
                    "response": answered.response,
                }))
            })
            .collect();
        json!({
            "id": template.id,
            "template": { "name": template.name, "flow": { "sections": template.flow() } },
            "comments": comments,
            "responses": responses,
        })
    }
}

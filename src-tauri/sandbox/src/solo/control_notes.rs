//! What somebody else does to a visit's note in the vendor's own application, and what a test sees of it from inside.

use serde_json::{Value, json};

use super::control::Control;
use crate::solo::state::{Comment, NoteEntry, Question, Section};

impl Control {
    /// A colleague answers a question, named by its text, in the vendor's own application. False when the visit, or
    /// such a question in a template of its room, is not there.
    #[must_use]
    pub fn colleague_answers(&self, appointment: i64, question: &str, answer: &[&str]) -> bool {
        self.tenant.change(|clinic| {
            let now = clinic.clock;
            let found = clinic.diary.get(appointment).and_then(|visit| {
                let templates = clinic.rooms.get(visit.room)?.templates.clone();
                templates.into_iter().find_map(|index| {
                    let sections = &clinic.templates.get(index)?.sections;
                    let asked = sections.iter().flat_map(|section| &section.questions);
                    asked.clone().find(|asked| asked.text == question).map(|asked| (index, asked.id))
                })
            });
            let Some((template, id)) = found else { return false };
            let Some(visit) = clinic.diary.get_mut(appointment) else { return false };
            let place = match visit.notes.iter().position(|note| note.template == template) {
                Some(place) => place,
                None => {
                    visit.notes.push(NoteEntry::blank(template));
                    visit.notes.len() - 1
                }
            };
            visit.notes[place].answer(id, answer.iter().map(|one| (*one).to_owned()).collect(), now);
            true
        })
    }

    /// A practice with long templates: each gets a last section of free-text questions, until it asks this many.
    pub fn lengthen_notes(&self, questions: usize) {
        self.tenant.change(|clinic| {
            for index in 0..clinic.templates.len() {
                let asked: usize = clinic.templates[index].sections.iter().map(|section| section.questions.len()).sum();
                let further = (asked + 1..=questions).map(|number| Question {
                    id: clinic.uuid(),
                    text: format!("Further question {number}").into(),
                    options: &[],
                    kind: "text",
                });
                let questions = further.collect();
                let id = clinic.uuid();
                clinic.templates[index].sections.push(Section { id, name: "Further", questions });
            }
        });
    }

    /// A colleague comments on the first note of a visit. False when nothing has been written there yet.
    #[must_use]
    pub fn colleague_comments(&self, appointment: i64, author: &str, message: &str) -> bool {
        self.tenant.change(|clinic| {
            let (id, posted_at) = (clinic.uuid(), clinic.clock);
            let Some(note) = clinic.diary.get_mut(appointment).and_then(|visit| visit.notes.first_mut()) else {
                return false;
            };
            note.comments.push(Comment {
                id,
                message: message.to_owned(),
                posted_at,
                author_id: 4_711,
                author: author.to_owned(),
            });
            true
        })
    }

    /// The notes of a visit from inside: `template`, `writes` (how often the API wrote it), `comments` (how many) and
    /// `answers` by the question's text.
    #[must_use]
    pub fn notes_of(&self, appointment: i64) -> Vec<Value> {
        self.tenant.read(|clinic| {
            let Some(visit) = clinic.diary.get(appointment) else { return Vec::new() };
            let of = |note: &NoteEntry| {
                let template = clinic.templates.get(note.template)?;
                let answers: serde_json::Map<String, Value> = note
                    .responses
                    .iter()
                    .filter_map(|given| {
                        let (_, question) = template.question(given.question)?;
                        Some((question.text.clone().into_owned(), json!(given.response)))
                    })
                    .collect();
                Some(json!({
                    "template": template.name,
                    "writes": note.writes,
                    "comments": note.comments.len(),
                    "answers": answers,
                }))
            };
            visit.notes.iter().filter_map(of).collect()
        })
    }
}

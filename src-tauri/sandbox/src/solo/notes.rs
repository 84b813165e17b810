//! SOLO-16 and SOLO-17: the notes of a visit, one per template of its waiting room.

use serde_json::Value;
use uuid::Uuid;

use super::call::{Call, Ruling, Verdict};
use super::fields::{Fields, Need::Required};
use super::refusal;
use crate::server::Answer;
use crate::solo::state::{Appointment, Clinic, NoteEntry};

/// SOLO-16: templates in which nothing is written yet are shown too, so that their questions can be answered.
pub(super) fn read(clinic: &Clinic, call: &Call) -> Ruling {
    let visit = call.visit(clinic)?;
    let notes: Vec<Value> = templates_of(clinic, visit)
        .into_iter()
        .filter_map(|template| {
            let blank = NoteEntry::blank(template);
            let note = visit.notes.iter().find(|note| note.template == template).unwrap_or(&blank);
            Some(note.view(clinic.templates.get(template)?, clinic.zone))
        })
        .collect();
    Verdict::answer(Answer::ok(&notes))
}

fn templates_of(clinic: &Clinic, visit: &Appointment) -> Vec<usize> {
    let mut templates = clinic.rooms.get(visit.room).map(|room| room.templates.clone()).unwrap_or_default();
    for note in &visit.notes {
        if !templates.contains(&note.template) {
            templates.push(note.template);
        }
    }
    templates
}

/// SOLO-17: the object printed for it is taken as the request, and echoed.
pub(super) fn update(clinic: &Clinic, call: &Call) -> Ruling {
    let visit = call.visit(clinic)?;
    let id = visit.id;
    let body = call.json()?;
    let mut fields = Fields::of(&body)?;
    let name = fields.filled("name", Required).map(str::to_owned);
    fields.objects("questions", Required, |question| {
        question.uuid("id", Required);
        question.texts("value", Required);
    });
    let template = name.and_then(|name| {
        templates_of(clinic, visit)
            .into_iter()
            .find(|index| clinic.templates.get(*index).is_some_and(|template| template.name == name))
    });
    if template.is_none() && fields.has("name") {
        fields.note("name", "Visit note template not found.");
    }
    let answers = answers(&body);
    if let Some(template) = template.and_then(|index| clinic.templates.get(index)) {
        for (question, value) in &answers {
            match template.question(*question) {
                None => fields.note("questions", &format!("Question {question} not found.")),
                Some((_, known)) => {
                    let offered = |text: &String| known.options.is_empty() || known.options.contains(&text.as_str());
                    if !value.iter().all(offered) {
                        fields.note("questions", "The value you selected is not a valid choice.");
                    }
                }
            }
        }
    }
    fields.settle()?;
    let template = template.ok_or_else(|| refusal::missing("Visit note template"))?;
    let now = call.now;
    Verdict::commit(move |clinic| {
        let Some(visit) = clinic.diary.get_mut(id) else {
            return refusal::missing("Appointment");
        };
        if !visit.notes.iter().any(|note| note.template == template) {
            visit.notes.push(NoteEntry::blank(template));
        }
        if let Some(note) = visit.notes.iter_mut().find(|note| note.template == template) {
            note.writes += 1;
            for (question, value) in answers {
                note.answer(question, value, now);
            }
        }
        Answer::ok(&body)
    })
}

/// The answers of a body; what is malformed has been noted already.
fn answers(body: &Value) -> Vec<(Uuid, Vec<String>)> {
    let questions = body.get("questions").and_then(Value::as_array);
    questions
        .into_iter()
        .flatten()
        .filter_map(|question| {
            let id = question.get("id")?.as_str()?.parse().ok()?;
            let value = question.get("value")?.as_array()?;
            Some((id, value.iter().filter_map(|text| text.as_str().map(str::to_owned)).collect()))
        })
        .collect()
}

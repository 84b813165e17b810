//! A visit note of Solo (SOLO-16), given its meaning.
//!
//! The document prints `flow.sections` empty and names answered questions by text. What is read here is assumption
//! A-SO-15; whatever does not fit it is shown, told as drift, and never written.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::VisitNote;
use domain::visit_note::{Closed, NoteComment, NoteQuestion, NoteSection, NoteTemplate, QuestionKind, UnplacedAnswer};
use serde_json::Value;
use solo::NoteResponse;

type Path = (String, String);

/// A note as the mirror keeps it, and where it departs from what we assume.
pub(crate) fn visit_note(read: &[solo::VisitNote]) -> (VisitNote, Vec<String>) {
    let mut drift = Vec::new();
    let mut note = VisitNote { templates: read.iter().map(|one| template(one, &mut drift)).collect() };
    let names: Vec<String> = note.templates.iter().map(|template| template.name.clone()).collect();
    for template in &mut note.templates {
        if names.iter().filter(|name| **name == template.name).count() > 1 {
            close_all(template, Closed::SameTemplateName);
        }
    }
    (note, drift)
}

fn close_all(template: &mut NoteTemplate, why: Closed) {
    for question in template.sections.iter_mut().flat_map(|section| &mut section.questions) {
        question.closed.get_or_insert(why);
    }
}

fn template(read: &solo::VisitNote, drift: &mut Vec<String>) -> NoteTemplate {
    let mut sections = sections(&read.template.flow, drift);
    let mut asked: HashMap<Path, usize> = HashMap::new();
    for (path, _) in places(&mut sections) {
        *asked.entry(path).or_default() += 1;
    }
    let mut given: HashMap<Path, &NoteResponse> = HashMap::new();
    let mut unplaced = Vec::new();
    for response in &read.responses {
        match &response.question[..] {
            // Solo keeps one answer to a question; of several, the one given last counts and the others are shown.
            [section, question] if asked.get(&(section.clone(), question.clone())) == Some(&1) => {
                let path = (section.clone(), question.clone());
                let earlier = given.get(&path).copied();
                let (kept, other) = match earlier {
                    Some(earlier) if when(earlier) > when(response) => (earlier, Some(response)),
                    earlier => (response, earlier),
                };
                given.insert(path, kept);
                unplaced.extend(other.map(outside));
            }
            _ => unplaced.push(outside(response)),
        }
    }
    for (path, question) in places(&mut sections) {
        if let Some(response) = given.get(&path) {
            question.answer = response.response.clone();
            question.answered_at = when(response);
        }
        if asked.get(&path).is_some_and(|times| *times > 1) {
            question.closed.get_or_insert(Closed::SameName);
        }
        fit(question);
    }
    NoteTemplate {
        id: read.id.clone(),
        name: read.template.name.clone(),
        sections,
        unplaced,
        comments: read.comments.iter().map(comment).collect(),
    }
}

fn places(sections: &mut [NoteSection]) -> impl Iterator<Item = (Path, &mut NoteQuestion)> {
    sections.iter_mut().flat_map(|section| {
        let name = section.name.clone();
        section.questions.iter_mut().map(move |question| ((name.clone(), question.text.clone()), question))
    })
}

/// Makes room for what was answered elsewhere: several choices where we assume one, an option that is no longer offered.
fn fit(question: &mut NoteQuestion) {
    match question.kind {
        QuestionKind::Choice if question.answer.len() > 1 => question.kind = QuestionKind::Choices,
        QuestionKind::Text if question.answer.len() > 1 => {
            question.closed.get_or_insert(Closed::SeveralTexts);
        }
        _ => {}
    }
}

fn sections(flow: &Value, drift: &mut Vec<String>) -> Vec<NoteSection> {
    let Some(sections) = flow.get("sections").and_then(Value::as_array) else {
        drift.push("SOLO-16 template.flow.sections".to_owned());
        return Vec::new();
    };
    let mut read = Vec::new();
    for section in sections {
        let questions = section.get("questions").and_then(Value::as_array);
        let (Some(name), Some(questions)) = (text(section, "name"), questions) else {
            drift.push("SOLO-16 template.flow.sections[]".to_owned());
            continue;
        };
        let questions = questions.iter().filter_map(|one| question(one, drift)).collect();
        read.push(NoteSection { name, questions });
    }
    read
}

fn question(read: &Value, drift: &mut Vec<String>) -> Option<NoteQuestion> {
    let Some(asked) = text(read, "text") else {
        drift.push("SOLO-16 template.flow.sections[].questions[]".to_owned());
        return None;
    };
    let id = text(read, "id").unwrap_or_default();
    let kind_word = text(read, "type").unwrap_or_default();
    let options: Vec<String> = read
        .get("options")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(|option| option.as_str().map(str::to_owned))
        .collect();
    let kind = match kind_word.as_str() {
        "text" => QuestionKind::Text,
        "choice" if !options.is_empty() => QuestionKind::Choice,
        "choices" if !options.is_empty() => QuestionKind::Choices,
        _ => QuestionKind::Unknown,
    };
    let closed = if kind == QuestionKind::Unknown {
        drift.push("SOLO-16 template.flow.sections[].questions[].type".to_owned());
        Some(Closed::UnknownKind)
    } else if id.is_empty() {
        drift.push("SOLO-16 template.flow.sections[].questions[].id".to_owned());
        Some(Closed::NoId)
    } else {
        None
    };
    Some(NoteQuestion { id, text: asked, kind, kind_word, options, answer: Vec::new(), answered_at: None, closed })
}

fn text(of: &Value, name: &str) -> Option<String> {
    match of.get(name)? {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

fn when(response: &NoteResponse) -> Option<DateTime<Utc>> {
    response.date_time.as_ref().and_then(|at| at.instant())
}

fn outside(response: &NoteResponse) -> UnplacedAnswer {
    UnplacedAnswer { path: response.question.clone(), answer: response.response.clone(), answered_at: when(response) }
}

fn comment(read: &solo::NoteComment) -> NoteComment {
    NoteComment {
        id: read.id.clone(),
        message: read.message.clone().unwrap_or_default(),
        posted_at: read.posted_at,
        author: read.author.as_ref().map(|author| author.username.clone().unwrap_or_else(|| author.id.to_string())),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use serde_json::json;

    fn asked(id: &str, text: &str, kind: &str, options: &[&str]) -> Value {
        json!({ "id": id, "text": text, "type": kind, "options": options })
    }

    fn answered(path: [&str; 2], response: &[&str]) -> Value {
        json!({
            "dateTime": {"date": "2017-10-21 16:45:53.000000", "timezone_type": 3, "timezone": "America/New_York"},
            "question": path,
            "response": response,
        })
    }

    fn meaning(questions: Value, responses: Value) -> (VisitNote, Vec<String>) {
        let wire = json!([{
            "id": "t", "template": {"name": "T", "flow": {"sections": [{"id": "s", "name": "S", "questions": questions}]}},
            "comments": [], "responses": responses,
        }]);
        let read: Vec<solo::VisitNote> = serde_json::from_value(wire).unwrap();
        visit_note(&read)
    }

    #[test]
    fn solo_16_an_answer_finds_its_question_by_section_and_text() {
        let (note, drift) =
            meaning(json!([asked("q", "Pulse", "text", &[])]), json!([answered(["S", "Pulse"], &["regular"])]));
        let (_, _, question) = note.question("t", "q").unwrap();
        assert_eq!(question.answer, ["regular"]);
        assert_eq!(question.answered_at.unwrap().to_rfc3339(), "2017-10-21T20:45:53+00:00");
        assert!(question.closed.is_none() && drift.is_empty());
    }

    #[test]
    fn solo_16_the_documented_sample_with_an_empty_flow_shows_its_answers_and_writes_none() {
        let wire = json!([{
            "id": "t", "template": {"name": "template2", "flow": {"sections": []}}, "comments": [],
            "responses": [answered(["some section", "some question"], &["answer1", "answer2"])],
        }]);
        let read: Vec<solo::VisitNote> = serde_json::from_value(wire).unwrap();
        let (note, drift) = visit_note(&read);
        assert_eq!(note.templates[0].unplaced[0].answer, ["answer1", "answer2"]);
        assert!(note.templates[0].sections.is_empty() && drift.is_empty());
    }

    #[test]
    fn a_question_of_an_unknown_kind_keeps_its_answer_and_cannot_be_written() {
        let (note, drift) =
            meaning(json!([asked("q", "Field", "drawing", &[])]), json!([answered(["S", "Field"], &["M0 0L1 1"])]));
        let (_, _, question) = note.question("t", "q").unwrap();
        assert_eq!((question.kind, question.closed), (QuestionKind::Unknown, Some(Closed::UnknownKind)));
        assert_eq!((question.kind_word.as_str(), &question.answer[..]), ("drawing", &["M0 0L1 1".to_owned()][..]));
        assert_eq!(drift, ["SOLO-16 template.flow.sections[].questions[].type"]);
    }

    #[test]
    fn two_questions_of_one_name_are_both_closed_and_the_answer_is_given_to_neither() {
        let questions = json!([asked("a", "Pulse", "text", &[]), asked("b", "Pulse", "text", &[])]);
        let (note, _) = meaning(questions, json!([answered(["S", "Pulse"], &["regular"])]));
        for id in ["a", "b"] {
            let (_, _, question) = note.question("t", id).unwrap();
            assert_eq!((question.closed, question.answer.len()), (Some(Closed::SameName), 0));
        }
        assert_eq!(note.templates[0].unplaced.len(), 1);
    }

    #[test]
    fn several_answers_to_one_choice_are_all_kept() {
        let (note, _) = meaning(
            json!([asked("q", "Signs", "choice", &["a", "b"])]),
            json!([answered(["S", "Signs"], &["a", "b"])]),
        );
        let (_, _, question) = note.question("t", "q").unwrap();
        assert_eq!((question.kind, question.answer.len()), (QuestionKind::Choices, 2));
    }

    #[test]
    fn a_question_without_an_id_cannot_be_written() {
        let (note, _) = meaning(json!([{ "text": "Pulse", "type": "text" }]), json!([]));
        assert_eq!(note.templates[0].sections[0].questions[0].closed, Some(Closed::NoId));
    }
}

//! The note templates, and what was written in visits that are over.

use chrono::{DateTime, TimeDelta};
use fastrand::Rng;
use uuid::Uuid;

use crate::solo::state::{Clinic, Comment, NoteEntry, Question, Section, Template};

type Asked = (&'static str, &'static [&'static str]);
type Titled = (&'static str, &'static [Asked]);

const YES_NO: &[&str] = &["Yes", "No"];

const TEMPLATES: [(&str, &[Titled]); 4] = [
    (
        "Telehealth Visit Note",
        &[
            ("Subjective", &[("Chief complaint", &[]), ("History", &[]), ("Allergies reviewed", YES_NO)]),
            ("Assessment", &[("Diagnosis", &[]), ("Follow-up", &["None", "1 week", "1 month", "3 months"])]),
        ],
    ),
    (
        "Blood Pressure Review",
        &[
            ("Readings", &[("Average systolic, mmHg", &[]), ("Average diastolic, mmHg", &[])]),
            ("Plan", &[("Dose changed", YES_NO), ("Instructions", &[])]),
        ],
    ),
    (
        "Acute Neurology - Physician Services",
        &[
            ("Consult", &[("Requesting provider", &[]), ("Callback number", &[]), ("Reason for consult", &[])]),
            ("Times", &[("Call center notified", &[]), ("Physician notified", &[]), ("Patient location", &[])]),
            ("Examination", &[("Gender", &["Male", "Female", "Other"]), ("NIHSS", &[])]),
        ],
    ),
    (
        "EEG - Physician Services",
        &[
            ("Consult", &[("Requesting provider", &[]), ("Callback number", &[]), ("Reason for consult", &[])]),
            ("Reading", &[("Background", &[]), ("Seizures seen", YES_NO)]),
        ],
    ),
];

/// Questions of the first template that are answered in other ways; a note that is over has no answer to them.
const FURTHER: [(&str, &str, &[&str]); 2] =
    [("Red flags asked about", "choices", &["Syncope", "Chest pain", "Breathlessness"]), ("Drawing", "drawing", &[])];
/// Far from any id that is drawn: the templates of a seed stay what they are.
const FURTHER_ID: u128 = 0x0a11_5ec7_0000_4000_8000_0000_0000_0000;

const FREE: [&str; 6] = [
    "As discussed with the patient",
    "Unchanged since the last visit",
    "Improving",
    "See attached readings",
    "128",
    "Advised to call back if symptoms return",
];

/// Seeds the four templates.
pub(super) fn seed_templates(clinic: &mut Clinic) {
    for (name, titled) in TEMPLATES {
        let id = clinic.uuid();
        let mut sections = Vec::new();
        for (section, asked) in titled {
            let section_id = clinic.uuid();
            let mut questions = Vec::new();
            for (text, options) in *asked {
                let kind = if options.is_empty() { "text" } else { "choice" };
                questions.push(Question { id: clinic.uuid(), text: (*text).into(), options, kind });
            }
            sections.push(Section { id: section_id, name: section, questions });
        }
        clinic.templates.push(Template { id, name, sections });
    }
    if let Some(last) = clinic.templates.first_mut().and_then(|first| first.sections.last_mut()) {
        last.questions.extend((FURTHER_ID..).zip(FURTHER).map(|(id, (text, kind, options))| Question {
            id: Uuid::from_u128(id),
            text: text.into(),
            options,
            kind,
        }));
    }
}

/// Writes the note of a visit that has been seen; every fifth also has a comment.
pub(super) fn write(clinic: &mut Clinic, visit: i64, rng: &mut Rng) {
    let Some(seen) = clinic.diary.get(visit) else {
        return;
    };
    let at = DateTime::from_timestamp(seen.date() + seen.duration, 0).unwrap_or(clinic.clock);
    let provider = clinic.providers.get(seen.provider).cloned();
    let index = clinic.rooms.get(seen.room).and_then(|room| room.templates.first().copied()).unwrap_or_default();
    let comment_id = clinic.uuid();
    let Some(template) = clinic.templates.get(index) else {
        return;
    };
    let mut note = NoteEntry::blank(index);
    let usual = |question: &&Question| matches!(question.kind, "text" | "choice");
    for question in template.sections.iter().flat_map(|section| &section.questions).filter(usual) {
        let choices = if question.options.is_empty() { &FREE[..] } else { question.options };
        let answer = choices[rng.usize(..choices.len())].to_owned();
        note.answer(question.id, vec![answer], at);
    }
    if let Some(provider) = provider.filter(|_| rng.u8(0..5) == 0) {
        note.comments.push(Comment {
            id: comment_id,
            message: "Reviewed with the care team".to_owned(),
            posted_at: at + TimeDelta::minutes(12),
            author_id: provider.id.parse().unwrap_or_default(),
            author: provider.email,
        });
    }
    if let Some(visit) = clinic.diary.get_mut(visit) {
        visit.notes.push(note);
    }
}

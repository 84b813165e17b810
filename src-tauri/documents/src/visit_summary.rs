//! A visit's summary: the visit, and its note when there is one to print.

use crate::face::fonts;
use crate::flow::Flow;
use crate::frame::Frame;
use crate::mark::Style;
use crate::note::{NoteAnswer, NotePart};
use crate::words::Words;
use crate::{Issue, PaperError, PatientOnPaper, Printed, Source, VisitOnPaper, dates, name};
use chrono::{DateTime, Utc};

const SECTION: Style = Style::bold(12.0);
const PART: Style = Style::bold(10.5);
const TITLE: Style = Style::bold(9.5);
const QUESTION: Style = Style::soft(9.0);
const TEXT: Style = Style::plain(9.5);
const LABELS: f32 = 110.0;
const INDENT: f32 = 12.0;

/// What a summary is made of.
#[derive(Clone, PartialEq)]
pub struct VisitSummary {
    /// Who prints, when and on what.
    pub issue: Issue,
    /// Whose visit.
    pub patient: PatientOnPaper,
    /// The visit.
    pub visit: VisitOnPaper,
    /// Where its facts come from.
    pub source: Source,
    /// The note, a part per template; absent when the summary is printed without it, which it then says.
    pub note: Option<Vec<NotePart>>,
    /// When the note was read from the vendor, where it was.
    pub note_read_at: Option<DateTime<Utc>>,
}

/// Prints a summary. The same values give the same bytes.
///
/// # Errors
/// [`PaperError`] when the file cannot be written.
pub fn visit_summary(summary: &VisitSummary) -> Result<Printed, PaperError> {
    let issue = &summary.issue;
    let words = issue.language.words();
    let sources = std::slice::from_ref(&summary.source);
    let frame = Frame { issue, title: words.visit_summary, patient: Some(&summary.patient), sources };
    let mut flow = Flow::new(&frame, issue.sheet.upright(), fonts()?)?;
    flow.heading(words.visit, SECTION);
    for (label, value) in facts(&summary.visit, issue, words) {
        flow.fact(&label, &value, LABELS);
    }
    flow.heading(words.note, SECTION);
    if let Some(at) = summary.note_read_at.filter(|_| summary.note.is_some()) {
        flow.paragraph(&(words.note_read)(&dates::moment(at, issue.zone, words)), TEXT, 0.0);
    }
    match &summary.note {
        None => flow.paragraph(words.no_note, TEXT, 0.0),
        Some(parts) if parts.is_empty() => flow.paragraph(words.not_recorded, TEXT, 0.0),
        Some(parts) => parts.iter().for_each(|one| part(&mut flow, one, issue, words)),
    }
    flow.finish(issue, words.visit_summary)
}

pub(crate) fn facts(visit: &VisitOnPaper, issue: &Issue, words: &Words) -> Vec<(String, String)> {
    let or_unknown = |value: Option<String>| value.unwrap_or_else(|| words.not_known.to_owned());
    let start = visit.start.map(|at| {
        let local = at.with_timezone(&issue.zone);
        let day = dates::with_weekday(local.date_naive(), words);
        format!("{day} {} {}", dates::time(at, issue.zone), dates::offset(at, issue.zone))
    });
    let length = visit.minutes.map(|minutes| format!(", {}", (words.minutes)(minutes))).unwrap_or_default();
    let mut facts = vec![
        (words.when.to_owned(), format!("{}{length}", or_unknown(start))),
        (words.room.to_owned(), or_unknown(visit.room.clone())),
        (words.clinicians.to_owned(), people(visit, words)),
        (words.reasons.to_owned(), reasons(visit, words)),
        (words.state.to_owned(), state(visit, words)),
    ];
    facts.extend(visit.number.as_ref().map(|number| (words.visit_number.to_owned(), number.clone())));
    facts
}

pub(crate) fn people(visit: &VisitOnPaper, words: &Words) -> String {
    let names: Vec<String> = visit.clinicians.iter().map(|one| name::shown(one, words)).collect();
    if names.is_empty() { words.nobody.to_owned() } else { names.join("; ") }
}

pub(crate) fn reasons(visit: &VisitOnPaper, words: &Words) -> String {
    if visit.reasons.is_empty() { words.not_recorded.to_owned() } else { visit.reasons.join("; ") }
}

/// A state that we do not know is printed with the vendor's own word: it never reads as one of the others.
pub(crate) fn state(visit: &VisitOnPaper, words: &Words) -> String {
    let state = (words.states)(visit.state);
    if visit.state == domain::VisitState::Unknown && !visit.status_word.is_empty() {
        format!("{state} ({})", (words.vendors_word)(&visit.status_word))
    } else {
        state.to_owned()
    }
}

fn part(flow: &mut Flow<'_>, part: &NotePart, issue: &Issue, words: &Words) {
    flow.heading(&part.name, PART);
    if part.sections.is_empty() && part.comments.is_empty() {
        flow.paragraph(words.not_recorded, TEXT, 0.0);
    }
    for section in &part.sections {
        if !section.title.is_empty() {
            flow.heading(&section.title, TITLE);
        }
        for one in &section.answers {
            answer(flow, one, issue, words);
        }
    }
    if part.comments.is_empty() {
        return;
    }
    flow.heading(words.comments, TITLE);
    for comment in &part.comments {
        let author = comment.author.as_deref().unwrap_or(words.unknown);
        let at = comment.at.map_or_else(|| words.not_known.to_owned(), |at| dates::moment(at, issue.zone, words));
        flow.keep(QUESTION.leading() + TEXT.leading());
        flow.paragraph(&(words.comment_by)(author, &at), QUESTION, INDENT);
        flow.paragraph(&comment.text, TEXT, INDENT);
        flow.space(4.0);
    }
}

fn answer(flow: &mut Flow<'_>, answer: &NoteAnswer, issue: &Issue, words: &Words) {
    flow.keep(QUESTION.leading() + TEXT.leading());
    flow.paragraph(&answer.question, QUESTION, INDENT);
    if answer.answers.is_empty() {
        flow.paragraph(words.not_recorded, TEXT, INDENT);
    }
    for text in &answer.answers {
        flow.paragraph(text, TEXT, INDENT);
    }
    if let Some(at) = answer.at {
        flow.paragraph(&(words.answered)(&dates::moment(at, issue.zone, words)), Style::soft(8.0), INDENT);
    }
    flow.space(4.0);
}

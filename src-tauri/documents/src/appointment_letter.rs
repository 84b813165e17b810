//! A letter that tells a patient when the visit is and how to join it. The link is a key to the visit: it is in the
//! letter only when it was given on purpose.

use crate::face::fonts;
use crate::flow::Flow;
use crate::frame::Frame;
use crate::mark::Style;
use crate::words::Words;
use crate::{Issue, PaperError, PatientOnPaper, Printed, Source, VisitOnPaper, dates, visit_summary as summary};

const TEXT: Style = Style::plain(10.5);
const HEAD: Style = Style::bold(11.5);
const WHEN: Style = Style::bold(13.0);
const LABELS: f32 = 90.0;

/// What the letter is made of.
#[derive(Clone, PartialEq)]
pub struct AppointmentLetter {
    /// Who prints, when and on what.
    pub issue: Issue,
    /// To whom.
    pub patient: PatientOnPaper,
    /// The visit.
    pub visit: VisitOnPaper,
    /// Where its facts come from.
    pub source: Source,
    /// The patient's own link, when it shall stand in the letter.
    pub link: Option<String>,
}

/// Prints the letter. The same values give the same bytes.
///
/// # Errors
/// [`PaperError`] when the file cannot be written.
pub fn appointment_letter(letter: &AppointmentLetter) -> Result<Printed, PaperError> {
    let issue = &letter.issue;
    let words = issue.language.words();
    let sources = std::slice::from_ref(&letter.source);
    let frame = Frame { issue, title: words.appointment_letter, patient: Some(&letter.patient), sources };
    let mut flow = Flow::new(&frame, issue.sheet.upright(), fonts()?)?;
    flow.space(10.0);
    flow.paragraph(&(words.dear)(&addressed(letter, words)), TEXT, 0.0);
    flow.space(8.0);
    flow.paragraph(&(words.letter_opening)(&issue.clinic), TEXT, 0.0);
    flow.space(10.0);
    appointment(&mut flow, letter, words);
    flow.heading(words.how_to_join, HEAD);
    match &letter.link {
        Some(link) => {
            flow.paragraph(words.join_by_link, TEXT, 0.0);
            flow.space(3.0);
            flow.paragraph(link, Style::bold(10.0), 14.0);
        }
        None => flow.paragraph(words.join_without_link, TEXT, 0.0),
    }
    flow.heading(words.before, HEAD);
    for step in words.before_steps {
        flow.paragraph(&format!("• {step}"), TEXT, 6.0);
        flow.space(2.0);
    }
    flow.space(10.0);
    flow.paragraph(&(words.cannot_come)(&issue.clinic), TEXT, 0.0);
    flow.space(6.0);
    flow.paragraph(words.emergency, Style::bold(10.5), 0.0);
    flow.finish(issue, words.appointment_letter)
}

/// Given and family name as they were received: the letter speaks to the person.
fn addressed(letter: &AppointmentLetter, words: &Words) -> String {
    let name = &letter.patient.name;
    let given = name.preferred.as_ref().or(name.given.as_ref());
    let parts: Vec<&str> =
        [name.prefix.as_ref(), given, name.family.as_ref()].into_iter().flatten().map(String::as_str).collect();
    if parts.is_empty() { words.unknown.to_owned() } else { parts.join(" ") }
}

fn appointment(flow: &mut Flow<'_>, letter: &AppointmentLetter, words: &Words) {
    let issue = &letter.issue;
    let visit = &letter.visit;
    match visit.start {
        Some(at) => {
            let day = dates::long(at.with_timezone(&issue.zone).date_naive(), words);
            let time = format!("{} {}", dates::time(at, issue.zone), dates::offset(at, issue.zone));
            flow.paragraph(&format!("{day}, {time}"), WHEN, 0.0);
        }
        None => flow.paragraph(words.not_known, WHEN, 0.0),
    }
    flow.space(4.0);
    if let Some(minutes) = visit.minutes {
        flow.fact(words.visit, &(words.minutes)(minutes), LABELS);
    }
    flow.fact(words.clinicians, &summary::people(visit, words), LABELS);
    if let Some(room) = &visit.room {
        flow.fact(words.room, room, LABELS);
    }
    flow.paragraph(&(words.letter_zone)(issue.zone.name()), Style::soft(9.0), 0.0);
}

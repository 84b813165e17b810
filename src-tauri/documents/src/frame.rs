//! What stands on every page: whose document it is, where its facts come from, who printed it, and which page it is.

use crate::clean::{Losses, clean_line};
use crate::face::Fonts;
use crate::line::lines;
use crate::mark::{Block, Page, RULE, SOFT, Style, TINT, Text};
use crate::patient::PatientOnPaper;
use crate::sheet::{Area, MARGIN};
use crate::words::Words;
use crate::{Issue, PaperError, Source, age, dates, name};

const NAME: Style = Style::bold(13.0);
const LABEL: Style = Style::soft(9.0);
const VALUE: Style = Style::bold(9.5);
const HEAD: Style = Style::bold(9.0);
const FOOT: Style = Style::soft(7.5);
const PAD: f32 = 6.0;
/// Left free for "Page x of y".
const NUMBER: f32 = 110.0;
/// A page needs this much between head and foot.
const LEAST: f32 = 200.0;

/// What a frame says.
pub(crate) struct Frame<'a> {
    pub(crate) issue: &'a Issue,
    /// What kind of document it is.
    pub(crate) title: &'a str,
    /// Whose; a list of several people has none (PAB-0015).
    pub(crate) patient: Option<&'a PatientOnPaper>,
    pub(crate) sources: &'a [Source],
}

/// A frame that was measured: what is between `top` and `bottom` is the document's own.
pub(crate) struct Measured {
    marks: Page,
    foot: Vec<String>,
    pub(crate) area: Area,
    pub(crate) top: f32,
    pub(crate) bottom: f32,
}

impl Frame<'_> {
    /// # Errors
    /// [`PaperError::BannerTooTall`] when too little of the page would be left: nothing is cut off to make it fit.
    pub(crate) fn measured(&self, area: Area, fonts: &Fonts, losses: &mut Losses) -> Result<Measured, PaperError> {
        let words = self.issue.language.words();
        let mut marks = Page::default();
        let mut y = area.height - MARGIN;
        self.head(&mut marks, &mut y, area, fonts, losses);
        if let Some(patient) = self.patient {
            banner(&mut marks, &mut y, area, patient, self.issue, fonts, losses);
        }
        let foot = self.foot(words, area, fonts, losses);
        // One line more than the foot has: for the mark that stands for what could not be printed.
        let bottom = MARGIN + FOOT.leading() * (foot.len() + 1) as f32 + PAD + 4.0;
        marks.blocks.push(Block { x: MARGIN, y: bottom - 4.0, width: area.inner_width(), height: 0.5, ink: RULE });
        let top = y - 8.0;
        if top - bottom < LEAST {
            return Err(PaperError::BannerTooTall);
        }
        Ok(Measured { marks, foot, area, top, bottom })
    }

    fn head(&self, marks: &mut Page, y: &mut f32, area: Area, fonts: &Fonts, losses: &mut Losses) {
        let title = clean_line(self.title, fonts, losses);
        let title_width = fonts.of(LABEL.face).width(&title, LABEL.size);
        let clinic = clean_line(&self.issue.clinic, fonts, losses);
        let room = area.inner_width() - title_width - 20.0;
        let baseline = *y - HEAD.ascent();
        for line in lines(&clinic, fonts.of(HEAD.face), HEAD.size, room) {
            marks.texts.push(Text { x: MARGIN, y: *y - HEAD.ascent(), style: HEAD, text: line });
            *y -= HEAD.leading();
        }
        let x = area.width - MARGIN - title_width;
        marks.texts.push(Text { x, y: baseline, style: LABEL, text: title });
        *y -= 4.0;
        marks.blocks.push(Block { x: MARGIN, y: *y, width: area.inner_width(), height: 0.8, ink: SOFT });
    }

    fn foot(&self, words: &Words, area: Area, fonts: &Fonts, losses: &mut Losses) -> Vec<String> {
        let mut foot: Vec<String> = self.sources.iter().map(|source| said(source, self.issue, words)).collect();
        let printed = (words.printed)(&dates::moment(self.issue.at, self.issue.zone, words), &self.issue.by);
        foot.push(match &self.issue.audit {
            Some(mark) => format!("{printed}, {}", (words.audit)(mark.entries, &mark.hash)),
            None => printed,
        });
        let room = area.inner_width() - NUMBER;
        foot.iter()
            .flat_map(|text| lines(&clean_line(text, fonts, losses), fonts.of(FOOT.face), FOOT.size, room))
            .collect()
    }
}

/// "Source Teladoc Solo, last confirmed 20-Nov-2026 10:41 UTC-5".
fn said(source: &Source, issue: &Issue, words: &Words) -> String {
    let at = match source.confirmed_at {
        Some(at) => dates::moment(at, issue.zone, words),
        None => words.not_yet_confirmed.to_owned(),
    };
    let said = (words.source)(&source.vendor, &at);
    if source.stale { format!("{said} ({})", words.stale) } else { said }
}

/// Zone 1 of the banner: name, born, gender, numbers (PAB-0016), each with its label, on a tint of its own (PAB-0014).
fn banner(
    marks: &mut Page,
    y: &mut f32,
    area: Area,
    patient: &PatientOnPaper,
    issue: &Issue,
    fonts: &Fonts,
    losses: &mut Losses,
) {
    let words = issue.language.words();
    let above = *y;
    *y -= PAD;
    let room = area.inner_width() - 2.0 * PAD;
    let whole = clean_line(&name::shown(&patient.name, words), fonts, losses);
    for line in lines(&whole, fonts.of(NAME.face), NAME.size, room) {
        marks.texts.push(Text { x: MARGIN + PAD, y: *y - NAME.ascent(), style: NAME, text: line });
        *y -= NAME.leading();
    }
    let mut x = MARGIN + PAD;
    let end = MARGIN + PAD + room;
    for (label, value) in facts(patient, issue, words) {
        let label = clean_line(&label, fonts, losses);
        let value = clean_line(&value, fonts, losses);
        let label_width = fonts.of(LABEL.face).width(&label, LABEL.size) + 4.0;
        let width = label_width + fonts.of(VALUE.face).width(&value, VALUE.size);
        if x + width > end && x > MARGIN + PAD {
            x = MARGIN + PAD;
            *y -= VALUE.leading();
        }
        let baseline = *y - VALUE.ascent();
        if x + width <= end {
            marks.texts.push(Text { x, y: baseline, style: LABEL, text: label });
            marks.texts.push(Text { x: x + label_width, y: baseline, style: VALUE, text: value });
            x += width + 16.0;
        } else {
            // Wider than the sheet: label and value run on over as many lines as they need.
            let run = format!("{label} {value}");
            for line in lines(&run, fonts.of(VALUE.face), VALUE.size, room) {
                marks.texts.push(Text { x: MARGIN + PAD, y: *y - VALUE.ascent(), style: VALUE, text: line });
                *y -= VALUE.leading();
            }
            *y += VALUE.leading();
            x = end + 1.0;
        }
    }
    *y -= VALUE.leading() + PAD;
    marks.blocks.push(Block { x: MARGIN, y: *y, width: area.inner_width(), height: above - *y, ink: TINT });
    marks.blocks.push(Block { x: MARGIN, y: *y, width: area.inner_width(), height: 0.8, ink: SOFT });
}

fn facts(patient: &PatientOnPaper, issue: &Issue, words: &Words) -> Vec<(String, String)> {
    let today = issue.at.with_timezone(&issue.zone).date_naive();
    let mut facts = Vec::new();
    if let Some(preferred) = &patient.name.preferred {
        facts.push((words.preferred_name.to_owned(), preferred.clone()));
    }
    facts.push((words.born.to_owned(), born(patient, today, words)));
    if patient.deceased {
        match &patient.died_on {
            Some(day) => facts.push((words.died.to_owned(), dates::partial(day, words))),
            None => facts.push((words.deceased.to_owned(), words.not_known.to_owned())),
        }
    }
    facts.push((words.gender.to_owned(), (words.genders)(patient.gender).to_owned()));
    if patient.identifiers.is_empty() {
        facts.push((words.number.to_owned(), words.not_known.to_owned()));
    }
    for identifier in &patient.identifiers {
        facts.push((label(identifier, words), identifier.value.clone()));
    }
    facts
}

/// "MRN Harbour Street" for a record number; a vendor's own key is never called one (PAB-0033).
pub(crate) fn label(identifier: &domain::Identifier, words: &Words) -> String {
    match identifier.kind {
        domain::IdentifierKind::Mrn => format!("{} {}", words.number, identifier.issuer),
        _ => identifier.issuer.clone(),
    }
}

/// `05-Apr-1984 (42y)`; no age when the person died, when the date is known in part, or when it lies ahead.
pub(crate) fn born(patient: &PatientOnPaper, today: chrono::NaiveDate, words: &Words) -> String {
    let Some(date) = &patient.birth_date else {
        return words.not_known.to_owned();
    };
    let shown = dates::partial(date, words);
    match date.day() {
        Some(day) if day > today => format!("{shown} ({})", words.born_in_future),
        Some(day) if !patient.deceased => match age::age(day, today, words) {
            Some(age) => format!("{shown} ({age})"),
            None => shown,
        },
        _ => shown,
    }
}

impl Measured {
    /// Puts the frame round what stands on a page. The head is written before the rest and the foot after it, so that who
    /// listens to the file hears first whose it is.
    pub(crate) fn draw(&self, page: &mut Page, number: &str, replaced: Option<&str>, fonts: &Fonts) {
        for block in &self.marks.blocks {
            page.blocks.push(Block { ..*block });
        }
        let head = self.marks.texts.iter().map(|text| Text { text: text.text.clone(), ..*text });
        page.texts.splice(0..0, head);
        let mut y = self.bottom - PAD;
        let foot = self.foot.iter().map(String::as_str).chain(replaced);
        for line in foot {
            page.texts.push(Text { x: MARGIN, y: y - FOOT.ascent(), style: FOOT, text: line.to_owned() });
            y -= FOOT.leading();
        }
        let width = fonts.of(HEAD.face).width(number, HEAD.size);
        let x = self.area.width - MARGIN - width;
        page.texts.push(Text { x, y: self.bottom - PAD - HEAD.ascent(), style: HEAD, text: number.to_owned() });
    }
}

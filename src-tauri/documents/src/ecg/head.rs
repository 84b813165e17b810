//! What stands over the rows of every page: a page out of its folder says at what scale it is, of which leads, through
//! which filter, from when, and what the device said.

use chrono::Timelike;

use super::layout::MM;
use super::{EcgClock, EcgLead, EcgPaper};
use crate::dates;
use crate::flow::Flow;
use crate::mark::{BLACK, Path, Style, Text};
use crate::sheet::MARGIN;
use crate::words::{EcgWords, Words};

const LINE: Style = Style::plain(8.5);
const FIRST: Style = Style::bold(8.5);
/// The check bar, in millimetres.
const BAR_MM: f64 = 50.0;

/// Draws the facts and the check bar at the top of a page.
pub(super) fn draw(flow: &mut Flow<'_>, paper: &EcgPaper) {
    let words = paper.issue.language.words();
    flow.space(2.0);
    for (at, line) in lines(paper, words).iter().enumerate() {
        flow.paragraph(line, if at == 0 { FIRST } else { LINE }, 0.0);
    }
    bar(flow, words.ecg.bar);
    flow.space(4.0);
}

fn lines(paper: &EcgPaper, words: &Words) -> Vec<String> {
    let own = &words.ecg;
    let name = |lead: &EcgLead| named(lead.name.as_deref(), own);
    let names = once(paper.leads.iter().map(name));
    let rates = once(paper.leads.iter().map(|lead| format!("{} Hz", plain(lead.rate_hz))));
    let filters = once(paper.leads.iter().map(|lead| filter(lead, own)));
    let mut lines = vec![
        format!("{}. {}", (own.leads)(&names), (own.scale)(&rates)),
        filters,
        format!(
            "{}, {}",
            begins(paper, words),
            (own.stretch)(&plain(paper.from_s), &plain(paper.to_s), &plain(paper.of_s))
        ),
    ];
    let device = paper.device.as_ref().map(|name| (own.device)(name));
    let said = paper.device_says.as_ref().map(|said| (own.device_says)(said));
    let kept = dates::moment(paper.kept_at, paper.issue.zone, words);
    let came = Some((own.came)(&(own.way)(&paper.came), &kept));
    lines.push([device, came, said].into_iter().flatten().collect::<Vec<_>>().join(". "));
    lines
}

/// `Thu 19-Nov-2026 21:04:16 UTC−5`, and whose clock that is.
fn begins(paper: &EcgPaper, words: &Words) -> String {
    let Some(at) = paper.begins else { return words.ecg.unknown_begin.to_owned() };
    let day = dates::with_weekday(at.date_naive(), words);
    let time = format!("{:02}:{:02}:{:02}", at.hour(), at.minute(), at.second());
    let said = (words.ecg.begins)(&format!("{day} {time} {}", dates::offset_text(at.offset().local_minus_utc())));
    match paper.clock {
        EcgClock::Told => said,
        EcgClock::Assumed => format!("{said} ({})", words.ecg.zone_assumed),
        EcgClock::Patients => format!("{said} ({})", words.ecg.zone_patients),
    }
}

fn filter(lead: &EcgLead, own: &EcgWords) -> String {
    let told = lead.filter.as_ref().map_or_else(|| own.no_filter.to_owned(), |told| (own.filter)(told));
    let low = lead.cut_below_hz.map(|hertz| (own.cut_low)(hertz));
    let gain = (!lead.calibrated).then(|| own.no_gain.to_owned());
    [Some(told), low, gain].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// A lead's name as it was supplied, or that there is none.
pub(super) fn named(name: Option<&str>, own: &EcgWords) -> String {
    name.map(str::trim).filter(|name| !name.is_empty()).unwrap_or(own.not_stated).to_owned()
}

/// Each once, in order.
fn once(all: impl Iterator<Item = String>) -> String {
    let mut different: Vec<String> = Vec::new();
    all.for_each(|one| {
        if !different.contains(&one) {
            different.push(one);
        }
    });
    different.join(", ")
}

/// A number of at most three places, without empty ones.
pub(super) fn plain(number: f64) -> String {
    let text = format!("{number:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A bar of 50 mm with its sentence: who holds a ruler to it knows whether the print is to scale (rule X-ECG-07).
fn bar(flow: &mut Flow<'_>, sentence: &str) {
    let (height, y) = (LINE.leading(), flow.y - LINE.leading() * 0.6);
    let (left, right) = (MARGIN, (f64::from(MARGIN) + BAR_MM * MM) as f32);
    let text = flow.cleaned(sentence).into_owned();
    let page = flow.page();
    let mut path = |points: Vec<(f32, f32)>| page.paths.push(Path { points, width: 0.7, ink: BLACK });
    path(vec![(left, y), (right, y)]);
    path(vec![(left, y - 3.0), (left, y + 3.0)]);
    path(vec![(right, y - 3.0), (right, y + 3.0)]);
    page.texts.push(Text { x: right + 8.0, y: y - 3.0, style: LINE, text });
    flow.space(height);
}

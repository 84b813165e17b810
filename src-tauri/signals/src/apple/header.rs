//! The lines above the numbers.

use chrono::{DateTime, FixedOffset};

use crate::fault::{Fault, Why};
use crate::lead::millivolts_in;
use crate::recording::RATES_HZ;
use crate::{Lead, Recording, Start, Told};

/// Numbers in a microvolt: the export has three decimals, and more are rounded to a nanovolt.
pub(super) const PER_MICROVOLT: f64 = 1_000.0;
/// Lines of a header, blank ones too.
pub(super) const MOST_LINES: usize = 64;

/// A line of the header: its number from 1, its name, its value.
pub(super) struct Line {
    pub(super) number: usize,
    pub(super) name: String,
    pub(super) value: String,
}

impl Line {
    /// A line with a comma after a name; none for anything else.
    pub(super) fn read(number: usize, text: &str) -> Option<Self> {
        let (name, value) = text.split_once([',', ';'])?;
        let plain = |text: &str| text.trim().trim_matches('"').trim().to_owned();
        Some(Self { number, name: plain(name), value: plain(value) })
    }
}

/// Whether a line is that of the unit, after which the numbers begin.
pub(super) fn is_unit(line: &Line) -> bool {
    line.name.eq_ignore_ascii_case("Unit") || microvolts(&line.value).is_some()
}

/// Which line is which.
struct Lines<'a>(&'a [Line]);

impl Lines<'_> {
    fn named(&self, name: &str) -> Option<&Line> {
        self.0.iter().find(|line| line.name.eq_ignore_ascii_case(name))
    }

    /// Lines that stand so far from the one of the recorded date, when the order is the usual one.
    fn near(&self, date: usize, by: isize) -> Option<&Line> {
        date.checked_add_signed(by).and_then(|at| self.0.get(at))
    }
}

/// What the header tells, and how much of the lead's unit a number below it is.
pub(super) fn read(lines: &[Line], end: usize) -> Result<(Recording, f64), Fault> {
    let lines = Lines(lines);
    let missing = || Fault::line(end, Why::HeaderLine);
    let date = lines.0.iter().position(|line| moment(&line.value).is_some());
    let rate = lines.named("Sample Rate").or_else(|| lines.near(date?, 5)).ok_or_else(missing)?;
    let rate_hz = hertz(&rate.value).ok_or(Fault::line(rate.number, Why::Rate))?;
    let unit = lines.named("Unit").or_else(|| lines.0.iter().rfind(|line| microvolts(&line.value).is_some()));
    let unit = unit.ok_or_else(missing)?;
    let microvolts = microvolts(&unit.value).ok_or(Fault::line(unit.number, Why::Unit))?;
    let english = lines.named("Recorded Date").is_some();
    // In any other language the order alone tells what a line is, and it must be the usual one to the last line.
    if !english && date.and_then(|date| lines.near(date, 5)).is_none_or(|line| line.number != rate.number) {
        return Err(missing());
    }
    let text = |name: &str, by: isize| {
        let line = if english { lines.named(name) } else { lines.near(date?, by) };
        line.map(|line| line.value.clone()).filter(|value| !value.is_empty())
    };
    let before_unit = lines.0.iter().take_while(|line| line.number != unit.number).last();
    let lead_line = lines.named("Lead").or_else(|| before_unit.filter(|line| line.number > rate.number));
    let name = lead_line.map(|line| lead_name(&line.value)).filter(|name| !name.is_empty());
    // The export tells no filter: X-ECG-05.
    let lead = Lead::new(name, "uV", PER_MICROVOLT, 0.0, rate_hz);
    let recording = Recording {
        start: date.and_then(|date| moment(&lines.0.get(date)?.value)).map(Start::At),
        leads: vec![lead],
        device: text("Device", 4),
        device_says: text("Classification", 1),
        symptoms: text("Symptoms", 2),
        software: text("Software Version", 3),
        told: Told { name: text("Name", -2), born: text("Date of Birth", -1), code: None },
    };
    Ok((recording, microvolts))
}

/// `2026-11-20 08:14:40 -0400`.
fn moment(value: &str) -> Option<DateTime<FixedOffset>> {
    ["%Y-%m-%d %H:%M:%S %z", "%Y-%m-%d %H:%M:%S%.f %z"]
        .iter()
        .find_map(|form| DateTime::parse_from_str(value, form).ok())
}

/// `512.391 hertz`, `512,391 Hertz`, `512 Hz`: a number, then a word.
fn hertz(value: &str) -> Option<f64> {
    let number = value.split_whitespace().next()?;
    decimal(number).filter(|rate| RATES_HZ.contains(rate))
}

/// A number with a point or a comma before its decimals. One with both is none: which of them parts the thousands would be
/// a guess.
pub(super) fn decimal(text: &str) -> Option<f64> {
    let digits = |text: &str| text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'-' | b'+' | b'e' | b'E'));
    let plain = text.replacen(',', ".", 1);
    digits(&plain).then(|| plain.parse::<f64>().ok()).flatten().filter(|number| number.is_finite())
}

fn microvolts(unit: &str) -> Option<f64> {
    Some(millivolts_in(unit)? * 1_000.0)
}

/// `Lead I` is the lead I, in every language: the name is the last word when that is one of the twelve leads.
fn lead_name(value: &str) -> &str {
    const LEADS: [&str; 12] = ["I", "II", "III", "aVR", "aVL", "aVF", "V1", "V2", "V3", "V4", "V5", "V6"];
    value.split_whitespace().last().filter(|last| LEADS.contains(last)).unwrap_or(value)
}

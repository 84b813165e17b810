//! The header of a record (`header(5)`): a line of the record, a line of each signal, comments.

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};

use super::signal_line::SignalLine;
use crate::fault::{Fault, Why};
use crate::recording::{MOST_SIGNALS, RATES_HZ};

/// Samples per second of a record whose line tells none.
const DEFAULT_RATE: f64 = 250.0;

/// A header.
#[derive(Clone, PartialEq)]
pub struct Header {
    /// The record's name.
    pub record: String,
    /// Its signals, in the order in which a frame has them.
    pub signals: Vec<SignalLine>,
    /// Frames in a second.
    pub rate_hz: f64,
    /// Frames, as the header says; none when it does not.
    pub frames: Option<u64>,
    /// The line that says so.
    pub line: usize,
    /// When it begins, at the recorder's wall clock; none when the header tells no date.
    pub begins: Option<NaiveDateTime>,
    /// Whether words stand where the time and the date do that are none.
    pub begins_unread: bool,
    /// Its comments. They may hold what identifies a person.
    pub comments: Vec<String>,
}

impl std::fmt::Debug for Header {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // Names and comments may be a person's.
        f.debug_struct("Header").field("signals", &self.signals.len()).finish_non_exhaustive()
    }
}

impl Header {
    /// Reads a header.
    ///
    /// # Errors
    /// With the line that cannot be read.
    pub fn read(text: &str) -> Result<Self, Fault> {
        let lines = || text.lines().zip(1..);
        let comments = lines().filter_map(|(line, _)| line.strip_prefix('#')).map(|text| text.trim().to_owned());
        let mut said = lines().filter(|(line, _)| !line.starts_with('#') && !line.trim().is_empty());
        let (first, line) = said.next().ok_or(Fault::line(1, Why::Empty))?;
        let mut words = first.split_whitespace();
        let record = words.next().ok_or(Fault::line(line, Why::Empty))?;
        if record.contains('/') {
            return Err(Fault::line(line, Why::Segments));
        }
        let number = || Fault::line(line, Why::Number);
        let count = words.next().and_then(|word| word.parse::<usize>().ok()).ok_or_else(number)?;
        if !(1..=MOST_SIGNALS).contains(&count) {
            return Err(Fault::line(line, Why::SignalCount));
        }
        // `360/360(0)`: frames per second, then the counter's frequency and its begin, which are not needed.
        let rate_hz = match words.next() {
            None => DEFAULT_RATE,
            Some(word) => word.split(['/', '(']).next().and_then(|word| word.parse().ok()).ok_or_else(number)?,
        };
        if !RATES_HZ.contains(&rate_hz) {
            return Err(Fault::line(line, Why::Rate));
        }
        let frames = match words.next() {
            None => None,
            // Zero says that it is not known.
            Some(word) => Some(word.parse::<u64>().map_err(|_| number())?).filter(|all| *all > 0),
        };
        let (time_word, date_word) = (words.next(), words.next());
        let (time, date) = (time_word.and_then(time), date_word.and_then(date));
        let begins_unread = time_word.is_some() && time.is_none() || date_word.is_some() && date.is_none();
        let mut signals: Vec<SignalLine> = Vec::with_capacity(count);
        for _ in 0..count {
            let (text, line) = said.next().ok_or(Fault::line(line, Why::SignalMissing))?;
            let signal = SignalLine::read(text, line, rate_hz).map_err(|why| Fault::line(line, why))?;
            if let Some(other) = signals.iter().rfind(|other| other.file == signal.file) {
                let last = signals.last().is_some_and(|last| last.file == signal.file);
                if !last || (other.format, other.prolog) != (signal.format, signal.prolog) {
                    return Err(Fault::line(line, Why::Mixed));
                }
            }
            signals.push(signal);
        }
        Ok(Self {
            record: record.to_owned(),
            signals,
            rate_hz,
            frames,
            line,
            begins: time.zip(date).map(|(time, date)| date.and_time(time)),
            begins_unread,
            comments: comments.collect(),
        })
    }
}

fn time(word: &str) -> Option<NaiveTime> {
    ["%H:%M:%S%.f", "%H:%M"].iter().find_map(|form| NaiveTime::parse_from_str(word, form).ok())
}

fn date(word: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(word, "%d/%m/%Y").ok()
}

#[cfg(test)]
#[path = "header_tests.rs"]
mod tests;

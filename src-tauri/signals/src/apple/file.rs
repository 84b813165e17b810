//! The numbers below the header.

use std::io::{BufRead, Read};

use super::header::{self, Line, MOST_LINES, PER_MICROVOLT, decimal};
use crate::fault::{Differs, Fault, Place, Why};
use crate::recording::AT_ONCE;
use crate::{Doubt, Reader, Recording};

/// Longer than any line of an export, in bytes.
const LONGEST: u64 = 4_096;

/// A file that is being read.
pub struct AppleEcg<R> {
    input: R,
    recording: Recording,
    /// Microvolts of the file's unit.
    microvolts: f64,
    line: usize,
    doubts: Vec<Doubt>,
    /// The first number, which ended the header.
    first: Option<i32>,
}

impl<R: BufRead> AppleEcg<R> {
    /// Reads the header.
    ///
    /// # Errors
    /// When it is refused.
    pub fn open(input: R) -> Result<Self, Fault> {
        let mut file =
            Self { input, recording: Recording::default(), microvolts: 1.0, line: 0, doubts: Vec::new(), first: None };
        let mut lines: Vec<Line> = Vec::new();
        let mut unit_stood = false;
        loop {
            let Some(text) = file.text()? else { return Err(Fault::line(file.line.max(1), Why::HeaderCut)) };
            if file.line > MOST_LINES {
                return Err(Fault::line(file.line, Why::Kind));
            }
            let text = text.trim();
            // A number with a decimal comma looks like a name and its value; the header stands before the first number.
            if unit_stood && let Some(number) = decimal(text.trim_matches('"')) {
                (file.recording, file.microvolts) = header::read(&lines, file.line)?;
                if file.recording.start.is_none() {
                    let date = lines.iter().find(|line| line.name.eq_ignore_ascii_case("Recorded Date"));
                    let place = date.map_or(Place::Whole, |line| Place::line(line.number));
                    file.doubts.push(Doubt { place, what: Differs::Time });
                }
                file.first = Some(file.number(number)?);
                return Ok(file);
            }
            if text.is_empty() {
                continue;
            }
            let line = Line::read(file.line, text).ok_or_else(|| Fault::line(file.line, Why::Kind))?;
            unit_stood |= header::is_unit(&line);
            lines.push(line);
        }
    }

    /// A line, without its end; none at the end of the file.
    fn text(&mut self) -> Result<Option<String>, Fault> {
        let mut bytes = Vec::new();
        let read = self.input.by_ref().take(LONGEST).read_until(b'\n', &mut bytes)?;
        self.line += 1;
        if read as u64 == LONGEST {
            return Err(Fault::line(self.line, Why::LineLength));
        }
        let text = String::from_utf8(bytes).map_err(|_| Fault::line(self.line, Why::Encoding))?;
        let text = if self.line == 1 { text.trim_start_matches('\u{feff}') } else { &text };
        Ok((read > 0).then(|| text.trim_end_matches(['\r', '\n']).to_owned()))
    }

    /// A number of the file in the lead's own numbers.
    fn number(&self, number: f64) -> Result<i32, Fault> {
        let number = (number * self.microvolts * PER_MICROVOLT).round();
        // The least one says that a sample is lost.
        let fits = number > f64::from(i32::MIN) && number <= f64::from(i32::MAX);
        if fits { Ok(number as i32) } else { Err(Fault::line(self.line, Why::Number)) }
    }
}

impl<R: BufRead> Reader for AppleEcg<R> {
    fn recording(&self) -> &Recording {
        &self.recording
    }

    fn read(&mut self, leads: &mut Vec<Vec<i32>>) -> Result<bool, Fault> {
        leads.resize(1, Vec::new());
        leads[0].clear();
        leads[0].extend(self.first.take());
        while leads[0].len() < AT_ONCE {
            let Some(text) = self.text()? else { break };
            let text = text.trim().trim_matches('"');
            if text.is_empty() {
                continue;
            }
            let number = decimal(text).ok_or_else(|| Fault::line(self.line, Why::Number))?;
            leads[0].push(self.number(number)?);
        }
        Ok(!leads[0].is_empty())
    }

    fn doubts(&self) -> &[Doubt] {
        &self.doubts
    }
}

//! The samples of a record: its signal files, read side by side.

use std::io::{self, Read};

use super::{Format, Frames, Header, SignalLine};
use crate::fault::{Differs, Doubt, Fault, Place};
use crate::recording::AT_ONCE;
use crate::{LOST, Reader, Recording, Start};

/// Bytes that are read at once.
const BYTES: usize = 32 * 1_024;

/// A record that is being read.
pub struct Record<R> {
    recording: Recording,
    files: Vec<File<R>>,
    frames: Option<u64>,
    doubts: Vec<Doubt>,
    told: bool,
}

/// One signal file and the signals in it.
struct File<R> {
    input: R,
    frames: Frames,
    lines: Vec<SignalLine>,
    waiting: Vec<Vec<i32>>,
    sums: Vec<Sum>,
    ended: bool,
    cut: bool,
}

/// What is summed up of a signal to be compared with its line.
#[derive(Clone, Copy, Default)]
struct Sum {
    samples: u64,
    first: Option<i32>,
    sum: i64,
    lost: i64,
}

impl<R: Read> Record<R> {
    /// Opens the signal files of a record; `open` is given their names, which have no folder in them.
    ///
    /// # Errors
    /// When a file cannot be opened.
    pub fn open(header: &Header, mut open: impl FnMut(&str) -> io::Result<R>) -> Result<Self, Fault> {
        let mut files: Vec<File<R>> = Vec::new();
        for lines in header.signals.chunk_by(|one, other| one.file == other.file) {
            let mut input = open(&lines[0].file)?;
            io::copy(&mut input.by_ref().take(lines[0].prolog), &mut io::sink())?;
            let per_frame: Vec<u32> = lines.iter().map(|line| line.per_frame).collect();
            files.push(File {
                input,
                frames: Frames::new(lines[0].format, &per_frame),
                lines: lines.to_vec(),
                waiting: vec![Vec::new(); lines.len()],
                sums: vec![Sum::default(); lines.len()],
                ended: false,
                cut: false,
            });
        }
        let mut doubts = Vec::new();
        let mut doubt = |line, what| doubts.push(Doubt { place: Place::line(line), what });
        if header.begins_unread {
            doubt(header.line, Differs::Time);
        }
        for signal in header.signals.iter().filter(|signal| !signal.lead.calibrated) {
            doubt(signal.line, Differs::NoGain);
        }
        let recording = Recording {
            start: header.begins.map(Start::Local),
            leads: header.signals.iter().map(|signal| signal.lead.clone()).collect(),
            ..Recording::default()
        };
        Ok(Self { recording, files, frames: header.frames, doubts, told: false })
    }
}

impl<R: Read> Reader for Record<R> {
    fn recording(&self) -> &Recording {
        &self.recording
    }

    fn read(&mut self, leads: &mut Vec<Vec<i32>>) -> Result<bool, Fault> {
        leads.resize(self.recording.leads.len(), Vec::new());
        let mut place = 0;
        let mut some = false;
        for file in &mut self.files {
            some |= file.read(&mut leads[place..place + file.lines.len()], self.frames)?;
            place += file.lines.len();
        }
        if !some && !self.told {
            self.told = true;
            self.doubts.extend(self.files.iter().flat_map(|file| file.doubts(self.frames)));
        }
        Ok(some)
    }

    fn doubts(&self) -> &[Doubt] {
        &self.doubts
    }
}

impl<R: Read> File<R> {
    fn read(&mut self, leads: &mut [Vec<i32>], told: Option<u64>) -> Result<bool, Fault> {
        let most = self.lines.iter().map(|line| line.per_frame as usize).max().unwrap_or(1);
        let frames = (AT_ONCE / most).max(1);
        let wanted: Vec<usize> = self.lines.iter().map(|line| frames * line.per_frame as usize).collect();
        // One more than is given, so that the last sample is never given before it is known to be the last.
        while !self.ended && self.waiting.iter().zip(&wanted).any(|(waiting, wanted)| waiting.len() <= *wanted) {
            self.fill(told)?;
        }
        let mut some = false;
        for (at, lead) in leads.iter_mut().enumerate() {
            let count = wanted[at].min(self.waiting[at].len());
            lead.clear();
            lead.extend(self.waiting[at].drain(..count));
            self.sums[at].take(lead, self.lines[at].format);
            some |= count > 0;
        }
        Ok(some)
    }

    fn fill(&mut self, told: Option<u64>) -> Result<(), Fault> {
        let mut bytes = Vec::with_capacity(BYTES);
        self.input.by_ref().take(BYTES as u64).read_to_end(&mut bytes)?;
        self.frames.push(&bytes, &mut self.waiting);
        if bytes.len() < BYTES {
            self.ended = true;
            self.cut = self.frames.finish(&mut self.waiting);
            self.drop_padding(told);
        }
        Ok(())
    }

    /// Pairs of an odd number of samples may be filled up to a whole pair: that one is no sample.
    fn drop_padding(&mut self, told: Option<u64>) {
        let frame: u64 = self.lines.iter().map(|line| u64::from(line.per_frame)).sum();
        let found: u64 = self.sums.iter().zip(&self.waiting).map(|(sum, list)| sum.samples + list.len() as u64).sum();
        let padded = told.is_some_and(|told| told.checked_mul(frame).and_then(|all| all.checked_add(1)) == Some(found));
        if padded && self.lines[0].format == Format::Bits12InPairs {
            self.waiting[0].pop();
            self.cut = false;
        }
    }

    /// In what the file differs from its header.
    fn doubts(&self, told: Option<u64>) -> Vec<Doubt> {
        let mut doubts = Vec::new();
        let mut doubt = |line, what| doubts.push(Doubt { place: Place::line(line), what });
        let found = self.sums[0].samples / u64::from(self.lines[0].per_frame.max(1));
        if let Some(told) = told.filter(|told| *told != found) {
            doubt(self.lines[0].line, Differs::Length { told, found });
        }
        if self.cut {
            doubt(self.lines[0].line, Differs::Cut);
        }
        for (line, sum) in self.lines.iter().zip(&self.sums) {
            if let (Some(told), Some(found)) = (line.first, sum.first)
                && told != found
            {
                doubt(line.line, Differs::FirstSample { told, found });
            }
            if line.checksum.is_some_and(|told| !sum.is(told, line.format)) {
                doubt(line.line, Differs::Checksum);
            }
        }
        doubts
    }
}

impl Sum {
    fn take(&mut self, samples: &[i32], format: Format) {
        self.samples += samples.len() as u64;
        for sample in samples {
            let lost = *sample == LOST;
            let number = if lost { format.none() } else { *sample };
            self.first.get_or_insert(number);
            self.sum += i64::from(number);
            self.lost += i64::from(lost);
        }
    }

    /// Whether the sum in 16 bits is as told. Writers differ in what they add for a lost sample: what stands in the file,
    /// or the least number of 16 bits.
    fn is(&self, told: i16, format: Format) -> bool {
        let other = self.sum + self.lost * (i64::from(i16::MIN) - i64::from(format.none()));
        self.sum as i16 == told || other as i16 == told
    }
}

#[cfg(test)]
#[path = "record_tests.rs"]
mod tests;

//! The line of a signal: `100.dat 212 200 11 1024 995 -22131 0 MLII`, that is file, format, gain(baseline)/unit, bits,
//! zero, first sample, checksum, block size, description. The latter may hold blanks; what is left out at the end has the
//! values that `header(5)` names.

use super::Format;
use crate::Lead;
use crate::fault::Why;
use crate::lead::GAINS;
use crate::recording::RATES_HZ;

/// The gain of a signal whose line tells none, in numbers per unit.
const DEFAULT_GAIN: f64 = 200.0;

/// The line of a signal.
#[derive(Clone, PartialEq)]
pub struct SignalLine {
    /// Which line of the header, from 1.
    pub line: usize,
    /// The file that holds it, beside the header.
    pub file: String,
    /// How it is written there.
    pub format: Format,
    /// Bytes before the first sample.
    pub prolog: u64,
    /// Samples of it in a frame.
    pub per_frame: u32,
    /// The first sample, as told.
    pub first: Option<i32>,
    /// The sum of all samples in 16 bits, as told.
    pub checksum: Option<i16>,
    /// The lead.
    pub lead: Lead,
}

impl SignalLine {
    pub(super) fn read(text: &str, line: usize, frame_rate: f64) -> Result<Self, Why> {
        let mut rest = text.trim();
        let mut word = || {
            let (word, after) = rest.split_once(char::is_whitespace).unwrap_or((rest, ""));
            rest = after.trim_start();
            (!word.is_empty()).then_some(word)
        };
        let file = word().filter(|name| beside(name)).ok_or(Why::FileName)?.to_owned();
        let written = Written::read(word().ok_or(Why::Format)?)?;
        let scale = word().unwrap_or_default();
        let (_bits, zero) = (word(), whole(word())?);
        let (first, checksum, _block) = (whole(word())?, whole(word())?, word());
        let name = rest.trim();
        let (numbers, unit) = scale.split_once('/').unwrap_or((scale, "mV"));
        let zero = zero.unwrap_or(0);
        let (gain, baseline) = match numbers.split_once('(') {
            None => (numbers, zero),
            Some((gain, base)) => (gain, base.trim_end_matches(')').parse().map_err(|_| Why::Number)?),
        };
        let gain = match gain {
            "" => 0.0,
            gain => gain.parse::<f64>().ok().filter(|gain| gain.is_finite()).ok_or(Why::Number)?,
        };
        // No gain, or zero: the signal is not calibrated, and 200 is what the format names then.
        let calibrated = gain != 0.0;
        let gain = if calibrated { gain } else { DEFAULT_GAIN };
        if !GAINS.contains(&gain.abs()) {
            return Err(Why::Range);
        }
        let rate_hz = frame_rate * f64::from(written.per_frame);
        if !RATES_HZ.contains(&rate_hz) {
            return Err(Why::Rate);
        }
        let name = (!name.is_empty()).then_some(name);
        let lead = Lead { calibrated, ..Lead::new(name, unit, gain, f64::from(baseline), rate_hz) };
        let Written { format, per_frame, prolog } = written;
        // The writer sums in 16 bits; others tell the same number without its sign.
        let checksum = checksum.map(|sum| sum as i16);
        Ok(Self { line, file, format, prolog, per_frame, first, checksum, lead })
    }
}

/// `212x2:3+512`: the format, samples in a frame, a shift, bytes before the first sample.
struct Written {
    format: Format,
    per_frame: u32,
    prolog: u64,
}

impl Written {
    fn read(word: &str) -> Result<Self, Why> {
        let (word, prolog) = word.split_once('+').unwrap_or((word, "0"));
        if word.contains(':') {
            return Err(Why::Shifted);
        }
        let (format, per_frame) = word.split_once('x').unwrap_or((word, "1"));
        let format = Format::parse(format).ok_or(Why::Format)?;
        let per_frame = per_frame.parse::<u32>().ok().filter(|count| (1..=1_000).contains(count));
        let prolog = prolog.parse().map_err(|_| Why::Number)?;
        Ok(Self { format, per_frame: per_frame.ok_or(Why::Number)?, prolog })
    }
}

fn whole(word: Option<&str>) -> Result<Option<i32>, Why> {
    word.map(|word| word.parse().map_err(|_| Why::Number)).transpose()
}

/// Whether a name is one of a file in the header's own folder. `-` is the standard input and `~` no file at all.
fn beside(name: &str) -> bool {
    !name.contains(['/', '\\', ':', '\0']) && !matches!(name, "." | ".." | "-" | "~")
}

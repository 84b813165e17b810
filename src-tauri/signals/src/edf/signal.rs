//! What the header tells of each signal: 256 bytes, field by field over all signals.

use super::header::{some, text};
use crate::fault::{Fault, Place, Why};
use crate::lead::GAINS;
use crate::recording::RATES_HZ;
use crate::{Filter, Lead};

/// More samples of a data record than are read at once: 16 MiB, where the format advises 61,440 bytes.
const MOST_IN_RECORD: usize = 8 * 1_024 * 1_024;

/// A signal.
pub(super) struct SignalHeader {
    /// In a data record.
    pub(super) samples: usize,
    /// None for the signal that holds times and notes.
    pub(super) lead: Option<Lead>,
}

impl SignalHeader {
    /// Of all signals.
    pub(super) fn read(bytes: &[u8], count: usize, duration: f64) -> Result<Vec<Self>, Fault> {
        // Where each field begins within the 256 bytes, and how wide it is.
        let field = |signal: usize, before: usize, width: usize| {
            let at = before * count + width * signal;
            bytes.get(at..at + width).map(text).unwrap_or_default()
        };
        let mut signals = Vec::with_capacity(count);
        let mut all = 0_usize;
        for signal in 0..count {
            let fault = |why| Fault::at(Place::Signal(signal as u16), why);
            let number = |before| {
                let read = field(signal, before, 8).parse::<f64>();
                read.ok().filter(|number| number.is_finite()).ok_or_else(|| fault(Why::Number))
            };
            let samples: usize = field(signal, 216, 8).parse().map_err(|_| fault(Why::Number))?;
            all = all.saturating_add(samples);
            if samples == 0 || all > MOST_IN_RECORD {
                return Err(fault(Why::RecordSize));
            }
            let label = field(signal, 0, 16);
            if label == "EDF Annotations" {
                signals.push(Self { samples, lead: None });
                continue;
            }
            let (least, most) = (number(104)?, number(112)?);
            let (digital_least, digital_most) = (number(120)?, number(128)?);
            // The physical one may be turned over.
            let gain = (digital_most - digital_least) / (most - least);
            let baseline = digital_least - least * gain;
            if digital_least >= digital_most || !GAINS.contains(&gain.abs()) || !baseline.is_finite() {
                return Err(fault(Why::Range));
            }
            let rate_hz = samples as f64 / duration;
            if !RATES_HZ.contains(&rate_hz) {
                return Err(fault(Why::Rate));
            }
            let mut lead = Lead::new(name(&label), &field(signal, 96, 8), gain, baseline, rate_hz);
            lead.filter = Filter { told: some(&field(signal, 136, 80)) };
            signals.push(Self { samples, lead: Some(lead) });
        }
        Ok(signals)
    }
}

/// `ECG II` is the lead II: the standard texts of EDF+ begin with the kind of signal. Every other label is kept whole.
fn name(label: &str) -> Option<&str> {
    let lead = label.strip_prefix("ECG ").map(str::trim).filter(|lead| !lead.is_empty());
    lead.or(Some(label)).filter(|name| !name.is_empty())
}

//! Electrocardiogram: LOINC 11524-6, its waveform as FHIR R4 SampledData of lead I (MDC 131329).

use chrono::{DateTime, FixedOffset, Utc};
use serde_json::{Map, Value, json};

use super::finding::Findings;
use super::heart_rate::{PerMinute, judge_rate};
use super::observation::{Measured, at, judge_time, quantity, within};
use crate::Metric;

/// The unit of a waveform's samples.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EcgUnit {
    /// Millivolts (UCUM `mV`).
    Millivolt,
    /// Microvolts (UCUM `uV`).
    Microvolt,
}

impl EcgUnit {
    fn ucum(self) -> &'static str {
        match self {
            Self::Millivolt => "mV",
            Self::Microvolt => "uV",
        }
    }

    fn in_millivolts(self, value: f64) -> f64 {
        match self {
            Self::Millivolt => value,
            Self::Microvolt => value / 1_000.0,
        }
    }
}

/// Samples per second.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Hertz(pub f64);

/// Samples of lead I, equally spaced; [`Waveform::MOST_SAMPLES`] of them at most.
#[derive(Clone, PartialEq)]
pub struct Waveform {
    /// Their unit.
    pub unit: EcgUnit,
    /// How many a second: their period is 1000 ms divided by it.
    pub sampling: Hertz,
    /// The samples, from the beginning.
    pub samples: Vec<f64>,
}

/// Samples that are not equally spaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the samples are not equally spaced")]
pub struct NotEquallySpaced;

impl Waveform {
    /// The most samples of a message (A-CM-30): those of a watch, of nine characters, stay below a megabyte.
    pub const MOST_SAMPLES: usize = 100_000;

    /// A waveform of samples that carry their time in milliseconds. Half a period's deviation is a sample that is
    /// missing or there twice, and a tenth is a clock that cannot be trusted.
    ///
    /// # Errors
    /// When there are fewer than two, or their distances differ by more than a tenth.
    pub fn timed(unit: EcgUnit, samples: &[(f64, f64)]) -> Result<Self, NotEquallySpaced> {
        let (Some((first, _)), Some((last, _))) = (samples.first(), samples.last()) else {
            return Err(NotEquallySpaced);
        };
        let period = (last - first) / (samples.len().saturating_sub(1)) as f64;
        let equal = |pair: &[(f64, f64)]| ((pair[1].0 - pair[0].0) - period).abs() <= period / 10.0;
        if !period.is_finite() || period <= 0.0 || !samples.windows(2).all(equal) {
            return Err(NotEquallySpaced);
        }
        let samples = samples.iter().map(|(_, value)| *value).collect();
        Ok(Self { unit, sampling: Hertz(1_000.0 / period), samples })
    }
}

/// An electrocardiogram.
#[derive(Clone, PartialEq)]
pub struct Electrocardiogram {
    /// When it began.
    pub effective: DateTime<FixedOffset>,
    /// Lead I.
    pub waveform: Waveform,
    /// What the device made of it, in the device's words. Nothing is concluded from its absence.
    pub classification: Option<String>,
    /// The average heart rate that the device took with it.
    pub heart_rate: Option<PerMinute>,
}

impl Measured for Electrocardiogram {
    const METRIC: Metric = Metric::Ecg;
    const OPERATION: &'static str = "CM-14";
    const NAME: &'static str = "ecg";

    fn judge(&self, now: DateTime<Utc>, findings: &mut Findings) {
        let Waveform { unit, sampling, samples } = &self.waveform;
        findings.refuse_unless(within(sampling.0, 1.0, 10_000.0), "sampling_hz", "must be 1 to 10,000 Hz");
        findings.refuse_unless(samples.len() >= 2, "data", "must hold samples");
        findings.refuse_unless(samples.len() <= Waveform::MOST_SAMPLES, "data", "must hold at most 100,000 samples");
        findings.refuse_unless(
            samples.iter().all(|sample| sample.is_finite()),
            "data",
            "holds a sample that is no number",
        );
        let largest = samples.iter().map(|sample| unit.in_millivolts(sample.abs())).fold(0.0, f64::max);
        findings.doubt_unless(largest <= 20.0, "data", "is larger than any heart's: is the unit right?");
        findings.doubt_unless(largest >= 0.02 || samples.is_empty(), "data", "is almost flat: is the unit right?");
        if let Some(rate) = self.heart_rate {
            judge_rate(rate, findings);
        }
        judge_time(self.effective, now, findings);
    }

    fn put(&self, fields: &mut Map<String, Value>) {
        let Waveform { unit, sampling, samples } = &self.waveform;
        let data: Vec<String> = samples.iter().map(ToString::to_string).collect();
        fields.insert("effective".to_owned(), at(self.effective));
        fields.insert("code".to_owned(), json!("11524-6"));
        fields.insert(
            "waveform".to_owned(),
            json!({
                "lead": "131329",
                "unit": unit.ucum(),
                "sampling_hz": sampling.0,
                "period_ms": 1_000.0 / sampling.0,
                "origin": 0,
                "dimensions": 1,
                "data": data.join(" "),
            }),
        );
        if let Some(classification) = &self.classification {
            fields.insert("classification".to_owned(), json!(classification));
        }
        if let Some(rate) = self.heart_rate {
            fields.insert("heart_rate".to_owned(), quantity("8867-4", rate.0, "/min"));
        }
    }
}

//! One lead: how its numbers become a voltage, and what was recorded of it.

use serde::{Deserialize, Serialize};

use crate::Filter;

/// Numbers in a unit that a recorder has, of either sign. What lies beyond is a mistake of the file and would be drawn
/// infinite.
pub(crate) const GAINS: std::ops::RangeInclusive<f64> = 1e-9..=1e15;

/// How many millivolts a unit is; none when it is no voltage that we know.
pub fn millivolts_in(unit: &str) -> Option<f64> {
    match unit {
        "mV" => Some(1.0),
        "V" => Some(1_000.0),
        "uV" | "µV" | "μV" => Some(0.001),
        "nV" => Some(0.000_001),
        _ => None,
    }
}

/// A lead, as its recorder describes it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Lead {
    /// Its name as it was supplied (`MLII`); none when there is none (rule X-ECG-04).
    pub name: Option<String>,
    /// The unit of a number after [`Lead::physical`], as the file has it: `mV`, `uV`, `V`.
    pub unit: String,
    /// Numbers in one unit; neither zero nor infinite. Below zero for a signal that was recorded upside down.
    pub gain: f64,
    /// The number that stands for zero. It need not be whole.
    pub baseline: f64,
    /// Whether the recorder tells its gain. When it does not, the gain is its format's usual one and no amplitude may be
    /// measured.
    pub calibrated: bool,
    /// Samples in a second.
    pub rate_hz: f64,
    /// What is told of its filter.
    pub filter: Filter,
}

impl Lead {
    /// A lead that tells its gain and no filter.
    pub fn new(name: Option<&str>, unit: &str, gain: f64, baseline: f64, rate_hz: f64) -> Self {
        let (name, unit) = (name.map(str::to_owned), unit.to_owned());
        Self { name, unit, gain, baseline, calibrated: true, rate_hz, filter: Filter::default() }
    }

    /// A sample in the lead's unit (rule X-ECG-09).
    pub fn physical(&self, sample: i32) -> f64 {
        (f64::from(sample) - self.baseline) / self.gain
    }

    /// A sample in millivolts; none when the unit is no voltage that we know.
    pub fn millivolts(&self, sample: i32) -> Option<f64> {
        Some(self.physical(sample) * self.millivolts_in_unit()?)
    }

    /// How many millivolts the lead's unit is.
    pub fn millivolts_in_unit(&self) -> Option<f64> {
        millivolts_in(&self.unit)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn lead(unit: &str, gain: f64) -> Lead {
        Lead::new(Some("MLII"), unit, gain, 1024.0, 360.0)
    }

    #[test]
    fn x_ecg_09_a_sample_becomes_millivolts_by_baseline_gain_and_unit() {
        assert!((lead("mV", 200.0).millivolts(995).unwrap() + 0.145).abs() < 1e-12);
        assert!((lead("uV", 0.2).millivolts(995).unwrap() + 0.145).abs() < 1e-12);
        assert!((lead("V", 200_000.0).millivolts(995).unwrap() + 0.145).abs() < 1e-12);
        assert_eq!(lead("mmHg", 200.0).millivolts(995), None);
    }
}

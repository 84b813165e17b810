//! The ambulatory glucose profile: for each time of the day, the median and the percentiles of all days (rule X-GLU-06).
//!
//! Percentiles are interpolated between order statistics (definition 7 of Hyndman and Fan, which R and NumPy take as
//! their own), over the readings of a bin. Nothing is smoothed.

use chrono::Timelike;
use chrono_tz::Tz;
use serde::Serialize;
use specta::Type;

use super::Sample;

/// Minutes of a bin.
pub const BIN_MIN: u32 = 15;
/// The outer band (of today's profiles; older ones have 10 to 90), the inner one and the median, in percent.
pub const PERCENTILES: [f64; 5] = [5.0, 25.0, 50.0, 75.0, 95.0];

/// The percentiles of a time of the day.
#[derive(Clone, Copy, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Bin {
    /// Minutes after midnight, where it begins.
    pub minute: u32,
    /// Readings in it.
    pub count: u32,
    /// In mg/dL, in the order of [`PERCENTILES`].
    pub percentiles: [f64; 5],
}

/// A profile: bins in the order of the day. A time of the day without readings has no bin.
#[derive(Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Profile {
    /// Them.
    pub bins: Vec<Bin>,
}

impl Profile {
    /// Of a sensor's readings, at the wall time of the patient.
    pub fn of(samples: &[Sample], zone: Tz) -> Self {
        let mut bins: Vec<Vec<f64>> = vec![Vec::new(); (24 * 60 / BIN_MIN) as usize];
        for sample in samples {
            let local = sample.at.with_timezone(&zone);
            if let Some(bin) = bins.get_mut(((local.hour() * 60 + local.minute()) / BIN_MIN) as usize) {
                bin.push(sample.mg_per_dl);
            }
        }
        let bins = bins.into_iter().zip(0_u32..).filter_map(|(mut numbers, at)| {
            numbers.sort_unstable_by(f64::total_cmp);
            let count = u32::try_from(numbers.len()).ok().filter(|count| *count > 0)?;
            Some(Bin {
                minute: at * BIN_MIN,
                count,
                percentiles: PERCENTILES.map(|percent| quantile(&numbers, percent)),
            })
        });
        Self { bins: bins.collect() }
    }
}

impl std::fmt::Debug for Bin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Bin").field("minute", &self.minute).finish_non_exhaustive()
    }
}

impl std::fmt::Debug for Profile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Profile").field("bins", &self.bins.len()).finish()
    }
}

/// The quantile of sorted numbers, at least one.
fn quantile(sorted: &[f64], percent: f64) -> f64 {
    let place = (sorted.len() - 1) as f64 * percent / 100.0;
    let (below, above) = (sorted[place.floor() as usize], sorted[place.ceil() as usize]);
    below + (above - below) * place.fract()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use chrono::{DateTime, TimeDelta};
    use proptest::prelude::*;

    use super::super::Band;
    use super::*;

    fn at(text: &str, mg_per_dl: f64) -> Sample {
        Sample { at: DateTime::parse_from_rfc3339(text).unwrap().to_utc(), mg_per_dl, band: Band::Target }
    }

    #[test]
    fn percentiles_are_those_of_the_definition() {
        // numpy.percentile([80, 90, 100, 120], [5, 25, 50, 75, 95])
        let day = |day: u32, value| at(&format!("2026-11-{day:02}T08:01:00Z"), value);
        let profile = Profile::of(&[day(1, 120.0), day(2, 80.0), day(3, 100.0), day(4, 90.0)], Tz::UTC);
        assert_eq!((profile.bins.len(), profile.bins[0].minute, profile.bins[0].count), (1, 480, 4));
        let expected = [81.5, 87.5, 95.0, 105.0, 117.0];
        for (found, expected) in profile.bins[0].percentiles.iter().zip(expected) {
            assert!((found - expected).abs() < 1e-9, "{found} {expected}");
        }
    }

    #[test]
    fn x_glu_06_the_day_is_the_patients_through_a_change_of_the_clocks() {
        let zone = Tz::America__New_York;
        let profile = Profile::of(&[at("2026-10-31T12:00:00Z", 100.0), at("2026-11-02T13:00:00Z", 200.0)], zone);
        assert_eq!(profile.bins.len(), 1, "both are 08:00 there");
        assert_eq!(profile.bins[0].percentiles[2], 150.0);
    }

    proptest! {
        #[test]
        fn percentiles_are_in_order_and_within_the_readings(values in prop::collection::vec(20.0..500.0_f64, 1..400)) {
            let begin = DateTime::parse_from_rfc3339("2026-11-01T00:00:00Z").unwrap().to_utc();
            let samples: Vec<Sample> = values.iter().zip(0_i64..).map(|(value, at)| Sample {
                at: begin + TimeDelta::minutes(at * 7), mg_per_dl: *value, band: Band::Target,
            }).collect();
            let profile = Profile::of(&samples, Tz::UTC);
            prop_assert_eq!(profile.bins.iter().map(|bin| bin.count as usize).sum::<usize>(), values.len());
            for bin in profile.bins {
                prop_assert!(bin.percentiles.is_sorted());
                prop_assert!(bin.percentiles[0] >= 20.0 && bin.percentiles[4] <= 500.0);
            }
        }
    }
}

//! The figures of a stretch of sensor readings: mean, variation, GMI, and the share of readings in each band.

use serde::Serialize;
use specta::Type;

use super::{Band, Sample};

/// What is said of a stretch. Whether it may be said, [`super::Active::sufficient`] tells.
#[derive(Clone, Copy, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// Readings.
    pub count: u32,
    /// Mean, in mg/dL.
    pub mean: f64,
    /// Standard deviation of the sample, in mg/dL; none for a single reading.
    pub deviation: Option<f64>,
    /// Coefficient of variation, in percent.
    pub variation: Option<f64>,
    /// Glucose management indicator, in percent: an estimate, no laboratory HbA1c (rule X-GLU-07).
    pub gmi: f64,
    /// Readings in each band, in percent, in the order of [`Band::ALL`].
    pub shares: [f64; 5],
}

impl std::fmt::Debug for Summary {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Summary").field("count", &self.count).finish_non_exhaustive()
    }
}

/// GMI of a mean in mg/dL (Bergenstal and others, 2018).
pub fn gmi(mean: f64) -> f64 {
    3.31 + 0.02392 * mean
}

impl Summary {
    /// Of any readings; none for none.
    pub fn of(samples: &[Sample]) -> Option<Self> {
        let count = u32::try_from(samples.len()).ok().filter(|count| *count > 0)?;
        let number = f64::from(count);
        let mean = samples.iter().map(|sample| sample.mg_per_dl).sum::<f64>() / number;
        let squares = samples.iter().map(|sample| (sample.mg_per_dl - mean).powi(2)).sum::<f64>();
        let deviation = (count > 1).then(|| (squares / (number - 1.0)).sqrt());
        let shares = Band::ALL.map(|band| {
            let within = samples.iter().filter(|sample| sample.band == band).count();
            within as f64 / number * 100.0
        });
        Some(Self {
            count,
            mean,
            deviation,
            variation: deviation.map(|deviation| deviation / mean * 100.0),
            gmi: gmi(mean),
            shares,
        })
    }

    /// The share of a band, in percent.
    pub fn share(&self, band: Band) -> f64 {
        Band::ALL.iter().position(|each| *each == band).map_or(0.0, |at| self.shares[at])
    }

    /// Below the target, very low included, in percent.
    pub fn below_target(&self) -> f64 {
        self.share(Band::Low) + self.share(Band::VeryLow)
    }

    /// Above the target, very high included, in percent.
    pub fn above_target(&self) -> f64 {
        self.share(Band::High) + self.share(Band::VeryHigh)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use chrono::{DateTime, TimeDelta};
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    use super::super::Limits;
    use super::*;
    use crate::observation::{Known, Quantity};

    fn samples(numbers: &[i64]) -> Vec<Sample> {
        let begin = DateTime::parse_from_rfc3339("2026-11-01T00:00:00Z").unwrap().to_utc();
        let one = |(at, number): (usize, &i64)| Sample {
            at: begin + TimeDelta::minutes(5 * i64::try_from(at).unwrap()),
            mg_per_dl: *number as f64,
            band: Band::of(&Quantity::of(Decimal::from(*number), Known::MilligramPerDecilitre), Limits::Usual).unwrap(),
        };
        numbers.iter().enumerate().map(one).collect()
    }

    #[test]
    fn x_glu_07_a_mean_of_154_is_a_gmi_of_7_0() {
        assert_eq!(format!("{:.1}", gmi(154.0)), "7.0");
    }

    #[test]
    fn shares_and_variation_are_those_of_the_readings() {
        let summary = Summary::of(&samples(&[50, 60, 100, 200, 300])).unwrap();
        assert_eq!(summary.shares, [20.0; 5]);
        assert_eq!((summary.mean, summary.below_target(), summary.above_target()), (142.0, 40.0, 40.0));
        assert_eq!(format!("{:.1}", summary.variation.unwrap()), "74.9");
        assert_eq!(Summary::of(&samples(&[100])).unwrap().variation, None);
        assert_eq!(Summary::of(&[]), None);
    }

    proptest! {
        #[test]
        fn the_shares_are_the_whole(numbers in prop::collection::vec(1..600_i64, 1..300)) {
            let summary = Summary::of(&samples(&numbers)).unwrap();
            prop_assert!((summary.shares.iter().sum::<f64>() - 100.0).abs() < 1e-9);
            let (least, most) = (numbers.iter().min().unwrap(), numbers.iter().max().unwrap());
            prop_assert!(*least as f64 - 1e-9 <= summary.mean && summary.mean <= *most as f64 + 1e-9);
        }
    }
}

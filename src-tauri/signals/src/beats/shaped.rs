//! A stretch without gaps, brought to the shape in which QRS complexes stand out (Pan and Tompkins, 1985): band of 5 to 15
//! Hz, slope, square, mean over 150 ms. The filters run forth and back, so that nothing is shifted in time.

use biquad::{Biquad, Coefficients, DirectForm2Transposed, Q_BUTTERWORTH_F64, Type};

const BAND_HZ: (f64, f64) = (5.0, 15.0);
/// About as wide as a QRS complex.
const MEAN_S: f64 = 0.15;

/// A stretch in both shapes that are looked at.
pub(super) struct Shaped {
    /// Within the band.
    pub(super) band: Vec<f64>,
    /// The energy of the slope.
    pub(super) energy: Vec<f64>,
}

impl Shaped {
    /// None when the rate is too low for the band.
    pub(super) fn of(samples: &[f64], rate_hz: f64) -> Option<Self> {
        let mut band = samples.to_vec();
        // What the filter would ring with at its begin: the level of the first samples.
        let level = samples.first().copied().unwrap_or_default();
        band.iter_mut().for_each(|sample| *sample -= level);
        for (kind, hertz) in [(Type::HighPass, BAND_HZ.0), (Type::LowPass, BAND_HZ.1)] {
            // In parts of half the rate. `from_params` of biquad 0.5 would divide by four times too much.
            let part = hertz / (rate_hz / 2.0);
            let with = Coefficients::<f64>::from_normalized_params(kind, part, Q_BUTTERWORTH_F64).ok()?;
            for _ in 0..2 {
                let mut filter = DirectForm2Transposed::<f64>::new(with);
                band.iter_mut().for_each(|sample| *sample = filter.run(*sample));
                band.reverse();
            }
        }
        let energy = mean(&squared_slope(&band, rate_hz), ((MEAN_S * rate_hz).round() as usize).max(1));
        Some(Self { band, energy })
    }
}

/// The square of the slope at each sample but the two at either end, where there is none.
fn squared_slope(band: &[f64], rate_hz: f64) -> Vec<f64> {
    let mut squares = vec![0.0; band.len()];
    for (square, near) in squares.iter_mut().skip(2).zip(band.windows(5)) {
        let slope = (2.0 * (near[4] - near[0]) + near[3] - near[1]) * rate_hz / 8.0;
        *square = slope * slope;
    }
    squares
}

/// The mean over `width` samples around each.
fn mean(samples: &[f64], width: usize) -> Vec<f64> {
    let mut sums = Vec::with_capacity(samples.len() + 1);
    sums.push(0.0);
    let mut sum = 0.0;
    for sample in samples {
        sum += sample;
        sums.push(sum);
    }
    let half = width / 2;
    let around = |at: usize| (at.saturating_sub(half), (at + half + 1).min(samples.len()));
    (0..samples.len())
        .map(|at| {
            let (from, to) = around(at);
            (sums[to] - sums[from]) / (to - from) as f64
        })
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_band_lets_ten_hertz_through_and_holds_back_what_is_far_from_it() {
        let swing = |hertz: f64| {
            let wave: Vec<f64> =
                (0..5_000).map(|at| (f64::from(at) / 250.0 * hertz * std::f64::consts::TAU).sin()).collect();
            let shaped = Shaped::of(&wave, 250.0).unwrap();
            shaped.band[1_000..4_000].iter().copied().fold(0.0, f64::max)
        };
        assert!(swing(9.0) > 0.6, "{}", swing(9.0));
        assert!(swing(1.0) < 0.05, "{}", swing(1.0));
        assert!(swing(60.0) < 0.05, "{}", swing(60.0));
    }
}

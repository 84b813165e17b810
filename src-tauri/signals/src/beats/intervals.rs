//! How far beats are apart.

use super::Beat;

/// The distances between successive beats, and the rate they come to.
#[derive(Debug, Clone, PartialEq)]
pub struct Intervals {
    /// In milliseconds, in order. Between beats that lost samples part, there is none.
    pub rr_ms: Vec<f64>,
    /// Beats in a minute, over these distances.
    pub per_minute: f64,
}

/// Of beats in ascending order; none when no two follow each other, or when the order is another.
pub fn intervals(beats: &[Beat], rate_hz: f64) -> Option<Intervals> {
    let ms = |samples: u64| samples as f64 / rate_hz * 1_000.0;
    let apart = |pair: &[Beat]| pair[1].at.checked_sub(pair[0].at).filter(|apart| *apart > 0).map(ms);
    let rr_ms: Vec<f64> = beats.windows(2).filter(|pair| pair[1].follows).map(apart).collect::<Option<_>>()?;
    let whole: f64 = rr_ms.iter().sum();
    (whole > 0.0 && whole.is_finite()).then(|| Intervals { per_minute: rr_ms.len() as f64 / whole * 60_000.0, rr_ms })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn beats(places: &[u64]) -> Vec<Beat> {
        places.iter().enumerate().map(|(at, place)| Beat { at: *place, follows: at > 0 }).collect()
    }

    #[test]
    fn distances_and_rate_are_those_of_the_beats() {
        let found = intervals(&beats(&[100, 300, 550]), 250.0);
        assert_eq!(found.as_ref().map(|found| found.rr_ms.as_slice()), Some([800.0, 1_000.0].as_slice()));
        assert!(found.is_some_and(|found| (found.per_minute - 66.666_666).abs() < 1e-3));
    }

    #[test]
    fn lost_samples_between_two_beats_are_no_pause_of_the_heart() {
        let mut found = beats(&[100, 300, 2_000, 2_250]);
        found[2].follows = false;
        let found = intervals(&found, 250.0);
        assert_eq!(found.as_ref().map(|found| found.rr_ms.as_slice()), Some([800.0, 1_000.0].as_slice()));
        assert!(found.is_some_and(|found| (found.per_minute - 66.666_666).abs() < 1e-3));
    }

    #[test]
    fn what_is_no_row_of_beats_has_no_rate() {
        for (places, rate_hz) in [(&[][..], 250.0), (&[100], 250.0), (&[100, 100], 250.0), (&[300, 100], 250.0)] {
            assert_eq!(intervals(&beats(places), rate_hz), None);
        }
        assert_eq!(intervals(&beats(&[100, 300]), 0.0), None);
        assert_eq!(intervals(&beats(&[100, 300]), f64::NAN), None);
    }
}

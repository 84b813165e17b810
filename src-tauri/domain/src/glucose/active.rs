//! How much of the time a sensor was active, and whether that is enough to summarise (rule X-GLU-05).

use chrono::{DateTime, TimeDelta, Utc};
use serde::Serialize;
use specta::Type;

use super::Sample;

/// Days that a summary needs.
pub const DAYS: f64 = 14.0;
/// Share of the time, in percent, that a summary needs.
pub const PERCENT: f64 = 70.0;

/// What a sensor gave of the time between its first reading and its last.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Active {
    /// Days between the first reading and the last.
    pub days: f64,
    /// Readings that came, of those that would have come at the sensor's own interval, in percent.
    pub percent: f64,
    /// The sensor's own interval, in minutes: the median of the distances, rounded.
    pub interval_min: f64,
    /// Whether a summary and a profile may be made of it.
    pub sufficient: bool,
}

impl Active {
    /// Of readings in the order of time; none for fewer than two.
    pub fn of(samples: &[Sample]) -> Option<Self> {
        let (first, last) = (samples.first()?.at, samples.last()?.at);
        let mut distances: Vec<f64> = samples.windows(2).map(|pair| minutes(pair[1].at - pair[0].at)).collect();
        distances.sort_unstable_by(f64::total_cmp);
        let interval_min = median(&distances)?.round().max(1.0);
        let expected = (minutes(last - first) / interval_min).round() + 1.0;
        let percent = (samples.len() as f64 / expected * 100.0).min(100.0);
        let days = minutes(last - first) / (24.0 * 60.0);
        // Fourteen days of a sensor that reads every five minutes end one interval short of fourteen days.
        let whole = days + interval_min / (24.0 * 60.0);
        Some(Self { days, percent, interval_min, sufficient: whole >= DAYS && percent >= PERCENT })
    }
}

/// Where the line of a sensor is broken: between readings further apart than this many of its intervals.
const BROKEN_AFTER: f64 = 3.0;

/// The stretches without readings that are told as gaps, as begin and end.
pub fn gaps(samples: &[Sample], active: &Active) -> Vec<(DateTime<Utc>, DateTime<Utc>)> {
    let longest = active.interval_min * BROKEN_AFTER;
    samples
        .windows(2)
        .filter(|pair| minutes(pair[1].at - pair[0].at) > longest)
        .map(|pair| (pair[0].at, pair[1].at))
        .collect()
}

fn minutes(span: TimeDelta) -> f64 {
    span.num_milliseconds() as f64 / 60_000.0
}

fn median(sorted: &[f64]) -> Option<f64> {
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => None,
        odd if odd % 2 == 1 => sorted.get(middle).copied(),
        _ => Some((sorted.get(middle - 1)? + sorted.get(middle)?) / 2.0),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::Band;
    use super::*;

    fn every_five(count: i64, leave_out: impl Fn(i64) -> bool) -> Vec<Sample> {
        let begin = DateTime::parse_from_rfc3339("2026-11-01T00:00:00Z").unwrap().to_utc();
        let kept = (0..count).filter(|at| !leave_out(*at));
        kept.map(|at| Sample { at: begin + TimeDelta::minutes(5 * at), mg_per_dl: 100.0, band: Band::Target }).collect()
    }

    #[test]
    fn x_glu_05_fourteen_days_and_seventy_percent_are_enough_and_less_is_not() {
        let whole = Active::of(&every_five(14 * 288, |_| false)).unwrap();
        assert_eq!((whole.interval_min, whole.percent, whole.sufficient), (5.0, 100.0, true));
        assert!(!Active::of(&every_five(14 * 288 - 12, |_| false)).unwrap().sufficient);
        let holey = Active::of(&every_five(14 * 288, |at| (10..10 + 29 * 288 / 7).contains(&at))).unwrap();
        assert!(holey.percent > 70.0 && holey.sufficient, "{holey:?}");
        let worse = Active::of(&every_five(14 * 288, |at| (10..10 + 31 * 288 / 7).contains(&at))).unwrap();
        assert!(worse.percent < 70.0 && !worse.sufficient, "{worse:?}");
        assert_eq!(Active::of(&every_five(1, |_| false)), None);
    }

    #[test]
    fn x_glu_08_a_line_is_broken_where_more_than_three_readings_are_missing() {
        let samples = every_five(100, |at| [20, 21].contains(&at) || (40..44).contains(&at));
        let active = Active::of(&samples).unwrap();
        let found = gaps(&samples, &active);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].1 - found[0].0, TimeDelta::minutes(25));
    }
}

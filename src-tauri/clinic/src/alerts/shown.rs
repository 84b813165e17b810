//! Ranges and alerts as the page shows them.

use domain::alert::{Limit, ReadingPart};
use domain::observation::Metric;
use rust_decimal::prelude::ToPrimitive;
use store::{AlertAct, AlertEnd, ThresholdRow};

use crate::views::{AlertActView, AlertEndedBy, DrawnRange, Instant, LimitView, RangeEnd, RangeView};

/// A range in the digits in which it was typed.
pub(super) fn range(row: &ThresholdRow) -> RangeView {
    let limits = &row.threshold.limits;
    let ended = row.ended_at.map(|at| RangeEnd {
        at: Instant::from(at),
        by: row.ended_by.clone().unwrap_or_default(),
        why: row.ended_why.clone().unwrap_or_default(),
    });
    RangeView {
        id: row.id.clone(),
        metric: row.threshold.metric,
        part: row.threshold.part,
        unit: limits.unit.code().to_owned(),
        very_low: limits.very_low.map(limit),
        low: limits.low.map(limit),
        high: limits.high.map(limit),
        very_high: limits.very_high.map(limit),
        readings: row.threshold.patience.readings.into(),
        minutes: row.threshold.patience.minutes.into(),
        set_at: Instant::from(row.set_at),
        set_by: row.set_by.clone(),
        set_why: row.set_why.clone(),
        ended,
        unjudged: Vec::new(),
    }
}

/// A limit.
pub(super) fn limit(limit: Limit) -> LimitView {
    LimitView { at: limit.at.to_string(), clear: limit.clear.to_string() }
}

/// The ranges of a metric as they are drawn, one of each part: the newest where linked records brought two. The rows are
/// those in force, the newest first.
pub(crate) fn drawn(rows: &[ThresholdRow], metric: Metric) -> Vec<DrawnRange> {
    ReadingPart::of(metric)
        .iter()
        .filter_map(|part| {
            let row = rows.iter().find(|row| row.threshold.metric == metric && row.threshold.part == *part)?;
            let limits = &row.threshold.limits;
            let (low, high) = limits.ends();
            let number = |end| limits.unit.convert(end, metric.unit()).and_then(|to| to.to_f64());
            Some(DrawnRange {
                part: *part,
                low: low.and_then(number),
                high: high.and_then(number),
                low_text: low.map(|end| end.to_string()),
                high_text: high.map(|end| end.to_string()),
                unit: limits.unit.code().to_owned(),
                set_at: Instant::from(row.set_at),
                set_by: row.set_by.clone(),
            })
        })
        .collect()
}

/// How an alert ended, for the page.
pub(super) fn ended_by(end: AlertEnd) -> AlertEndedBy {
    match end {
        AlertEnd::Cleared => AlertEndedBy::Cleared,
        AlertEnd::Renewed => AlertEndedBy::Renewed,
        AlertEnd::Withdrawn => AlertEndedBy::Withdrawn,
        AlertEnd::ThresholdEnded => AlertEndedBy::RangeEnded,
    }
}

/// What a person did.
pub(super) fn act(act: &AlertAct) -> AlertActView {
    AlertActView {
        at: Instant::from(act.at),
        by: act.by.clone(),
        acknowledges: act.acknowledges,
        outcome: act.outcome,
        note: act.note.clone(),
    }
}

//! What a clinician sets for one patient and one metric, in the unit in which it was typed.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::Limit;
use crate::observation::{Known, Metric, Quantity, Value};

/// The part of a reading that a threshold is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum ReadingPart {
    /// The only number of a reading.
    Whole,
    /// The systolic pressure.
    Systolic,
    /// The diastolic pressure.
    Diastolic,
}

/// Which way a reading is out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum AlertSide {
    /// Less than it may be.
    Low,
    /// More than it may be.
    High,
}

/// How far a reading is out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum AlertLevel {
    /// Beyond the low or the high limit.
    Beyond,
    /// Beyond the very low or the very high limit.
    Far,
}

/// The limits, each of which may be absent; never all.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Limits {
    /// The unit of all of them.
    pub unit: Known,
    /// Very low.
    pub very_low: Option<Limit>,
    /// Low.
    pub low: Option<Limit>,
    /// High.
    pub high: Option<Limit>,
    /// Very high.
    pub very_high: Option<Limit>,
}

/// What must come together before an alert stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Patience {
    /// So many readings in a row beyond the limit, 1 at least. Readings of one second count once.
    pub readings: u8,
    /// So many minutes at least from the first of the row to the last.
    pub minutes: u16,
}

/// A threshold of one patient.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Threshold {
    /// For what.
    pub metric: Metric,
    /// For which part of it.
    pub part: ReadingPart,
    /// The limits.
    pub limits: Limits,
    /// What must come together.
    pub patience: Patience,
}

/// Why a threshold is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ThresholdFault {
    /// This metric has no limits: a signal has none, and steps have a personal goal, never a range (rule X-STP-01).
    Metric,
    /// The part is none of the metric's.
    ReadingPart,
    /// The unit measures something else.
    Unit,
    /// There is no limit at all.
    Empty,
    /// Very low, low, high and very high do not follow on each other.
    Order,
    /// A limit would be left on its far side, or only beyond the opposite limit.
    Clear,
    /// Not 1 to 10 readings, or more than a day.
    Patience,
}

impl ReadingPart {
    /// The parts of a metric that may have limits; none of a signal and of steps.
    pub fn of(metric: Metric) -> &'static [Self] {
        match metric {
            Metric::Electrocardiogram | Metric::Steps => &[],
            Metric::BloodPressure => &[Self::Systolic, Self::Diastolic],
            Metric::HeartRate
            | Metric::RestingHeartRate
            | Metric::SensorGlucose
            | Metric::MeterGlucose
            | Metric::BloodGlucose
            | Metric::BodyWeight
            | Metric::OxygenSaturation
            | Metric::BodyTemperature => &[Self::Whole],
        }
    }

    /// The word kept in the store.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Whole => "whole",
            Self::Systolic => "systolic",
            Self::Diastolic => "diastolic",
        }
    }

    /// Its number in a value; none where the value lacks the part.
    pub fn quantity(self, value: &Value) -> Option<&Quantity> {
        match (self, value) {
            (Self::Whole, Value::One { quantity }) => Some(quantity),
            (Self::Systolic, Value::Pressure { systolic, .. }) => systolic.as_ref(),
            (Self::Diastolic, Value::Pressure { diastolic, .. }) => diastolic.as_ref(),
            (Self::Whole, Value::Pressure { .. }) | (Self::Systolic | Self::Diastolic, Value::One { .. }) => None,
        }
    }
}

impl AlertSide {
    /// The word kept in the store.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Low => "low",
            Self::High => "high",
        }
    }

    /// Reads the stored word back.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Low, Self::High].into_iter().find(|side| side.as_str() == word)
    }
}

impl AlertLevel {
    /// The word kept in the store.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Beyond => "beyond",
            Self::Far => "far",
        }
    }

    /// Reads the stored word back.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Beyond, Self::Far].into_iter().find(|level| level.as_str() == word)
    }
}

impl Limits {
    /// The limit of a side and a level.
    pub fn limit(&self, side: AlertSide, level: AlertLevel) -> Option<Limit> {
        match (side, level) {
            (AlertSide::Low, AlertLevel::Far) => self.very_low,
            (AlertSide::Low, AlertLevel::Beyond) => self.low,
            (AlertSide::High, AlertLevel::Beyond) => self.high,
            (AlertSide::High, AlertLevel::Far) => self.very_high,
        }
    }

    /// The ends of what is not beyond: the nearest limit of each side.
    pub fn ends(&self) -> (Option<Decimal>, Option<Decimal>) {
        let nearest =
            |side| self.limit(side, AlertLevel::Beyond).or(self.limit(side, AlertLevel::Far)).map(|limit| limit.at);
        (nearest(AlertSide::Low), nearest(AlertSide::High))
    }

    fn fault(&self) -> Option<ThresholdFault> {
        let all = [self.very_low, self.low, self.high, self.very_high];
        let ends: Vec<Decimal> = all.iter().flatten().map(|limit| limit.at).collect();
        if ends.is_empty() {
            return Some(ThresholdFault::Empty);
        }
        if ends.windows(2).any(|pair| pair.first() >= pair.last()) {
            return Some(ThresholdFault::Order);
        }
        let (low, high) = self.ends();
        let below = [self.very_low, self.low].into_iter().flatten();
        let above = [self.high, self.very_high].into_iter().flatten();
        // Left on the near side, and before the other side is reached.
        let low_ok = below.clone().all(|one| one.clear >= one.at && high.is_none_or(|high| one.clear <= high));
        let high_ok = above.clone().all(|one| one.clear <= one.at && low.is_none_or(|low| one.clear >= low));
        (!(low_ok && high_ok)).then_some(ThresholdFault::Clear)
    }
}

impl Threshold {
    /// Why it cannot stand; none when it can.
    pub fn fault(&self) -> Option<ThresholdFault> {
        let parts = ReadingPart::of(self.metric);
        if parts.is_empty() {
            return Some(ThresholdFault::Metric);
        }
        if !parts.contains(&self.part) {
            return Some(ThresholdFault::ReadingPart);
        }
        if self.limits.unit.convert(Decimal::ONE, self.metric.unit()).is_none() {
            return Some(ThresholdFault::Unit);
        }
        if !(1..=10).contains(&self.patience.readings) || self.patience.minutes > 24 * 60 {
            return Some(ThresholdFault::Patience);
        }
        self.limits.fault()
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    fn limit(at: Decimal, clear: Decimal) -> Option<Limit> {
        Some(Limit { at, clear })
    }

    fn threshold() -> Threshold {
        Threshold {
            metric: Metric::BloodPressure,
            part: ReadingPart::Systolic,
            limits: Limits {
                unit: Known::MillimetreOfMercury,
                very_low: limit(dec!(80), dec!(85)),
                low: limit(dec!(90), dec!(95)),
                high: limit(dec!(140), dec!(135)),
                very_high: limit(dec!(180), dec!(170)),
            },
            patience: Patience { readings: 1, minutes: 0 },
        }
    }

    fn fault(change: impl Fn(&mut Threshold)) -> Option<ThresholdFault> {
        let mut changed = threshold();
        change(&mut changed);
        changed.fault()
    }

    #[test]
    fn limits_follow_on_each_other_and_are_left_on_their_near_side() {
        assert_eq!(fault(|_| ()), None);
        assert_eq!(fault(|one| one.limits.high = limit(dec!(140), dec!(140))), None, "no hysteresis is one");
        assert_eq!(fault(|one| one.limits.high = limit(dec!(85), dec!(85))), Some(ThresholdFault::Order));
        assert_eq!(fault(|one| one.limits.very_high = limit(dec!(140), dec!(135))), Some(ThresholdFault::Order));
        assert_eq!(fault(|one| one.limits.high = limit(dec!(140), dec!(141))), Some(ThresholdFault::Clear));
        assert_eq!(fault(|one| one.limits.high = limit(dec!(140), dec!(89))), Some(ThresholdFault::Clear));
        assert_eq!(fault(|one| one.limits.low = limit(dec!(90), dec!(141))), Some(ThresholdFault::Clear));
        assert_eq!(fault(|one| one.limits.very_low = limit(dec!(80), dec!(79))), Some(ThresholdFault::Clear));
    }

    #[test]
    fn x_stp_01_steps_and_signals_have_no_range_and_a_pressure_has_two() {
        assert_eq!(fault(|one| one.metric = Metric::Steps), Some(ThresholdFault::Metric));
        assert_eq!(fault(|one| one.metric = Metric::Electrocardiogram), Some(ThresholdFault::Metric));
        assert_eq!(fault(|one| one.part = ReadingPart::Whole), Some(ThresholdFault::ReadingPart));
        assert_eq!(fault(|one| one.limits.unit = Known::PerMinute), Some(ThresholdFault::Unit));
        assert_eq!(fault(|one| one.patience.readings = 0), Some(ThresholdFault::Patience));
        assert_eq!(fault(|one| one.patience.minutes = 1_441), Some(ThresholdFault::Patience));
        let none = |one: &mut Threshold| {
            one.limits = Limits { very_low: None, low: None, high: None, very_high: None, ..one.limits.clone() };
        };
        assert_eq!(fault(none), Some(ThresholdFault::Empty));
    }
}

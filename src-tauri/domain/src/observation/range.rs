//! Ranges, and how a reading stands to one: judged on the value as it was received, before anything is rounded (rule
//! X-GLU-02). Without a range there is no judgement, and that is not "normal" (rule X-MET-01).

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Comparator, Known, Quantity};

/// What is within, ends included.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Range {
    /// The lowest number within; none when there is no lower end.
    pub low: Option<Decimal>,
    /// The highest number within.
    pub high: Option<Decimal>,
    /// The unit of both.
    pub unit: Known,
}

/// How a reading stands to a range.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Judgement {
    /// Less than its low end.
    Below,
    /// Within it.
    Within,
    /// More than its high end.
    Above,
    /// There is no range, or the reading cannot be brought to its unit: nothing is said.
    NoRange,
}

impl Range {
    /// Judges a reading in the unit it was received in: the ends are converted, not the reading, so that a rounded
    /// conversion can never move it over an end.
    pub fn judge(&self, reading: &Quantity) -> Judgement {
        let Some(unit) = reading.unit.as_ref().and_then(super::Unit::known) else {
            return Judgement::NoRange;
        };
        let end = |end: Option<Decimal>| end.map(|end| self.unit.convert(end, unit));
        let (Some(low), Some(high)) = (whole(end(self.low)), whole(end(self.high))) else {
            return Judgement::NoRange;
        };
        match reading.comparator {
            // Less than 40 may be anything below; only when that is below the range is it known.
            Some(Comparator::Less) if low.is_none_or(|low| reading.value > low) => Judgement::NoRange,
            Some(Comparator::Less) => Judgement::Below,
            Some(Comparator::Greater) if high.is_none_or(|high| reading.value < high) => Judgement::NoRange,
            Some(Comparator::Greater) => Judgement::Above,
            None if low.is_some_and(|low| reading.value < low) => Judgement::Below,
            None if high.is_some_and(|high| reading.value > high) => Judgement::Above,
            None if low.is_none() && high.is_none() => Judgement::NoRange,
            None => Judgement::Within,
        }
    }
}

/// An end that is there must be convertible.
fn whole(end: Option<Option<Decimal>>) -> Option<Option<Decimal>> {
    match end {
        None => Some(None),
        Some(Some(end)) => Some(Some(end)),
        Some(None) => None,
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    fn target() -> Range {
        Range { low: Some(dec!(70)), high: Some(dec!(180)), unit: Known::MilligramPerDecilitre }
    }

    fn judged(text: &str, unit: Option<&str>, comparator: Option<Comparator>) -> Option<Judgement> {
        let quantity = Quantity { comparator, ..Quantity::new(Quantity::number(text)?, unit) };
        Some(target().judge(&quantity))
    }

    #[test]
    fn x_glu_02_a_reading_is_judged_before_it_is_rounded() {
        assert_eq!(judged("181", Some("mg/dL"), None), Some(Judgement::Above));
        assert_eq!(judged("180", Some("mg/dL"), None), Some(Judgement::Within));
        assert_eq!(judged("70", Some("mg/dL"), None), Some(Judgement::Within));
        assert_eq!(judged("69", Some("mg/dL"), None), Some(Judgement::Below));
        assert_eq!(judged("10.1", Some("mmol/L"), None), Some(Judgement::Above));
    }

    #[test]
    fn x_met_01_what_is_not_known_is_never_normal() {
        for unit in [None, Some("furlong"), Some("/min")] {
            assert_eq!(judged("100", unit, None), Some(Judgement::NoRange));
        }
        let open = Range { low: None, high: None, unit: Known::MilligramPerDecilitre };
        assert_eq!(open.judge(&Quantity::of(dec!(100), Known::MilligramPerDecilitre)), Judgement::NoRange);
    }

    #[test]
    fn x_glu_08_a_sensor_at_its_limit_is_beyond_the_range_and_a_bound_within_it_says_nothing() {
        assert_eq!(judged("40", Some("mg/dL"), Some(Comparator::Less)), Some(Judgement::Below));
        assert_eq!(judged("400", Some("mg/dL"), Some(Comparator::Greater)), Some(Judgement::Above));
        assert_eq!(judged("100", Some("mg/dL"), Some(Comparator::Less)), Some(Judgement::NoRange));
        assert_eq!(judged("100", Some("mg/dL"), Some(Comparator::Greater)), Some(Judgement::NoRange));
    }
}

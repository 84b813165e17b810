//! One limit with the number at which it is left again, and how a reading stands to both.
//!
//! The limit is brought to the unit of the reading, never the reading to the limit's, so that nothing that was rounded can
//! carry a reading over it (rule X-GLU-02).

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::AlertSide;
use crate::observation::{Comparator, Known, Quantity, Unit};

/// A limit. A reading beyond `at` is beyond it; it is left once a reading is back at `clear`, or further within. What lies
/// between the two changes nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Limit {
    /// The last number that is not beyond.
    pub at: Decimal,
    /// The first number at which it is left.
    pub clear: Decimal,
}

/// What a reading says of a limit. `None` in either: nothing, since it is only a bound (`<100`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) beyond: Option<bool>,
    pub(super) cleared: Option<bool>,
}

impl Limit {
    /// How a reading stands to this limit of a side; none when it cannot be brought to the reading's unit.
    pub(super) fn said(&self, side: AlertSide, unit: Known, reading: &Quantity) -> Option<Said> {
        let own = reading.unit.as_ref().and_then(Unit::known)?;
        let (at, clear) = (unit.convert(self.at, own)?, unit.convert(self.clear, own)?);
        let within = |end| is_within(side, end, reading);
        Some(Said { beyond: within(at).map(|within| !within), cleared: within(clear) })
    }
}

/// Whether the true value is at an end or within it; none where a bound leaves it open.
fn is_within(side: AlertSide, end: Decimal, reading: &Quantity) -> Option<bool> {
    let value = reading.value;
    match (side, reading.comparator) {
        (AlertSide::High, None) => Some(value <= end),
        (AlertSide::Low, None) => Some(value >= end),
        // The true value is less than the number.
        (AlertSide::High, Some(Comparator::Less)) => (value <= end).then_some(true),
        (AlertSide::Low, Some(Comparator::Less)) => (value <= end).then_some(false),
        // The true value is greater than the number.
        (AlertSide::High, Some(Comparator::Greater)) => (value >= end).then_some(false),
        (AlertSide::Low, Some(Comparator::Greater)) => (value >= end).then_some(true),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    const HIGH: Limit = Limit { at: dec!(180), clear: dec!(170) };
    const LOW: Limit = Limit { at: dec!(70), clear: dec!(80) };

    fn said(limit: Limit, side: AlertSide, text: &str, unit: &str) -> Option<(Option<bool>, Option<bool>)> {
        let comparator = match text.chars().next()? {
            '<' => Some(Comparator::Less),
            '>' => Some(Comparator::Greater),
            _ => None,
        };
        let number = Quantity::number(text.trim_start_matches(['<', '>']))?;
        let reading = Quantity { comparator, ..Quantity::new(number, Some(unit)) };
        limit.said(side, Known::MilligramPerDecilitre, &reading).map(|said| (said.beyond, said.cleared))
    }

    #[test]
    fn x_glu_02_181_is_beyond_180_although_both_read_10_0_in_the_other_unit() {
        assert_eq!(said(HIGH, AlertSide::High, "181", "mg/dL"), Some((Some(true), Some(false))));
        assert_eq!(said(HIGH, AlertSide::High, "180", "mg/dL"), Some((Some(false), Some(false))));
        assert_eq!(said(HIGH, AlertSide::High, "170", "mg/dL"), Some((Some(false), Some(true))));
        // 10.0 mmol/L is 180.156 mg/dL: beyond by exact factors, as it was received.
        assert_eq!(said(HIGH, AlertSide::High, "10.0", "mmol/L"), Some((Some(true), Some(false))));
        assert_eq!(said(HIGH, AlertSide::High, "9.9", "mmol/L"), Some((Some(false), Some(false))));
        assert_eq!(said(LOW, AlertSide::Low, "69", "mg/dL"), Some((Some(true), Some(false))));
        assert_eq!(said(LOW, AlertSide::Low, "70", "mg/dL"), Some((Some(false), Some(false))));
        assert_eq!(said(LOW, AlertSide::Low, "80", "mg/dL"), Some((Some(false), Some(true))));
    }

    #[test]
    fn x_met_01_a_unit_that_is_none_or_measures_something_else_says_nothing() {
        for unit in ["", "furlong", "/min", "mm[Hg]"] {
            assert_eq!(said(HIGH, AlertSide::High, "400", unit), None, "{unit}");
        }
    }

    #[test]
    fn x_glu_08_a_bound_says_what_it_proves_and_no_more() {
        assert_eq!(said(HIGH, AlertSide::High, ">400", "mg/dL"), Some((Some(true), Some(false))));
        assert_eq!(said(HIGH, AlertSide::High, ">180", "mg/dL"), Some((Some(true), Some(false))));
        assert_eq!(said(HIGH, AlertSide::High, ">175", "mg/dL"), Some((None, Some(false))));
        assert_eq!(said(HIGH, AlertSide::High, "<100", "mg/dL"), Some((Some(false), Some(true))));
        assert_eq!(said(LOW, AlertSide::Low, "<40", "mg/dL"), Some((Some(true), Some(false))));
        assert_eq!(said(LOW, AlertSide::Low, "<100", "mg/dL"), Some((None, None)));
        assert_eq!(said(LOW, AlertSide::Low, ">400", "mg/dL"), Some((Some(false), Some(true))));
    }
}

//! A number with its unit, exactly as it was received (FHIR `Quantity`).

use std::fmt;

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use super::unit::{Known, Unit};

/// How the number is to be understood (FHIR `Quantity.comparator`): a sensor that reads LOW tells `<` and its own limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Comparator {
    /// The true value is less than the number.
    Less,
    /// The true value is greater than the number.
    Greater,
}

/// A number as received, with its digits (`7.0` stays `7.0`, rule GTAB-054), and its unit, if one was told.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Quantity {
    /// The number, as it was written.
    pub value: Decimal,
    /// Absent: the number is the value.
    pub comparator: Option<Comparator>,
    /// Absent: no unit was told, and the number is never drawn.
    pub unit: Option<Unit>,
}

/// A quantity in another unit than it was received in, or in the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Converted {
    /// The number.
    pub value: Decimal,
    /// Whether it is another number than the one that was received: then it is marked so (rule GTAB-030).
    pub converted: bool,
}

impl Quantity {
    /// A number with the text of its unit.
    pub fn new(value: Decimal, unit: Option<&str>) -> Self {
        Self { value, comparator: None, unit: unit.and_then(Unit::read) }
    }

    /// A number of a unit we know.
    pub fn of(value: Decimal, unit: Known) -> Self {
        Self { value, comparator: None, unit: Some(unit.into()) }
    }

    /// Reads a number as people and files write it: `7.0`, `1.2e2`, `-3`. Anything else, NaN and infinities among it, is
    /// no number.
    pub fn number(text: &str) -> Option<Decimal> {
        let text = text.trim();
        Decimal::from_str_exact(text).or_else(|_| Decimal::from_scientific(text)).ok()
    }

    /// The number in `unit`; none when no unit was told, or it measures something else.
    pub fn in_unit(&self, unit: Known) -> Option<Converted> {
        let from = self.unit.as_ref()?.known()?;
        let value = from.convert(self.value, unit)?;
        Some(Converted { value, converted: from != unit })
    }
}

/// A number to so many places after the point, half away from zero, as people round.
pub fn to_places(value: Decimal, places: u32) -> Decimal {
    value.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero)
}

impl fmt::Debug for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Quantity").field("unit", &self.unit).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::dec;

    use super::*;

    #[test]
    fn gtab_054_a_number_keeps_its_digits() {
        for text in ["7", "7.0", "7.00", "0", "-0.10", "120"] {
            assert_eq!(Quantity::number(text).map(|number| number.to_string()).as_deref(), Some(text));
        }
        assert_eq!(Quantity::number("1.2e2"), Some(dec!(120)));
    }

    #[test]
    fn what_is_no_number_is_none() {
        for text in ["", " ", "NaN", "inf", "-inf", "1e400", "1,5", "12 ", "0x1f", "7.0.0", "+-1"] {
            let expected = if text == "12 " { Some(dec!(12)) } else { None };
            assert_eq!(Quantity::number(text), expected, "{text}");
        }
    }

    #[test]
    fn a_number_without_a_unit_is_in_none() {
        assert_eq!(Quantity::new(dec!(71), None).in_unit(Known::PerMinute), None);
        assert_eq!(Quantity::new(dec!(71), Some("furlong")).in_unit(Known::PerMinute), None);
    }

    #[test]
    fn a_converted_number_says_so_and_its_own_does_not() {
        let received = Quantity::of(dec!(7.0), Known::MillimolePerLitre);
        assert_eq!(received.in_unit(Known::MillimolePerLitre), Some(Converted { value: dec!(7.0), converted: false }));
        assert_eq!(received.in_unit(Known::MilligramPerDecilitre).map(|to| to.converted), Some(true));
    }

    #[test]
    fn a_number_is_not_in_what_is_printed_of_it() {
        assert!(!format!("{:?}", Quantity::of(dec!(181), Known::PerMinute)).contains("181"));
    }
}

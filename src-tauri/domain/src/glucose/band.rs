//! The bands (rules X-GLU-03 and X-GLU-04), judged on the number and in the unit that were received.

use rust_decimal::{Decimal, dec};
use serde::{Deserialize, Serialize};
use specta::Type;

use crate::observation::{Comparator, Known, Quantity, Unit};

/// By which limits it is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Limits {
    /// 54, 70, 180 and 250 mg/dL (rule X-GLU-03).
    Usual,
    /// In pregnancy: 54, 63 and 140 mg/dL; nothing is "very high" (rule X-GLU-04).
    Pregnancy,
}

/// Where a glucose stands, by the usual limits; in brackets those of pregnancy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Band {
    /// Less than 54 mg/dL, 3.0 mmol/L.
    VeryLow,
    /// From there to less than 70 mg/dL, 3.9 mmol/L (63 mg/dL, 3.5 mmol/L).
    Low,
    /// From there to 180 mg/dL, 10.0 mmol/L (140 mg/dL, 7.8 mmol/L).
    Target,
    /// More than that, to 250 mg/dL, 13.9 mmol/L (without an end).
    High,
    /// More than that (none).
    VeryHigh,
}

impl Band {
    /// All, from the lowest.
    pub const ALL: [Self; 5] = [Self::VeryLow, Self::Low, Self::Target, Self::High, Self::VeryHigh];

    /// The band of a reading; none when its unit is not one of glucose. A sensor at its limit counts in the extreme band
    /// on that side (rule X-GLU-08).
    pub fn of(quantity: &Quantity, limits: Limits) -> Option<Self> {
        let [very_low, low, high, very_high] = limits.ends(quantity.unit.as_ref().and_then(Unit::known)?)?;
        let value = quantity.value;
        let highest = if very_high == Decimal::MAX { Self::High } else { Self::VeryHigh };
        Some(match quantity.comparator {
            Some(Comparator::Less) => Self::VeryLow,
            Some(Comparator::Greater) => highest,
            None if value < very_low => Self::VeryLow,
            None if value < low => Self::Low,
            None if value <= high => Self::Target,
            None if value <= very_high => Self::High,
            None => highest,
        })
    }
}

impl Limits {
    /// The consensus gives the ends in both units, and those of one are not the exact conversions of the other. The largest
    /// number stands for an end that there is not.
    fn ends(self, unit: Known) -> Option<[Decimal; 4]> {
        match (self, unit) {
            (Self::Usual, Known::MilligramPerDecilitre) => Some([dec!(54), dec!(70), dec!(180), dec!(250)]),
            (Self::Usual, Known::MillimolePerLitre) => Some([dec!(3.0), dec!(3.9), dec!(10.0), dec!(13.9)]),
            (Self::Pregnancy, Known::MilligramPerDecilitre) => Some([dec!(54), dec!(63), dec!(140), Decimal::MAX]),
            (Self::Pregnancy, Known::MillimolePerLitre) => Some([dec!(3.0), dec!(3.5), dec!(7.8), Decimal::MAX]),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn x_glu_03_every_end_is_on_its_side() {
        let mg = |value| Band::of(&Quantity::of(value, Known::MilligramPerDecilitre), Limits::Usual);
        let mmol = |value| Band::of(&Quantity::of(value, Known::MillimolePerLitre), Limits::Usual);
        for (number, band) in [
            (dec!(53), Band::VeryLow),
            (dec!(54), Band::Low),
            (dec!(69), Band::Low),
            (dec!(70), Band::Target),
            (dec!(180), Band::Target),
            (dec!(181), Band::High),
            (dec!(250), Band::High),
            (dec!(251), Band::VeryHigh),
        ] {
            assert_eq!(mg(number), Some(band), "{number} mg/dL");
        }
        for (number, band) in [
            (dec!(2.9), Band::VeryLow),
            (dec!(3.0), Band::Low),
            (dec!(3.8), Band::Low),
            (dec!(3.9), Band::Target),
            (dec!(10.0), Band::Target),
            (dec!(10.1), Band::High),
            (dec!(13.9), Band::High),
            (dec!(14.0), Band::VeryHigh),
        ] {
            assert_eq!(mmol(number), Some(band), "{number} mmol/L");
        }
    }

    #[test]
    fn x_glu_04_in_pregnancy_the_target_is_narrower_and_nothing_is_very_high() {
        let mg = |value| Band::of(&Quantity::of(value, Known::MilligramPerDecilitre), Limits::Pregnancy);
        let mmol = |value| Band::of(&Quantity::of(value, Known::MillimolePerLitre), Limits::Pregnancy);
        for (number, band) in [
            (dec!(53), Band::VeryLow),
            (dec!(54), Band::Low),
            (dec!(62), Band::Low),
            (dec!(63), Band::Target),
            (dec!(140), Band::Target),
            (dec!(141), Band::High),
            (dec!(400), Band::High),
        ] {
            assert_eq!(mg(number), Some(band), "{number} mg/dL");
        }
        for (number, band) in
            [(dec!(3.4), Band::Low), (dec!(3.5), Band::Target), (dec!(7.8), Band::Target), (dec!(7.9), Band::High)]
        {
            assert_eq!(mmol(number), Some(band), "{number} mmol/L");
        }
        let over =
            Quantity { comparator: Some(Comparator::Greater), ..Quantity::of(dec!(400), Known::MilligramPerDecilitre) };
        assert_eq!(Band::of(&over, Limits::Pregnancy), Some(Band::High));
    }

    #[test]
    fn x_glu_08_a_sensor_at_its_limit_counts_in_the_extreme_band() {
        let at = |comparator, value| {
            let quantity =
                Quantity { comparator: Some(comparator), ..Quantity::of(value, Known::MilligramPerDecilitre) };
            Band::of(&quantity, Limits::Usual)
        };
        assert_eq!(at(Comparator::Less, dec!(40)), Some(Band::VeryLow));
        assert_eq!(at(Comparator::Greater, dec!(400)), Some(Band::VeryHigh));
    }

    #[test]
    fn what_has_no_unit_has_no_band() {
        assert_eq!(Band::of(&Quantity::new(dec!(100), None), Limits::Usual), None);
        assert_eq!(Band::of(&Quantity::new(dec!(100), Some("kg")), Limits::Usual), None);
    }
}

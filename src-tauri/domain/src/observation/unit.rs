//! Units of readings, in UCUM, with exact factors between those that measure the same.
//!
//! A unit is taken from what was received and never guessed from the number beside it. The spellings of sources that do
//! not write UCUM are listed one by one, because UCUM is case-sensitive and a near miss may be another unit.

use std::fmt;

use rust_decimal::Decimal;
use rust_decimal::dec;
use serde::{Deserialize, Serialize};

/// Pascals in one millimetre of mercury (ISO 80000-4; NIST SP 811, conventional value).
const PASCAL_PER_MMHG: Decimal = dec!(133.322387415);
/// Milligrams per decilitre of glucose in one millimole per litre (rule X-GLU-01: molar mass 180.156 g/mol).
const GLUCOSE_MG_PER_DL: Decimal = dec!(18.0156);
/// Kilograms in an avoirdupois pound (exact by definition).
const KG_PER_POUND: Decimal = dec!(0.45359237);

/// A unit that readings may be converted from and to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Known {
    /// `mm[Hg]`.
    MillimetreOfMercury,
    /// `Pa`.
    Pascal,
    /// `kPa`.
    Kilopascal,
    /// `mg/dL`, of glucose.
    MilligramPerDecilitre,
    /// `mmol/L`, of glucose.
    MillimolePerLitre,
    /// `/min`.
    PerMinute,
    /// `Hz`, `/s`.
    PerSecond,
    /// `{steps}`.
    Steps,
    /// `/d`.
    PerDay,
    /// `kg`.
    Kilogram,
    /// `g`.
    Gram,
    /// `[lb_av]`.
    Pound,
    /// `Cel`.
    Celsius,
    /// `[degF]`.
    Fahrenheit,
    /// `K`.
    Kelvin,
    /// `%`.
    Percent,
    /// `1`.
    Fraction,
    /// `mV`.
    Millivolt,
    /// `uV`.
    Microvolt,
    /// `V`.
    Volt,
}

/// What units measure: within one dimension they can be converted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Dimension {
    Pressure,
    Glucose,
    Frequency,
    Count,
    DailyCount,
    Mass,
    Temperature,
    Share,
    Potential,
}

impl Known {
    const ALL: [Self; 20] = [
        Self::MillimetreOfMercury,
        Self::Pascal,
        Self::Kilopascal,
        Self::MilligramPerDecilitre,
        Self::MillimolePerLitre,
        Self::PerMinute,
        Self::PerSecond,
        Self::Steps,
        Self::PerDay,
        Self::Kilogram,
        Self::Gram,
        Self::Pound,
        Self::Celsius,
        Self::Fahrenheit,
        Self::Kelvin,
        Self::Percent,
        Self::Fraction,
        Self::Millivolt,
        Self::Microvolt,
        Self::Volt,
    ];

    /// Its code in UCUM.
    pub fn code(self) -> &'static str {
        match self {
            Self::MillimetreOfMercury => "mm[Hg]",
            Self::Pascal => "Pa",
            Self::Kilopascal => "kPa",
            Self::MilligramPerDecilitre => "mg/dL",
            Self::MillimolePerLitre => "mmol/L",
            Self::PerMinute => "/min",
            Self::PerSecond => "/s",
            Self::Steps => "{steps}",
            Self::PerDay => "/d",
            Self::Kilogram => "kg",
            Self::Gram => "g",
            Self::Pound => "[lb_av]",
            Self::Celsius => "Cel",
            Self::Fahrenheit => "[degF]",
            Self::Kelvin => "K",
            Self::Percent => "%",
            Self::Fraction => "1",
            Self::Millivolt => "mV",
            Self::Microvolt => "uV",
            Self::Volt => "V",
        }
    }

    /// How it is written for people (rules GTAB-032, X-BP-03, X-HR-01).
    pub fn shown(self) -> &'static str {
        match self {
            Self::MillimetreOfMercury => "mmHg",
            Self::PerMinute => "beats/min",
            Self::Steps => "steps",
            Self::PerDay => "steps/day",
            Self::Celsius => "°C",
            Self::Fahrenheit => "°F",
            Self::Pound => "lb",
            Self::Microvolt => "µV",
            other => other.code(),
        }
    }

    fn dimension(self) -> Dimension {
        match self {
            Self::MillimetreOfMercury | Self::Pascal | Self::Kilopascal => Dimension::Pressure,
            Self::MilligramPerDecilitre | Self::MillimolePerLitre => Dimension::Glucose,
            Self::PerMinute | Self::PerSecond => Dimension::Frequency,
            Self::Steps => Dimension::Count,
            Self::PerDay => Dimension::DailyCount,
            Self::Kilogram | Self::Gram | Self::Pound => Dimension::Mass,
            Self::Celsius | Self::Fahrenheit | Self::Kelvin => Dimension::Temperature,
            Self::Percent | Self::Fraction => Dimension::Share,
            Self::Millivolt | Self::Microvolt | Self::Volt => Dimension::Potential,
        }
    }

    /// How many of the dimension's own unit one of these is, and what is added before multiplying.
    fn to_base(self) -> (Decimal, Decimal) {
        let none = Decimal::ZERO;
        match self {
            Self::MillimetreOfMercury => (none, PASCAL_PER_MMHG),
            Self::Kilopascal | Self::Kilogram | Self::Volt => (none, dec!(1000)),
            Self::MillimolePerLitre => (none, GLUCOSE_MG_PER_DL),
            Self::PerSecond => (none, dec!(60)),
            Self::Pound => (none, KG_PER_POUND * dec!(1000)),
            Self::Kelvin => (dec!(-273.15), Decimal::ONE),
            Self::Percent => (none, dec!(0.01)),
            Self::Microvolt => (none, dec!(0.001)),
            Self::Pascal
            | Self::MilligramPerDecilitre
            | Self::PerMinute
            | Self::Steps
            | Self::PerDay
            | Self::Gram
            | Self::Celsius
            | Self::Fahrenheit
            | Self::Fraction
            | Self::Millivolt => (none, Decimal::ONE),
        }
    }

    /// A number of this unit in another that measures the same, or none. To the same unit it is the number itself, with
    /// its own digits; nothing is rounded but the 28 digits that the type holds.
    pub fn convert(self, value: Decimal, to: Self) -> Option<Decimal> {
        if self == to {
            return Some(value);
        }
        if self.dimension() != to.dimension() {
            return None;
        }
        if self == Self::Fahrenheit {
            let celsius = value.checked_sub(dec!(32))?.checked_mul(dec!(5))?.checked_div(dec!(9))?;
            return Self::Celsius.convert(celsius, to);
        }
        if to == Self::Fahrenheit {
            let celsius = self.convert(value, Self::Celsius)?;
            return celsius.checked_mul(dec!(9))?.checked_div(dec!(5))?.checked_add(dec!(32));
        }
        let (add, factor) = self.to_base();
        let (back, divisor) = to.to_base();
        value.checked_add(add)?.checked_mul(factor)?.checked_div(divisor)?.checked_sub(back)
    }
}

/// Spellings that are not UCUM, from the documents of the sources: Apple's HealthKit unit strings, and what devices and
/// files write. One that stands for two units in use (`bpm`, `mg%`) is not among them.
const SPELLINGS: [(&str, Known); 20] = [
    ("mmHg", Known::MillimetreOfMercury),
    ("mg/dl", Known::MilligramPerDecilitre),
    ("mmol/l", Known::MillimolePerLitre),
    ("mmol<180.1558800000541>/L", Known::MillimolePerLitre),
    ("count/min", Known::PerMinute),
    ("{beats}/min", Known::PerMinute),
    ("beats/min", Known::PerMinute),
    ("1/min", Known::PerMinute),
    ("count/s", Known::PerSecond),
    ("Hz", Known::PerSecond),
    ("{Steps}", Known::Steps),
    ("steps", Known::Steps),
    ("steps/day", Known::PerDay),
    ("{steps}/d", Known::PerDay),
    ("degC", Known::Celsius),
    ("degF", Known::Fahrenheit),
    ("lb", Known::Pound),
    ("lbs", Known::Pound),
    ("µV", Known::Microvolt),
    ("μV", Known::Microvolt),
];

/// The unit of a reading, as it was received.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Unit(String);

impl Unit {
    /// The unit that a text tells; none when it is blank.
    pub fn read(text: &str) -> Option<Self> {
        let told = text.trim();
        (!told.is_empty()).then(|| Self(told.to_owned()))
    }

    /// As it was received.
    pub fn as_received(&self) -> &str {
        &self.0
    }

    /// The unit we know it to be, or none: then the reading is kept, told, and drawn only beside others of this very
    /// unit.
    pub fn known(&self) -> Option<Known> {
        let code = Known::ALL.into_iter().find(|known| known.code() == self.0);
        code.or_else(|| SPELLINGS.iter().find(|(spelling, _)| *spelling == self.0).map(|(_, known)| *known))
    }
}

impl From<Known> for Unit {
    fn from(known: Known) -> Self {
        Self(known.code().to_owned())
    }
}

impl fmt::Debug for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn pascals_become_millimetres_of_mercury() {
        let systolic = Known::Pascal.convert(dec!(16400), Known::MillimetreOfMercury).unwrap();
        let diastolic = Known::Pascal.convert(dec!(10533), Known::MillimetreOfMercury).unwrap();
        assert_eq!((systolic.round_dp(1), diastolic.round_dp(1)), (dec!(123.0), dec!(79.0)));
        assert_eq!(Known::Kilopascal.convert(dec!(16.4), Known::MillimetreOfMercury), Some(systolic));
    }

    #[test]
    fn x_glu_01_glucose_is_converted_by_18_0156() {
        let shown = |value| Known::MilligramPerDecilitre.convert(value, Known::MillimolePerLitre).unwrap().round_dp(1);
        assert_eq!((shown(dec!(118)), shown(dec!(100)), shown(dec!(181))), (dec!(6.5), dec!(5.6), dec!(10.0)));
    }

    #[test]
    fn temperatures_have_their_offsets() {
        assert_eq!(Known::Fahrenheit.convert(dec!(98.6), Known::Celsius), Some(dec!(37)));
        assert_eq!(Known::Celsius.convert(dec!(37), Known::Fahrenheit), Some(dec!(98.6)));
        assert_eq!(Known::Kelvin.convert(dec!(310.15), Known::Celsius), Some(dec!(37)));
        assert_eq!(Known::Fahrenheit.convert(dec!(98.6), Known::Kelvin), Some(dec!(310.15)));
    }

    #[test]
    fn what_measures_something_else_is_not_converted() {
        assert_eq!(Known::MilligramPerDecilitre.convert(dec!(100), Known::MillimetreOfMercury), None);
        assert_eq!(Known::Steps.convert(dec!(100), Known::PerDay), None);
        assert_eq!(Known::Pascal.convert(Decimal::MAX, Known::MillimolePerLitre), None);
    }

    #[test]
    fn a_unit_that_only_resembles_ours_is_another_one() {
        for text in ["PA", "pa", "MMHG", "mM", "cel", "C", "F", "bpm", "Mg/dL", "", " "] {
            assert_eq!(Unit::read(text).and_then(|unit| unit.known()), None, "{text}");
        }
        for (spelling, known) in SPELLINGS {
            assert_eq!(Unit::read(spelling).unwrap().known(), Some(known), "{spelling}");
        }
        for known in Known::ALL {
            assert_eq!(Unit::from(known).known(), Some(known));
        }
    }

    proptest! {
        #[test]
        fn there_and_back_is_the_same_number(units in 0..1_000_000_i64, from in 0..20_usize, to in 0..20_usize) {
            let (from, to) = (Known::ALL[from], Known::ALL[to]);
            let value = Decimal::new(units, 3);
            if let Some(there) = from.convert(value, to) {
                let back = to.convert(there, from).unwrap();
                prop_assert!((back - value).abs() < dec!(0.0000000001), "{from:?} {to:?} {value} {back}");
            }
        }
    }
}

//! Units, and the rule that a number without one is not shown.
//!
//! Mia's charts give blood pressure in pascals. Whoever reads 16400 for 123 mm\[Hg\], or a bound of 280 for a number of
//! pascals, reads a dying patient; so a unit is taken from where it is told, converted where we know how, kept as it is
//! where we do not, and never guessed. Units are UCUM (A-MIA-11).

/// Pascals in one millimetre of mercury.
pub const PASCAL_PER_MMHG: f64 = 133.322_387_415;

/// A unit as Mia told it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Unit {
    told: String,
}

impl Unit {
    /// The unit that a text tells; none when it is blank.
    pub fn read(text: &str) -> Option<Self> {
        let told = text.trim();
        (!told.is_empty()).then(|| Self { told: told.to_owned() })
    }

    /// As Mia told it.
    pub fn told(&self) -> &str {
        &self.told
    }

    /// As it is shown: `mm[Hg]` for pressures in `Pa` and `kPa`, any other as it was told.
    pub fn shown(&self) -> &str {
        if self.pascals().is_some() { "mm[Hg]" } else { &self.told }
    }

    /// A number in the unit that is shown.
    pub fn convert(&self, told: f64) -> f64 {
        self.pascals().map_or(told, |pascals| told * pascals / PASCAL_PER_MMHG)
    }

    /// How many pascals it is, when we convert it. UCUM is case-sensitive: `PA` is not `Pa`.
    fn pascals(&self) -> Option<f64> {
        match self.told.as_str() {
            "Pa" => Some(1.0),
            "kPa" => Some(1000.0),
            _ => None,
        }
    }
}

/// Why a number, or a series of them, is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unplottable {
    /// No unit was told.
    NoUnit,
    /// No number was told, or what was told is none.
    NoValue,
}

/// A number that may be shown, or why it may not.
#[derive(Clone, PartialEq)]
pub enum Reading {
    /// It may.
    Plottable {
        /// The number, in [`Unit::shown`].
        value: f64,
        /// Its unit.
        unit: Unit,
    },
    /// It may not.
    Unplottable {
        /// Why.
        why: Unplottable,
    },
}

impl std::fmt::Debug for Reading {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Reading::Plottable { unit, .. } => f.debug_struct("Plottable").field("unit", unit).finish_non_exhaustive(),
            Reading::Unplottable { why } => f.debug_struct("Unplottable").field("why", why).finish(),
        }
    }
}

impl Reading {
    /// What a number and a unit, told apart, come to.
    pub fn of(value: Option<f64>, unit: Option<&str>) -> Self {
        let Some(unit) = unit.and_then(Unit::read) else {
            return Reading::Unplottable { why: Unplottable::NoUnit };
        };
        match value.map(|value| unit.convert(value)).filter(|value| value.is_finite()) {
            Some(value) => Reading::Plottable { value, unit },
            None => Reading::Unplottable { why: Unplottable::NoValue },
        }
    }
}

/// A quantity's name and its unit out of `systolicBloodPressure [Pa]`. A unit may itself hold brackets: `[mm[Hg]]`.
pub(crate) fn split(name: &str) -> (&str, Option<Unit>) {
    let name = name.trim();
    let Some(inside) = name.strip_suffix(']') else { return (name, None) };
    let mut open = 1_u32;
    for (at, character) in inside.char_indices().rev() {
        match character {
            ']' => open += 1,
            '[' => open -= 1,
            _ => {}
        }
        if open == 0 {
            return (inside[..at].trim_end(), Unit::read(&inside[at + 1..]));
        }
    }
    (name, None)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn shown(value: f64, unit: &str) -> (f64, String) {
        let unit = Unit::read(unit).unwrap();
        (unit.convert(value), unit.shown().to_owned())
    }

    #[test]
    fn pascals_become_millimetres_of_mercury() {
        for (pascals, mmhg) in [(16_400.0, 123.0), (10_533.0, 79.0), (PASCAL_PER_MMHG, 1.0), (0.0, 0.0)] {
            let (value, unit) = shown(pascals, "Pa");
            assert!((value - mmhg).abs() < 0.02, "{pascals}: {value}");
            assert_eq!(unit, "mm[Hg]");
        }
        let (value, unit) = shown(16.4, "kPa");
        assert!((value - 123.01).abs() < 0.005);
        assert_eq!(unit, "mm[Hg]");
    }

    #[test]
    fn a_unit_that_is_not_known_stays_and_so_does_its_number() {
        for unit in ["/min", "mm[Hg]", "mmHg", "PA", "hPa", "Cel", "kpa", "%"] {
            assert_eq!(shown(71.0, unit), (71.0, unit.to_owned()));
        }
    }

    #[test]
    fn a_name_is_split_at_the_brackets_that_end_it() {
        let read = |name| {
            let (quantity, unit) = split(name);
            (quantity, unit.map(|unit| unit.told))
        };
        assert_eq!(read("systolicBloodPressure [Pa]"), ("systolicBloodPressure", Some("Pa".to_owned())));
        assert_eq!(read("pressure [mm[Hg]]"), ("pressure", Some("mm[Hg]".to_owned())));
        assert_eq!(read("oxygen [left] [%] "), ("oxygen [left]", Some("%".to_owned())));
        assert_eq!(read("steps[{count}]"), ("steps", Some("{count}".to_owned())));
    }

    #[test]
    fn no_unit_is_made_of_empty_absent_or_broken_brackets() {
        for name in ["heartRate", "heartRate []", "heartRate [ ]", "heartRate /min]", "heartRate [/min] at rest", ""] {
            assert_eq!(split(name).1, None, "{name}");
        }
    }

    #[test]
    fn a_number_without_a_unit_or_a_unit_without_a_number_is_not_shown() {
        let why = |reading| match reading {
            Reading::Unplottable { why } => Some(why),
            Reading::Plottable { .. } => None,
        };
        assert_eq!(why(Reading::of(Some(71.0), None)), Some(Unplottable::NoUnit));
        assert_eq!(why(Reading::of(Some(71.0), Some(" "))), Some(Unplottable::NoUnit));
        assert_eq!(why(Reading::of(None, Some("/min"))), Some(Unplottable::NoValue));
        assert_eq!(why(Reading::of(Some(f64::MAX), Some("kPa"))), Some(Unplottable::NoValue));
        assert_eq!(why(Reading::of(Some(71.0), Some("/min"))), None);
    }
}

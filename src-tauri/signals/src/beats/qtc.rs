//! QT corrected for the rate. A corrected interval names its formula (rule X-ECG-10).

/// How a QT interval is corrected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Formula {
    /// QT / RR^(1/2) (Bazett, 1920).
    Bazett,
    /// QT / RR^(1/3) (Fridericia, 1920).
    Fridericia,
    /// QT + 154 (1 - RR) (Framingham; Sagie, 1992).
    Framingham,
    /// QT + 1.75 (rate - 60) (Hodges, 1983).
    Hodges,
}

impl Formula {
    /// All.
    pub const ALL: [Self; 4] = [Self::Bazett, Self::Fridericia, Self::Framingham, Self::Hodges];
}

/// The corrected interval in milliseconds, of a QT and the distance of the beats in milliseconds. None for distances that
/// no heart has.
pub fn qtc_ms(formula: Formula, qt_ms: f64, rr_ms: f64) -> Option<f64> {
    if !(qt_ms > 0.0 && (100.0..=10_000.0).contains(&rr_ms)) {
        return None;
    }
    let rr_s = rr_ms / 1_000.0;
    Some(match formula {
        Formula::Bazett => qt_ms / rr_s.sqrt(),
        Formula::Fridericia => qt_ms / rr_s.cbrt(),
        Formula::Framingham => qt_ms + 154.0 * (1.0 - rr_s),
        Formula::Hodges => qt_ms + 1.75 * (60.0 / rr_s - 60.0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn at_sixty_beats_a_minute_every_formula_leaves_the_interval_as_it_is() {
        for formula in Formula::ALL {
            assert_eq!(qtc_ms(formula, 400.0, 1_000.0), Some(400.0));
        }
    }

    #[test]
    fn the_formulas_are_those_of_their_authors() {
        let at = |formula| qtc_ms(formula, 360.0, 640.0).map(f64::round);
        assert_eq!(at(Formula::Bazett), Some(450.0));
        assert_eq!(at(Formula::Fridericia), Some(418.0));
        assert_eq!(at(Formula::Framingham), Some(415.0));
        assert_eq!(at(Formula::Hodges), Some(419.0));
    }

    #[test]
    fn what_no_heart_has_is_not_corrected() {
        for (qt, rr) in [(0.0, 800.0), (400.0, 0.0), (f64::NAN, 800.0), (400.0, f64::NAN), (400.0, 20_000.0)] {
            assert_eq!(qtc_ms(Formula::Bazett, qt, rr), None);
        }
    }
}

//! What a recorder says of its filter. What it does not say is no filter that it has not: it is not stated (rule X-ECG-05).

use serde::{Deserialize, Serialize};

/// The upper end of the band below which an adult's electrocardiogram loses what is read from it, in hertz (AHA/ACCF/HRS
/// 2007).
pub const ADULT_HZ: f64 = 150.0;
/// The same of a child's.
pub const CHILD_HZ: f64 = 250.0;

/// A filter, in the file's own words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filter {
    /// As the file has it.
    pub told: Option<String>,
}

/// The band that a filter lets through, as far as it is told.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Band {
    /// From, in hertz.
    pub from_hz: Option<f64>,
    /// To, in hertz.
    pub to_hz: Option<f64>,
    /// But for this mains frequency, in hertz.
    pub notch_hz: Option<f64>,
}

impl Filter {
    /// The band, when it is told as EDF+ has it: `HP:0.05Hz LP:150Hz N:50Hz`. None of it is guessed from other words.
    pub fn band(&self) -> Band {
        let mut band = Band::default();
        let told = self.told.as_deref().unwrap_or_default();
        // A blank may stand after the colon.
        for part in told.replace(": ", ":").split([' ', ',', ';']) {
            let Some((kind, value)) = part.split_once(':') else { continue };
            let place = match kind.to_ascii_uppercase().as_str() {
                "HP" => &mut band.from_hz,
                "LP" => &mut band.to_hz,
                "N" => &mut band.notch_hz,
                _ => continue,
            };
            let number = value.trim_end_matches(|letter: char| letter.is_ascii_alphabetic());
            *place = number.parse::<f64>().ok().filter(|hertz| hertz.is_finite() && *hertz >= 0.0);
        }
        band
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn band(told: &str) -> Band {
        Filter { told: Some(told.to_owned()) }.band()
    }

    #[test]
    fn x_ecg_05_a_band_is_read_where_it_is_told_and_never_guessed() {
        let whole = Band { from_hz: Some(0.05), to_hz: Some(150.0), notch_hz: Some(50.0) };
        assert_eq!(band("HP:0.05Hz LP:150Hz N:50Hz"), whole);
        assert_eq!(band("HP: 0.05 Hz LP: 150 Hz N: 50 Hz"), whole);
        assert_eq!(band("LP:40Hz"), Band { to_hz: Some(40.0), ..Band::default() });
        for told in ["", "none", "HP:DC", "LP:wide", "0.05-150", "LP:NaNHz"] {
            assert_eq!(band(told), Band::default(), "{told}");
        }
        assert_eq!(Filter::default().band(), Band::default());
    }
}

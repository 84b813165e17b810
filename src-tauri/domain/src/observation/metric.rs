//! What is measured, with its code in LOINC and the unit it is drawn in.

use serde::{Deserialize, Serialize};
use specta::Type;

use super::unit::Known;

/// A kind of reading. Kinds that a clinician must not mix are kinds of their own: sensor and meter glucose, resting and
/// momentary heart rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Metric {
    /// An electrocardiogram.
    Electrocardiogram,
    /// Systolic and diastolic pressure of one reading.
    BloodPressure,
    /// Heart rate.
    HeartRate,
    /// Resting heart rate, as a device makes it out of a day.
    RestingHeartRate,
    /// Glucose by a sensor in the interstitial fluid.
    SensorGlucose,
    /// Glucose by a finger-stick meter.
    MeterGlucose,
    /// Glucose of blood, where the source does not tell how it was measured.
    BloodGlucose,
    /// Steps of a stated period.
    Steps,
    /// Body weight.
    BodyWeight,
    /// Oxygen saturation by pulse oximetry.
    OxygenSaturation,
    /// Body temperature.
    BodyTemperature,
}

/// LOINC of the systolic component (rule X-BP-03).
pub const SYSTOLIC: &str = "8480-6";
/// LOINC of the diastolic component (rule X-BP-03).
pub const DIASTOLIC: &str = "8462-4";

impl Metric {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 11] = [
        Self::BloodPressure,
        Self::HeartRate,
        Self::RestingHeartRate,
        Self::SensorGlucose,
        Self::MeterGlucose,
        Self::BloodGlucose,
        Self::Electrocardiogram,
        Self::OxygenSaturation,
        Self::BodyTemperature,
        Self::BodyWeight,
        Self::Steps,
    ];

    /// The word kept in the store and used on paths.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Electrocardiogram => "ecg",
            Self::BloodPressure => "blood-pressure",
            Self::HeartRate => "heart-rate",
            Self::RestingHeartRate => "resting-heart-rate",
            Self::SensorGlucose => "sensor-glucose",
            Self::MeterGlucose => "meter-glucose",
            Self::BloodGlucose => "blood-glucose",
            Self::Steps => "steps",
            Self::BodyWeight => "body-weight",
            Self::OxygenSaturation => "oxygen-saturation",
            Self::BodyTemperature => "body-temperature",
        }
    }

    /// Reads the stored word back.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|metric| metric.as_str() == word)
    }

    /// Its code in LOINC, which for glucose depends on the unit (rule X-GLU-09), and for steps on whether a day is meant
    /// (rule X-STP-01).
    pub fn loinc(self, unit: Option<Known>) -> &'static str {
        let molar = unit == Some(Known::MillimolePerLitre);
        match self {
            Self::Electrocardiogram => "11524-6",
            Self::BloodPressure => "85354-9",
            Self::HeartRate => "8867-4",
            Self::RestingHeartRate => "40443-4",
            Self::SensorGlucose if molar => "105272-9",
            Self::SensorGlucose => "99504-3",
            Self::MeterGlucose if molar => "14743-9",
            Self::MeterGlucose => "41653-7",
            Self::BloodGlucose if molar => "15074-8",
            Self::BloodGlucose => "2339-0",
            Self::Steps if unit == Some(Known::PerDay) => "41950-7",
            Self::Steps => "55423-8",
            Self::BodyWeight => "29463-7",
            Self::OxygenSaturation => "59408-5",
            Self::BodyTemperature => "8310-5",
        }
    }

    /// The metric of a LOINC code, or none. `2708-6` is what FHIR's vital signs call the saturation too.
    pub fn of_loinc(code: &str) -> Option<Self> {
        match code {
            "11524-6" => Some(Self::Electrocardiogram),
            "85354-9" | "55284-4" => Some(Self::BloodPressure),
            "8867-4" => Some(Self::HeartRate),
            "40443-4" => Some(Self::RestingHeartRate),
            "99504-3" | "105272-9" => Some(Self::SensorGlucose),
            "41653-7" | "14743-9" => Some(Self::MeterGlucose),
            "2339-0" | "15074-8" => Some(Self::BloodGlucose),
            "41950-7" | "55423-8" => Some(Self::Steps),
            "29463-7" => Some(Self::BodyWeight),
            "59408-5" | "2708-6" => Some(Self::OxygenSaturation),
            "8310-5" => Some(Self::BodyTemperature),
            _ => None,
        }
    }

    /// The unit it is drawn in, unless the clinic chose another that measures the same.
    pub fn unit(self) -> Known {
        match self {
            Self::Electrocardiogram => Known::Millivolt,
            Self::BloodPressure => Known::MillimetreOfMercury,
            Self::HeartRate | Self::RestingHeartRate => Known::PerMinute,
            Self::SensorGlucose | Self::MeterGlucose | Self::BloodGlucose => Known::MilligramPerDecilitre,
            Self::Steps => Known::Steps,
            Self::BodyWeight => Known::Kilogram,
            Self::OxygenSaturation => Known::Percent,
            Self::BodyTemperature => Known::Celsius,
        }
    }

    /// Places after the point of a number that was converted for display (rules X-GLU-01, X-BP-01). A number shown as it
    /// was received keeps its own.
    pub fn places(self, unit: Known) -> u32 {
        match (self, unit) {
            (_, Known::MillimolePerLitre) => 1,
            (Self::BodyTemperature | Self::BodyWeight, _) => 1,
            (Self::Electrocardiogram, _) => 3,
            _ => 0,
        }
    }

    /// Whether it is glucose, by whatever way.
    pub fn is_glucose(self) -> bool {
        matches!(self, Self::SensorGlucose | Self::MeterGlucose | Self::BloodGlucose)
    }

    /// Whether it tells of a stretch of time, not of a moment.
    pub fn has_period(self) -> bool {
        matches!(self, Self::Steps | Self::Electrocardiogram)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_and_every_code_leads_back_to_its_metric() {
        for metric in Metric::ALL {
            assert_eq!(Metric::parse(metric.as_str()), Some(metric));
            for unit in [None, Some(metric.unit()), Some(Known::MillimolePerLitre), Some(Known::PerDay)] {
                assert_eq!(Metric::of_loinc(metric.loinc(unit)), Some(metric), "{metric:?}");
            }
        }
    }

    #[test]
    fn x_glu_09_the_code_of_glucose_is_that_of_its_unit() {
        assert_eq!(Metric::SensorGlucose.loinc(Some(Known::MilligramPerDecilitre)), "99504-3");
        assert_eq!(Metric::SensorGlucose.loinc(Some(Known::MillimolePerLitre)), "105272-9");
        assert_eq!(Metric::MeterGlucose.loinc(Some(Known::MillimolePerLitre)), "14743-9");
    }
}

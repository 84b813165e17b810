//! The five metrics, each with a scope of its own that a patient may decline.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use vendor_http::profile::Profile;

/// What may be sent to CareMonitor about a patient.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Metric {
    /// Electrocardiogram.
    Ecg,
    /// Blood pressure.
    BloodPressure,
    /// Heart rate.
    HeartRate,
    /// Blood glucose.
    BloodGlucose,
    /// Steps.
    Steps,
}

impl Metric {
    /// All five.
    pub const ALL: [Self; 5] = [Self::Ecg, Self::BloodPressure, Self::HeartRate, Self::BloodGlucose, Self::Steps];

    /// Our name of it, under which the profile has its scope.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ecg => "ecg",
            Self::BloodPressure => "blood_pressure",
            Self::HeartRate => "heart_rate",
            Self::BloodGlucose => "blood_glucose",
            Self::Steps => "steps",
        }
    }

    /// CareMonitor's scope for it.
    pub(crate) fn scope(self, profile: &Profile) -> &str {
        profile.fields("scope").wire(self.as_str())
    }
}

/// The metrics that a list of scopes allows, separated by commas, blanks or both (A-CM-08). A scope we do not know allows
/// nothing here.
pub(crate) fn allowed(scopes: &str, profile: &Profile) -> BTreeSet<Metric> {
    let words: Vec<&str> = scopes.split([',', ' ', '\t']).filter(|word| !word.is_empty()).collect();
    Metric::ALL.into_iter().filter(|metric| words.contains(&metric.scope(profile))).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn scopes_are_read_with_commas_with_blanks_and_with_both() {
        let profile = crate::default_profile().unwrap();
        let two = BTreeSet::from([Metric::BloodPressure, Metric::Steps]);
        for text in [
            "blood_pressure:write,steps:write",
            "steps:write blood_pressure:write",
            "steps:write, blood_pressure:write ,x",
        ] {
            assert_eq!(allowed(text, &profile), two, "{text}");
        }
    }

    #[test]
    fn a_scope_that_only_resembles_ours_allows_nothing() {
        let profile = crate::default_profile().unwrap();
        for text in ["", " ", "steps", "steps:read", "STEPS:WRITE", "steps:write:all"] {
            assert!(allowed(text, &profile).is_empty(), "{text}");
        }
    }
}

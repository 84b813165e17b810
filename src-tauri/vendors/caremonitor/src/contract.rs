//! What this client needs named by a contract profile, and the profile that is assumed until somebody knows better.

use vendor_http::profile::{HeaderNeed, PathNeed, Profile, ProfileFault, RecordNeed, SettingKind, SettingNeed, Shape};

/// The profile that is assumed. Every value in it carries the id of its assumption (see [`crate::ASSUMPTIONS`]).
pub const DEFAULT_PROFILE: &str = include_str!("contract.toml");

const fn path(name: &'static str, operations: &'static [&'static str]) -> PathNeed {
    PathNeed { name, placeholders: &[], operations }
}

const fn one(name: &'static str, operations: &'static [&'static str]) -> PathNeed {
    PathNeed { name, placeholders: &["id"], operations }
}

/// What a profile of CareMonitor names.
pub static SHAPE: Shape = Shape {
    vendor: "caremonitor",
    paths: &[
        path("login", &["CM-01"]),
        path("authorize", &["CM-02"]),
        path("token", &["CM-03"]),
        path("available-slots", &["CM-04", "CM-05"]),
        path("telehealth-appointments", &["CM-06", "CM-07"]),
        one("telehealth-appointment", &["CM-08", "CM-09"]),
        path("patient-appointments", &["CM-10", "CM-11"]),
        one("patient-appointment", &["CM-12", "CM-13"]),
        path("ecg", &["CM-14"]),
        path("blood-pressure", &["CM-15"]),
        path("heart-rate", &["CM-16"]),
        path("blood-glucose", &["CM-17"]),
        path("steps", &["CM-18"]),
    ],
    headers: &[
        HeaderNeed::plain("token"),
        HeaderNeed::plain("organisation"),
        // An API key may well be asked for as `Authorization`.
        HeaderNeed { name: "api-key", allows: &["authorization"] },
    ],
    records: &[
        RecordNeed::flat("scope", &["ecg", "blood_pressure", "heart_rate", "blood_glucose", "steps"]),
        RecordNeed::flat("login", &["user_id", "password"]),
        RecordNeed::flat("search", &["from", "to", "patient_id", "provider_id"]),
        RecordNeed::flat("slot", &["id", "provider_id", "start", "end", "timezone"]),
        RecordNeed::flat(
            "appointment",
            &["id", "patient_id", "provider_id", "start", "end", "timezone", "type", "status", "meeting_url"],
        ),
        RecordNeed::flat(
            "status",
            &["proposed", "pending", "booked", "arrived", "checked_in", "fulfilled", "cancelled", "noshow"],
        ),
        RecordNeed::flat("device", &["manufacturer", "model", "serial"]),
        RecordNeed::flat("quantity", &["code", "value", "unit"]),
        RecordNeed {
            name: "blood-pressure",
            fields: &["id", "patient_id", "effective", "device", "code", "systolic", "diastolic", "heart_rate"],
            nested: &[
                ("device", "device"),
                ("systolic", "quantity"),
                ("diastolic", "quantity"),
                ("heart_rate", "quantity"),
            ],
        },
        RecordNeed {
            name: "heart-rate",
            fields: &["id", "patient_id", "effective", "device", "code", "value", "unit"],
            nested: &[("device", "device")],
        },
        RecordNeed {
            name: "blood-glucose",
            fields: &["id", "patient_id", "effective", "device", "code", "value", "unit", "context"],
            nested: &[("device", "device")],
        },
        RecordNeed {
            name: "steps",
            fields: &["id", "patient_id", "start", "end", "device", "code", "value", "unit"],
            nested: &[("device", "device")],
        },
        RecordNeed {
            name: "ecg",
            fields: &["id", "patient_id", "effective", "device", "code", "classification", "heart_rate", "waveform"],
            nested: &[("device", "device"), ("heart_rate", "quantity"), ("waveform", "waveform")],
        },
        RecordNeed::flat("waveform", &["lead", "unit", "sampling_hz", "period_ms", "origin", "dimensions", "data"]),
        RecordNeed::flat("acknowledgement", &["id"]),
    ],
    settings: &[
        SettingNeed { name: "login-token-fields", kind: SettingKind::Texts },
        SettingNeed { name: "list-field", kind: SettingKind::Text },
        SettingNeed { name: "client-authentication", kind: SettingKind::Choice(&["basic", "body"]) },
    ],
};

/// The profile that is assumed, read.
///
/// # Errors
/// None: a test proves that [`DEFAULT_PROFILE`] has no mistake.
pub fn default_profile() -> Result<Profile, Vec<ProfileFault>> {
    Profile::read(DEFAULT_PROFILE, &SHAPE)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_profile_that_is_assumed_has_no_mistake() {
        let profile = default_profile().unwrap();
        assert_eq!(profile.path("telehealth-appointment").template(), "/telehealth-appointments/{id}");
        assert_eq!(profile.header("organisation").as_str(), "org_id");
    }

    #[test]
    fn every_operation_has_one_path_and_every_value_names_its_assumption() {
        let mut named: Vec<_> = SHAPE.paths.iter().flat_map(|need| need.operations.iter().copied()).collect();
        named.sort_unstable();
        let all: Vec<_> = (1..=18).map(|number| format!("CM-{number:02}")).collect();
        assert_eq!(named, all);
        for line in DEFAULT_PROFILE.lines().filter(|line| line.contains(" = ") && !line.starts_with('#')) {
            let told = line.split_once(" # ").map(|(_, why)| why).unwrap_or_default();
            let known = crate::ASSUMPTIONS.iter().any(|(id, ..)| told.contains(id)) || told.contains("document");
            assert!(known || line.starts_with("vendor"), "{line}");
        }
    }
}

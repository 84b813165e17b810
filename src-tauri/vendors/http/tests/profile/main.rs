//! Contract profiles: what is read from a good one, and what is told about a bad one.
#![allow(clippy::unwrap_used)]

mod faults;
mod names;
mod paths;

use vendor_http::profile::{HeaderNeed, Mistake, PathNeed, Profile, RecordNeed, SettingKind, SettingNeed, Shape};

static SHAPE: Shape = Shape {
    vendor: "somebody",
    paths: &[
        PathNeed { name: "patients", placeholders: &[], operations: &["XX-01", "XX-02"] },
        PathNeed { name: "visit", placeholders: &["patient", "visit"], operations: &["XX-03"] },
    ],
    headers: &[HeaderNeed::plain("organisation"), HeaderNeed { name: "api-key", allows: &["authorization"] }],
    records: &[
        RecordNeed { name: "patient", fields: &["id", "family_name", "device"], nested: &[("device", "device")] },
        RecordNeed::flat("device", &["maker", "serial"]),
    ],
    settings: &[
        SettingNeed { name: "separator", kind: SettingKind::Text },
        SettingNeed { name: "scopes", kind: SettingKind::Texts },
        SettingNeed { name: "organisation-in", kind: SettingKind::Choice(&["header", "query"]) },
        SettingNeed { name: "minutes", kind: SettingKind::Whole { least: 1, most: 60 } },
        SettingNeed { name: "whole-lists", kind: SettingKind::Truth },
    ],
};

/// A profile without fault. Tests change one line of it.
const GOOD: &str = r#"vendor = "somebody"

[settings]
separator = "."            # A-XX-01
scopes = ["read", "write"] # A-XX-02
organisation-in = "header" # A-XX-03
minutes = 15               # A-XX-04
whole-lists = true         # A-XX-05

[paths]
patients = "/api/patients"                  # A-XX-06
visit = "/visits/{visit}/of/{patient}/"     # A-XX-07

[headers]
organisation = "org_id"    # A-XX-08
api-key = "Authorization"  # A-XX-09

[fields.patient]
id = "patientNumber"       # A-XX-10
family_name = "lastName"   # A-XX-11
device = "apparatus"       # A-XX-12

[fields.device]
maker = "manufacturer"     # A-XX-13
serial = "serial"          # A-XX-14
"#;

fn good() -> Profile {
    Profile::read(GOOD, &SHAPE).unwrap()
}

/// The good profile with `from`, which stands in it once, made `to`.
fn with(from: &str, to: &str) -> Result<Profile, Vec<(usize, usize, String, Mistake)>> {
    assert_eq!(GOOD.matches(from).count(), 1, "{from}");
    read(&GOOD.replace(from, to))
}

fn read(text: &str) -> Result<Profile, Vec<(usize, usize, String, Mistake)>> {
    Profile::read(text, &SHAPE)
        .map_err(|faults| faults.into_iter().map(|f| (f.line, f.column, f.key, f.what)).collect())
}

/// The one mistake that making `from` `to` brings: its line, its key and what it is.
fn mistake(from: &str, to: &str) -> (usize, String, Mistake) {
    let mut faults = with(from, to).unwrap_err();
    assert_eq!(faults.len(), 1, "{faults:?}");
    let (line, _, key, what) = faults.remove(0);
    (line, key, what)
}

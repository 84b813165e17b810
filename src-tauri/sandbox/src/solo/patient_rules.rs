//! What a patient in the write shape must look like (SOLO-03, SOLO-04, SOLO-05).

use chrono::NaiveDateTime;
use serde_json::{Map, Value};

use super::fields::{Fields, Need::Optional, Need::Required};
use crate::server::Answer;

const GENDERS: [&str; 4] = ["male", "female", "other", "unknown"];
const TEXTS: [&str; 8] =
    ["mrn", "accountNumber", "maritalStatus", "preferredLanguage", "race", "ethnicity", "groupType", "groupName"];

/// Whether the body creates a patient, and so must bring an id, or changes one, and must not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Write {
    Create,
    Update,
}

/// The judged body, without `id`.
pub(super) fn judge(body: &Value, write: Write) -> Result<Map<String, Value>, Answer> {
    let mut fields = Fields::of(body)?;
    if write == Write::Create {
        fields.filled("id", Required);
    }
    for name in TEXTS {
        fields.text(name, Optional);
    }
    fields.date("birthDate", Optional);
    fields.choice("gender", Optional, &GENDERS);
    fields.objects("name", Optional, human_name);
    fields.objects("telecom", Optional, contact_point);
    fields.objects("contact", Optional, |contact| {
        contact.objects("telecom", Optional, contact_point);
        // Its elements are `[]` in every sample: any shape is taken.
        contact.list("name");
    });
    fields.objects("address", Optional, address);
    for name in ["active", "familyMember"] {
        fields.flag(name);
    }
    let linked = fields.flag("isLinkedByEmail");
    if linked == Some(true) {
        for name in ["groupType", "groupName"] {
            if !fields.has(name) {
                fields.note(name, "This field is required when isLinkedByEmail is true.");
            }
        }
    }
    death(&mut fields);
    fields.settle()?;
    let mut change = body.as_object().cloned().unwrap_or_default();
    change.remove("id");
    Ok(change)
}

fn human_name(name: &mut Fields) {
    for part in ["use", "family", "firstName", "middleName", "lastName", "alias"] {
        name.text(part, Optional);
    }
}

fn contact_point(point: &mut Fields) {
    for part in ["use", "system", "value"] {
        point.text(part, Optional);
    }
}

fn address(address: &mut Fields) {
    for part in ["city", "use", "apartment", "country", "state", "postalcode"] {
        address.text(part, Optional);
    }
    address.texts("line", Optional);
}

/// `deceasedAt` is required when `deceased` is true and refused otherwise.
fn death(fields: &mut Fields) {
    let deceased = fields.flag("deceased").unwrap_or(false);
    let at = fields.text("deceasedAt", Optional);
    match (deceased, fields.has("deceasedAt")) {
        (true, false) => fields.note("deceasedAt", "This field is required when deceased is true."),
        (false, true) => fields.note("deceasedAt", "This field is only allowed when deceased is true."),
        _ => {}
    }
    if let Some(at) = at
        && NaiveDateTime::parse_from_str(at, "%Y-%m-%d %I:%M %p").is_err()
    {
        fields.note("deceasedAt", "This value is not a valid datetime.");
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_time_of_death_goes_with_death_and_only_with_it() {
        for (body, taken) in [
            (json!({ "deceased": true, "deceasedAt": "2020-03-31 10:12 AM" }), true),
            (json!({ "deceased": true }), false),
            (json!({ "deceased": false, "deceasedAt": "2020-03-31 10:12 AM" }), false),
            (json!({ "deceasedAt": "2020-03-31 10:12 AM" }), false),
            (json!({ "deceased": true, "deceasedAt": "2020-03-31T10:12:00Z" }), false),
            (json!({ "deceased": true, "deceasedAt": "2020-03-31 22:12 PM" }), false),
            (json!({ "deceased": false }), true),
        ] {
            assert_eq!(judge(&body, Write::Update).is_ok(), taken, "{body}");
        }
    }

    #[test]
    fn the_read_shape_is_refused_as_a_write() {
        assert!(judge(&json!({ "sharedEmailGroup": null }), Write::Update).is_err());
        assert!(judge(&json!({ "id": "x" }), Write::Update).is_err());
        assert!(judge(&json!({ "mrn": "MRN-1" }), Write::Create).is_err());
    }

    #[test]
    fn an_email_that_is_shared_needs_its_group() {
        assert!(judge(&json!({ "isLinkedByEmail": true }), Write::Update).is_err());
        let group = json!({ "isLinkedByEmail": true, "groupType": "family", "groupName": "Home" });
        assert!(judge(&group, Write::Update).is_ok());
    }
}

//! MIA-13.

use serde_json::json;

use super::state::Manager;
use super::surface::{Call, Ruling, Verdict};
use crate::server::Answer;

/// MIA-13: bounds without a unit, as the public page has them.
pub(super) fn list(_: &Manager, call: &Call) -> Ruling {
    call.only_queries(&[])?;
    let number = |minimum: u32, maximum: u32| json!({"type": "number", "minimum": minimum, "maximum": maximum});
    Verdict::answer(Answer::ok(&json!([
        {
            "identifier": "medisante-BloodPressure",
            "type": "measurements",
            "name": "medisante-BloodPressure",
            "schema": {
                "type": "object",
                "properties": {
                    "systolicBloodPressure": number(60, 280),
                    "diastolicBloodPressure": number(40, 200),
                },
            },
        },
        {
            "identifier": "medisante-Weight",
            "type": "measurements",
            "name": "medisante-Weight",
            "schema": {"type": "object", "properties": {"bodyWeight": number(2, 300)}},
        },
    ])))
}

//! SOLO-09 to SOLO-12: the addresses at which a visit is joined. All but the Teams one lead to this simulator.

use axum::http::StatusCode;
use serde_json::json;

use super::call::{Call, Ruling, Verdict, not_an_int};
use super::refusal;
use super::surface::Account;
use crate::server::Answer;
use crate::solo::state::{Appointment, Clinic};

/// Where the patient joins.
pub(super) fn patient_url(account: &Account, visit: &Appointment) -> String {
    format!("{}/visit/{}/patient", account.base_url, visit.aggregate)
}

fn provider_url(account: &Account, visit: &Appointment) -> String {
    format!("{}/visit/{}/provider", account.base_url, visit.aggregate)
}

/// SOLO-09.
pub(super) fn provider(clinic: &Clinic, call: &Call) -> Ruling {
    let visit = call.visit(clinic)?;
    Verdict::answer(Answer::ok(&json!({
        "id": visit.id,
        "providerVisitUrl": provider_url(&call.account, visit),
    })))
}

/// SOLO-10: needs `Teams-Auth-Token` as well.
pub(super) fn teams(clinic: &Clinic, call: &Call) -> Ruling {
    let Some(expected) = &call.account.teams_token else {
        return Err(refusal::with(StatusCode::FORBIDDEN, "Microsoft Teams is not enabled for this practice"));
    };
    let given = call.headers.get("teams-auth-token").map(|token| token.as_bytes());
    if given != Some(expected.as_bytes()) {
        return Err(refusal::with(StatusCode::UNAUTHORIZED, ""));
    }
    let visit = call.visit(clinic)?;
    Verdict::answer(Answer::ok(&json!({
        "id": visit.id,
        "msTeamsProviderVisitUrl":
            format!("https://teams.microsoft.com/v2/?meetingjoin=true#/l/meetup-join/demo/{}", visit.aggregate),
    })))
}

/// SOLO-11: by the *external* id, on the path where every sibling takes the internal one.
pub(super) fn by_external_id(clinic: &Clinic, call: &Call) -> Ruling {
    let visit = clinic.diary.by_external(call.param(0)).ok_or_else(|| refusal::missing("Appointment"))?;
    both(call, visit)
}

/// SOLO-12.
pub(super) fn by_said(clinic: &Clinic, call: &Call) -> Ruling {
    let said: i64 = call.param(0).parse().map_err(|_| not_an_int("solo_appointment_id"))?;
    both(call, clinic.diary.get(said).ok_or_else(|| refusal::missing("Appointment"))?)
}

fn both(call: &Call, visit: &Appointment) -> Ruling {
    Verdict::answer(Answer::ok(&json!({
        "appointmentExternalId": visit.external_id(),
        "providerVisitUrl": provider_url(&call.account, visit),
        "patientVisitUrl": patient_url(&call.account, visit),
    })))
}

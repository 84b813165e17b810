//! The consult request at Solo: SOLO-33. It answers with ids that no other operation takes, so that the landing probe
//! looks for the visit that it makes: in the CSV report (SOLO-29), then by reading each candidate (SOLO-14), which counts
//! when its patient has the record number and its reason and time agree (assumption A-SO-33). News about an earlier
//! consult makes no visit and cannot be looked for.

use chrono::TimeDelta;
use domain::act::{ConsultAct, ConsultReason, ConsultType};
use solo::{AppointmentId, CallError, PerfectAnswerInput};

use super::{Answer, Found, report, told};
use crate::account::SoloAccount;
use crate::problem::FailureKind;
use crate::settings::zone_of;

const MOST_CANDIDATES: usize = 40;
/// How far a consult's visit may lie from the moment at which it was asked for.
const BEFORE: TimeDelta = TimeDelta::minutes(2);
const AFTER: TimeDelta = TimeDelta::minutes(30);

/// Sends a consult request once.
pub(super) async fn send(account: &SoloAccount, act: &ConsultAct) -> Result<Option<String>, CallError> {
    let input = PerfectAnswerInput {
        first_name: act.first_name.clone(),
        last_name: act.last_name.clone(),
        dob: act.birth_date,
        location_id: act.location_id.clone(),
        mrn: act.mrn.clone(),
        physician_callback_number: act.callback_number.clone(),
        requesting_provider: act.requesting_provider.clone(),
        call_center_notified: act.call_center_notified,
        physician_notified: act.physician_notified,
        patient_location: act.patient_location.clone(),
        consult_type: match act.consult_type {
            ConsultType::New => solo::ConsultType::New,
            ConsultType::Update => solo::ConsultType::Update,
        },
        reason: match act.reason {
            ConsultReason::Stroke => solo::ConsultReason::Stroke,
            ConsultReason::EegStat => solo::ConsultReason::EegStat,
            ConsultReason::EegRoutine => solo::ConsultReason::EegRoutine,
        },
        caller: act.caller.clone(),
    };
    account.client.perfect_answer().send(&input).await.map(|made| Some(made.encounter_id))
}

/// Looks for the visit that a new consult makes.
pub(super) async fn find(account: &SoloAccount, act: &ConsultAct) -> Answer<Found> {
    if act.consult_type == ConsultType::Update {
        return Ok(Found::NoWayToLook);
    }
    let zone = zone_of(&account.row.zone);
    let (from, to) = (act.asked_at - BEFORE, act.asked_at + AFTER);
    let (first, last) = (from.with_timezone(&zone).date_naive(), to.with_timezone(&zone).date_naive());
    let mut candidates: Vec<_> = report(account, first, last)
        .await?
        .lines
        .into_iter()
        .filter(|line| line.external_id.is_none() && line.start.is_none_or(|start| (from..=to).contains(&start)))
        .map(|line| line.appointment)
        .collect();
    // The newest first: Solo's numbers grow.
    candidates.sort_unstable_by(|one, other| other.cmp(one));
    for id in candidates.into_iter().take(MOST_CANDIDATES) {
        if is_of(account, id, act).await? {
            return Ok(Found::WithId(id.to_string()));
        }
    }
    Ok(Found::Nothing)
}

async fn is_of(account: &SoloAccount, id: i64, act: &ConsultAct) -> Answer<bool> {
    let read = match told(account, account.client.appointments().get(AppointmentId(id)).await) {
        Ok(read) => read,
        Err(failure) if failure.kind == FailureKind::NotFound => return Ok(false),
        Err(failure) => return Err(failure),
    };
    let same_number = read.patient.is_some_and(|patient| patient.demographics.mrn.as_deref() == Some(act.mrn.as_str()));
    Ok(same_number && read.reasons.iter().any(|reason| reason == reason_word(act.reason)))
}

/// The vendor's word for a reason, which it also gives the visit.
fn reason_word(reason: ConsultReason) -> &'static str {
    match reason {
        ConsultReason::Stroke => "Stroke",
        ConsultReason::EegStat => "EEG Stat",
        ConsultReason::EegRoutine => "EEG Routine",
    }
}

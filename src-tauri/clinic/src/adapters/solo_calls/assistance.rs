//! Assistance at the bedside: SOLO-40 to SOLO-42, and SOLO-41 as the landing probe of both writes.

use chrono::TimeDelta;
use domain::act::{AssistanceAct, CareSelector};
use solo::{AssistanceRequest, AssistanceSelector, CallError};

use super::{Answer, Found, told};
use crate::account::SoloAccount;
use crate::problem::FailureKind;

/// How far Solo's clock may be behind ours when a request's time is compared (assumption A-SO-41).
const CLOCKS: TimeDelta = TimeDelta::minutes(2);

fn selector(of: &CareSelector) -> AssistanceSelector {
    match of.clone() {
        CareSelector::Building { building, floor, room, bed } => {
            AssistanceSelector::Building { building, floor, room, bed }
        }
        CareSelector::Department { department, room, bed } => AssistanceSelector::Department { department, room, bed },
        CareSelector::Patient { mrn } => AssistanceSelector::Patient { patient_mrn: mrn },
        CareSelector::Device { serial } => AssistanceSelector::Device { device_serial_number: serial },
    }
}

/// The operation that carries a change of assistance.
pub(super) fn operation(act: &AssistanceAct) -> &'static str {
    match act {
        AssistanceAct::Request { .. } => "SOLO-40",
        AssistanceAct::Cancel { .. } => "SOLO-42",
    }
}

/// Sends a change of assistance once; a request answers with its id.
pub(super) async fn send(account: &SoloAccount, act: &AssistanceAct) -> Result<Option<String>, CallError> {
    let assistance = account.client.assistance();
    match act {
        AssistanceAct::Request { selector: of, .. } => {
            assistance.create(&selector(of)).await.map(|request| Some(request.id))
        }
        AssistanceAct::Cancel { selector: of, request } => {
            assistance.cancel(&selector(of)).await.map(|()| Some(request.clone()))
        }
    }
}

/// Whether the current request shows the effect: one that was made since a person asked; or no longer the one that was
/// cancelled.
pub(super) async fn find(account: &SoloAccount, act: &AssistanceAct) -> Answer<Found> {
    let (AssistanceAct::Request { selector: of, .. } | AssistanceAct::Cancel { selector: of, .. }) = act;
    let current = current_assistance(account, of).await?;
    Ok(match (act, current) {
        (AssistanceAct::Request { asked_at, .. }, Some(request)) => {
            let since = request.created_at.is_some_and(|at| at >= *asked_at - CLOCKS);
            if since { Found::WithId(request.id) } else { Found::Nothing }
        }
        (AssistanceAct::Request { .. }, None) => Found::Nothing,
        (AssistanceAct::Cancel { request, .. }, Some(current)) if &current.id == request => Found::Nothing,
        (AssistanceAct::Cancel { request, .. }, _) => Found::WithId(request.clone()),
    })
}

/// The current request for a device (SOLO-41); none when Solo says that there is none.
pub(crate) async fn current_assistance(account: &SoloAccount, of: &CareSelector) -> Answer<Option<AssistanceRequest>> {
    match told(account, account.client.assistance().current(&selector(of)).await) {
        Ok(request) => Ok(Some(request)),
        Err(failure) if failure.kind == FailureKind::NotFound => Ok(None),
        // The document prints the sentence without a status.
        Err(failure)
            if failure.kind == FailureKind::Refused
                && failure.message.as_deref().is_some_and(|words| words.contains("Request not found")) =>
        {
            Ok(None)
        }
        Err(failure) => Err(failure),
    }
}

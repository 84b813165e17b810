//! What is looked at just before a call for care is sent: whether it is still in time, and whether what stands at the
//! vendor is still what the person saw.

use chrono::{DateTime, TimeDelta, Utc};
use domain::Act;
use domain::act::AssistanceAct;
use domain::intent::Event;
use store::{IntentRow, IntentStep};

use crate::account::SoloAccount;
use crate::adapters::solo_calls;
use crate::outbox::Settlement;
use crate::{Clinic, Result};

/// A call for assistance that is older than this would bring somebody to a bed for nothing.
const ASSISTANCE: TimeDelta = TimeDelta::minutes(10);
/// A consult that is older than this has long been asked for by telephone.
const CONSULT: TimeDelta = TimeDelta::minutes(30);

/// Why an act must not be sent now, if so.
pub(crate) async fn refused_now(clinic: &Clinic, account: &SoloAccount, row: &IntentRow) -> Result<Option<Settlement>> {
    let longest = match &row.act {
        Act::Assistance(AssistanceAct::Request { .. }) => Some(ASSISTANCE),
        Act::Consult(_) => Some(CONSULT),
        _ => None,
    };
    let until = match longest {
        Some(longest) => {
            Some(wanted_at(row, &clinic.store.ledger().steps(&row.id).await?) + clinic.pace.scaled(longest))
        }
        None => None,
    };
    let too_late = || until.is_some_and(|until| Utc::now() > until);
    if let (false, Act::Assistance(act)) = (too_late(), &row.act)
        && let Some(settlement) = stands(account, act).await
    {
        return Ok(Some(settlement));
    }
    // Reading what stands there may have taken long, too.
    Ok(too_late().then(|| Settlement::new(Event::Refused, "tooLate")))
}

/// When a person last wanted it: when they asked, or decided that it be sent again.
fn wanted_at(row: &IntentRow, steps: &[IntentStep]) -> DateTime<Utc> {
    let again = steps.iter().filter(|step| step.what == "sendAgain").map(|step| step.at).max();
    again.unwrap_or(row.created_at)
}

/// What stands at the vendor speaks against sending, or cannot be read. A request for help goes out even when it cannot be
/// read; a cancellation never goes out blind, since it would cancel whatever stands there.
async fn stands(account: &SoloAccount, act: &AssistanceAct) -> Option<Settlement> {
    let (AssistanceAct::Request { selector, .. } | AssistanceAct::Cancel { selector, .. }) = act;
    let current = solo_calls::current_assistance(account, selector).await;
    let why = match (act, current) {
        (AssistanceAct::Request { .. }, Ok(Some(_))) => "requestStands",
        (AssistanceAct::Request { .. }, _) => return None,
        (AssistanceAct::Cancel { request, .. }, Ok(Some(current))) if &current.id == request => return None,
        (AssistanceAct::Cancel { .. }, Ok(_)) => "requestMovedOn",
        (AssistanceAct::Cancel { .. }, Err(failure)) => {
            return Some(Settlement::failed(Event::NeverLeft, "requestNotRead", failure));
        }
    };
    Some(Settlement::seen(Event::Refused, why, "SOLO-41"))
}

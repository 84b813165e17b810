//! A patient record is read again just before it is written: no vendor keeps two people from changing one record at once,
//! and what the second one sends would silently undo the first.

use domain::intent::Event;
use domain::{Act, PatientAct};
use serde_json::json;
use store::IntentRow;

use super::Settlement;
use super::send::failed;
use crate::account::Account;
use crate::adapters::solo_calls::{self, Present};
use crate::problem::FailureKind;
use crate::{Clinic, Result};

/// Why a change of a record is not sent after all; none when it is to be sent.
pub(super) async fn stands_otherwise(
    clinic: &Clinic,
    account: &Account,
    row: &IntentRow,
) -> Result<Option<Settlement>> {
    let Act::Patient(act) = &row.act else {
        return Ok(None);
    };
    let registers = matches!(**act, PatientAct::Register { .. });
    let present = match solo_calls::present(account, act).await {
        Ok(present) => present,
        Err(failure) if matches!(failure.kind, FailureKind::Refused | FailureKind::KeyRefused) => {
            return Ok(Some(failed(Event::Refused, "vendorRefused", failure)));
        }
        Err(failure) => return Ok(Some(failed(Event::NeverLeft, "recordNotRead", failure))),
    };
    let found = |event, why| {
        let mut settlement = Settlement::new(event, why);
        settlement.detail = json!({ "operation": "SOLO-01" });
        Some(settlement)
    };
    Ok(match present {
        Present::AsSeen => None,
        Present::Absent if registers => None,
        Present::Absent => found(Event::Refused, "recordGone"),
        // The same person under our id is our own registration only when one of ours may have arrived before.
        Present::AsWanted if registers && !may_have_arrived(clinic, row).await? => found(Event::Refused, "idTaken"),
        Present::AsWanted => found(Event::Acknowledged, "alreadyThere"),
        Present::Otherwise => found(Event::Refused, if registers { "idTaken" } else { "recordChanged" }),
    })
}

async fn may_have_arrived(clinic: &Clinic, row: &IntentRow) -> Result<bool> {
    let steps = clinic.store.ledger().steps(&row.id).await?;
    Ok(steps.iter().any(|step| matches!(step.what.as_str(), "noAnswer" | "endedWhileSending")))
}

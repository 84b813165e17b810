//! A patient record is read again just before it is written: no vendor keeps two people from changing one record at once,
//! and what the second one sends would silently undo the first.

use domain::PatientAct;
use domain::intent::Event;
use store::IntentRow;

use super::{Settlement, may_have_arrived, unread};
use crate::account::SoloAccount;
use crate::adapters::solo_calls::{self, Present};
use crate::{Clinic, Result};

/// Why a change of a record is not sent after all; none when it is to be sent.
pub(super) async fn stands_otherwise(
    clinic: &Clinic,
    account: &SoloAccount,
    row: &IntentRow,
    act: &PatientAct,
) -> Result<Option<Settlement>> {
    let registers = matches!(act, PatientAct::Register { .. });
    let present = match solo_calls::present(account, act).await {
        Ok(present) => present,
        Err(failure) => return Ok(Some(unread(failure, "recordNotRead"))),
    };
    let found = |event, why| Some(Settlement::seen(event, why, "SOLO-01"));
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

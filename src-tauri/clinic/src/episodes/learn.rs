//! The visits of an episode are the only ones that Solo lists (SOLO-27): those that are not known here yet enter the
//! index of known ids, and each is then read by number like any other. One that turns out to carry the reference of a
//! booking of ours whose number is not known is taken over by that booking as it is read.

use chrono::Utc;
use domain::{Act, ConfirmedHow, ConnectionId, IntentState, VisitId};
use store::{IntentFilter, KnownAppointment};

use crate::{Clinic, Result};

/// Takes unknown numbers into the index. Nothing is taken while a booking of ours is being sent: its number may be among
/// these, and the answer that is on its way must find it free.
pub(super) async fn learn(clinic: &Clinic, connection: &ConnectionId, mut numbers: Vec<i64>) -> Result<Vec<VisitId>> {
    let ledger = clinic.store.ledger();
    let open = IntentFilter { open_only: true, settled_since: None };
    let booking = ledger.intents(open).await?.iter().any(|row| {
        &row.connection == connection && row.state == IntentState::Sending && matches!(row.act, Act::Book { .. })
    });
    if booking {
        return Ok(Vec::new());
    }
    let now = Utc::now();
    numbers.sort_unstable();
    numbers.dedup();
    let mut fresh = Vec::new();
    for number in numbers {
        if ledger.known_by_vendor_id(connection, &number.into()).await?.is_some() {
            continue;
        }
        // Whose it is, when and where, is told by reading it.
        fresh.push(KnownAppointment {
            vendor_id: Some(number.into()),
            ..KnownAppointment::new(connection.clone(), ConfirmedHow::NotYet, now)
        });
    }
    if !fresh.is_empty() {
        let mut tx = ledger.begin().await?;
        tx.put_known_many(&fresh).await?;
        tx.commit().await?;
    }
    Ok(fresh.into_iter().map(|known| known.visit).collect())
}

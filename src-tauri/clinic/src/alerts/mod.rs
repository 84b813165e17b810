//! Alerts: ranges that a clinician set for one patient, the readings that are beyond them, and who looked at what.
//!
//! A range belongs to a person: it is kept under the record it was set at, and judges the readings of all records that
//! [`crate::metrics::whose`] says are theirs. Readings are judged behind the screens. The store marks what is due in the
//! transaction that makes readings count, changes them or takes them back, and the mark is taken off once they were judged:
//! a crash between the two loses nothing, and judging twice changes nothing.
//!
//! Judged is what arrives after the range was set (who set it saw what was there), was not older than three days when it
//! arrived, and was taken in the last fourteen days. Nothing is judged without a unit, and nothing that was not judged is
//! called within. An alert is never removed: it ends when a reading is back at its clear bound, goes on in another one when
//! it goes further, and what ended before anybody acknowledged it stays on the list until somebody does. Who acknowledged it
//! is kept once; a second person is told of the first.

mod acknowledge;
mod judge;
mod ranges;
mod set;
mod settle;
mod shown;
mod worklist;

use domain::{ConnectionId, PatientKey};
use store::LedgerTx;
use tokio::sync::Notify;

use crate::access::Actor;
use crate::{Clinic, Result};

pub(crate) use judge::run;
pub(crate) use shown::drawn;

/// The days back, today left out, whose readings are judged.
const DAYS: i64 = 14;

/// What judges waits for.
#[derive(Default)]
pub(crate) struct Desk {
    wake: Notify,
}

/// Readings were kept, began to count, or were taken back: they are judged now rather than at the next round. What is due
/// stands in the store whether this is called or not.
pub(crate) fn look_again(clinic: &Clinic) {
    clinic.alerts.wake.notify_one();
}

/// Whose readings these records hold has changed: they are judged anew, once the transaction is kept.
pub(crate) async fn records_moved(tx: &mut LedgerTx, records: &[PatientKey]) -> Result<()> {
    Ok(tx.mark_due_records(records).await?)
}

/// A connection is removed: the ranges that were set at its records end, in the same transaction. What they raised stays.
/// Of the other ranges, some judged readings that came through it: all are judged anew, once the transaction is kept.
pub(crate) async fn end_ranges_of(tx: &mut LedgerTx, connection: &ConnectionId, actor: &Actor) -> Result<()> {
    let now = chrono::Utc::now();
    let rows = tx.all_thresholds_in_force().await?;
    for row in rows.iter().filter(|row| row.patient.connection() == *connection) {
        set::end(tx, row, (actor, now), "connectionRemoved").await?;
    }
    Ok(tx.mark_due_ranges().await?)
}

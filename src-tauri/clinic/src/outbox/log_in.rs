//! What waits for a person's log-in is sent as soon as there is one. The time that an act waits between two tries is
//! meant for a vendor that is away, not for one that can be asked again.

use chrono::Utc;
use domain::ConnectionId;

use super::before_sending::LOG_IN_NEEDED;
use crate::{Clinic, Result};

/// Makes due at once whatever waits for this account to be logged in; who calls wakes the sender.
///
/// # Errors
/// When our own store cannot be written; what waits is tried again in its time then.
pub(crate) async fn due_after_log_in(clinic: &Clinic, connection: &ConnectionId) -> Result<()> {
    let mut tx = clinic.store.ledger().begin().await?;
    tx.make_due(connection, LOG_IN_NEEDED, Utc::now()).await?;
    tx.commit().await?;
    Ok(())
}

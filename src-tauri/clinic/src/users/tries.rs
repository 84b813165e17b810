//! Wrong tries at signing in, counted in the ledger before they are looked at.

use chrono::{DateTime, Utc};
use domain::audit::AuditAction;
use domain::sign_in::{TriedAt, Tries};
use serde_json::json;
use sha2::{Digest, Sha256};
use store::LedgerTx;

use super::{failed, nobody};
use crate::{Clinic, Result};

/// Under which all names together are counted. No digest is spelled like it.
const CONSOLE: &str = "console";

/// How a name is kept: people type their passphrase into the wrong field.
pub(super) fn digest(compared: &str) -> String {
    Sha256::digest(compared.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A try that cannot be made now.
pub(super) struct Waiting {
    pub(super) until: DateTime<Utc>,
    pub(super) locked: bool,
}

/// What became of a try before it was looked at.
pub(super) enum Counted {
    /// It may be looked at. These are the tries in a row at its name, with it.
    Try(Tries),
    /// It is not taken.
    Waiting(Waiting),
}

/// Counts a try at a name as wrong; it is taken back when it was right. While there is a wait, none is counted.
pub(super) async fn count(clinic: &Clinic, name: &str, now: DateTime<Utc>) -> Result<Counted> {
    let mut tx = clinic.store.ledger().begin().await?;
    let by_name = tx.sign_in_tries_now(name).await?;
    let by_all = tx.sign_in_tries_now(CONSOLE).await?;
    let at_name = by_name.and_then(|tries| tries.wait(TriedAt::Name, now));
    let at_all = by_all.and_then(|tries| tries.wait(TriedAt::Console, now));
    if let Some(until) = at_name.max(at_all) {
        tx.append_audit(&failed(&nobody(), now, AuditAction::SignInTooEarly, None, json!({}))).await?;
        tx.commit().await?;
        let locked = at_name == Some(until) && by_name.is_some_and(|tries| tries.is_lock());
        return Ok(Counted::Waiting(Waiting { until, locked }));
    }
    let one_more = Tries::and_one(by_name, TriedAt::Name, now);
    tx.put_sign_in_tries(name, &one_more).await?;
    tx.put_sign_in_tries(CONSOLE, &Tries::and_one(by_all, TriedAt::Console, now)).await?;
    tx.commit().await?;
    Ok(Counted::Try(one_more))
}

/// Takes one try back that was not wrong, though nobody is signed in by it yet.
pub(super) async fn take_back(clinic: &Clinic, name: &str) -> Result<()> {
    let mut tx = clinic.store.ledger().begin().await?;
    less_one(&mut tx, name, TriedAt::Name).await?;
    less_one(&mut tx, CONSOLE, TriedAt::Console).await?;
    Ok(tx.commit().await?)
}

/// Somebody signed in: their name's tries are forgotten, and of all tries only this one.
pub(super) async fn forgive(tx: &mut LedgerTx, name: &str) -> Result<()> {
    tx.forget_sign_in_tries(name).await?;
    less_one(tx, CONSOLE, TriedAt::Console).await
}

async fn less_one(tx: &mut LedgerTx, of: &str, at: TriedAt) -> Result<()> {
    if let Some(tries) = tx.sign_in_tries_now(of).await? {
        tx.put_sign_in_tries(of, &tries.less_one(at)).await?;
    }
    Ok(())
}

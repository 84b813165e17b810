//! What becomes of consents when their connection is changed, turned off or removed. Tokens are sent to whom they were
//! given by, and to nobody else: a connection that leads elsewhere has no consents.

use chrono::Utc;
use domain::audit::AuditAction;
use domain::{AccountSettings, ConnectionId, ConsentEnd, ConsentOutcome};
use serde_json::json;
use store::{ConnectionRow, ConsentRow, LedgerTx};

use super::{grants, record};
use crate::access::Actor;
use crate::views::Tag;
use crate::{Clinic, Result};

/// Whether a changed connection leads to another portal, or sends to another address, than its consents were given for.
pub(crate) fn leads_elsewhere(before: &ConnectionRow, after: &ConnectionRow) -> bool {
    let portal = |row: &ConnectionRow| match &row.settings {
        AccountSettings::CareMonitor { client_id, portal_url, .. } => Some((client_id.clone(), portal_url.clone())),
        _ => None,
    };
    portal(before).is_some() && (portal(before) != portal(after) || before.base_url != after.base_url)
}

/// A connection is removed or leads elsewhere: its questions and consents end, in the same transaction. Their tokens are
/// to be removed with [`forget_tokens`] once that is kept.
pub(crate) async fn end_all_of(tx: &mut LedgerTx, connection: &ConnectionId, actor: &Actor) -> Result<Vec<ConsentRow>> {
    let rows = tx.living_consents(connection).await?;
    for row in &rows {
        match row.outcome {
            None => close_question(tx, actor, row).await?,
            Some(_) => record::end_in(tx, actor, row, ConsentEnd::ConnectionChanged, Utc::now()).await?,
        }
    }
    Ok(rows)
}

async fn close_question(tx: &mut LedgerTx, actor: &Actor, row: &ConsentRow) -> Result<()> {
    let settled = record::plain(ConsentOutcome::ConnectionChanged);
    if tx.settle_consent(&row.id, &settled).await? {
        let detail = json!({ "outcome": settled.outcome, "asked": row.asked });
        tx.append_audit(&record::entry(actor, settled.at, AuditAction::ConsentAnswer, row, detail)).await?;
    }
    Ok(())
}

/// Removes the tokens of consents that ended with their connection, and stops waiting.
pub(crate) async fn forget_tokens(clinic: &Clinic, connection: &ConnectionId, ended: &[ConsentRow]) -> Result<()> {
    clinic.consents.take_back_all(connection);
    let _turn = clinic.consents.turn.lock().await;
    for row in ended {
        clinic.consents.let_go(&row.patient, &row.id);
        grants::remove(clinic, row).await?;
    }
    clinic.events.stale(&[Tag::Consents]);
    Ok(())
}

/// A connection is turned off: its questions are taken back, in the same transaction; what was granted stands.
pub(crate) async fn stop_questions(
    clinic: &Clinic,
    tx: &mut LedgerTx,
    connection: &ConnectionId,
    actor: &Actor,
) -> Result<()> {
    for row in tx.living_consents(connection).await? {
        if row.outcome.is_none() {
            close_question(tx, actor, &row).await?;
        }
    }
    clinic.consents.take_back_all(connection);
    clinic.events.stale(&[Tag::Consents]);
    Ok(())
}

//! What came of a question and how a consent ended, kept with its audit entry.

use std::collections::BTreeSet;

use caremonitor::Metric;
use chrono::{DateTime, Utc};
use domain::{ConsentEnd, ConsentId, ConsentOutcome, UserId};
use serde_json::{Value, json};
use store::{AuditEntry, ConsentRow, ConsentSettled, LedgerTx, MetricWithdrawn};

use super::grants;
use crate::access::Actor;
use crate::adapters::caremonitor_consents::ours;
use crate::views::Tag;
use crate::{Clinic, Result};

/// An outcome without more to say.
pub(super) fn plain(outcome: ConsentOutcome) -> ConsentSettled {
    ConsentSettled {
        outcome,
        at: Utc::now(),
        granted: None,
        until: None,
        why: None,
        vendor_message: None,
        correlation_id: None,
        http_status: None,
    }
}

/// Keeps what came of a question. The patient's answer ends what stood before. False when the question was settled
/// before: nothing is changed then, and a grant that was kept for it is removed.
pub(super) async fn settle(clinic: &Clinic, actor: &Actor, row: &ConsentRow, settled: &ConsentSettled) -> Result<bool> {
    let turn = clinic.consents.turn.lock().await;
    let mut tx = clinic.store.ledger().begin().await?;
    let answered = matches!(settled.outcome, ConsentOutcome::Granted | ConsentOutcome::Declined);
    let mut before = None;
    if answered {
        before = tx.standing_consent(&row.patient).await?;
        if let Some(before) = &before {
            let how = match settled.outcome {
                ConsentOutcome::Declined => ConsentEnd::DeclinedLater,
                _ if before.until.is_some_and(|until| until <= settled.at) => ConsentEnd::RanOut,
                _ => ConsentEnd::Replaced,
            };
            end_in(&mut tx, actor, before, how, settled.at).await?;
        }
    }
    if !tx.settle_consent(&row.id, settled).await? {
        drop(tx);
        grants::remove(clinic, row).await?;
        return Ok(false);
    }
    let detail = json!({
        "outcome": settled.outcome,
        "asked": row.asked,
        "granted": settled.granted.as_ref().map_or(Value::Null, |granted| json!(granted)),
    });
    tx.append_audit(&entry(actor, settled.at, "consent-answer", row, detail)).await?;
    tx.commit().await?;
    clinic.events.stale(&[Tag::Consents]);
    if let Some(before) = before {
        clinic.consents.let_go(&before.patient, &before.id);
        grants::remove(clinic, &before).await?;
    }
    drop(turn);
    Ok(true)
}

/// Keeps that a consent has ended, and removes its tokens.
pub(super) async fn end(clinic: &Clinic, actor: &Actor, row: &ConsentRow, how: ConsentEnd) -> Result<()> {
    let _turn = clinic.consents.turn.lock().await;
    end_held(clinic, actor, row, how).await
}

/// The same, for whoever holds the turn.
pub(super) async fn end_held(clinic: &Clinic, actor: &Actor, row: &ConsentRow, how: ConsentEnd) -> Result<()> {
    // No token outlives what the ledger tells of it: were the order another, a crash could leave one behind.
    grants::remove(clinic, row).await?;
    let mut tx = clinic.store.ledger().begin().await?;
    end_in(&mut tx, actor, row, how, Utc::now()).await?;
    tx.commit().await?;
    clinic.consents.let_go(&row.patient, &row.id);
    clinic.events.stale(&[Tag::Consents]);
    Ok(())
}

/// Keeps in a transaction that a consent has ended.
pub(super) async fn end_in(
    tx: &mut LedgerTx,
    actor: &Actor,
    row: &ConsentRow,
    how: ConsentEnd,
    at: DateTime<Utc>,
) -> Result<()> {
    if tx.end_consent(&row.id, how, at).await? {
        tx.append_audit(&entry(actor, at, "consent-end", row, json!({ "how": how }))).await?;
    }
    Ok(())
}

/// Keeps that the vendor takes fewer metrics than were granted.
pub(super) async fn narrowed(clinic: &Clinic, actor: &Actor, id: &ConsentId, scopes: &BTreeSet<Metric>) -> Result<()> {
    let _turn = clinic.consents.turn.lock().await;
    let row = clinic.store.ledger().consent(id).await?.filter(ConsentRow::stands);
    let Some((row, before)) = row.as_ref().and_then(|row| Some((row, row.granted.as_ref()?))) else { return Ok(()) };
    let (left, at) = (ours(scopes), Utc::now());
    let gone: Vec<_> = before.iter().copied().filter(|metric| !left.contains(metric)).collect();
    if gone.is_empty() {
        return Ok(());
    }
    let left: Vec<_> = before.iter().copied().filter(|metric| left.contains(metric)).collect();
    let mut withdrawn = row.withdrawn.clone();
    withdrawn.extend(gone.iter().map(|metric| MetricWithdrawn { metric: *metric, at }));
    let mut tx = clinic.store.ledger().begin().await?;
    tx.narrow_consent(&row.id, &left, &withdrawn).await?;
    let detail = json!({ "withdrawn": gone, "left": left });
    tx.append_audit(&entry(actor, at, "consent-narrowed", row, detail)).await?;
    tx.commit().await?;
    clinic.events.stale(&[Tag::Consents]);
    Ok(())
}

/// What the console sees by itself.
pub(super) fn nobody() -> Actor {
    Actor { id: UserId("console".to_owned()), name: "Anteroom".to_owned(), roles: Vec::new() }
}

/// An audit entry about a consent. It names metrics, and never a token.
pub(super) fn entry(actor: &Actor, at: DateTime<Utc>, action: &str, row: &ConsentRow, detail: Value) -> AuditEntry {
    AuditEntry {
        at,
        user: actor.name.clone(),
        roles: actor.roles.clone(),
        action: action.to_owned(),
        connection: Some(row.connection.clone()),
        patient: Some(row.patient.clone()),
        entity: Some(row.id.to_string()),
        detail,
    }
}

//! Entries of older consoles are chained on when the ledger is first opened in this form. They say so themselves: that
//! nothing proves what they were before.

use chrono::DateTime;
use domain::audit::{AuditAction, AuditOutcome, Entity};
use domain::{ConnectionId, PatientKey};
use sqlx::sqlite::SqliteRow;

use super::AuditEntry;
use super::append::{add, end};
use super::form::Form;
use crate::StoreError;
use crate::cells::{Cells, unreadable};
use crate::database::Database;

/// How many rows are read at once.
const BATCH: i64 = 1_000;

/// Chains the rows of an older form on, in one transaction; does nothing when there are none.
pub(crate) async fn adopt(database: &Database) -> Result<(), StoreError> {
    let there = sqlx::query("SELECT 1 FROM sqlite_schema WHERE name = 'audit_before'");
    if there.fetch_optional(&mut *database.writer().await?).await?.is_none() {
        return Ok(());
    }
    let mut tx = database.begin().await?;
    let (mut number, mut hash) = end(&mut tx).await?;
    let mut last = 0_i64;
    loop {
        let query = sqlx::query("SELECT * FROM audit_before WHERE id > ?1 ORDER BY id LIMIT ?2").bind(last).bind(BATCH);
        let rows = query.fetch_all(&mut *tx).await?;
        let Some(end) = rows.last() else { break };
        last = end.cell("id")?;
        for row in &rows {
            number += 1;
            let form = Form::of(number, &read(row)?).before_the_chain(row.cell("action")?);
            hash = add(&mut tx, number, hash, &form).await?;
        }
    }
    sqlx::query("DROP TABLE audit_before").execute(&mut *tx).await?;
    Ok(tx.commit().await?)
}

fn read(row: &SqliteRow) -> Result<AuditEntry, StoreError> {
    Ok(AuditEntry {
        at: DateTime::from_timestamp_millis(row.cell("at")?).ok_or_else(|| unreadable("at"))?,
        user_id: None,
        user: row.cell("user")?,
        roles: row.json("roles")?,
        action: AuditAction::Unnamed,
        outcome: AuditOutcome::Done,
        connection: row.cell::<Option<String>>("connection")?.map(ConnectionId),
        patient: row.cell::<Option<String>>("patient")?.map(PatientKey),
        entity: row.cell::<Option<String>>("entity")?.map(|id| Entity { kind: None, id }),
        reason: None,
        detail: row.json("detail")?,
    })
}

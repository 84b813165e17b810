//! Asking for a CSV report (SOLO-29). Reading changes nothing at the vendor: it is no intent, and may be tried again.

use chrono::{NaiveDate, Utc};
use domain::audit::{AuditAction, AuditedKind};
use domain::{ConnectionId, ReportId, ReportKind, ReportState};
use serde_json::json;
use store::{AuditEntry, ReportRow};

use crate::access::Administrator;
use crate::views::{DumpInput, Tag};
use crate::{ClinicError, Result};

/// The longest range that is asked for at once, in days: how long Solo takes and what it allows are not documented.
const LONGEST: i64 = 366;

impl Administrator {
    /// Asks for the CSV report of a range of days. It is read behind the screens.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] with the field that cannot be accepted, [`ClinicError::NotFound`] for a connection.
    pub async fn read_report(&self, input: DumpInput) -> Result<ReportId> {
        let clinic = &*self.clinic;
        let (from, to) = range(&input.from, &input.to)?;
        let ledger = clinic.store.ledger();
        ledger.connection(&input.connection).await?.ok_or(ClinicError::NotFound("connection"))?;
        let now = Utc::now();
        let row = ReportRow {
            id: ReportId::random(),
            connection: input.connection,
            kind: ReportKind::Dump,
            from: from.to_string(),
            to: to.to_string(),
            preset: None,
            vendor_id: None,
            password: None,
            state: ReportState::Reading,
            why: None,
            asked_by: self.actor.name.clone(),
            asked_at: now,
            asks: 0,
            next_at: Some(now),
            completed_at: None,
            downloaded_at: None,
            ready_at: None,
            bytes: None,
            rows: None,
            faults: None,
        };
        let mut tx = ledger.begin().await?;
        tx.put_report(&row).await?;
        let detail = json!({ "kind": row.kind, "from": row.from, "to": row.to });
        tx.append_audit(&self.report_entry(AuditAction::ReadReport, &row.connection, &row.id, detail)).await?;
        tx.commit().await?;
        clinic.events.stale(&[Tag::Reports]);
        clinic.reports.wake.notify_one();
        Ok(row.id)
    }

    pub(super) fn report_entry(
        &self,
        action: AuditAction,
        connection: &ConnectionId,
        report: &ReportId,
        detail: serde_json::Value,
    ) -> AuditEntry {
        self.actor.did(action, Utc::now()).through(connection).about(AuditedKind::Report, report).with(detail)
    }
}

/// A range of days as it was entered.
pub(super) fn range(from: &str, to: &str) -> Result<(NaiveDate, NaiveDate)> {
    let from: NaiveDate = from.parse().map_err(|_| ClinicError::invalid("from", "notADate"))?;
    let to: NaiveDate = to.parse().map_err(|_| ClinicError::invalid("to", "notADate"))?;
    if to < from {
        return Err(ClinicError::invalid("to", "beforeFrom"));
    }
    if (to - from).num_days() >= LONGEST {
        return Err(ClinicError::invalid("to", "rangeTooLong"));
    }
    Ok((from, to))
}

#[cfg(test)]
mod tests {
    use super::range;

    #[test]
    fn a_range_is_in_order_and_at_most_a_leap_year_long() {
        assert!(range("2026-01-01", "2026-01-01").is_ok());
        assert!(range("2024-01-01", "2024-12-31").is_ok());
        assert!(range("2026-01-02", "2026-01-01").is_err());
        assert!(range("2024-01-01", "2025-01-01").is_err());
        assert!(range("1.1.2026", "2026-01-01").is_err());
    }
}

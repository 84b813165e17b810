//! The password of a report's file: another one is tried, or the one that is kept is shown to who asks.

use chrono::Utc;
use domain::audit::AuditAction;
use domain::{ReportId, ReportState};
use serde_json::json;

use crate::access::Administrator;
use crate::views::Tag;
use crate::{ClinicError, Result};

const LONGEST: usize = 1_024;

impl Administrator {
    /// Tries another password on a file that is here and locked.
    ///
    /// # Errors
    /// [`ClinicError::Conflict`] when the file is not waiting for one.
    pub async fn unlock_report(&self, id: &ReportId, password: String) -> Result<()> {
        let clinic = &*self.clinic;
        if password.is_empty() || password.chars().count() > LONGEST {
            return Err(ClinicError::invalid("password", "required"));
        }
        let row = self.report_row(id).await?;
        if row.state != ReportState::Downloaded {
            return Err(ClinicError::Conflict("reportMovedOn"));
        }
        let mut after = row.clone();
        after.password = Some(password);
        after.why = None;
        after.next_at = Some(Utc::now());
        let mut tx = clinic.store.ledger().begin().await?;
        if !tx.move_report(&after, &row).await? {
            return Err(ClinicError::Conflict("reportMovedOn"));
        }
        tx.append_audit(&self.report_entry(AuditAction::UnlockReport, &row.connection, id, json!({}))).await?;
        tx.commit().await?;
        clinic.events.stale(&[Tag::Reports]);
        clinic.reports.wake.notify_one();
        Ok(())
    }

    /// The password that is kept for a report's file. Who asked is in the audit before it is given.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when none is kept.
    pub async fn report_password(&self, id: &ReportId) -> Result<String> {
        let row = self.report_row(id).await?;
        let password = row.password.ok_or(ClinicError::NotFound("password"))?;
        let mut tx = self.clinic.store.ledger().begin().await?;
        tx.append_audit(&self.report_entry(AuditAction::ShowReportPassword, &row.connection, id, json!({}))).await?;
        tx.commit().await?;
        Ok(password)
    }
}

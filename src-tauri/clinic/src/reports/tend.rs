//! What a person does about a report that is there: fetch it again, or remove it.

use chrono::Utc;
use domain::audit::AuditAction;
use domain::{ReportId, ReportKind};
use serde_json::json;
use store::ReportRow;

use super::order;
use super::run::begin_again;
use crate::access::Administrator;
use crate::views::Tag;
use crate::{ClinicError, Result, audit};

impl Administrator {
    /// Tries again what came to nothing, or fetches a table anew. Nothing changes at the vendor.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`], or [`ClinicError::Conflict`] while it is worked on.
    pub async fn fetch_report_again(&self, id: &ReportId) -> Result<()> {
        let clinic = &*self.clinic;
        let row = self.report_row(id).await?;
        if row.state.is_under_way() && row.next_at.is_some() && clinic.reports.progress_of(id).is_some() {
            return Err(ClinicError::Conflict("reportUnderWay"));
        }
        if row.kind == ReportKind::Encounter && row.vendor_id.is_none() {
            return Err(ClinicError::Conflict("reportNotOrdered"));
        }
        let mut after = row.clone();
        begin_again(&mut after, Utc::now());
        let mut tx = clinic.store.ledger().begin().await?;
        if !tx.move_report(&after, &row).await? {
            return Err(ClinicError::Conflict("reportMovedOn"));
        }
        let entry = self.report_entry(AuditAction::FetchReportAgain, &row.connection, id, json!({ "kind": row.kind }));
        tx.append_audit(&entry).await?;
        tx.commit().await?;
        clinic.events.stale(&[Tag::Reports]);
        clinic.reports.wake.notify_one();
        Ok(())
    }

    /// Removes a report from this console: its table, its file and its password. The vendor keeps what it has.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`], or [`ClinicError::Conflict`] while its order is not settled in the outbox: an order of
    /// unknown outcome must not lose the password of what it may have made.
    pub async fn remove_report(&self, id: &ReportId) -> Result<()> {
        let clinic = &*self.clinic;
        let row = self.report_row(id).await?;
        let ledger = clinic.store.ledger();
        if ledger.intents_on(&order::subject(id)).await?.iter().any(|intent| !intent.state.is_settled()) {
            return Err(ClinicError::Conflict("reportOrderOpen"));
        }
        let mut tx = ledger.begin().await?;
        tx.delete_report(id).await?;
        let detail = json!({ "kind": row.kind, "from": row.from, "to": row.to });
        tx.append_audit(&self.report_entry(AuditAction::RemoveReport, &row.connection, id, detail)).await?;
        tx.commit().await?;
        *clinic.reports.open.lock().await = None;
        clinic.store.mirror().forget_report(id).await?;
        clinic.events.stale(&[Tag::Reports]);
        Ok(())
    }

    /// The audit's entry that somebody opens a report: its rows are of many patients.
    pub(super) async fn opens_report(&self, id: &ReportId) -> Result<()> {
        let row = self.report_row(id).await?;
        let entry = self.report_entry(AuditAction::OpenReport, &row.connection, id, json!({}));
        audit::opened(&self.clinic, entry).await
    }

    pub(super) async fn report_row(&self, id: &ReportId) -> Result<ReportRow> {
        self.clinic.store.ledger().report(id).await?.ok_or(ClinicError::NotFound("report"))
    }
}

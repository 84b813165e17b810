//! The list of reports.

use std::collections::HashMap;

use chrono::Utc;
use domain::{IntentState, ReportKind, ReportState, Vendor};
use store::ReportRow;

use super::{order, presets};
use crate::access::Administrator;
use crate::views::{Instant, ReportStage, ReportView, ReportsView};
use crate::{Clinic, Result};

impl Administrator {
    /// Every report that was asked for.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn reports(&self) -> Result<ReportsView> {
        let clinic = &*self.clinic;
        let ledger = clinic.store.ledger();
        let connections = ledger.connections().await?;
        let names: HashMap<_, _> =
            connections.into_iter().map(|row| (row.id.clone(), (row.name.clone(), row.vendor()))).collect();
        let name = |row: &ReportRow| names.get(&row.connection).cloned().unwrap_or((String::new(), Vendor::Solo));
        let mut reports = Vec::new();
        for row in ledger.reports().await? {
            let order = match row.state {
                ReportState::Ordering => ledger.intents_on(&order::subject(&row.id)).await?.into_iter().next(),
                _ => None,
            };
            let ordering = row.state == ReportState::Ordering;
            let mut view = view(clinic, name(&row), row);
            if ordering {
                let (stage, why) = ordered(order.as_ref().map(|intent| intent.state));
                (view.stage, view.why, view.again) = (stage, Some(why.to_owned()), false);
                view.intent = order.map(|intent| intent.id);
            }
            reports.push(view);
        }
        Ok(ReportsView { as_of: Instant::from(Utc::now()), reports, presets: presets::remembered(clinic).await? })
    }
}

fn view(clinic: &Clinic, (connection_name, vendor): (String, Vendor), row: ReportRow) -> ReportView {
    ReportView {
        progress: clinic.reports.progress_of(&row.id),
        id: row.id,
        kind: row.kind,
        vendor,
        connection: row.connection,
        connection_name,
        from: row.from,
        to: row.to,
        preset: row.preset,
        stage: stage(row.state),
        why: row.why,
        intent: None,
        asked_by: row.asked_by,
        asked_at: Instant::from(row.asked_at),
        asks: row.asks,
        next_at: row.next_at.map(Instant::from),
        completed_at: row.completed_at.map(Instant::from),
        downloaded_at: row.downloaded_at.map(Instant::from),
        ready_at: row.ready_at.map(Instant::from),
        bytes: row.bytes,
        rows: row.rows,
        faults: row.faults,
        has_password: row.password.is_some(),
        again: row.state != ReportState::Ordering && (row.kind == ReportKind::Dump || row.vendor_id.is_some()),
    }
}

/// Where a report stands whose order is still an intent, and why.
fn ordered(intent: Option<IntentState>) -> (ReportStage, &'static str) {
    match intent {
        Some(IntentState::Queued) => (ReportStage::Ordering, "orderQueued"),
        Some(IntentState::Sending | IntentState::Confirmed) => (ReportStage::Ordering, "orderSending"),
        Some(IntentState::Unknown | IntentState::LandedIdUnknown) => (ReportStage::Ordering, "orderUnknown"),
        Some(IntentState::NeedsPerson) => (ReportStage::Ordering, "orderNeedsPerson"),
        Some(IntentState::Rejected) => (ReportStage::Failed, "orderRefused"),
        Some(IntentState::Withdrawn) => (ReportStage::Failed, "orderWithdrawn"),
        None => (ReportStage::Failed, "orderNotKept"),
    }
}

fn stage(state: ReportState) -> ReportStage {
    match state {
        ReportState::Ordering => ReportStage::Ordering,
        ReportState::Reading => ReportStage::Reading,
        ReportState::Pending => ReportStage::Pending,
        ReportState::Completed => ReportStage::Completed,
        ReportState::Downloaded => ReportStage::Downloaded,
        ReportState::Ready => ReportStage::Ready,
        ReportState::Failed => ReportStage::Failed,
    }
}

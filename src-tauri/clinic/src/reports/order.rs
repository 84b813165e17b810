//! Ordering an encounter report (SOLO-30): it makes something at the vendor, so it is an intent. Nothing at Solo lists
//! orders: one whose answer is lost cannot be looked for, and a person decides.

use chrono::{DateTime, TimeDelta, Utc};
use domain::act::{ReportAct, ReportPassword};
use domain::audit::AuditAction;
use domain::{Act, ReportId, ReportKind, ReportState, Subject};
use serde_json::json;
use store::{IntentRow, LedgerTx, ReportRow};
use uuid::Uuid;

use super::{ask, presets};
use crate::access::Administrator;
use crate::adapters::solo_calls;
use crate::outbox::{Intended, keep};
use crate::problem::FailureKind;
use crate::views::{Fact, Kept, OrderReportInput};
use crate::{Clinic, ClinicError, Result, text};

const SHORTEST_PASSWORD: usize = 8;
const LONGEST_PASSWORD: usize = 128;
/// A report is not asked for sooner than this after its order.
const FIRST_ASK: TimeDelta = TimeDelta::seconds(2);

impl Administrator {
    /// Orders an encounter report. Without a password the console makes one: it is needed to open the file, and is kept
    /// here in any case.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] with the field that cannot be accepted, [`ClinicError::NotFound`] for a connection.
    pub async fn order_report(&self, input: OrderReportInput) -> Result<Kept> {
        let clinic = &*self.clinic;
        let (from, to) = ask::range(&input.from, &input.to)?;
        let preset = text::required("preset", &input.preset, 100)?;
        let preset_name = text::bounded("presetName", &input.preset_name, 80)?;
        let password = password(input.password)?;
        let ledger = clinic.store.ledger();
        ledger.connection(&input.connection).await?.ok_or(ClinicError::NotFound("connection"))?;
        let row = ReportRow {
            id: ReportId::random(),
            connection: input.connection.clone(),
            kind: ReportKind::Encounter,
            from: from.to_string(),
            to: to.to_string(),
            preset: Some(preset.clone()),
            vendor_id: None,
            password: Some(password),
            state: ReportState::Ordering,
            why: None,
            asked_by: self.actor.name.clone(),
            asked_at: Utc::now(),
            asks: 0,
            next_at: None,
            completed_at: None,
            downloaded_at: None,
            ready_at: None,
            bytes: None,
            rows: None,
            faults: None,
        };
        // The password is kept before the intent that needs it. Should the console end between the two, a report stands
        // in the list that was never ordered, and says so.
        let mut tx = ledger.begin().await?;
        tx.put_report(&row).await?;
        let detail = json!({ "kind": row.kind, "from": row.from, "to": row.to });
        tx.append_audit(&self.report_entry(AuditAction::OrderReport, &row.connection, &row.id, detail)).await?;
        tx.commit().await?;
        presets::remember(clinic, &input.connection, &preset, &preset_name).await?;
        let intended = Intended {
            connection: input.connection,
            subject: subject(&row.id),
            visit: None,
            patient: None,
            act: Act::Report(ReportAct::Order { report: row.id, from: row.from, to: row.to, preset, password: None }),
            new_visit: None,
        };
        keep(clinic, &self.actor, intended).await
    }
}

/// What the intents on a report are about.
pub(super) fn subject(report: &ReportId) -> Subject {
    Subject::of("report", report)
}

fn password(typed: Option<String>) -> Result<String> {
    let Some(typed) = typed.filter(|typed| !typed.is_empty()) else {
        return Ok(Uuid::new_v4().simple().to_string());
    };
    match typed.chars().count() {
        0..SHORTEST_PASSWORD => Err(ClinicError::invalid("password", "passwordShort")),
        SHORTEST_PASSWORD..=LONGEST_PASSWORD => Ok(typed),
        _ => Err(ClinicError::invalid("password", "tooLong")),
    }
}

/// The intent as it is sent: with the password that is kept beside the report.
pub(crate) async fn with_password(clinic: &Clinic, row: &IntentRow) -> Result<IntentRow> {
    let mut row = row.clone();
    if let Act::Report(ReportAct::Order { report, password, .. }) = &mut row.act {
        let kept = clinic.store.ledger().report(report).await?;
        *password = kept.and_then(|report| report.password).map(ReportPassword);
    }
    Ok(row)
}

/// The vendor took an order: the report is followed from now on.
pub(crate) async fn was_ordered(
    tx: &mut LedgerTx,
    act: &ReportAct,
    vendor_id: Option<&str>,
    now: DateTime<Utc>,
) -> Result<()> {
    let ReportAct::Order { report, .. } = act;
    if let Some(id) = vendor_id {
        tx.report_was_ordered(report, id, now + FIRST_ASK).await?;
    }
    Ok(())
}

/// What an order says, for the outbox.
pub(crate) fn order_facts(act: &ReportAct) -> Vec<Fact> {
    let ReportAct::Order { from, to, preset, .. } = act;
    [("from", from), ("to", to), ("preset", preset)]
        .map(|(name, value)| Fact { name: name.to_owned(), value: value.clone() })
        .to_vec()
}

/// The vendor's id of an order, entered by hand: it counts when the vendor knows a report under it that no other report
/// here has.
pub(crate) async fn entered_id(clinic: &Clinic, row: &IntentRow, typed: &str) -> Result<String> {
    let id = text::required("vendorId", typed, 100)?;
    let taken = clinic.store.ledger().reports().await?.into_iter().any(|report| report.vendor_id.as_ref() == Some(&id));
    if taken {
        return Err(ClinicError::invalid("vendorId", "otherReport"));
    }
    let account = clinic.solo(&row.connection).ok_or(ClinicError::Conflict("connectionOff"))?;
    match solo_calls::report_status(&account, &id).await {
        Ok(_) => Ok(id),
        Err(failure) if failure.kind == FailureKind::NotFound => Err(ClinicError::invalid("vendorId", "noSuchReport")),
        Err(failure) => Err(failure.into()),
    }
}

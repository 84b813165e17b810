//! Solo has no list of appointments. Its CSV report (SOLO-29) names those of a range of days: their numbers enter the
//! index of known ids, and each is then read by number like any other. The report's columns are not documented
//! (assumption A-SO-05): a report without a recognisable number column imports nothing and is noted as drift.

use chrono::{Days, TimeDelta, Utc};
use domain::{ConfirmedHow, VisitId};
use store::KnownAppointment;

use crate::account::Account;
use crate::adapters::solo_calls;
use crate::views::Tag;
use crate::{Clinic, Result, settings};

const DAYS_BACK: u64 = 1;
const DAYS_AHEAD: u64 = 30;

/// Reads the report of the days around today. False when the vendor did not answer.
pub(super) async fn read(clinic: &Clinic, account: &Account) -> Result<bool> {
    let now = Utc::now();
    let today = now.with_timezone(&settings::zone_of(&account.row.zone)).date_naive();
    let from = today.checked_sub_days(Days::new(DAYS_BACK)).unwrap_or(today);
    let to = today.checked_add_days(Days::new(DAYS_AHEAD)).unwrap_or(today);
    let report = match solo_calls::report(account, from, to).await {
        Ok(report) => report,
        Err(failure) => {
            tracing::info!(operation = failure.operation, kind = ?failure.kind, "the report could not be read");
            return Ok(false);
        }
    };
    clinic.drift.note_all(&account.row.id, &report.drift);
    let ledger = clinic.store.ledger();
    let mut fresh = Vec::new();
    for line in report.lines {
        if let Some(known) = ledger.known_by_vendor_id(&account.row.id, line.appointment).await? {
            if known.room.is_none() && line.room.is_some() {
                fresh.push(KnownAppointment { room: line.room, ..known });
            }
            continue;
        }
        let ours = match &line.external_id {
            Some(reference) => ledger.known_by_external_id(&account.row.id, reference).await?,
            None => None,
        };
        if ours.is_some() {
            // One of our own bookings whose number is still being looked for: the outbox settles that.
            continue;
        }
        let soon = line.start.is_some_and(|start| (start - now).abs() < TimeDelta::hours(18));
        fresh.push(KnownAppointment {
            visit: VisitId::random(),
            connection: account.row.id.clone(),
            vendor_id: Some(line.appointment),
            external_id: line.external_id,
            patient: None,
            room: line.room,
            start: line.start,
            duration_s: None,
            source: ConfirmedHow::CsvImport,
            known_at: now,
            last_read_at: None,
            next_read_at: if soon { now } else { now + TimeDelta::minutes(1) },
            state: None,
            status_word: None,
            gone: false,
        });
    }
    if !fresh.is_empty() {
        let mut tx = ledger.begin().await?;
        tx.put_known_many(&fresh).await?;
        tx.commit().await?;
        clinic.events.stale(&[Tag::Board, Tag::Booking, Tag::Connections]);
    }
    Ok(true)
}

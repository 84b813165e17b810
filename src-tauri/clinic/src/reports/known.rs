//! The visits that a report names enter the index of known ids, and are then read by number like any other (SOLO-14).
//! One way for all reports: those that a person asks for and those that the refresher reads by itself.

use chrono::{DateTime, TimeDelta, Utc};
use domain::ConfirmedHow;
use store::KnownAppointment;

use crate::account::SoloAccount;
use crate::adapters::solo_csv::ReportLine;
use crate::views::Tag;
use crate::{Clinic, Result};

/// Visits further back are history: each known visit costs a request a day, and a year of them would leave nothing for
/// those that people wait for.
const BACK: TimeDelta = TimeDelta::days(31);
const AHEAD: TimeDelta = TimeDelta::days(93);
/// The most visits of one report.
const MOST: usize = 5_000;

/// The visits of a report that are worth reading.
pub(super) struct Named {
    now: DateTime<Utc>,
    lines: Vec<ReportLine>,
}

impl Named {
    pub(super) fn new(now: DateTime<Utc>) -> Self {
        Self { now, lines: Vec::new() }
    }

    pub(super) fn extend(&mut self, line: Option<ReportLine>) {
        let near =
            |line: &ReportLine| line.start.is_some_and(|start| start >= self.now - BACK && start <= self.now + AHEAD);
        if let Some(line) = line.filter(near) {
            self.lines.push(line);
        }
    }

    /// The nearest to now, when there are too many.
    pub(super) fn into_lines(mut self) -> Vec<ReportLine> {
        if self.lines.len() > MOST {
            let far = |line: &ReportLine| line.start.map(|start| (start - self.now).abs());
            self.lines.sort_by_key(far);
            self.lines.truncate(MOST);
        }
        self.lines
    }
}

/// Takes the visits of a report into the index.
pub(crate) async fn index(clinic: &Clinic, account: &SoloAccount, lines: Vec<ReportLine>) -> Result<()> {
    let now = Utc::now();
    let ledger = clinic.store.ledger();
    let mut fresh = Vec::new();
    for line in lines {
        if let Some(known) = ledger.known_by_vendor_id(&account.row.id, &line.appointment.into()).await? {
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
            vendor_id: Some(line.appointment.into()),
            external_id: line.external_id,
            room: line.room,
            start: line.start,
            next_read_at: if soon { now } else { now + TimeDelta::minutes(1) },
            ..KnownAppointment::new(account.row.id.clone(), ConfirmedHow::CsvImport, now)
        });
    }
    if !fresh.is_empty() {
        let mut tx = ledger.begin().await?;
        tx.put_known_many(&fresh).await?;
        tx.commit().await?;
        clinic.events.stale(&[Tag::Board, Tag::Booking, Tag::Connections]);
        clinic.refresher_wake.notify_one();
    }
    Ok(())
}

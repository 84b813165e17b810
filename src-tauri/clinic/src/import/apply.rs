//! Carrying a plan out: the same file, row by row again, one transaction per batch.

use std::sync::PoisonError;

use chrono::{TimeDelta, Utc};
use domain::audit::AuditAction;
use serde_json::json;

use super::Planned;
use super::judge::{Judge, Judged, VisitDeed};
use super::plan::{connected, finished, open};
use super::sheet::Sheet;
use crate::access::FrontDesk;
use crate::views::{ImportAccount, ImportCounts, ImportInput, Tag};
use crate::{Clinic, ClinicError, Result};

/// Visits near now are read at once, the others a minute later: what is on the board comes first.
const SOON: TimeDelta = TimeDelta::hours(18);

impl FrontDesk {
    /// Applies a plan: new people and visits are kept by number and read from the vendor; where the file says otherwise
    /// than what is known, the vendor is asked again. What was kept stays when it ends early, and the account says where.
    ///
    /// # Errors
    /// [`ClinicError::Conflict`] when the plan is not the last one made, the connection is off, or the file is no longer
    /// the one that was looked at; nothing is kept then.
    pub async fn apply_import(&self, input: ImportInput) -> Result<ImportAccount> {
        let clinic = &*self.clinic;
        let planned = clinic.importing.lock().unwrap_or_else(PoisonError::into_inner).take();
        let planned = planned
            .filter(|planned| planned.token == input.token && planned.connection == input.connection)
            .ok_or(ClinicError::Conflict("importGone"))?;
        let row = connected(clinic, &planned.connection).await?;
        unchanged(&planned, &row).await?;
        self.note(&planned, AuditAction::BeginImport, json!({})).await?;
        let mut deeds = Deeds::default();
        let mut judge = Judge::new(clinic, &planned.connection);
        let ended = carry_out(clinic, &planned, &row, &mut judge, &mut deeds).await;
        let stopped = ended.err().map(|error| word(&error).to_owned());
        let account = ImportAccount {
            counts: judge.counts,
            people: deeds.people,
            visits: deeds.visits,
            asked_again: deeds.asked_again,
            last_line: stopped.is_some().then_some(deeds.last_line),
            stopped,
        };
        let ImportCounts { new, known, changed, refused } = account.counts;
        self.note(
            &planned,
            AuditAction::Import,
            json!({
                "people": account.people, "visits": account.visits, "askedAgain": account.asked_again,
                "rows": { "new": new, "known": known, "changed": changed, "refused": refused },
                "stopped": account.stopped, "lastLine": account.last_line,
            }),
        )
        .await?;
        clinic.refresher_wake.notify_one();
        clinic.events.stale(&[Tag::Board, Tag::Booking, Tag::Connections, Tag::Patients]);
        Ok(account)
    }

    async fn note(&self, planned: &Planned, action: AuditAction, mut detail: serde_json::Value) -> Result<()> {
        if let Some(facts) = detail.as_object_mut() {
            // The file's bytes, not its name: a name may hold a person's.
            let digest: String = planned.digest.iter().map(|byte| format!("{byte:02x}")).collect();
            facts.insert("sha256".to_owned(), json!(digest));
        }
        let mut tx = self.clinic.store.ledger().begin().await?;
        tx.append_audit(&self.actor.did(action, Utc::now()).through(&planned.connection).with(detail)).await?;
        tx.commit().await?;
        Ok(())
    }
}

#[derive(Default)]
struct Deeds {
    people: u32,
    visits: u32,
    asked_again: u32,
    last_line: u32,
}

/// Reads the file once more to its end before anything of it is kept: a file that somebody goes on writing into would
/// otherwise be kept in part.
async fn unchanged(planned: &Planned, row: &store::ConnectionRow) -> Result<()> {
    let (mut lines, reading) = open(planned.path.clone(), row);
    while lines.recv().await.is_some() {}
    same(planned, &finished(reading).await?)
}

async fn carry_out(
    clinic: &Clinic,
    planned: &Planned,
    row: &store::ConnectionRow,
    judge: &mut Judge<'_>,
    deeds: &mut Deeds,
) -> Result<()> {
    let (mut lines, reading) = open(planned.path.clone(), row);
    while let Some(batch) = lines.recv().await {
        let before = judge.counts;
        let mut judged = Vec::with_capacity(batch.len());
        for line in batch {
            judged.push(judge.judge(line).await?);
        }
        if let Err(error) = keep(clinic, judged, deeds).await {
            judge.counts = before;
            return Err(error);
        }
    }
    same(planned, &finished(reading).await?)
}

fn same(planned: &Planned, sheet: &Sheet) -> Result<()> {
    if sheet.digest == planned.digest { Ok(()) } else { Err(ClinicError::Conflict("fileChanged")) }
}

async fn keep(clinic: &Clinic, judged: Vec<Judged>, deeds: &mut Deeds) -> Result<()> {
    let now = Utc::now();
    let later = now + clinic.pace.scaled(TimeDelta::minutes(1));
    let last_line = judged.last().map_or(deeds.last_line, |one| one.shown.line);
    let (mut people, mut with_visits, mut again) = (Vec::new(), Vec::new(), Vec::new());
    let (mut visits, mut asked) = (Vec::new(), Vec::new());
    for one in judged {
        match one.person {
            // A visit tells who its patient is: it is read before them.
            Some((key, true)) if one.visit.is_some() => with_visits.push(key),
            Some((key, true)) => people.push(key),
            Some((key, false)) => again.push(key),
            None => {}
        }
        match one.visit {
            Some(VisitDeed::Add(mut visit)) => {
                let soon = visit.start.is_some_and(|start| (start - now).abs() < SOON);
                visit.next_read_at = if soon { now } else { later };
                visits.push(*visit);
            }
            Some(VisitDeed::AskAgain(visit)) => asked.push(visit),
            None => {}
        }
    }
    people.sort();
    people.dedup();
    with_visits.sort();
    with_visits.dedup();
    with_visits.retain(|key| people.binary_search(key).is_err());
    again.sort();
    again.dedup();
    let mut tx = clinic.store.ledger().begin().await?;
    // Who is known comes before a long list of who is not.
    tx.people_are_due(&again, now, now - TimeDelta::seconds(1), false).await?;
    tx.people_are_due(&people, now, now, false).await?;
    tx.people_are_due(&with_visits, now, later, false).await?;
    tx.put_known_many(&visits).await?;
    for visit in &asked {
        tx.set_next_read(visit, now - TimeDelta::seconds(1)).await?;
    }
    tx.commit().await?;
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    deeds.people += number(people.len() + with_visits.len());
    deeds.visits += number(visits.len());
    deeds.asked_again += number(again.len() + asked.len());
    deeds.last_line = last_line;
    Ok(())
}

/// Why an import ended early, as a word that the page has a sentence for.
fn word(error: &ClinicError) -> &'static str {
    match error {
        ClinicError::Store(store::StoreError::DiskFull) => "diskFull",
        ClinicError::Invalid { what, .. } | ClinicError::Conflict(what) => what,
        _ => "store",
    }
}

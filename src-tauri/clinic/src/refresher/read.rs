//! Reading a batch of visits and applying what came back in two transactions: the mirror's and the ledger's.

use std::collections::HashSet;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use domain::rhythm::{self, Known};
use domain::{ConfirmedHow, IntentState, VisitId};
use futures::StreamExt;
use store::{IntentFilter, KnownAppointment, ReadBatch, ReadMark, StatusSeen};
use tokio_util::task::AbortOnDropHandle;

use crate::adapters::calls::{self, ReadVisit};
use crate::outbox::{Settlement, settle};
use crate::problem::FailureKind;
use crate::views::Tag;
use crate::{Clinic, ClinicError, Result};

const AT_ONCE: usize = 8;
/// A change counts as seen when the previous read was at most this long before.
const SEEN_WITHIN: TimeDelta = TimeDelta::seconds(90);

/// What came of reading visits that were known before.
#[derive(Default)]
pub(crate) struct Findings {
    /// The vendor has no such appointment any more.
    pub(crate) gone: HashSet<VisitId>,
    /// The vendor did not answer.
    pub(crate) unread: HashSet<VisitId>,
}

/// Reads these visits (SOLO-14). `how` says what made us read them.
pub(crate) async fn visits(clinic: &Arc<Clinic>, due: Vec<KnownAppointment>, how: ConfirmedHow) -> Result<Findings> {
    let mut answers = futures::stream::iter(due.into_iter().filter_map(|known| {
        let account = clinic.account(&known.connection)?;
        Some(async move {
            let read = calls::visit(&account, &known).await;
            (known, read)
        })
    }))
    .buffer_unordered(AT_ONCE);
    let mut batch = Batch::default();
    while let Some((known, read)) = answers.next().await {
        match read {
            Ok(read) => batch.push(clinic, known, read, how),
            Err(failure) if failure.kind == FailureKind::NotFound => batch.gone.push(known),
            Err(failure) => {
                tracing::info!(operation = failure.operation, kind = ?failure.kind, "a visit could not be read");
                batch.unread.push(known);
            }
        }
    }
    let of = |list: &[KnownAppointment]| list.iter().map(|known| known.visit.clone()).collect();
    let findings = Findings { gone: of(&batch.gone), unread: of(&batch.unread) };
    batch.apply(clinic).await?;
    Ok(findings)
}

#[derive(Default)]
pub(super) struct Batch {
    read: ReadBatch,
    marks: Vec<ReadMark>,
    seen: Vec<StatusSeen>,
    gone: Vec<KnownAppointment>,
    unread: Vec<KnownAppointment>,
    merged: Vec<(KnownAppointment, String)>,
}

impl Batch {
    pub(super) fn push(&mut self, clinic: &Clinic, known: KnownAppointment, mut read: ReadVisit, how: ConfirmedHow) {
        read.appointment.how = how;
        let now = read.appointment.read_at;
        clinic.drift.note_all(&known.connection, &read.drift);
        let row = &read.appointment;
        if known.status_word.as_deref() != Some(row.status_word.as_str()) {
            self.seen.push(StatusSeen {
                visit: known.visit.clone(),
                status_word: row.status_word.clone(),
                call_word: row.call_word.clone(),
                state: row.state,
                first_seen_at: now,
                began_seen: known.status_word.is_some()
                    && known.last_read_at.is_some_and(|last| now - last <= SEEN_WITHIN),
                how: row.how,
            });
        }
        self.marks.push(mark(clinic, &known, &read, now));
        if let (None, Some(reference)) = (&known.external_id, &row.external_id) {
            self.merged.push((known, reference.clone()));
        }
        self.read.patients.extend(read.patient);
        self.read.appointments.push(read.appointment);
    }

    /// People first, then since when each visit is in its state, then the visits: whoever looks in between sees neither
    /// a visit without its patient nor one that waits since nobody knows when.
    pub(super) async fn apply(mut self, clinic: &Arc<Clinic>) -> Result<()> {
        let now = Utc::now();
        let people = ReadBatch { patients: std::mem::take(&mut self.read.patients), ..ReadBatch::default() };
        take_over(clinic, people).await?;
        let ledger = clinic.store.ledger();
        let mut tx = ledger.begin().await?;
        tx.apply_reads(&self.marks).await?;
        tx.append_status_many(&self.seen).await?;
        for known in &self.gone {
            tx.mark_gone(&known.visit, now).await?;
        }
        for known in &self.unread {
            tx.set_next_read(&known.visit, now + clinic.pace.scaled(TimeDelta::seconds(15))).await?;
        }
        tx.commit().await?;
        let read = take_over(clinic, self.read).await?;
        clinic.was_read(self.marks.iter().map(|mark| &mark.visit).chain(self.gone.iter().map(|known| &known.visit)));
        for (known, reference) in self.merged {
            adopt(clinic, &known, &reference).await?;
        }
        settle_by_reading(clinic, &read).await?;
        clinic.events.stale(&[Tag::Board, Tag::Connections]);
        if !self.seen.is_empty() {
            clinic.events.stale(&[Tag::Booking]);
        }
        Ok(())
    }
}

/// Takes a batch over into the mirror and gives it back. On a task of its own: what has to be worked out for a long batch
/// does not keep the next pages from being read. The task holds the mirror alone, so that nothing of it keeps the data
/// folder in use.
pub(super) async fn take_over(clinic: &Clinic, batch: ReadBatch) -> Result<ReadBatch> {
    let mirror = clinic.store.mirror().clone();
    let work = AbortOnDropHandle::new(tokio::spawn(async move {
        mirror.apply(&batch).await?;
        Ok(batch)
    }));
    match work.await {
        Ok(done) => done,
        Err(ended) => match ended.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(_) => Err(ClinicError::Closing),
        },
    }
}

fn mark(clinic: &Clinic, known: &KnownAppointment, read: &ReadVisit, now: DateTime<Utc>) -> ReadMark {
    let row = &read.appointment;
    let next = Known { state: Some(row.state), start: row.start };
    let interval = clinic.pace.scaled(rhythm::interval(next, clinic.attention(), now));
    ReadMark {
        visit: known.visit.clone(),
        at: now,
        how: row.how,
        next_read_at: now + interval.max(TimeDelta::milliseconds(500)),
        state: row.state,
        status_word: row.status_word.clone(),
        start: row.start,
        duration_s: row.duration_s,
        patient: row.patient.clone(),
    }
}

/// A visit that was discovered by number turns out to be one of our own bookings that had landed without an id: the
/// booking takes the number, and the discovered entry is dropped, so that the board never shows one visit twice.
pub(super) async fn adopt(clinic: &Clinic, discovered: &KnownAppointment, reference: &str) -> Result<()> {
    let ledger = clinic.store.ledger();
    let Some(ours) = ledger.known_by_external_id(&discovered.connection, reference).await? else {
        return Ok(());
    };
    let (Some(id), None) = (&discovered.vendor_id, &ours.vendor_id) else {
        return Ok(());
    };
    let mut tx = ledger.begin().await?;
    tx.forget_known(&discovered.visit).await?;
    tx.move_document_copies(&discovered.visit, &ours.visit).await?;
    tx.learn_vendor_id(&ours.visit, id).await?;
    tx.set_next_read(&ours.visit, Utc::now() - TimeDelta::seconds(1)).await?;
    tx.commit().await?;
    for intent in ledger.intents_of_visit(&ours.visit).await? {
        let waits =
            matches!(intent.state, IntentState::LandedIdUnknown | IntentState::Unknown | IntentState::NeedsPerson);
        if waits {
            let mut settlement = Settlement::new(domain::intent::Event::IdLearned, "idLearned");
            settlement.vendor_id = Some(id.to_string());
            settle(clinic, &intent, settlement).await?;
        }
    }
    Ok(())
}

/// A change of unknown outcome whose effect the ordinary reading shows is settled by it.
async fn settle_by_reading(clinic: &Clinic, read: &ReadBatch) -> Result<()> {
    let open = IntentFilter { open_only: true, settled_since: None };
    let waiting: Vec<_> = clinic
        .store
        .ledger()
        .intents(open)
        .await?
        .into_iter()
        .filter(|intent| intent.subject.is_visit())
        .filter(|intent| matches!(intent.state, IntentState::Unknown | IntentState::NeedsPerson))
        .collect();
    for intent in waiting {
        let Some(row) = read.appointments.iter().find(|row| Some(&row.visit) == intent.visit.as_ref()) else {
            continue;
        };
        if calls::shows_effect(row, &intent.act) {
            let mut settlement = Settlement::new(domain::intent::Event::ProbeFound, "readShowsIt");
            settlement.vendor_id = row.vendor_id.as_ref().map(ToString::to_string);
            settle(clinic, &intent, settlement).await?;
        }
    }
    Ok(())
}

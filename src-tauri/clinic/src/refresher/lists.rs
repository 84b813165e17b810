//! Vendors that list their visits and their people: pages are kept as they come, while the next is fetched. What a whole
//! list no longer names is gone from it; a vendor that also gives a visit by its id is asked for that one first.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::{TimeDelta, Utc};
use domain::{ConfirmedHow, Patient, VendorId, VisitId};
use store::{KnownAppointment, ReadBatch};
use tokio::sync::mpsc;

use super::read::{Batch, take_over};
use crate::account::Account;
use crate::adapters::calls::{self, Listing, ReadVisit};
use crate::views::Tag;
use crate::{Clinic, Result};

/// Pages that may wait to be kept. Those that came while others were being kept are kept together: the fewer
/// transactions, the sooner a long list is here, and a short one waits for nothing.
const PAGES_WAITING: usize = 24;

/// Reads what the account lets one choose from, and keeps it. False when the vendor did not answer.
pub(super) async fn choices(clinic: &Clinic, account: &Arc<Account>) -> Result<bool> {
    match calls::choices(account).await {
        Ok(Some((choices, drift))) => {
            clinic.drift.note_all(&account.row.id, &drift);
            clinic.store.mirror().put_choices(&account.row.id, &choices, Utc::now()).await?;
            account.set_choices(choices);
            clinic.events.stale(&[Tag::Booking, Tag::Connections]);
            Ok(true)
        }
        Ok(None) => Ok(true),
        Err(failure) => {
            tracing::info!(operation = failure.operation, kind = ?failure.kind, "lists could not be read");
            clinic.events.stale(&[Tag::Connections]);
            Ok(false)
        }
    }
}

/// Reads the vendor's people into the mirror. False when the vendor did not answer.
pub(super) async fn people(clinic: &Arc<Clinic>, account: &Arc<Account>) -> Result<bool> {
    let (out, mut pages) = mpsc::channel::<Vec<Patient>>(PAGES_WAITING);
    let kept = async {
        let mut some = false;
        while let Some(patients) = next(&mut pages).await {
            some |= !patients.is_empty();
            take_over(clinic, ReadBatch { patients, appointments: Vec::new() }).await?;
        }
        if some {
            clinic.events.stale(&[Tag::Patients, Tag::Board]);
        }
        Ok::<_, crate::ClinicError>(())
    };
    let (read, kept) = tokio::join!(calls::people(account, out), kept);
    kept?;
    match read {
        Ok(drift) => {
            clinic.drift.note_all(&account.row.id, &drift);
            Ok(true)
        }
        Err(failure) => {
            tracing::info!(operation = failure.operation, kind = ?failure.kind, "people could not be listed");
            Ok(false)
        }
    }
}

/// Reads the vendor's visits. False when the vendor did not answer; what came before that is kept.
pub(super) async fn visits(clinic: &Arc<Clinic>, account: &Arc<Account>) -> Result<bool> {
    // What gets its id while the list is read, a booking of ours for one, may be too late to stand in it.
    let known = clinic.store.ledger().known_at_vendor(&account.row.id).await?;
    let standing: HashSet<VisitId> = known.into_iter().map(|known| known.visit).collect();
    let (out, mut pages) = mpsc::channel::<Vec<ReadVisit>>(PAGES_WAITING);
    let (learned, mut batches) = mpsc::channel::<Batch>(1);
    // The ledger takes the next pages while the mirror takes those before.
    let learning = async move {
        let mut seen = HashSet::new();
        while let Some(page) = next(&mut pages).await {
            seen.extend(page.iter().filter_map(|read| read.appointment.vendor_id.clone()));
            if learned.send(learn(clinic, account, page).await?).await.is_err() {
                break;
            }
        }
        Ok::<_, crate::ClinicError>(seen)
    };
    let keeping = async move {
        while let Some(batch) = batches.recv().await {
            batch.apply(clinic).await?;
        }
        Ok::<_, crate::ClinicError>(())
    };
    let (read, seen, kept) = tokio::join!(calls::visits(account, out), learning, keeping);
    kept?;
    let seen = seen?;
    match read {
        Ok(listing) => {
            clinic.drift.note_all(&account.row.id, &listing.drift);
            missing(clinic, account, &listing, &seen, &standing).await?;
            Ok(true)
        }
        Err(failure) => {
            tracing::info!(operation = failure.operation, kind = ?failure.kind, "visits could not be listed");
            clinic.events.stale(&[Tag::Board, Tag::Connections]);
            Ok(false)
        }
    }
}

/// The next page with all that wait behind it; none when there is no more.
async fn next<T>(pages: &mut mpsc::Receiver<Vec<T>>) -> Option<Vec<T>> {
    let mut rows = pages.recv().await?;
    while let Ok(more) = pages.try_recv() {
        rows.extend(more);
    }
    Some(rows)
}

/// Keeps a page or several.
async fn keep(clinic: &Arc<Clinic>, account: &Arc<Account>, page: Vec<ReadVisit>) -> Result<()> {
    learn(clinic, account, page).await?.apply(clinic).await
}

/// Visits that were not known become known, in the same order as the vendor has them; what was read of them is still to
/// be kept.
async fn learn(clinic: &Arc<Clinic>, account: &Arc<Account>, page: Vec<ReadVisit>) -> Result<Batch> {
    let ledger = clinic.store.ledger();
    let ids: Vec<VendorId> = page.iter().filter_map(|read| read.appointment.vendor_id.clone()).collect();
    let mut known = ledger.known_by_vendor_ids(&account.row.id, &ids).await?;
    let now = Utc::now();
    let mut changed = Vec::new();
    let mut batch = Batch::default();
    let mut reads: HashMap<VendorId, ReadVisit> = HashMap::new();
    for read in page {
        // A visit that is listed twice counts once, as it is listed last.
        if let Some(id) = read.appointment.vendor_id.clone() {
            reads.insert(id, read);
        }
    }
    for (id, read) in &mut reads {
        let visit = match known.get_mut(id) {
            Some(one) => {
                if one.room != read.place && read.place.is_some() || one.gone {
                    one.room = read.place.clone().or(one.room.take());
                    one.gone = false;
                    changed.push(one.clone());
                }
                one.visit.clone()
            }
            None => {
                let row = &read.appointment;
                let fresh = KnownAppointment {
                    vendor_id: Some(id.clone()),
                    patient: row.patient.clone(),
                    room: read.place.clone(),
                    start: row.start,
                    duration_s: row.duration_s,
                    ..KnownAppointment::new(account.row.id.clone(), ConfirmedHow::Read, now)
                };
                let visit = fresh.visit.clone();
                // Whoever looks before the reading itself is kept sees where the visit stands, and never a guess.
                changed.push(KnownAppointment {
                    state: Some(row.state),
                    status_word: Some(row.status_word.clone()),
                    ..fresh.clone()
                });
                known.insert(id.clone(), fresh);
                visit
            }
        };
        read.appointment.visit = visit;
    }
    if !changed.is_empty() {
        let mut tx = ledger.begin().await?;
        tx.put_known_many(&changed).await?;
        tx.commit().await?;
    }
    for (id, read) in reads {
        if let Some(one) = known.remove(&id) {
            batch.push(clinic, one, read, ConfirmedHow::Read);
        }
    }
    Ok(batch)
}

/// What a whole list did not name: gone where the list is all there is, else asked for by its id.
async fn missing(
    clinic: &Arc<Clinic>,
    account: &Arc<Account>,
    listing: &Listing,
    seen: &HashSet<VendorId>,
    standing: &HashSet<VisitId>,
) -> Result<()> {
    if !listing.whole {
        return Ok(());
    }
    let ledger = clinic.store.ledger();
    let in_range = |known: &KnownAppointment| match (listing.range, known.start) {
        (None, _) => true,
        (Some((from, to)), Some(start)) => from <= start && start < to,
        (Some(_), None) => false,
    };
    let mut missing: Vec<_> = ledger
        .known_at_vendor(&account.row.id)
        .await?
        .into_iter()
        .filter(|known| standing.contains(&known.visit) && in_range(known))
        .filter(|known| known.vendor_id.as_ref().is_some_and(|id| !seen.contains(id)))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    let by_id = calls::reads_by_id(account.row.vendor());
    if let (false, Some((_, to))) = (by_id, listing.range) {
        // What was moved past the end of the range is not gone.
        let wanted: HashSet<VendorId> = missing.iter().filter_map(|known| known.vendor_id.clone()).collect();
        let mut later = match calls::visits_from(account, to).await {
            Ok(Some(later)) => later,
            Ok(None) => return Ok(()),
            Err(failure) => {
                tracing::info!(operation = failure.operation, kind = ?failure.kind, "later visits could not be listed");
                return Ok(());
            }
        };
        later.retain(|read| read.appointment.vendor_id.as_ref().is_some_and(|id| wanted.contains(id)));
        let moved: HashSet<VendorId> = later.iter().filter_map(|read| read.appointment.vendor_id.clone()).collect();
        keep(clinic, account, later).await?;
        missing.retain(|known| known.vendor_id.as_ref().is_some_and(|id| !moved.contains(id)));
    }
    let mut tx = ledger.begin().await?;
    for known in &missing {
        if by_id {
            tx.set_next_read(&known.visit, Utc::now() - TimeDelta::seconds(1)).await?;
        } else {
            tx.mark_gone(&known.visit, Utc::now()).await?;
        }
    }
    tx.commit().await?;
    clinic.events.stale(&[Tag::Board, Tag::Booking]);
    Ok(())
}

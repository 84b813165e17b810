//! Departures from a contract: where and how often, never which value. They are noted in passing, while something else
//! is being read, and kept in the ledger a moment later, so that no reading waits for it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use domain::ConnectionId;
use store::{DriftRow, Store};
use tokio::sync::Notify;
use tokio_util::sync::CancellationToken;

use crate::views::{DriftView, Instant, Tag};
use crate::{Clinic, Result};

/// At most this many different places wait to be kept; a reply full of invented fields cannot fill the memory.
const MOST_PLACES: usize = 200;
/// Longer words are cut: a place is a name.
const LONGEST: usize = 120;
/// How long sightings are gathered before they are kept together.
const GATHERED_FOR: TimeDelta = TimeDelta::seconds(2);

type Place = (ConnectionId, String);

#[derive(Clone, Copy)]
struct Sighting {
    count: u32,
    first: DateTime<Utc>,
    last: DateTime<Utc>,
}

/// Departures that were noted and are not kept yet.
#[derive(Default)]
pub(crate) struct Drift {
    waiting: Mutex<BTreeMap<Place, Sighting>>,
    /// Held while what waits goes to the ledger, so that nobody looks while it is in neither place.
    keeping: tokio::sync::Mutex<()>,
    noted: Notify,
}

impl Drift {
    fn waiting(&self) -> std::sync::MutexGuard<'_, BTreeMap<Place, Sighting>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes each place once; a place is an operation, a colon and words.
    pub(crate) fn note_all(&self, connection: &ConnectionId, places: &[String]) {
        if places.is_empty() {
            return;
        }
        let now = Utc::now();
        let mut waiting = self.waiting();
        for place in places {
            let key = (connection.clone(), place.chars().take(LONGEST).collect());
            add(&mut waiting, key, Sighting { count: 1, first: now, last: now });
        }
        drop(waiting);
        self.noted.notify_one();
    }

    /// Keeps what waits. What could not be kept goes on waiting.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub(crate) async fn keep(&self, store: &Store) -> Result<()> {
        let _keeping = self.keeping.lock().await;
        let taken = std::mem::take(&mut *self.waiting());
        if taken.is_empty() {
            return Ok(());
        }
        let kept = keep_all(store, &taken).await;
        if kept.is_err() {
            let mut waiting = self.waiting();
            for (place, sighting) in taken {
                add(&mut waiting, place, sighting);
            }
        }
        kept
    }

    /// Everything known of a connection: what is kept, and what waits to be.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub(crate) async fn of(&self, store: &Store, connection: &ConnectionId) -> Result<Vec<DriftView>> {
        let _keeping = self.keeping.lock().await;
        let mut all: BTreeMap<String, Sighting> = store
            .ledger()
            .drift(connection)
            .await?
            .into_iter()
            .map(|row| {
                let place = format!("{}: {}", row.operation, row.words);
                (place, Sighting { count: row.count, first: row.first_seen, last: row.last_seen })
            })
            .collect();
        for ((_, place), waits) in self.waiting().iter().filter(|((id, _), _)| id == connection) {
            add(&mut all, place.clone(), *waits);
        }
        let view = |(place, sighting): (String, Sighting)| DriftView {
            place,
            count: sighting.count,
            first_seen: Instant::from(sighting.first),
            last_seen: Instant::from(sighting.last),
        };
        Ok(all.into_iter().map(view).collect())
    }

    /// Drops what waits for a connection that was removed.
    pub(crate) fn forget(&self, connection: &ConnectionId) {
        self.waiting().retain(|(id, _), _| id != connection);
    }
}

fn add<K: Ord>(to: &mut BTreeMap<K, Sighting>, place: K, more: Sighting) {
    if to.len() >= MOST_PLACES && !to.contains_key(&place) {
        return;
    }
    let kept = to.entry(place).or_insert(Sighting { count: 0, ..more });
    kept.count = kept.count.saturating_add(more.count);
    kept.first = kept.first.min(more.first);
    kept.last = kept.last.max(more.last);
}

async fn keep_all(store: &Store, taken: &BTreeMap<Place, Sighting>) -> Result<()> {
    let mut tx = store.ledger().begin().await?;
    for ((connection, place), sighting) in taken {
        let (operation, words) = place.split_once(": ").unwrap_or(("", place));
        let row = DriftRow {
            connection: connection.clone(),
            operation: operation.to_owned(),
            words: words.to_owned(),
            count: sighting.count,
            first_seen: sighting.first,
            last_seen: sighting.last,
        };
        if !tx.add_drift(&row).await? {
            tracing::warn!(%connection, operation, "a departure from the contract is one too many to be kept");
        }
    }
    tx.commit().await?;
    Ok(())
}

/// Keeps what is noted until it is told to stop; closing the clinic keeps the rest.
pub(crate) async fn run(clinic: Arc<Clinic>, stop: CancellationToken) {
    let gathered = clinic.pace.scaled(GATHERED_FOR).to_std().unwrap_or_default();
    loop {
        tokio::select! {
            () = stop.cancelled() => return,
            () = clinic.drift.noted.notified() => {}
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(gathered) => {}
        }
        match clinic.drift.keep(&clinic.store).await {
            Ok(()) => clinic.events.stale(&[Tag::Connections]),
            Err(error) => tracing::error!(%error, "departures from the contract could not be kept"),
        }
    }
}

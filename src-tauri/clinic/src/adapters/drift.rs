//! Departures from a contract: where and how often, never which value.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Utc};
use domain::ConnectionId;

use crate::views::{DriftView, Instant};

/// At most this many different places are kept per connection; a reply full of invented fields cannot fill the memory.
const MOST_PLACES: usize = 200;

type Place = (ConnectionId, String);
type Sighting = (u32, DateTime<Utc>, DateTime<Utc>);

/// Counts departures by connection and place since the console was opened.
#[derive(Default)]
pub(crate) struct Drift {
    places: Mutex<BTreeMap<Place, Sighting>>,
}

impl Drift {
    pub(crate) fn note_all(&self, connection: &ConnectionId, places: &[String]) {
        if places.is_empty() {
            return;
        }
        let now = Utc::now();
        let mut kept = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        for place in places {
            let key = (connection.clone(), place.clone());
            if kept.len() >= MOST_PLACES && !kept.contains_key(&key) {
                continue;
            }
            let sighting = kept.entry(key).or_insert((0, now, now));
            sighting.0 = sighting.0.saturating_add(1);
            sighting.2 = now;
        }
    }

    pub(crate) fn of(&self, connection: &ConnectionId) -> Vec<DriftView> {
        let kept = self.places.lock().unwrap_or_else(PoisonError::into_inner);
        kept.iter()
            .filter(|((id, _), _)| id == connection)
            .map(|((_, place), (count, first, last))| DriftView {
                place: place.clone(),
                count: *count,
                first_seen: Instant::from(*first),
                last_seen: Instant::from(*last),
            })
            .collect()
    }
}

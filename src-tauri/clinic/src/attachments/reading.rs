//! Reading a visit's list of files behind the screen (SOLO-20): when somebody looks at the visit and the list is old, or
//! older than what we changed.

use std::sync::{Arc, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use store::KnownAppointment;

use crate::Clinic;
use crate::adapters::solo_calls;
use crate::views::Tag;

/// A list that somebody looks at is read again when it is older than this.
const FRESH: TimeDelta = TimeDelta::minutes(2);
/// How long a failed reading is not repeated by itself.
const AFTER_FAILURE: TimeDelta = TimeDelta::seconds(15);

/// What is known of the reading of one visit's list.
#[derive(Debug, Clone)]
pub(crate) enum Reading {
    /// Under way.
    UnderWay,
    /// It failed, and why, as a word that the page has a sentence for.
    Failed {
        /// When.
        at: DateTime<Utc>,
        /// Why.
        why: &'static str,
    },
}

/// Whether a list should be read again: it never was, it is old, or something of ours was settled after it.
pub(crate) fn is_due(read_at: Option<DateTime<Utc>>, settled_at: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    read_at.is_none_or(|read| now - read > FRESH || settled_at.is_some_and(|settled| settled >= read))
}

/// Begins a reading, unless one is under way or failed a moment ago, and says how the last one stands.
pub(super) fn begin(clinic: &Arc<Clinic>, known: &KnownAppointment, due: bool) -> Option<Reading> {
    let mut readings = clinic.reading_files.lock().unwrap_or_else(PoisonError::into_inner);
    let stands = readings.get(&known.visit).cloned();
    let rests = match &stands {
        Some(Reading::UnderWay) => true,
        Some(Reading::Failed { at, .. }) => Utc::now() - *at < clinic.pace.scaled(AFTER_FAILURE),
        None => false,
    };
    let (Some(account), Some(id)) = (clinic.solo(&known.connection), known.number()) else {
        return stands;
    };
    if !due || rests {
        return stands;
    }
    readings.insert(known.visit.clone(), Reading::UnderWay);
    drop(readings);
    let (clinic, known) = (clinic.clone(), known.clone());
    tokio::spawn(async move {
        let begun = Utc::now();
        let failed = match solo_calls::attachments(&account, id).await {
            Ok(files) => {
                let mirror = clinic.store.mirror();
                match mirror.put_attachments(&known.connection, &known.visit, &files, begun).await {
                    Ok(()) => None,
                    Err(error) => {
                        tracing::error!(%error, "a list of files could not be kept");
                        Some("notKept")
                    }
                }
            }
            Err(failure) => {
                tracing::info!(operation = failure.operation, kind = ?failure.kind, "a list of files could not be read");
                Some(failure.kind.word())
            }
        };
        let mut readings = clinic.reading_files.lock().unwrap_or_else(PoisonError::into_inner);
        match failed {
            Some(why) => readings.insert(known.visit, Reading::Failed { at: Utc::now(), why }),
            None => readings.remove(&known.visit),
        };
        drop(readings);
        clinic.events.stale(&[Tag::Files]);
    });
    Some(Reading::UnderWay)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_due_when_it_is_old_or_older_than_what_we_changed() {
        let now = Utc::now();
        let ago = |seconds| Some(now - TimeDelta::seconds(seconds));
        assert!(is_due(None, None, now));
        assert!(!is_due(ago(30), None, now));
        assert!(is_due(ago(121), None, now));
        assert!(is_due(ago(30), ago(10), now), "our change is not in it");
        assert!(!is_due(ago(30), ago(40), now));
    }
}

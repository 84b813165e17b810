//! An opening is audited once. A page asks for what it shows again and again, when something went stale, when it is drawn
//! anew: that is one opening for as long as the same person goes on looking at the same thing.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError};
use std::time::{Duration, Instant};

use chrono::Utc;
use domain::audit::AuditAction;
use domain::{PatientKey, UserId};
use store::AuditEntry;
use tokio::sync::OnceCell;

use crate::access::{Chart, Member};
use crate::{Clinic, Result};

/// Who has not looked at a thing for so long opens it anew.
const SITTING: Duration = Duration::from_secs(30 * 60);

type Key = (Option<UserId>, AuditAction, Option<PatientKey>, Option<String>);

/// What is open, by whom and since when it was last looked at.
#[derive(Default)]
pub(super) struct Openings(HashMap<Key, (Instant, Arc<OnceCell<()>>)>);

impl Openings {
    /// The entry of this opening: kept, or about to be.
    fn look(&mut self, key: Key, now: Instant) -> Arc<OnceCell<()>> {
        self.0.retain(|_, (at, _)| now.duration_since(*at) < SITTING);
        let (at, kept) = self.0.entry(key).or_insert_with(|| (now, Arc::default()));
        *at = now;
        kept.clone()
    }
}

/// Notes that somebody opens something, before it is shown. Whoever asks for the same meanwhile waits for the same entry;
/// nobody else waits.
///
/// # Errors
/// When the audit cannot be written; nothing may be shown then.
pub(crate) async fn opened(clinic: &Clinic, entry: AuditEntry) -> Result<()> {
    let id = entry.entity_id().map(str::to_owned);
    let key = (entry.user_id.clone(), entry.action, entry.patient.clone(), id);
    let kept = {
        let mut openings = clinic.audit.openings.lock().unwrap_or_else(PoisonError::into_inner);
        openings.look(key, Instant::now())
    };
    kept.get_or_try_init(|| async { clinic.store.ledger().append_audit(&entry).await }).await?;
    Ok(())
}

impl Member {
    /// The audit's entry that somebody opens a patient's record: with its links, episodes and documents one opening.
    pub(crate) async fn opens_record(&self, patient: &PatientKey) -> Result<()> {
        opened(&self.clinic, self.actor.did(AuditAction::OpenRecord, Utc::now()).of(patient)).await
    }
}

impl Chart {
    /// The same of what was measured of a patient.
    pub(crate) async fn opens_chart(&self, patient: &PatientKey) -> Result<()> {
        opened(&self.clinic, self.actor.did(AuditAction::OpenChart, Utc::now()).of(patient)).await
    }
}

impl Clinic {
    /// Nothing is open any more: whoever looks again after a lock or a sign-in opens anew.
    pub(super) fn close_openings(&self) {
        self.audit.openings.lock().unwrap_or_else(PoisonError::into_inner).0.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_looked_at_for_half_an_hour_is_opened_anew() {
        let mut openings = Openings::default();
        let key = (None, AuditAction::OpenNote, None, Some("v1".to_owned()));
        let begin = Instant::now();
        let first = openings.look(key.clone(), begin);
        let soon = openings.look(key.clone(), begin + SITTING / 2);
        let on = openings.look(key.clone(), begin + SITTING);
        assert!(Arc::ptr_eq(&first, &soon) && Arc::ptr_eq(&first, &on), "one who goes on looking opens nothing");
        let late = openings.look(key, begin + SITTING * 3);
        assert!(!Arc::ptr_eq(&first, &late));
    }
}

//! What was refused: somebody asked for what their role does not include, for a record that is not open to them, or a link
//! was not followed. The first time stands in the audit at once. A page that asks in a loop must not fill the ledger: what
//! is asked for again within ten minutes is counted, and the count is written when they are over, at a lock and at the end.

use std::collections::HashMap;
use std::sync::PoisonError;
use std::time::{Duration, Instant};

use chrono::{TimeDelta, Utc};
use domain::audit::{AuditAction, AuditedKind};
use domain::{PatientKey, UserId};
use serde_json::json;
use store::AuditEntry;

use crate::access::Actor;
use crate::{Clinic, Result};

/// For so long the same is counted.
const WHILE: TimeDelta = TimeDelta::minutes(10);
/// Of so many refusals in that time, each has an entry of its own; of more it is not told any more whose record it was.
const MOST: usize = 100;

/// Who asks for what, and of whom.
pub(crate) struct Asked<'a> {
    pub(crate) actor: &'a Actor,
    /// The use case, or the page's command. Never a value.
    pub(crate) what: &'static str,
    pub(crate) patient: Option<&'a PatientKey>,
}

type Key = (UserId, &'static str, &'static str, Option<PatientKey>);

/// Refusals of the last minutes.
#[derive(Default)]
pub(super) struct Refusals(HashMap<Key, Repeated>);

struct Repeated {
    since: Instant,
    entry: AuditEntry,
    /// How often it was refused after the first time.
    again: u32,
}

impl Refusals {
    /// Counts a refusal, and gives the entry of one that was not refused lately.
    fn count(&mut self, asked: &Asked<'_>, why: &'static str, now: Instant) -> Option<AuditEntry> {
        let full = self.0.len() >= MOST;
        let key_of = |patient: Option<&PatientKey>| (asked.actor.id.clone(), asked.what, why, patient.cloned());
        let mut key = key_of(asked.patient);
        if full && !self.0.contains_key(&key) {
            key = key_of(None);
        }
        if let Some(repeated) = self.0.get_mut(&key) {
            repeated.again = repeated.again.saturating_add(1);
            return None;
        }
        let entry = asked.actor.did(AuditAction::Refused, Utc::now()).of_known(key.3.as_ref());
        let entry = entry.about(AuditedKind::UseCase, asked.what).with(json!({ "why": why })).failed();
        self.0.insert(key, Repeated { since: now, entry: entry.clone(), again: 0 });
        Some(entry)
    }

    /// Lets go of what began so long ago, and gives the entries of what was refused more than once.
    fn take(&mut self, longer_than: Duration, now: Instant) -> Vec<AuditEntry> {
        let over: Vec<Key> = self
            .0
            .iter()
            .filter(|(_, repeated)| now.duration_since(repeated.since) >= longer_than)
            .map(|(key, _)| key.clone())
            .collect();
        let taken = over.iter().filter_map(|key| self.0.remove(key)).filter(|repeated| repeated.again > 0);
        taken
            .map(|Repeated { mut entry, again, .. }| {
                entry.at = Utc::now();
                entry.detail["again"] = json!(again);
                entry
            })
            .collect()
    }
}

/// Keeps that something was refused. Where the audit cannot be written it is refused all the same.
pub(crate) async fn refused(clinic: &Clinic, asked: &Asked<'_>, why: &'static str) {
    let first = {
        let mut refusals = clinic.audit.refusals.lock().unwrap_or_else(PoisonError::into_inner);
        refusals.count(asked, why, Instant::now())
    };
    let Some(entry) = first else { return };
    if let Err(error) = clinic.store.ledger().append_audit(&entry).await {
        tracing::error!(%error, "a refusal could not be written into the audit");
    }
}

impl Clinic {
    /// Writes how often something was refused again whose ten minutes are over.
    pub(super) async fn count_refusals(&self) -> Result<()> {
        self.write_refusals(self.pace.scaled(WHILE).to_std().unwrap_or_default()).await
    }

    /// The same of everything: whoever comes next begins anew.
    pub(super) async fn end_refusals(&self) -> Result<()> {
        self.write_refusals(Duration::ZERO).await
    }

    async fn write_refusals(&self, longer_than: Duration) -> Result<()> {
        let entries = {
            let mut refusals = self.audit.refusals.lock().unwrap_or_else(PoisonError::into_inner);
            refusals.take(longer_than, Instant::now())
        };
        for entry in &entries {
            self.store.ledger().append_audit(entry).await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTE: &str = "note";

    fn asks<'a>(actor: &'a Actor, patient: Option<&'a PatientKey>) -> Asked<'a> {
        Asked { actor, what: NOTE, patient }
    }

    #[test]
    fn what_is_refused_again_within_ten_minutes_is_counted_and_anew_after_them() {
        let mut refusals = Refusals::default();
        let (actor, begin) = (Actor::terminal(), Instant::now());
        let ten = Duration::from_secs(600);
        assert!(refusals.count(&asks(&actor, None), "role", begin).is_some());
        assert!(refusals.count(&asks(&actor, None), "role", begin + ten / 2).is_none());
        assert!(refusals.count(&asks(&actor, None), "role", begin + ten / 2).is_none());
        assert!(refusals.take(ten, begin + ten / 2).is_empty(), "its ten minutes are not over");
        let counted = refusals.take(ten, begin + ten);
        assert_eq!(counted.iter().map(|entry| entry.detail["again"].clone()).collect::<Vec<_>>(), [json!(2)]);
        assert!(refusals.count(&asks(&actor, None), "role", begin + ten).is_some());
        assert!(refusals.take(ten, begin + ten * 3).is_empty(), "what was refused once is told once");
    }

    #[test]
    fn another_person_another_record_and_another_reason_are_refusals_of_their_own() {
        let mut refusals = Refusals::default();
        let (actor, other, now) = (Actor::terminal(), Actor::console(Vec::new()), Instant::now());
        let patient = PatientKey("c:ext:1".to_owned());
        assert!(refusals.count(&asks(&actor, None), "role", now).is_some());
        assert!(refusals.count(&asks(&other, None), "role", now).is_some());
        assert!(refusals.count(&asks(&actor, Some(&patient)), "role", now).is_some());
        assert!(refusals.count(&asks(&actor, None), "linkForeign", now).is_some());
    }

    #[test]
    fn whoever_asks_for_one_record_after_the_other_does_not_fill_the_ledger() {
        let mut refusals = Refusals::default();
        let (actor, now) = (Actor::terminal(), Instant::now());
        let keys: Vec<_> = (0..1_000).map(|number| PatientKey(format!("c:ext:{number}"))).collect();
        let written = keys.iter().filter_map(|key| refusals.count(&asks(&actor, Some(key)), "role", now)).count();
        assert_eq!(written, MOST + 1);
        let counted = refusals.take(Duration::ZERO, now);
        assert_eq!((counted.len(), counted[0].detail["again"].clone()), (1, json!(1_000 - MOST - 1)));
    }
}

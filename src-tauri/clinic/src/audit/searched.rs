//! A search counts as run when nothing more is typed for two seconds, or when somebody has typed for ten: a letter is not a
//! search. The entry holds how many were found, never what was typed: that is most of a person's name.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError};
use std::time::Instant;

use chrono::{DateTime, TimeDelta, Utc};
use domain::UserId;
use domain::audit::AuditAction;
use serde_json::json;

use crate::access::Actor;
use crate::{Clinic, Result};

/// Nothing more was typed for so long.
const QUIET: TimeDelta = TimeDelta::seconds(2);
/// Whoever types on for longer has run a search in between.
const LONGEST: TimeDelta = TimeDelta::seconds(10);

/// Searches that are still being typed.
#[derive(Default)]
pub(super) struct Searches(HashMap<UserId, Typing>);

struct Typing {
    actor: Actor,
    began: Instant,
    last: Instant,
    at: DateTime<Utc>,
    hits: u32,
}

/// Notes what a search found; the entry is written once it counts as run.
pub(crate) fn searched(clinic: &Arc<Clinic>, actor: &Actor, hits: u32) {
    let now = Instant::now();
    let mut searches = clinic.audit.searches.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(typing) = searches.0.get_mut(&actor.id) {
        (typing.last, typing.at, typing.hits) = (now, Utc::now(), hits);
        return;
    }
    let typing = Typing { actor: actor.clone(), began: now, last: now, at: Utc::now(), hits };
    searches.0.insert(actor.id.clone(), typing);
    drop(searches);
    // Nothing is held while it waits, so that a closed clinic lets go of its folder; what waits then is written at the end.
    let (clinic, who) = (Arc::downgrade(clinic), actor.id.clone());
    tokio::spawn(async move {
        while let Some(wait) = clinic.upgrade().and_then(|clinic| left(&clinic, &who)) {
            if wait.is_zero() {
                let Some(clinic) = clinic.upgrade() else { break };
                if let Err(error) = write(&clinic, &who).await {
                    tracing::error!(%error, "a search could not be written into the audit");
                }
                break;
            }
            tokio::time::sleep(wait).await;
        }
    });
}

/// How long it takes until a search counts as run.
fn left(clinic: &Clinic, who: &UserId) -> Option<std::time::Duration> {
    let searches = clinic.audit.searches.lock().unwrap_or_else(PoisonError::into_inner);
    let typing = searches.0.get(who)?;
    let span = |of: TimeDelta| clinic.pace.scaled(of).to_std().unwrap_or_default();
    let run_at = (typing.last + span(QUIET)).min(typing.began + span(LONGEST));
    Some(run_at.saturating_duration_since(Instant::now()))
}

async fn write(clinic: &Clinic, who: &UserId) -> Result<()> {
    let typing = clinic.audit.searches.lock().unwrap_or_else(PoisonError::into_inner).0.remove(who);
    if let Some(Typing { actor, at, hits, .. }) = typing {
        let entry = actor.did(AuditAction::SearchPatients, at).with(json!({ "hits": hits }));
        clinic.store.ledger().append_audit(&entry).await?;
    }
    Ok(())
}

impl Clinic {
    /// Writes the searches that are still being typed: at a lock and at the end.
    ///
    /// # Errors
    /// When the audit cannot be written.
    pub(super) async fn end_searches(&self) -> Result<()> {
        let all: Vec<UserId> =
            self.audit.searches.lock().unwrap_or_else(PoisonError::into_inner).0.keys().cloned().collect();
        for who in &all {
            write(self, who).await?;
        }
        Ok(())
    }
}

//! Finding records that look like one person, behind the screens: a few at a time, with the machine to everybody else in
//! between. A record is compared when it is new and when it has changed; of two alike the later one finds the other.

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use domain::PatientKey;
use store::Proposal;
use tokio_util::sync::CancellationToken;

use crate::views::Tag;
use crate::{Clinic, Result};

/// Records that are compared before others get their turn.
const BATCH: usize = 20;
/// Records of the only account that are crossed off at once.
const CROSSED_OFF: usize = 5_000;
const BETWEEN: TimeDelta = TimeDelta::milliseconds(250);
const IDLE: TimeDelta = TimeDelta::seconds(5);

/// Runs until it is told to stop.
pub(crate) async fn run(clinic: Arc<Clinic>, stop: CancellationToken) {
    loop {
        let pause = match turn(&clinic).await {
            Ok(true) => BETWEEN,
            Ok(false) => IDLE,
            Err(error) => {
                tracing::error!(%error, "records could not be compared");
                IDLE
            }
        };
        let pause = clinic.pace.scaled(pause).to_std().unwrap_or(Duration::from_secs(5)).max(Duration::from_millis(20));
        tokio::select! {
            () = stop.cancelled() => return,
            () = tokio::time::sleep(pause) => {}
        }
    }
}

/// Compares the next records. True when more may be due.
async fn turn(clinic: &Clinic) -> Result<bool> {
    let mirror = clinic.store.mirror();
    let accounts = mirror.patient_connections().await?;
    if let [only] = accounts.as_slice() {
        return Ok(mirror.nobody_is_due_of(only, CROSSED_OFF).await? > 0);
    }
    let due = mirror.likeness_due(BATCH).await?;
    if due.is_empty() {
        return Ok(false);
    }
    let mut found: Vec<Proposal> = Vec::new();
    for record in &due {
        let like = mirror.likenesses(&record.patient).await?;
        found.extend(like.iter().map(|(other, compared)| Proposal::of(&record.patient.key, &other.key, compared)));
    }
    let decided = decided(clinic, &due.iter().map(|record| record.patient.key.clone()).collect::<Vec<_>>()).await?;
    found.retain(|pair| !decided.contains(&(pair.one.clone(), pair.other.clone())));
    if mirror.keep_proposals(&due, &found).await? {
        clinic.events.stale(&[Tag::Links]);
    }
    Ok(due.len() == BATCH)
}

/// The pairs with one of these records of which a person has decided: linked, or said not to be one person. Each stands
/// the way round in which proposals are kept.
pub(super) async fn decided(clinic: &Clinic, keys: &[PatientKey]) -> Result<HashSet<(PatientKey, PatientKey)>> {
    let ledger = clinic.store.ledger();
    let mut decided: HashSet<(PatientKey, PatientKey)> =
        ledger.declined_links(keys).await?.into_iter().map(|said| (said.one, said.other)).collect();
    let members = ledger.links_of(keys).await?;
    for one in &members {
        let same = members.iter().filter(|other| other.link == one.link && other.patient > one.patient);
        decided.extend(same.map(|other| (one.patient.clone(), other.patient.clone())));
    }
    Ok(decided)
}

//! One patient's episodes, from the mirror at once, whatever the vendor does.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use domain::act::ActKind;
use domain::{Act, EpisodeOfCare, IntentState, Patient, PatientKey, Role};
use store::{ConnectionRow, EpisodeRow, IntentRow, KnownAppointment};

use super::latest::{Latest, latest};
use super::{draft, patient_id, subject};
use crate::access::{Member, Sees};
use crate::board::{greyed, offered};
use crate::outbox::intent_view;
use crate::problem::FailureKind;
use crate::views::{EpisodeChange, EpisodeView, EpisodeVisitView, EpisodesView, Instant, Offer, Reason};
use crate::{Clinic, ClinicError, Result};

impl Member {
    /// A patient's episodes of care as last read, with our own changes that are on their way. What is old is read again
    /// behind the screen (SOLO-24, SOLO-27).
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when the record is not known here.
    pub async fn episodes(&self, key: &PatientKey) -> Result<EpisodesView> {
        let clinic = &self.clinic;
        let patient = clinic.store.mirror().patient(key).await?.ok_or(ClinicError::NotFound("patient"))?;
        self.opens_record(key).await?;
        let ledger = clinic.store.ledger();
        let connection = ledger.connection(&key.connection()).await?.ok_or(ClinicError::NotFound("connection"))?;
        let intents = ledger.intents_on(&subject(key)).await?;
        let changed = intents.iter().filter_map(|row| row.settled_at).max();
        let id = patient_id(&patient);
        let found = match &id {
            Ok(id) => latest(clinic, key, id, changed).await?,
            Err(_) => Latest { kept: clinic.store.mirror().episodes(key).await?, reading: false, failed: None },
        };
        let bar = self.bar(&connection, id.err());
        let known: HashMap<i64, KnownAppointment> = ledger
            .known_of_patient(key)
            .await?
            .into_iter()
            .filter_map(|known| Some((known.number()?, known)))
            .collect();
        Ok(EpisodesView {
            patient: key.clone(),
            read_at: found.kept.read_at.map(Instant::from),
            reading: found.reading,
            failed: failed(clinic, key, found.failed),
            episodes: found
                .kept
                .episodes
                .iter()
                .map(|row| episode(row, &known, change_offer(&bar, &row.episode, &intents)))
                .collect(),
            ours: ours(&intents, Sees::of(&self.actor), &patient, &connection),
            create: match &bar {
                None if patient.deceased => greyed(Reason::Deceased),
                None => offered(),
                Some(reason) => greyed(*reason),
            },
            types: clinic.store.mirror().episode_types(&connection.id).await?,
        })
    }

    /// What stands in the way of every change.
    fn bar(&self, connection: &ConnectionRow, unnamed: Option<Reason>) -> Option<Reason> {
        if !self.actor.roles.iter().any(|role| matches!(role, Role::FrontDesk | Role::Clinician)) {
            Some(Reason::RoleLacks)
        } else if !connection.enabled {
            Some(Reason::ConnectionOff)
        } else {
            unnamed
        }
    }
}

/// An open change of the same episode stands in the way of another: neither would know of the other's.
fn change_offer(bar: &Option<Reason>, episode: &EpisodeOfCare, intents: &[IntentRow]) -> Offer {
    match bar {
        Some(reason) => greyed(*reason),
        None if intents.iter().any(|row| is_open_change(row, &episode.id)) => greyed(Reason::IntentUnderWay),
        None => offered(),
    }
}

/// Whether an intent changes that episode and is not settled.
pub(super) fn is_open_change(row: &IntentRow, episode: &str) -> bool {
    !row.state.is_settled()
        && row.act.kind() == ActKind::ChangeEpisode
        && matches!(&row.act, Act::Episode(act) if act.episode() == Some(episode))
}

/// Which content somebody was shown. It is compared within one run of the console and never kept.
pub(super) fn version(episode: &EpisodeOfCare) -> String {
    let mut hasher = DefaultHasher::new();
    episode.hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

fn episode(row: &EpisodeRow, known: &HashMap<i64, KnownAppointment>, change: Offer) -> EpisodeView {
    let read = &row.episode;
    EpisodeView {
        id: read.id.clone(),
        version: version(read),
        name: read.name.clone(),
        kind: read.kind.clone(),
        from: read.from.map(|day| day.to_string()),
        to: read.to.map(|day| day.to_string()),
        status: read.status,
        status_word: read.status_word.clone(),
        objective: read.objective.clone(),
        reason: read.reason.clone(),
        visits: row
            .visits
            .iter()
            .map(|visit| {
                let here = known.get(&visit.appointment);
                EpisodeVisitView {
                    vendor_id: visit.appointment.to_string(),
                    visit: here.map(|known| known.visit.clone()),
                    start: here.and_then(|known| known.start).or(visit.start).map(Instant::from),
                    reasons: visit.reasons.clone(),
                    state: here.and_then(|known| known.state),
                    has_notes: visit.has_notes,
                }
            })
            .collect(),
        visits_read_at: row.visits_read_at.map(Instant::from),
        change,
    }
}

fn ours(intents: &[IntentRow], sees: Sees, patient: &Patient, connection: &ConnectionRow) -> Vec<EpisodeChange> {
    intents
        .iter()
        .filter(|row| !row.state.is_settled() || row.state == IntentState::Rejected)
        .filter_map(|row| {
            let Act::Episode(act) = &row.act else { return None };
            Some(EpisodeChange {
                intent: intent_view(row, sees, None, Some(patient), connection.name.clone(), connection.vendor()),
                episode: act.episode().map(str::to_owned),
                draft: act.fields().map(draft::of),
            })
        })
        .collect()
}

/// Why nothing newer is shown, in a word.
fn failed(clinic: &Clinic, key: &PatientKey, last: Option<FailureKind>) -> Option<String> {
    let word = match last {
        Some(FailureKind::Unreachable) => "unreachable",
        Some(FailureKind::NoAnswer | FailureKind::VendorError | FailureKind::Later) => "silent",
        Some(FailureKind::KeyRefused) => "keyRefused",
        Some(FailureKind::NotFound) => "patientNotThere",
        Some(FailureKind::Refused | FailureKind::NotSent) => "refused",
        None => {
            let account = clinic.solo(&key.connection());
            match account {
                None => "connectionOff",
                Some(account) if account.is_unreachable() => "unreachable",
                Some(account) if account.next_try().is_some() => "silent",
                Some(_) => return None,
            }
        }
    };
    Some(word.to_owned())
}

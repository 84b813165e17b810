//! Episodes of care of one patient, as last read, with our own changes that are on their way.

use domain::{EpisodeStatus, IntentId, PatientKey, VisitId, VisitState};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Instant, IntentView, Offer, TwoIdentifiers};

/// One patient's episodes.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EpisodesView {
    /// Whose.
    pub patient: PatientKey,
    /// When the list was read; absent when it never was, which is not the same as none.
    pub read_at: Option<Instant>,
    /// They are being read at this moment.
    pub reading: bool,
    /// Why they could not be read last time, as a word that the page has a sentence for.
    pub failed: Option<String>,
    /// The episodes, in the vendor's order.
    pub episodes: Vec<EpisodeView>,
    /// Our own changes that are not settled, and those that were refused and not dealt with; newest first.
    pub ours: Vec<EpisodeChange>,
    /// Whether a new one can be made now.
    pub create: Offer,
    /// Types that episodes of this connection have: the vendor publishes no list of them.
    pub types: Vec<String>,
}

/// One episode.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EpisodeView {
    /// The vendor's id.
    pub id: String,
    /// Which content the page was shown: a change is refused when the episode has another one by then.
    pub version: String,
    /// Its name, where the vendor gives one.
    pub name: Option<String>,
    /// Its type, in the vendor's words.
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// First day, an ISO date.
    pub from: Option<String>,
    /// Last day, an ISO date.
    pub to: Option<String>,
    /// Where it stands.
    pub status: EpisodeStatus,
    /// The vendor's own word for that.
    pub status_word: String,
    /// What for.
    pub objective: Option<String>,
    /// Why it is incomplete.
    pub reason: Option<String>,
    /// Its visits, newest first.
    pub visits: Vec<EpisodeVisitView>,
    /// When they were read; absent when they never were.
    pub visits_read_at: Option<Instant>,
    /// Whether it can be changed now.
    pub change: Offer,
}

/// One visit of an episode.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EpisodeVisitView {
    /// The vendor's appointment id.
    pub vendor_id: String,
    /// The visit, when it is known here.
    pub visit: Option<VisitId>,
    /// Planned start.
    pub start: Option<Instant>,
    /// Why the patient comes.
    pub reasons: Vec<String>,
    /// Where it stands, when it was ever read.
    pub state: Option<VisitState>,
    /// Whether the vendor has notes of it, where it says so.
    pub has_notes: Option<bool>,
}

/// A change of ours, with what it would write.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EpisodeChange {
    /// Where it stands and what can be done about it.
    pub intent: IntentView,
    /// The episode that it changes; absent for a new one.
    pub episode: Option<String>,
    /// What it would write; absent where it puts a visit into an episode.
    pub draft: Option<EpisodeDraft>,
}

/// What a person enters of an episode, complete.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EpisodeDraft {
    /// Its name.
    pub name: String,
    /// Its type, in the vendor's words.
    #[serde(rename = "type")]
    pub kind: String,
    /// First day, an ISO date.
    pub from: String,
    /// Last day, an ISO date; empty when there is none.
    pub to: String,
    /// Where it stands.
    pub status: EpisodeStatus,
    /// What for; may be empty.
    pub objective: String,
    /// Why it is incomplete; may be empty.
    pub reason: String,
}

impl std::fmt::Debug for EpisodeDraft {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("EpisodeDraft").field("status", &self.status).finish_non_exhaustive()
    }
}

/// A new episode, or a change of one.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EpisodeInput {
    /// Whose.
    pub patient: PatientKey,
    /// Which is changed; absent for a new one.
    pub change: Option<EpisodeVersion>,
    /// What it is to be.
    pub draft: EpisodeDraft,
    /// A refused change of ours that this one takes the place of; it is withdrawn when this one is kept.
    pub replaces: Option<IntentId>,
    /// The two-identifier check.
    pub checked: TwoIdentifiers,
}

/// An episode as the page was shown it.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct EpisodeVersion {
    /// The vendor's id.
    pub id: String,
    /// `version` of the episode's view.
    pub version: String,
}

/// A visit to put into an episode.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AssignEpisodeInput {
    /// Which visit.
    pub visit: VisitId,
    /// The episode's id.
    pub episode: String,
    /// The two-identifier check.
    pub checked: TwoIdentifiers,
}

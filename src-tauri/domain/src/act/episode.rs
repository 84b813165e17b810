//! Changes of episodes of care (SOLO-23, SOLO-26, SOLO-28).

use serde::{Deserialize, Serialize};

use super::ActKind;
use crate::episode::{EpisodeFields, EpisodeOfCare};

/// One change of one patient's episodes. Each names the patient as Solo's episodes do, by the integrator's id.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum EpisodeAct {
    /// Make an episode (SOLO-23).
    Create {
        /// Whose, by the integrator's id.
        patient: String,
        /// What it is to be.
        fields: EpisodeFields,
    },
    /// Change an episode (SOLO-26).
    Change {
        /// Whose, by the integrator's id.
        patient: String,
        /// The episode as the person saw it who changed it; its id says which.
        before: EpisodeOfCare,
        /// What it is to be.
        fields: EpisodeFields,
    },
    /// Put a visit into an episode (SOLO-28).
    Assign {
        /// Whose, by the integrator's id.
        patient: String,
        /// The vendor's appointment id.
        appointment: i64,
        /// The episode's id.
        episode: String,
        /// Its name, for the story.
        name: Option<String>,
    },
}

impl EpisodeAct {
    /// The word kept beside the act.
    pub fn kind(&self) -> ActKind {
        match self {
            Self::Create { .. } => ActKind::CreateEpisode,
            Self::Change { .. } => ActKind::ChangeEpisode,
            Self::Assign { .. } => ActKind::AssignEpisode,
        }
    }

    /// The vendor's appointment id, where the act names one.
    pub fn appointment(&self) -> Option<i64> {
        match self {
            Self::Assign { appointment, .. } => Some(*appointment),
            Self::Create { .. } | Self::Change { .. } => None,
        }
    }

    /// The vendor's id of the episode, where there is one already.
    pub fn episode(&self) -> Option<&str> {
        match self {
            Self::Create { .. } => None,
            Self::Change { before, .. } => Some(&before.id),
            Self::Assign { episode, .. } => Some(episode),
        }
    }

    /// What the episode is to be, where the act says it.
    pub fn fields(&self) -> Option<&EpisodeFields> {
        match self {
            Self::Create { fields, .. } | Self::Change { fields, .. } => Some(fields),
            Self::Assign { .. } => None,
        }
    }
}

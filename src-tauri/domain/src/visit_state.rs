//! One set of visit states for all vendors. The vendor's own word is always kept beside it and shown.

use serde::{Deserialize, Serialize};
use specta::Type;

/// Where a visit stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum VisitState {
    /// Booked, nobody has come yet.
    Scheduled,
    /// The patient is in the waiting room.
    Arrived,
    /// Waiting for intake.
    IntakeReady,
    /// Intake under way.
    IntakeInProgress,
    /// Waiting for the clinician.
    ExamReady,
    /// With the clinician.
    ExamInProgress,
    /// Waiting for discharge.
    DischargeReady,
    /// Discharge under way.
    DischargeInProgress,
    /// The visit took place.
    Completed,
    /// The note is signed.
    SignedOff,
    /// Cancelled.
    Cancelled,
    /// The patient did not come.
    NoShow,
    /// The vendor used a word that we do not know. It is never taken for any of the others.
    Unknown,
}

impl VisitState {
    /// All states, in the order of a visit's life (FSG-0106: ordered by meaning).
    pub const ALL: [Self; 13] = [
        Self::Scheduled,
        Self::Arrived,
        Self::IntakeReady,
        Self::IntakeInProgress,
        Self::ExamReady,
        Self::ExamInProgress,
        Self::DischargeReady,
        Self::DischargeInProgress,
        Self::Completed,
        Self::SignedOff,
        Self::Cancelled,
        Self::NoShow,
        Self::Unknown,
    ];

    /// The word kept in the store.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Scheduled => "scheduled",
            Self::Arrived => "arrived",
            Self::IntakeReady => "intake-ready",
            Self::IntakeInProgress => "intake-in-progress",
            Self::ExamReady => "exam-ready",
            Self::ExamInProgress => "exam-in-progress",
            Self::DischargeReady => "discharge-ready",
            Self::DischargeInProgress => "discharge-in-progress",
            Self::Completed => "completed",
            Self::SignedOff => "signed-off",
            Self::Cancelled => "cancelled",
            Self::NoShow => "no-show",
            Self::Unknown => "unknown",
        }
    }

    /// Reads the stored word back; a damaged word is `Unknown`, never a guess.
    pub fn parse(word: &str) -> Self {
        Self::ALL.into_iter().find(|state| state.as_str() == word).unwrap_or(Self::Unknown)
    }

    /// Someone sits and waits for a person.
    pub fn is_waiting(self) -> bool {
        matches!(self, Self::Arrived | Self::IntakeReady | Self::ExamReady)
    }

    /// Someone is being seen.
    pub fn is_in_visit(self) -> bool {
        matches!(self, Self::IntakeInProgress | Self::ExamInProgress | Self::DischargeReady | Self::DischargeInProgress)
    }

    /// Nothing more will happen to the visit by itself.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Completed | Self::SignedOff | Self::Cancelled | Self::NoShow)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_state_survives_the_store() {
        for state in VisitState::ALL {
            assert_eq!(VisitState::parse(state.as_str()), state);
        }
    }

    #[test]
    fn a_state_is_in_one_group_at_most_and_unknown_is_in_none() {
        for state in VisitState::ALL {
            let groups = [state.is_waiting(), state.is_in_visit(), state.is_over()];
            assert!(groups.iter().filter(|yes| **yes).count() <= 1, "{state:?}");
        }
        let unknown = VisitState::Unknown;
        assert!(!unknown.is_waiting() && !unknown.is_in_visit() && !unknown.is_over());
    }
}

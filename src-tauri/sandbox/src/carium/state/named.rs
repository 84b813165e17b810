//! Things of an organisation that are little more than a name under an id: practitioners, statuses, types, classes.

use uuid::Uuid;

/// One of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    pub(crate) id: Uuid,
    pub(crate) name: String,
}

/// What an organisation's status stands for, by the place of its name among the statuses. The vendor knows only names:
/// this is the simulator's own knowledge, by which visits move.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Scheduled,
    Confirmed,
    CheckedIn,
    InVisit,
    Completed,
    NoShow,
    Cancelled,
}

impl Role {
    /// All of them, in the order in which an organisation's statuses are listed.
    pub(crate) const ALL: [Self; 7] = [
        Self::Scheduled,
        Self::Confirmed,
        Self::CheckedIn,
        Self::InVisit,
        Self::Completed,
        Self::NoShow,
        Self::Cancelled,
    ];

    /// The name this organisation gives to it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Scheduled => "Scheduled",
            Self::Confirmed => "Confirmed",
            Self::CheckedIn => "Checked In",
            Self::InVisit => "In Visit",
            Self::Completed => "Completed",
            Self::NoShow => "No Show",
            Self::Cancelled => "Cancelled",
        }
    }
}

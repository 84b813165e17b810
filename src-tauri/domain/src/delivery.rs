//! What became of a webhook delivery. A delivery carries no signature, no time and no id of its own: it is a hint to
//! read again, and the most that it can become is *read back*.

use serde::Serialize;
use specta::Type;

/// Where a delivery stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum DeliveryOutcome {
    /// Kept as received; nobody has opened it yet.
    Waiting,
    /// It was opened, and what it names is to be read again when the vendor answers.
    WaitsForVendor,
    /// What it names was read from the vendor.
    ReadBack,
    /// The vendor does not know what it names.
    NotFound,
    /// It names a person who is known here: their record is read from the vendor in its turn, before all others.
    RecordDue,
    /// It was opened, and there is nothing to read: nobody known here, or something that is not read by number.
    NothingToRead,
    /// It was opened, and its event or its subject is not in the contract: nothing was done.
    NotInContract,
    /// No key is kept for this connection.
    NoKey,
    /// No kept key opens it.
    WrongKey,
    /// It does not have the form that the vendor documents.
    NotSealed,
}

impl DeliveryOutcome {
    /// All outcomes.
    pub const ALL: [Self; 10] = [
        Self::Waiting,
        Self::WaitsForVendor,
        Self::ReadBack,
        Self::NotFound,
        Self::RecordDue,
        Self::NothingToRead,
        Self::NotInContract,
        Self::NoKey,
        Self::WrongKey,
        Self::NotSealed,
    ];

    /// The word kept in the store.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::WaitsForVendor => "waits-for-vendor",
            Self::ReadBack => "read-back",
            Self::NotFound => "not-found",
            Self::RecordDue => "record-due",
            Self::NothingToRead => "nothing-to-read",
            Self::NotInContract => "not-in-contract",
            Self::NoKey => "no-key",
            Self::WrongKey => "wrong-key",
            Self::NotSealed => "not-sealed",
        }
    }

    /// Reads the stored word back.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.as_str() == word)
    }

    /// Whether something is still to be done about it.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Waiting | Self::WaitsForVendor)
    }

    /// Whether nobody could read what it says.
    pub fn is_unreadable(self) -> bool {
        matches!(self, Self::NoKey | Self::WrongKey | Self::NotSealed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_outcome_survives_the_store() {
        for outcome in DeliveryOutcome::ALL {
            assert_eq!(DeliveryOutcome::parse(outcome.as_str()), Some(outcome));
        }
        assert_eq!(DeliveryOutcome::parse("read"), None);
    }
}

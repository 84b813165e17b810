//! Where an episode stands: a vocabulary of its own, apart from that of appointments.

use serde::{Deserialize, Deserializer, Serializer};

/// Where an episode stands. Written in capitals, read in any case; `CANCELED` has one L here, while an appointment's
/// `cancelled` has two.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)] // The words are the document's own.
pub enum EpisodeStatus {
    Planning,
    Waitlist,
    Active,
    OnHold,
    Finished,
    Canceled,
    /// A word that the document does not know, as received. It cannot be written.
    Unknown(String),
}

impl EpisodeStatus {
    /// Every documented status, in the document's order.
    pub const DOCUMENTED: &'static [Self] =
        &[Self::Planning, Self::Waitlist, Self::Active, Self::OnHold, Self::Finished, Self::Canceled];

    /// The word as Solo takes it.
    pub fn as_written(&self) -> Option<&'static str> {
        Some(match self {
            Self::Planning => "PLANNING",
            Self::Waitlist => "WAITLIST",
            Self::Active => "ACTIVE",
            Self::OnHold => "ONHOLD",
            Self::Finished => "FINISHED",
            Self::Canceled => "CANCELED",
            Self::Unknown(_) => return None,
        })
    }
}

impl From<String> for EpisodeStatus {
    fn from(word: String) -> Self {
        match word.to_ascii_uppercase().as_str() {
            "PLANNING" => Self::Planning,
            "WAITLIST" => Self::Waitlist,
            "ACTIVE" => Self::Active,
            "ONHOLD" => Self::OnHold,
            "FINISHED" => Self::Finished,
            "CANCELED" => Self::Canceled,
            _ => Self::Unknown(word),
        }
    }
}

impl<'de> Deserialize<'de> for EpisodeStatus {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::<String>::deserialize(deserializer)?.unwrap_or_default().into())
    }
}

/// For `serialize_with`: only a documented word can be written.
pub(super) fn written<S: Serializer>(status: &EpisodeStatus, serializer: S) -> Result<S::Ok, S::Error> {
    let word = status.as_written().ok_or_else(|| serde::ser::Error::custom("an unknown status cannot be written"))?;
    serializer.serialize_str(word)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use proptest::prelude::*;

    fn read(word: &str) -> EpisodeStatus {
        serde_json::from_value(word.into()).unwrap()
    }

    #[test]
    fn every_status_is_read_in_the_case_it_is_written_in_and_in_lower_case() {
        for status in EpisodeStatus::DOCUMENTED {
            let word = status.as_written().unwrap();
            assert_eq!(read(word), *status);
            assert_eq!(read(&word.to_lowercase()), *status);
        }
    }

    #[test]
    fn the_appointments_spelling_of_cancelled_is_another_word() {
        assert_eq!(read("cancelled"), EpisodeStatus::Unknown("cancelled".to_owned()));
    }

    #[test]
    fn no_status_is_not_a_documented_one() {
        let nothing: EpisodeStatus = serde_json::from_str("null").unwrap();
        assert_eq!(nothing, EpisodeStatus::Unknown(String::new()));
    }

    proptest! {
        #[test]
        fn a_word_is_documented_or_kept_as_received(word in "[A-Za-z ]{0,12}") {
            let status = read(&word);
            match status.as_written() {
                Some(written) => prop_assert!(written.eq_ignore_ascii_case(&word)),
                None => prop_assert_eq!(status, EpisodeStatus::Unknown(word)),
            }
        }
    }
}

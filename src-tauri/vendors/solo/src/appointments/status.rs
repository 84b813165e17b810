//! Solo's status words: twelve for an appointment, seven for a call. A word that is not among them is kept as received.

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$var_doc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash)]
        pub enum $name {
            $($(#[$var_doc])* $variant,)*
            /// A word that the document does not know, exactly as received.
            Unknown(String),
        }

        impl $name {
            /// Every documented word.
            pub const DOCUMENTED: &'static [Self] = &[$(Self::$variant,)*];

            /// The word as Solo writes it.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $word,)*
                    Self::Unknown(word) => word,
                }
            }

            /// Whether the document knows the word.
            pub fn is_documented(&self) -> bool {
                !matches!(self, Self::Unknown(_))
            }
        }

        impl From<&str> for $name {
            fn from(word: &str) -> Self {
                match word {
                    $($word => Self::$variant,)*
                    other => Self::Unknown(other.to_owned()),
                }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Ok(Self::from(<Option<String> as serde::Deserialize>::deserialize(deserializer)?.unwrap_or_default().as_str()))
            }
        }
    };
}
pub(crate) use words;

words! {
    /// Where an appointment stands (SOLO-14).
    AppointmentStatus {
        /// Booked.
        Scheduled = "scheduled",
        /// In the waiting room.
        Arrived = "arrived",
        /// Waits for intake.
        IntakeReady = "in progress.intake.ready",
        /// Intake under way.
        IntakeProgress = "in progress.intake.progress",
        /// Waits for the exam.
        ExamReady = "in progress.exam.ready",
        /// Exam under way.
        ExamProgress = "in progress.exam.progress",
        /// Waits for discharge.
        DischargeReady = "discharge.ready",
        /// Discharge under way.
        DischargeProgress = "discharge.progress",
        /// Took place.
        Completed = "completed",
        /// Note signed.
        SignOff = "sign off",
        /// Cancelled (two Ls).
        Cancelled = "cancelled",
        /// The patient did not come.
        NotShowedUp = "not showed up",
    }
}

words! {
    /// Where a call stands (SOLO-14).
    VideoCallStatus {
        /// Left without being seen.
        Lwbs = "LWBS",
        /// Ended before it was complete.
        Incomplete = "incomplete",
        /// Complete.
        Complete = "complete",
        /// Being finalised.
        Finalizing = "finalizing",
        /// On hold.
        OnHold = "on hold",
        /// On call.
        OnCall = "on call",
        /// Waiting.
        Waiting = "waiting",
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn every_documented_word_survives_the_wire() {
        assert_eq!((AppointmentStatus::DOCUMENTED.len(), VideoCallStatus::DOCUMENTED.len()), (12, 7));
        for status in AppointmentStatus::DOCUMENTED {
            let text = serde_json::to_string(status).unwrap();
            assert_eq!(&serde_json::from_str::<AppointmentStatus>(&text).unwrap(), status);
        }
    }

    #[test]
    fn an_unknown_word_is_kept_exactly() {
        let status: AppointmentStatus = serde_json::from_str("\"Triage.Ready\"").unwrap();
        assert_eq!(status.as_str(), "Triage.Ready");
        assert!(!status.is_documented());
    }
}

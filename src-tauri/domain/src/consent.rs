//! A patient's consent that readings are sent to a vendor: what is asked for, what came of asking, how a consent ends.
//!
//! Each metric is answered by itself (CM-02): who grants three of five has declined two.

use serde::{Deserialize, Serialize};
use specta::Type;

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$of:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
        #[serde(rename_all = "camelCase")]
        pub enum $name {
            $($(#[$of])* $variant),+
        }

        impl $name {
            /// All there are.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word that is kept.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word),+
                }
            }

            /// Reads a kept word.
            pub fn parse(word: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.as_str() == word)
            }
        }
    };
}

words! {
    /// What a patient may allow to be sent, each by itself.
    ConsentMetric {
        /// Electrocardiogram.
        Ecg = "ecg",
        /// Blood pressure.
        BloodPressure = "bloodPressure",
        /// Heart rate.
        HeartRate = "heartRate",
        /// Blood glucose.
        BloodGlucose = "bloodGlucose",
        /// Steps.
        Steps = "steps",
    }
}

words! {
    /// What came of asking a patient.
    ConsentOutcome {
        /// The patient granted something: what, stands beside it.
        Granted = "granted",
        /// The patient granted nothing of what was asked for.
        Declined = "declined",
        /// The portal could not ask.
        NotAsked = "notAsked",
        /// No answer came in time.
        Late = "late",
        /// Somebody here took the question back.
        Cancelled = "cancelled",
        /// The console ended while it waited.
        LeftBehind = "leftBehind",
        /// Another patient answered than the one who was asked: nothing was kept.
        OtherPatient = "otherPatient",
        /// The patient granted something, and the keyring did not take it: nothing was kept.
        NotKept = "notKept",
        /// The patient agreed, and the vendor gave no tokens for it.
        NotExchanged = "notExchanged",
        /// No browser could be opened: the patient saw no question.
        NotOpened = "notOpened",
        /// The connection was changed, turned off or removed while the question was open.
        ConnectionChanged = "connectionChanged",
    }
}

words! {
    /// How a consent that was granted ended.
    ConsentEnd {
        /// The vendor renews its tokens no more: withdrawn, or too old.
        Revoked = "revoked",
        /// The patient answered again, and the newer answer holds.
        Replaced = "replaced",
        /// Asked again, the patient granted nothing.
        DeclinedLater = "declinedLater",
        /// Its tokens ran out and cannot be renewed.
        RanOut = "ranOut",
        /// Somebody here had its tokens removed.
        Forgotten = "forgotten",
        /// The keyring no longer has its tokens.
        TokensMissing = "tokensMissing",
        /// The connection leads elsewhere now, or was removed.
        ConnectionChanged = "connectionChanged",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_the_word_that_the_page_gets() {
        fn same<T: Serialize>(all: &[T], word: impl Fn(&T) -> &'static str) {
            for one in all {
                assert_eq!(serde_json::json!(one), word(one));
            }
        }
        same(ConsentMetric::ALL, |one| one.as_str());
        same(ConsentOutcome::ALL, |one| one.as_str());
        same(ConsentEnd::ALL, |one| one.as_str());
        assert_eq!(ConsentMetric::parse("bloodPressure"), Some(ConsentMetric::BloodPressure));
        assert_eq!(ConsentMetric::parse("weight"), None);
    }
}

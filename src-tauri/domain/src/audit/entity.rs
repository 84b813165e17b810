//! Which data an act was about, and how the act ended.

use serde::{Deserialize, Serialize};
use specta::Type;

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident $word:literal,)+) => {
        /// What kind of thing an entry is about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
        #[serde(rename_all = "camelCase")]
        pub enum AuditedKind {
            $($(#[$doc])* $name,)+
        }

        impl AuditedKind {
            /// Every kind.
            pub const ALL: &[Self] = &[$(Self::$name),+];

            /// The word that is kept.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => $word,)+
                }
            }
        }
    };
}

kinds! {
    /// A patient's record.
    Patient "patient",
    /// A visit.
    Visit "visit",
    /// The note of a visit.
    Note "note",
    /// A document, or the clinic's own copy of one.
    Document "document",
    /// What was measured of a patient.
    Chart "chart",
    /// One reading that was typed in.
    Reading "reading",
    /// A signal, for example an electrocardiogram.
    Recording "recording",
    /// A file of readings.
    Import "import",
    /// A range that readings are judged by.
    Range "range",
    /// An alert.
    Alert "alert",
    /// A consent of a patient.
    Consent "consent",
    /// A link between records.
    Link "link",
    /// What an intent changes at a vendor.
    Subject "subject",
    /// A plan of a Device Manager.
    Plan "plan",
    /// A report of a vendor.
    Report "report",
    /// A delivery of a webhook.
    Delivery "delivery",
    /// A form.
    Form "form",
    /// A list of visits.
    Day "day",
    /// A person of the clinic.
    User "user",
    /// The audit itself.
    Audit "audit",
    /// What somebody asked for that was refused: the name of the use case.
    UseCase "use-case",
}

impl AuditedKind {
    /// The kind of a word that was kept; none for a word of another program.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.as_str() == word)
    }
}

/// One thing that an entry is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entity {
    /// What kind of thing; none in entries that older consoles kept.
    pub kind: Option<AuditedKind>,
    /// Which one.
    pub id: String,
}

/// How an act ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum AuditOutcome {
    /// It was done.
    Done,
    /// It was refused or failed: nothing was changed or shown.
    Failed,
}

impl AuditOutcome {
    /// The word that is kept.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::Failed => "failed",
        }
    }

    /// The code of FHIR R4 (`http://terminology.hl7.org/CodeSystem/audit-event-outcome`).
    pub fn fhir(self) -> &'static str {
        match self {
            Self::Done => "0",
            Self::Failed => "4",
        }
    }
}

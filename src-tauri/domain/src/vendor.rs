//! The five vendors.

use serde::{Deserialize, Serialize};
use specta::Type;

/// A telehealth vendor that a connection may belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub enum Vendor {
    /// Teladoc Health Solo.
    Solo,
    /// Carium.
    Carium,
    /// CareMonitor.
    CareMonitor,
    /// ClinOne.
    ClinOne,
    /// Mia-Platform Device Manager.
    Mia,
}

impl Vendor {
    /// The word kept in the store.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Solo => "solo",
            Self::Carium => "carium",
            Self::CareMonitor => "caremonitor",
            Self::ClinOne => "clinone",
            Self::Mia => "mia",
        }
    }

    /// Whether the vendor publishes no endpoint, so that everything but its log-in rests on a contract that we assumed.
    pub fn has_assumed_contract(self) -> bool {
        matches!(self, Self::CareMonitor | Self::ClinOne)
    }

    /// Reads the stored word back.
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Solo, Self::Carium, Self::CareMonitor, Self::ClinOne, Self::Mia]
            .into_iter()
            .find(|vendor| vendor.as_str() == word)
    }
}

//! A person's name in parts (FHIR HumanName). How it is shown is the screen's affair; this only keeps parts apart.

use serde::{Deserialize, Serialize};
use specta::Type;

/// The parts of a name. A part that is not known is absent, never an empty string.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct HumanName {
    /// Family name, in the case in which it was received.
    pub family: Option<String>,
    /// Given name or names.
    pub given: Option<String>,
    /// Middle names, kept apart where the vendor does.
    pub middle: Option<String>,
    /// Title, for example `Ms`.
    pub prefix: Option<String>,
    /// The given part of the name that the person prefers.
    pub preferred: Option<String>,
}

/// Trims a received part; nothing left means not known.
pub fn part(text: &str) -> Option<String> {
    let trimmed = text.trim();
    (!trimmed.is_empty()).then(|| trimmed.to_owned())
}

impl HumanName {
    /// Builds a name from parts that may be empty.
    pub fn from_parts(family: &str, given: &str) -> Self {
        Self { family: part(family), given: part(given), ..Self::default() }
    }

    /// Whether two names would be taken for one another on a list: same family name, case and accents aside
    /// (PAL-0540; the given name may be the first difference).
    pub fn shares_family_with(&self, other: &Self) -> bool {
        match (&self.family, &other.family) {
            (Some(one), Some(two)) => crate::search_terms::fold(one) == crate::search_terms::fold(two),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_part_is_not_known_rather_than_empty() {
        let name = HumanName::from_parts("  ", "Ana");
        assert_eq!(name.family, None);
        assert_eq!(name.given.as_deref(), Some("Ana"));
    }

    #[test]
    fn pal_0540_family_names_match_without_case_or_accents() {
        let one = HumanName::from_parts("SØRENSEN", "Astrid");
        let two = HumanName::from_parts("Sørensen", "Nils");
        assert!(one.shares_family_with(&two));
        assert!(!one.shares_family_with(&HumanName::from_parts("Okafor", "Daniel")));
    }
}

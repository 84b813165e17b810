//! ClinOne's identifiers: texts with case, never numbers (A-C1-10). Blanks around them are a slip and are cut off.

use serde::{Deserialize, Deserializer, Serialize};

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
        #[serde(transparent)]
        pub struct $name(String);

        impl $name {
            /// The identifier without the blanks around it. One that is empty is refused where it is used.
            pub fn new(text: &str) -> Self {
                Self(text.trim().to_owned())
            }

            /// As ClinOne has it.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Whether there is none.
            pub fn is_empty(&self) -> bool {
                self.0.is_empty()
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = crate::lenient::text(deserializer)?;
                if text.trim().is_empty() {
                    return Err(serde::de::Error::custom("an identifier is empty"));
                }
                Ok(Self::new(&text))
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

text_id! {
    /// The value of a study's attribute, `studyIdentifier`: what the organisation calls the study.
    StudyIdentifier
}
text_id! {
    /// The value of a study site's attribute, `siteIdentifier`: set per site of a study.
    SiteIdentifier
}
text_id! {
    /// A subject's number in a trial, `patientIdentifier`. A pseudonym: it may stand in lists and logs where a name may
    /// not. Unique within its study only (A-C1-11).
    SubjectNumber
}
text_id! {
    /// A visit's identifier, given by ClinOne.
    VisitIdentifier
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn identifiers_keep_case_and_zeros_and_lose_outer_blanks() {
        let read = |text: &str| serde_json::from_str::<SubjectNumber>(text).unwrap();
        assert_eq!(read("\" 007-aB \"").as_str(), "007-aB");
        assert_ne!(read("\"007\""), read("\"7\""));
        assert_eq!(read("7").as_str(), "7");
        assert!(serde_json::from_str::<SubjectNumber>("\"  \"").is_err());
        assert!(serde_json::from_str::<SubjectNumber>("null").is_err());
    }
}

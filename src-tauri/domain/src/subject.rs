//! What an intent is about. Intents on one subject are sent in the order in which people decided; those on different
//! subjects do not wait for each other's undo window.

use serde::{Deserialize, Serialize};

use crate::{PatientKey, VisitId};

const VISIT: &str = "visit:";

/// What an intent is about, as `kind:id`, for example `visit:6f0e…`. A visit itself is one subject, its note another: a
/// note on its way does not keep the visit from being moved.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Subject(String);

impl Subject {
    /// The visit itself: its time, its reasons, its end.
    pub fn visit(visit: &VisitId) -> Self {
        Self(format!("{VISIT}{visit}"))
    }

    /// A patient record.
    pub fn patient(key: &PatientKey) -> Self {
        Self(format!("patient:{key}"))
    }

    /// Something else of a kind: a note, an episode, an endpoint.
    pub fn of(kind: &str, id: impl std::fmt::Display) -> Self {
        Self(format!("{kind}:{id}"))
    }

    /// As it was kept.
    pub fn parse(text: String) -> Self {
        Self(text)
    }

    /// As it is kept.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is a visit itself.
    pub fn is_visit(&self) -> bool {
        self.0.starts_with(VISIT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_visit_and_its_note_are_two_subjects() {
        let visit = VisitId("v1".to_owned());
        let (itself, note) = (Subject::visit(&visit), Subject::of("note", &visit));
        assert_ne!(itself, note);
        assert!(itself.is_visit() && !note.is_visit());
        assert_eq!(Subject::parse(itself.as_str().to_owned()), itself);
    }
}

//! Studies, subjects, visits and the External Clients.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};

use super::study::Study;
use crate::clinone::options::ExternalClient;

/// The whole state.
pub(crate) struct Trial {
    pub(in crate::clinone) clients: Vec<ExternalClient>,
    pub(in crate::clinone) token_life_s: i64,
    /// Tokens of an older round are not accepted any more.
    pub(in crate::clinone) round: u64,
    pub(in crate::clinone) studies: &'static [Study],
    pub(in crate::clinone) patients: Vec<Map<String, Value>>,
    pub(in crate::clinone) visits: Vec<Map<String, Value>>,
    /// Simulated time.
    pub(in crate::clinone) clock: DateTime<Utc>,
    next_visit: u32,
}

/// A member's text; empty when it has none.
pub(in crate::clinone) fn text<'r>(record: &'r Map<String, Value>, member: &str) -> &'r str {
    record.get(member).and_then(Value::as_str).unwrap_or_default()
}

impl Trial {
    pub(in crate::clinone) fn new(
        clients: Vec<ExternalClient>,
        token_life_s: i64,
        studies: &'static [Study],
        clock: DateTime<Utc>,
    ) -> Self {
        let (patients, visits) = (Vec::new(), Vec::new());
        Self { clients, token_life_s, round: 0, studies, patients, visits, clock, next_visit: 4_001 }
    }

    pub(in crate::clinone) fn study(&self, id: &str) -> Option<&'static Study> {
        self.studies.iter().find(|study| study.id == id)
    }

    /// Where a subject of a study stands in the list.
    pub(in crate::clinone) fn subject(&self, study: &str, number: &str) -> Option<usize> {
        self.patients.iter().position(|patient| {
            text(patient, "studyIdentifier") == study && text(patient, "patientIdentifier") == number
        })
    }

    /// Where a visit stands in the list.
    pub(in crate::clinone) fn visit(&self, id: &str) -> Option<usize> {
        self.visits.iter().position(|visit| text(visit, "visitIdentifier") == id)
    }

    /// Keeps a visit under an identifier of its own, and gives it as it is served.
    pub(in crate::clinone) fn keep_visit(&mut self, mut visit: Map<String, Value>) -> Map<String, Value> {
        let id = format!("V-{}", self.next_visit);
        self.next_visit += 1;
        visit.insert("visitIdentifier".to_owned(), json!(id));
        self.visits.push(visit.clone());
        visit
    }

    /// Brings a visit to a status.
    pub(in crate::clinone) fn set_visit_status(&mut self, id: &str, status: &str) {
        if let Some(index) = self.visit(id) {
            self.visits[index].insert("status".to_owned(), json!(status));
        }
    }

    /// Takes a subject out of its study: what was planned is cancelled.
    pub(in crate::clinone) fn take_out(&mut self, study: &str, number: &str) {
        if let Some(index) = self.subject(study, number) {
            self.patients.remove(index);
        }
        let own = |visit: &Map<String, Value>| {
            text(visit, "studyIdentifier") == study && text(visit, "patientIdentifier") == number
        };
        for visit in self.visits.iter_mut().filter(|visit| own(visit)) {
            if text(visit, "status") == "scheduled" {
                visit.insert("status".to_owned(), json!("cancelled"));
            }
        }
    }
}

//! All patients, found by any of their ids.

use std::collections::HashMap;

use serde_json::{Map, Value};
use uuid::Uuid;

use super::Patient;

/// SPID of patient 0.
const FIRST_SPID: i64 = 500_001;
/// HSID of patient 0.
const FIRST_HSID: usize = 70_000_001;

/// Patients in the order they came; nobody is ever removed.
#[derive(Default)]
pub(crate) struct People {
    list: Vec<Patient>,
    by_external: HashMap<String, usize>,
    by_hsid: HashMap<String, usize>,
    by_mrn: HashMap<String, usize>,
}

impl People {
    /// Adds a patient; `None` when the external id is taken.
    pub(crate) fn add(
        &mut self,
        external_id: String,
        aggregate: Uuid,
        demographics: Map<String, Value>,
    ) -> Option<usize> {
        if self.by_external.contains_key(&external_id) {
            return None;
        }
        let index = self.list.len();
        let hsid = (FIRST_HSID + index).to_string();
        let spid = FIRST_SPID + i64::try_from(index).ok()?;
        self.by_external.insert(external_id.clone(), index);
        self.by_hsid.insert(hsid.clone(), index);
        self.list.push(Patient { external_id, spid, hsid, aggregate, demographics });
        self.index_mrn(index);
        Some(index)
    }

    /// Applies a judged write shape.
    pub(crate) fn update(&mut self, index: usize, change: Map<String, Value>) {
        let Some(patient) = self.list.get_mut(index) else {
            return;
        };
        let before = patient.text("mrn").to_owned();
        Patient::apply(&mut patient.demographics, change);
        if patient.text("mrn") != before && self.by_mrn.get(&before) == Some(&index) {
            self.by_mrn.remove(&before);
        }
        self.index_mrn(index);
    }

    fn index_mrn(&mut self, index: usize) {
        if let Some(patient) = self.list.get(index) {
            let mrn = patient.text("mrn");
            if !mrn.is_empty() {
                self.by_mrn.entry(mrn.to_owned()).or_insert(index);
            }
        }
    }

    pub(crate) fn list(&self) -> &[Patient] {
        &self.list
    }

    pub(crate) fn get(&self, index: usize) -> Option<&Patient> {
        self.list.get(index)
    }

    pub(crate) fn by_external(&self, id: &str) -> Option<usize> {
        self.by_external.get(id).copied()
    }

    pub(crate) fn by_hsid(&self, id: &str) -> Option<usize> {
        self.by_hsid.get(id).copied()
    }

    pub(crate) fn by_mrn(&self, mrn: &str) -> Option<usize> {
        self.by_mrn.get(mrn).copied()
    }

    pub(crate) fn by_spid(&self, spid: i64) -> Option<usize> {
        let index = usize::try_from(spid.checked_sub(FIRST_SPID)?).ok()?;
        (index < self.list.len()).then_some(index)
    }
}

//! Lists of the CRUD service behind the Device Manager: which records, and which page of them.

use serde_json::{Map, Value, json};
use vendor_http::Request;

use crate::words::words;
use crate::{CallError, PatientId};

/// Most records in a page: the CRUD service's own limit.
pub const MAX_PAGE: u16 = 200;

words! {
    /// Where a record stands in the CRUD service (`__STATE__`).
    RecordState {
        /// In use.
        Public = "PUBLIC",
        /// Not yet in use.
        Draft = "DRAFT",
        /// Thrown away, and can be had back.
        Trash = "TRASH",
        /// Thrown away for good.
        Deleted = "DELETED",
    }
}

/// Which records of a collection. The page's length is always sent, since the service's default differs between two of
/// its pages, and so is an order, without which pages may overlap (A-MIA-12).
#[derive(Clone, PartialEq)]
pub struct CrudQuery {
    patient: Option<PatientId>,
    filter: Map<String, Value>,
    limit: u16,
    skip: u64,
    states: Vec<RecordState>,
}

impl Default for CrudQuery {
    fn default() -> Self {
        Self { patient: None, filter: Map::new(), limit: MAX_PAGE, skip: 0, states: Vec::new() }
    }
}

impl std::fmt::Debug for CrudQuery {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("CrudQuery").field("limit", &self.limit).field("skip", &self.skip).finish_non_exhaustive()
    }
}

impl CrudQuery {
    /// Everything, from the beginning, in the largest pages.
    pub fn all() -> Self {
        Self::default()
    }

    /// What is one patient's. The answer is checked for it.
    pub fn of_patient(patient: PatientId) -> Self {
        Self { patient: Some(patient), ..Self::default() }
    }

    /// Only records in which `field` is `value`, or fulfils it: MongoDB's conditions, such as `{"$exists": false}`.
    #[must_use]
    pub fn filter(mut self, field: &str, value: Value) -> Self {
        self.filter.insert(field.to_owned(), value);
        self
    }

    /// A page of this many records: 1 to [`MAX_PAGE`].
    #[must_use]
    pub fn limit(mut self, records: u16) -> Self {
        self.limit = records;
        self
    }

    /// From this record on, counted from 0.
    #[must_use]
    pub fn skip(mut self, records: u64) -> Self {
        self.skip = records;
        self
    }

    /// Records in these states instead of those in use.
    #[must_use]
    pub fn in_states(mut self, states: &[RecordState]) -> Self {
        self.states = states.to_vec();
        self
    }

    /// Puts the query on `request`. `patient_field` is what the collection calls the patient; `hidden` are its encrypted
    /// fields, which the service cannot search.
    pub(crate) fn on(&self, request: Request, patient_field: &str, hidden: &[&str]) -> Result<Request, CallError> {
        let operation = request.operation;
        if self.limit == 0 || self.limit > MAX_PAGE {
            return Err(CallError::invalid(operation, "_l", "must be 1 to 200"));
        }
        if self.filter.keys().any(|field| hidden.contains(&field.split('.').next().unwrap_or(field))) {
            return Err(CallError::invalid(operation, "_q", "names an encrypted field, which cannot be searched"));
        }
        if self.filter.contains_key(patient_field) && self.patient.is_some() {
            return Err(CallError::invalid(operation, "_q", "names the patient twice"));
        }
        if self.patient.as_ref().is_some_and(|patient| patient.as_str().trim().is_empty()) {
            return Err(CallError::invalid(operation, "_q", "names no patient"));
        }
        let mut filter = self.filter.clone();
        if let Some(patient) = &self.patient {
            filter.insert(patient_field.to_owned(), json!(patient));
        }
        let mut request = request;
        if !filter.is_empty() {
            request = request.with_query("_q", Value::Object(filter).to_string());
        }
        request = request.with_query("_l", self.limit.to_string()).with_query("_sk", self.skip.to_string());
        request = request.with_query("_s", "_id");
        if !self.states.is_empty() {
            let states: Vec<_> = self.states.iter().map(RecordState::as_str).collect();
            request = request.with_query("_st", states.join(","));
        }
        Ok(request)
    }

    /// Whether a record of `patient` was asked for.
    pub(crate) fn wants(&self, patient: Option<&PatientId>) -> bool {
        self.patient.is_none() || self.patient.as_ref() == patient
    }

    /// The page that `items` are, and the query for the next one: none after a page that is not full.
    pub(crate) fn page<T>(&self, items: Vec<T>) -> Page<T> {
        let full = items.len() >= usize::from(self.limit);
        let next = full.then(|| Self { skip: self.skip.saturating_add(items.len() as u64), ..self.clone() });
        Page { items, next }
    }
}

/// A page of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Page<T> {
    /// Its records.
    pub items: Vec<T>,
    /// What to ask for the next page; none when this is the last.
    pub next: Option<CrudQuery>,
}

//! A patient as Solo takes them (SOLO-03 to SOLO-05), with its rules checked before anything is sent.

use chrono::{NaiveDate, NaiveDateTime};
use serde::Serialize;
use serde_json::Value;

use super::{Address, Contact, Name, Telecom};
use crate::{CallError, PatientId, dates};

/// A patient, as written. What is absent is not sent and stays as it is.
#[derive(Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
#[allow(missing_docs)] // The fields are the document's own words.
pub struct PatientWrite {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mrn: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Vec<Name>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birth_date: Option<NaiveDate>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gender: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub marital_status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub telecom: Option<Vec<Telecom>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub contact: Option<Vec<Contact>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preferred_language: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub race: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ethnicity: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<Vec<Address>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deceased: Option<bool>,
    /// Required if and only if `deceased` is true.
    #[serde(skip_serializing_if = "Option::is_none", serialize_with = "deceased_at")]
    pub deceased_at: Option<NaiveDateTime>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_linked_by_email: Option<bool>,
    /// Only with `isLinkedByEmail`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_type: Option<String>,
    /// Only with `isLinkedByEmail`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group_name: Option<String>,
}

fn deceased_at<S: serde::Serializer>(at: &Option<NaiveDateTime>, serializer: S) -> Result<S::Ok, S::Error> {
    match at {
        Some(at) => serializer.serialize_str(&dates::format_deceased_at(*at)),
        None => serializer.serialize_none(),
    }
}

impl PatientWrite {
    pub(super) fn body(&self, operation: &'static str) -> Result<Value, CallError> {
        match (self.deceased == Some(true), self.deceased_at.is_some()) {
            (true, false) => {
                return Err(CallError::invalid(operation, "deceasedAt", "is required when deceased is true"));
            }
            (false, true) => {
                return Err(CallError::invalid(operation, "deceasedAt", "needs deceased to be true"));
            }
            _ => {}
        }
        let grouped = self.group_type.is_some() || self.group_name.is_some();
        if grouped && self.is_linked_by_email != Some(true) {
            return Err(CallError::invalid(operation, "groupName", "needs isLinkedByEmail to be true"));
        }
        serde_json::to_value(self).map_err(|_| CallError::invalid(operation, "body", "cannot be written as JSON"))
    }
}

/// A patient to register (SOLO-05).
#[derive(Clone, PartialEq)]
pub struct NewPatient {
    /// The integrator's id; required.
    pub id: PatientId,
    /// Everything else.
    pub patient: PatientWrite,
}

impl NewPatient {
    pub(super) fn body(&self, operation: &'static str) -> Result<Value, CallError> {
        if self.id.as_str().trim().is_empty() {
            return Err(CallError::invalid(operation, "id", "is required"));
        }
        let mut body = self.patient.body(operation)?;
        if let Some(fields) = body.as_object_mut() {
            fields.insert("id".to_owned(), Value::String(self.id.as_str().to_owned()));
        }
        Ok(body)
    }
}

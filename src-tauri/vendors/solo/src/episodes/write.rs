//! An episode as Solo takes it (SOLO-23, SOLO-26), with its rules checked before anything is sent.

use chrono::NaiveDate;
use serde::Serialize;
use vendor_http::Body;

use super::EpisodeStatus;
use super::status::written;
use crate::CallError;

/// An episode as written. An update takes the same fields, required ones included.
#[derive(Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct EpisodeWrite {
    /// Name; required.
    pub name: String,
    /// Type; required. One of a list that is not published: any text is sent.
    #[serde(rename = "type")]
    pub kind: String,
    /// First day; required.
    pub from: NaiveDate,
    /// Last day, not before the first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<NaiveDate>,
    /// Where it stands; required, and one of the documented words.
    #[serde(serialize_with = "written")]
    pub status: EpisodeStatus,
    /// What for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub objective: Option<String>,
    /// Why it is incomplete.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason_incomplete: Option<String>,
}

impl EpisodeWrite {
    pub(super) fn body(&self, operation: &'static str) -> Result<Body, CallError> {
        let invalid = |field, rule| Err(CallError::invalid(operation, field, rule));
        if self.name.trim().is_empty() {
            return invalid("name", "is required");
        }
        if self.kind.trim().is_empty() {
            return invalid("type", "is required");
        }
        if self.to.is_some_and(|to| to < self.from) {
            return invalid("to", "must not be before from");
        }
        if self.status.as_written().is_none() {
            return invalid("status", "is not one that Solo takes");
        }
        let body = serde_json::to_value(self)
            .map_err(|_| CallError::invalid(operation, "body", "cannot be written as JSON"))?;
        Ok(Body::Json(body))
    }
}

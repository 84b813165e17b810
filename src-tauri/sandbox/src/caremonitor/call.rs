//! The machinery's types, for CareMonitor, and what its judges ask of a request.

use axum::http::StatusCode;

use super::fields::Fields;
use super::refusal;
use super::state::{Organisation, Records};
use super::surface::Account;
use crate::server::{self, Answer};

pub(super) type Call = server::Call<Account>;
pub(super) type Ruling = server::Ruling<Account>;
pub(super) type Verdict = server::Verdict<Account>;

impl Call {
    /// The body as an object of JSON, declared as such.
    pub(super) fn fields(&self) -> Result<Fields, Answer> {
        if self.media_type() != "application/json" {
            return Err(refusal::with(StatusCode::UNSUPPORTED_MEDIA_TYPE, "Content-Type must be application/json"));
        }
        Fields::of(self.json()?)
    }

    /// Refuses a query parameter that is not among these, and one that is there twice.
    pub(super) fn only_queries(&self, known: &[&str]) -> Result<(), Answer> {
        for (name, _) in &self.query {
            if !known.contains(&name.as_str()) {
                return Err(refusal::with(StatusCode::BAD_REQUEST, &format!("Unknown parameter {name}")));
            }
            if self.query.iter().filter(|(other, _)| other == name).count() > 1 {
                return Err(refusal::with(StatusCode::BAD_REQUEST, &format!("{name} is there twice")));
            }
        }
        Ok(())
    }

    /// The organisation that the request is about; the gate has seen that there is one.
    pub(super) fn organisation<'r>(&self, records: &'r Records) -> Result<&'r Organisation, Answer> {
        let id = self.header("org_id");
        let known = records.organisations.iter().find(|organisation| organisation.id == id);
        known.ok_or_else(|| refusal::with(StatusCode::FORBIDDEN, "Unknown organisation"))
    }
}

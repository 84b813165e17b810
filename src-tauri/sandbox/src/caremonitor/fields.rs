//! The body of a request, taken field by field; what is left over is refused.

use axum::http::StatusCode;
use serde_json::{Map, Value};

use super::refusal;
use crate::server::Answer;

/// An object's fields that have not been looked at yet.
pub(super) struct Fields {
    place: String,
    rest: Map<String, Value>,
}

impl Fields {
    pub(super) fn of(value: Value) -> Result<Self, Answer> {
        Self::at(String::new(), value)
    }

    fn at(place: String, value: Value) -> Result<Self, Answer> {
        match value {
            Value::Object(rest) => Ok(Self { place, rest }),
            _ => Err(refusal::with(StatusCode::BAD_REQUEST, &format!("{place} An object is expected"))),
        }
    }

    /// 400 about one field.
    pub(super) fn wrong(&self, field: &str, what: &str) -> Answer {
        refusal::with(StatusCode::BAD_REQUEST, &format!("{}{field} {what}", self.place))
    }

    /// A text that must be there and not be empty.
    pub(super) fn text(&mut self, field: &str) -> Result<String, Answer> {
        self.optional_text(field)?.ok_or_else(|| self.wrong(field, "is required"))
    }

    /// A text that may be absent; null is not the same as absent.
    pub(super) fn optional_text(&mut self, field: &str) -> Result<Option<String>, Answer> {
        match self.rest.remove(field) {
            None => Ok(None),
            Some(Value::String(text)) if !text.trim().is_empty() => Ok(Some(text)),
            Some(_) => Err(self.wrong(field, "must be a text")),
        }
    }

    /// A number that must be there.
    pub(super) fn number(&mut self, field: &str) -> Result<f64, Answer> {
        let number = self.rest.remove(field).as_ref().and_then(Value::as_f64);
        number.ok_or_else(|| self.wrong(field, "must be a number"))
    }

    /// A whole number that must be there.
    pub(super) fn whole(&mut self, field: &str) -> Result<u64, Answer> {
        let number = self.rest.remove(field).as_ref().and_then(Value::as_u64);
        number.ok_or_else(|| self.wrong(field, "must be a whole number of 0 or more"))
    }

    /// A text that must be exactly this.
    pub(super) fn exactly(&mut self, field: &str, wanted: &str) -> Result<(), Answer> {
        match self.text(field)? == wanted {
            true => Ok(()),
            false => Err(self.wrong(field, &format!("must be {wanted}"))),
        }
    }

    /// An object that must be there.
    pub(super) fn object(&mut self, field: &str) -> Result<Self, Answer> {
        self.optional_object(field)?.ok_or_else(|| self.wrong(field, "is required"))
    }

    /// An object that may be absent.
    pub(super) fn optional_object(&mut self, field: &str) -> Result<Option<Self>, Answer> {
        match self.rest.remove(field) {
            None => Ok(None),
            Some(value) => Self::at(format!("{}{field}.", self.place), value).map(Some),
        }
    }

    /// Refuses what was not asked for.
    pub(super) fn end(self) -> Result<(), Answer> {
        match self.rest.keys().next() {
            None => Ok(()),
            Some(field) => Err(self.wrong(field, "is not known")),
        }
    }
}

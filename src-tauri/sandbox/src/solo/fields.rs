//! Checks over a JSON object, by hand: what is required, of which type, in which range, and that nothing else came.
//!
//! All problems of a request are told at once, in the wording of the documented sample
//! `Bad parameters [locationId: This is not a valid UUID.]` (SOLO-33).

use axum::http::StatusCode;
use chrono::NaiveDate;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::refusal;
use crate::server::Answer;

/// The last second a date may name (2100-01-01): later numbers are milliseconds.
const LAST_SECOND: i64 = 4_102_444_800;
/// The longest visit, in seconds.
const LONGEST: i64 = 86_400;

/// Whether a field may be absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Need {
    Required,
    Optional,
}

/// What is wrong with a request.
#[derive(Debug, Default)]
pub(crate) struct Problems(Vec<String>);

impl Problems {
    pub(crate) fn note(&mut self, field: &str, message: &str) {
        self.0.push(format!("{field}: {message}"));
    }

    /// 400 with all problems.
    pub(crate) fn refusal(&self) -> Answer {
        refusal::with(StatusCode::BAD_REQUEST, &format!("Bad parameters [{}]", self.0.join(" ")))
    }

    /// Refuses when anything was noted.
    pub(crate) fn settle(&self) -> Result<(), Answer> {
        if self.0.is_empty() { Ok(()) } else { Err(self.refusal()) }
    }
}

/// An object under examination. Each question also makes its field a known one; `settle` refuses the unknown rest.
pub(crate) struct Fields<'a> {
    object: &'a Map<String, Value>,
    prefix: String,
    known: Vec<&'static str>,
    pub(crate) problems: Problems,
}

impl<'a> Fields<'a> {
    /// Begins with a request body, which must be an object.
    pub(crate) fn of(body: &'a Value) -> Result<Self, Answer> {
        let object = body
            .as_object()
            .ok_or_else(|| refusal::with(StatusCode::BAD_REQUEST, "The request body is not a JSON object"))?;
        Ok(Self::within(object, String::new()))
    }

    fn within(object: &'a Map<String, Value>, prefix: String) -> Self {
        Self { object, prefix, known: Vec::new(), problems: Problems::default() }
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.object.contains_key(name)
    }

    /// Notes a problem with one field.
    pub(crate) fn note(&mut self, name: &str, message: &str) {
        let field = format!("{}{name}", self.prefix);
        self.problems.note(&field, message);
    }

    /// The value as it is; makes the field known.
    pub(crate) fn value(&mut self, name: &'static str, need: Need) -> Option<&'a Value> {
        self.known.push(name);
        let value = self.object.get(name);
        if value.is_none() && need == Need::Required {
            self.note(name, "This field is missing.");
        }
        value
    }

    fn typed<T>(
        &mut self,
        name: &'static str,
        need: Need,
        kind: &str,
        read: impl Fn(&'a Value) -> Option<T>,
    ) -> Option<T> {
        let value = self.value(name, need)?;
        let read = read(value);
        if read.is_none() {
            self.note(name, &format!("This value should be of type {kind}."));
        }
        read
    }

    /// A string, which may be empty.
    pub(crate) fn text(&mut self, name: &'static str, need: Need) -> Option<&'a str> {
        self.typed(name, need, "string", Value::as_str)
    }

    /// A string with something in it.
    pub(crate) fn filled(&mut self, name: &'static str, need: Need) -> Option<&'a str> {
        let text = self.text(name, need)?;
        if text.trim().is_empty() {
            self.note(name, "This value should not be blank.");
            return None;
        }
        Some(text)
    }

    pub(crate) fn flag(&mut self, name: &'static str) -> Option<bool> {
        self.typed(name, Need::Optional, "bool", Value::as_bool)
    }

    /// Unix seconds between 1970 and 2100; milliseconds are out of range.
    pub(crate) fn seconds(&mut self, name: &'static str, need: Need) -> Option<i64> {
        let seconds = self.typed(name, need, "int", Value::as_i64)?;
        if !(0..=LAST_SECOND).contains(&seconds) {
            self.note(name, "This value is not a valid timestamp.");
            return None;
        }
        Some(seconds)
    }

    /// Seconds in the documented range from 1 to 86,400.
    pub(crate) fn duration(&mut self, name: &'static str) -> Option<i64> {
        let seconds = self.typed(name, Need::Optional, "int", Value::as_i64)?;
        if !is_duration(seconds) {
            self.note(name, "This value should be between 1 and 86400.");
            return None;
        }
        Some(seconds)
    }

    /// One of a printed list, case and blanks included.
    pub(crate) fn choice(&mut self, name: &'static str, need: Need, choices: &[&str]) -> Option<&'a str> {
        let text = self.text(name, need)?;
        if !choices.contains(&text) {
            self.note(name, "The value you selected is not a valid choice.");
            return None;
        }
        Some(text)
    }

    /// `YYYY-MM-DD`.
    pub(crate) fn date(&mut self, name: &'static str, need: Need) -> Option<NaiveDate> {
        let text = self.text(name, need)?;
        let date = date(text);
        if date.is_none() {
            self.note(name, "This value is not a valid date.");
        }
        date
    }

    pub(crate) fn uuid(&mut self, name: &'static str, need: Need) -> Option<Uuid> {
        let text = self.text(name, need)?;
        let uuid = text.parse().ok();
        if uuid.is_none() {
            self.note(name, "This is not a valid UUID.");
        }
        uuid
    }

    /// A list of strings.
    pub(crate) fn texts(&mut self, name: &'static str, need: Need) -> Option<Vec<String>> {
        let values = self.typed(name, need, "array", Value::as_array)?;
        let texts: Option<Vec<String>> = values.iter().map(|value| value.as_str().map(str::to_owned)).collect();
        if texts.is_none() {
            self.note(name, "Each value should be of type string.");
        }
        texts
    }

    /// A list of anything.
    pub(crate) fn list(&mut self, name: &'static str) {
        self.typed(name, Need::Optional, "array", Value::as_array);
    }

    /// A list of objects, each examined by `check`.
    pub(crate) fn objects(&mut self, name: &'static str, need: Need, check: impl Fn(&mut Fields<'a>)) {
        let Some(values) = self.typed(name, need, "array", Value::as_array) else {
            return;
        };
        for (index, value) in values.iter().enumerate() {
            match value.as_object() {
                Some(object) => {
                    let mut inner = Fields::within(object, format!("{}{name}[{index}].", self.prefix));
                    check(&mut inner);
                    self.problems.0.append(&mut inner.finish().0);
                }
                None => self.note(name, "Each value should be of type object."),
            }
        }
    }

    /// An object, examined by `check`.
    pub(crate) fn object(&mut self, name: &'static str, need: Need, check: impl Fn(&mut Fields<'a>)) {
        let Some(object) = self.typed(name, need, "object", Value::as_object) else {
            return;
        };
        let mut inner = Fields::within(object, format!("{}{name}.", self.prefix));
        check(&mut inner);
        self.problems.0.append(&mut inner.finish().0);
    }

    fn finish(mut self) -> Problems {
        for name in self.object.keys().filter(|name| !self.known.contains(&name.as_str())) {
            self.problems.0.push(format!("{}{name}: This field was not expected.", self.prefix));
        }
        self.problems
    }

    /// Refuses when anything was noted or an unknown field came.
    pub(crate) fn settle(self) -> Result<(), Answer> {
        self.finish().settle()
    }
}

/// Whether seconds are a documented duration.
pub(crate) fn is_duration(seconds: i64) -> bool {
    (1..=LONGEST).contains(&seconds)
}

/// Whether seconds are a plausible unix time.
pub(crate) fn is_seconds(seconds: i64) -> bool {
    (0..=LAST_SECOND).contains(&seconds)
}

/// `YYYY-MM-DD` with its zeros; chrono alone would take `2024-1-2`.
pub(crate) fn date(text: &str) -> Option<NaiveDate> {
    if text.len() == 10 { NaiveDate::parse_from_str(text, "%Y-%m-%d").ok() } else { None }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn all_problems_are_told_at_once_and_unknown_fields_are_among_them() {
        let body = json!({ "duration": 0, "reasons": ["a", 1], "surprise": true, "date": 1_700_000_000_000_i64 });
        let mut fields = Fields::of(&body).unwrap();
        fields.text("waitingRoom", Need::Required);
        fields.duration("duration");
        fields.texts("reasons", Need::Optional);
        fields.seconds("date", Need::Optional);
        let refusal = fields.settle().unwrap_err();
        let text = String::from_utf8(refusal.body.to_vec()).unwrap();
        for told in ["waitingRoom: This field is missing", "duration: ", "reasons: ", "surprise: ", "date: "] {
            assert!(text.contains(told), "{told} is not told in {text}");
        }
    }

    #[test]
    fn null_is_not_a_string_and_a_date_needs_its_zeros() {
        let body = json!({ "externalId": null });
        let mut fields = Fields::of(&body).unwrap();
        assert_eq!(fields.text("externalId", Need::Optional), None);
        assert!(fields.settle().is_err());
        assert!(date("2024-1-02").is_none() && date("2023-02-29").is_none() && date("2024-02-29").is_some());
    }
}

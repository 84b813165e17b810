//! Checks over the attributes of a resource, by hand: what is required, of which type, and that nothing else came.
//! An attribute in camel case or with underscores is one that was not expected.

use axum::http::StatusCode;
use chrono::{DateTime, NaiveDate, Utc};
use serde_json::{Map, Value};
use url::Url;
use uuid::Uuid;

use super::refusal::{self, Problem};
use super::time;
use crate::server::Answer;

/// Whether an attribute may be absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Need {
    Required,
    Optional,
}

/// Attributes under examination. Each question makes its attribute a known one; `settle` refuses the unknown rest.
pub(super) struct Attributes<'a> {
    object: &'a Map<String, Value>,
    place: &'static str,
    known: Vec<&'static str>,
    problems: Vec<Problem>,
}

impl<'a> Attributes<'a> {
    /// The attributes of a resource.
    pub(super) fn of(object: &'a Map<String, Value>) -> Self {
        Self::at(object, "/data/attributes/")
    }

    /// The members of a flat body, as custom actions have it.
    pub(super) fn flat(object: &'a Map<String, Value>) -> Self {
        Self::at(object, "/")
    }

    fn at(object: &'a Map<String, Value>, place: &'static str) -> Self {
        Self { object, place, known: Vec::new(), problems: Vec::new() }
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.object.contains_key(name)
    }

    /// Notes what is wrong with one attribute.
    pub(super) fn note(&mut self, name: &str, code: &'static str, detail: impl Into<String>) {
        self.problems.push(Problem { code, detail: detail.into(), pointer: format!("{}{name}", self.place) });
    }

    fn value(&mut self, name: &'static str, need: Need) -> Option<&'a Value> {
        self.known.push(name);
        let value = self.object.get(name);
        if value.is_none() && need == Need::Required {
            self.note(name, "required", "This attribute is missing.");
        }
        value
    }

    fn read<T>(
        &mut self,
        name: &'static str,
        need: Need,
        expected: &str,
        read: impl Fn(&'a Value) -> Option<T>,
    ) -> Option<T> {
        let value = self.value(name, need)?;
        let read = read(value);
        if read.is_none() {
            self.note(name, "invalid", format!("{expected} is expected here."));
        }
        read
    }

    /// Any text.
    pub(super) fn text(&mut self, name: &'static str, need: Need) -> Option<&'a str> {
        self.read(name, need, "Text", Value::as_str)
    }

    /// Text with something in it.
    pub(super) fn filled(&mut self, name: &'static str, need: Need) -> Option<&'a str> {
        self.read(name, need, "Text that is not blank", |value| value.as_str().filter(|text| !text.trim().is_empty()))
    }

    pub(super) fn flag(&mut self, name: &'static str, need: Need) -> Option<bool> {
        self.read(name, need, "true or false", Value::as_bool)
    }

    /// A whole number of at least one and at most `most`.
    pub(super) fn seconds(&mut self, name: &'static str, most: i64) -> Option<i64> {
        let expected = format!("A whole number from 1 to {most}");
        self.read(name, Need::Optional, &expected, |value| value.as_i64().filter(|number| (1..=most).contains(number)))
    }

    pub(super) fn uuid(&mut self, name: &'static str, need: Need) -> Option<Uuid> {
        self.read(name, need, "A UUID", |value| value.as_str()?.parse().ok())
    }

    pub(super) fn uuids(&mut self, name: &'static str) -> Option<Vec<Uuid>> {
        self.read(name, Need::Optional, "A list of UUIDs", |value| {
            value.as_array()?.iter().map(|id| id.as_str()?.parse().ok()).collect()
        })
    }

    /// One of a printed list.
    pub(super) fn choice(&mut self, name: &'static str, need: Need, choices: &[&'static str]) -> Option<&'static str> {
        let expected = format!("One of {}", choices.join(", "));
        self.read(name, need, &expected, |value| choices.iter().copied().find(|choice| value.as_str() == Some(choice)))
    }

    /// One or more of a printed list.
    pub(super) fn choices(&mut self, name: &'static str, choices: &[&'static str]) -> Option<Vec<&'static str>> {
        let expected = format!("A list of {}", choices.join(", "));
        self.read(name, Need::Required, &expected, |value| {
            let values = value.as_array().filter(|values| !values.is_empty())?;
            values.iter().map(|value| choices.iter().copied().find(|choice| value.as_str() == Some(choice))).collect()
        })
    }

    pub(super) fn date(&mut self, name: &'static str, need: Need) -> Option<NaiveDate> {
        self.read(name, need, "A date as YYYY-MM-DD", |value| time::date(value.as_str()?))
    }

    pub(super) fn instant(&mut self, name: &'static str, need: Need) -> Option<DateTime<Utc>> {
        self.read(name, need, "A date and time as YYYY-MM-DDTHH:MM:SSZ", |value| time::read(value.as_str()?))
    }

    /// An address that a browser can open.
    pub(super) fn link(&mut self, name: &'static str) -> Option<&'a str> {
        self.read(name, Need::Optional, "An http or https address", |value| {
            let text = value.as_str()?;
            let url = Url::parse(text).ok()?;
            (matches!(url.scheme(), "http" | "https") && url.has_host()).then_some(text)
        })
    }

    /// One mailbox, plainly written.
    pub(super) fn email(&mut self, name: &'static str) -> Option<&'a str> {
        self.read(name, Need::Optional, "An e-mail address", |value| {
            let text = value.as_str()?;
            let (mailbox, domain) = text.split_once('@')?;
            let plain = !mailbox.is_empty() && domain.contains('.') && !domain.contains('@');
            (plain && !text.contains(char::is_whitespace)).then_some(text)
        })
    }

    /// E.164: a plus sign and 8 to 15 digits, the first no zero.
    pub(super) fn phone(&mut self, name: &'static str) -> Option<&'a str> {
        self.read(name, Need::Optional, "A telephone number in E.164", |value| {
            let text = value.as_str()?;
            let digits = text.strip_prefix('+')?;
            let plain = digits.bytes().all(|digit| digit.is_ascii_digit()) && !digits.starts_with('0');
            (plain && (8..=15).contains(&digits.len())).then_some(text)
        })
    }

    /// Refuses when anything was noted or an unknown attribute came.
    pub(super) fn settle(mut self) -> Result<(), Answer> {
        let unknown: Vec<&String> = self.object.keys().filter(|name| !self.known.contains(&name.as_str())).collect();
        for name in unknown {
            self.note(name, "unknown", "This attribute was not expected.");
        }
        if self.problems.is_empty() { Ok(()) } else { Err(refusal::all(StatusCode::BAD_REQUEST, &self.problems)) }
    }
}

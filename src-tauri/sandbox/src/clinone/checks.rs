//! Checks over a JSON object and a query, by hand. All problems of a request are told at once.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde_json::{Map, Value};

use super::state::{Study, Trial};
use super::{Call, bearer, refusal};
use crate::server::Answer;
use axum::http::StatusCode;

/// What is wrong with a request, by member.
#[derive(Default)]
pub(super) struct Problems(Vec<(String, &'static str)>);

impl Problems {
    pub(super) fn note(&mut self, member: &str, complaint: &'static str) {
        self.0.push((member.to_owned(), complaint));
    }

    /// Refuses when anything was noted.
    pub(super) fn settle(self) -> Result<(), Answer> {
        if self.0.is_empty() { Ok(()) } else { Err(refusal::invalid(&self.0)) }
    }

    /// Notes query parameters that are not known or stand twice.
    pub(super) fn only_queries(&mut self, call: &Call, known: &[&str]) {
        for (index, (name, _)) in call.query.iter().enumerate() {
            if !known.contains(&name.as_str()) {
                self.note(name, "is not a known parameter");
            } else if call.query[..index].iter().any(|(earlier, _)| earlier == name) {
                self.note(name, "stands twice");
            }
        }
    }

    /// Notes members that are not known.
    pub(super) fn only_members(&mut self, record: &Map<String, Value>, known: &[&str]) {
        for name in record.keys().filter(|name| !known.contains(&name.as_str())) {
            self.note(name, "is not a known member");
        }
    }

    /// A text that must be there, without blanks around it.
    pub(super) fn required<'r>(&mut self, record: &'r Map<String, Value>, member: &str) -> &'r str {
        match record.get(member) {
            Some(Value::String(text)) if !text.is_empty() && text.trim() == text => text,
            Some(Value::String(_)) => {
                self.note(member, "must not be empty nor have blanks around it");
                ""
            }
            Some(_) => {
                self.note(member, "must be text");
                ""
            }
            None => {
                self.note(member, "is required");
                ""
            }
        }
    }

    /// A text that may be absent, and where `null` is allowed also null.
    pub(super) fn optional(
        &mut self,
        record: &Map<String, Value>,
        member: &str,
        null_allowed: bool,
        good: impl Fn(&str) -> bool,
        complaint: &'static str,
    ) {
        match record.get(member) {
            None => {}
            Some(Value::Null) if null_allowed => {}
            Some(Value::String(text)) if good(text) => {}
            Some(Value::String(_)) => self.note(member, complaint),
            Some(_) => self.note(member, "must be text"),
        }
    }
}

/// The body as an object.
pub(super) fn object(call: &Call) -> Result<Map<String, Value>, Answer> {
    match call.json()? {
        Value::Object(record) => Ok(record),
        _ => Err(refusal::with(StatusCode::BAD_REQUEST, "The request body is not a JSON object")),
    }
}

/// A study that exists and that the caller's External Client is associated with.
pub(super) fn open_study(trial: &Trial, call: &Call, id: &str) -> Result<&'static Study, Answer> {
    let study = trial.study(id).ok_or_else(|| refusal::missing("The study"))?;
    if sees(trial, call, id) {
        Ok(study)
    } else {
        Err(refusal::with(StatusCode::FORBIDDEN, "The External Client is not associated with this study"))
    }
}

/// Whether the caller's External Client is associated with a study.
pub(super) fn sees(trial: &Trial, call: &Call, study: &str) -> bool {
    let token = call.header("authorization").strip_prefix("Bearer ").unwrap_or_default();
    let Some(bearer) = bearer::verify(token, trial.round, call.now) else { return false };
    let client = trial.clients.iter().find(|client| client.id == bearer.client);
    client.is_some_and(|client| client.studies.as_ref().is_none_or(|studies| studies.iter().any(|id| id == study)))
}

/// A day, `YYYY-MM-DD`.
pub(super) fn is_day(text: &str) -> bool {
    text.len() == 10 && NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok()
}

/// A time with an offset.
pub(super) fn time(text: &str) -> Option<DateTime<FixedOffset>> {
    DateTime::parse_from_rfc3339(text).ok()
}

/// E.164.
pub(super) fn is_e164(text: &str) -> bool {
    text.strip_prefix('+').is_some_and(|digits| {
        digits.len() >= 2
            && digits.len() <= 15
            && !digits.starts_with('0')
            && digits.chars().all(|c| c.is_ascii_digit())
    })
}

/// A mail address, roughly.
pub(super) fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !text.contains(' '))
}

/// A language tag, roughly.
pub(super) fn is_language(text: &str) -> bool {
    text.len() >= 2 && text.split('-').all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric()))
}

/// A zone of the tz database.
pub(super) fn is_zone(text: &str) -> bool {
    text.parse::<chrono_tz::Tz>().is_ok()
}

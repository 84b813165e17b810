//! Lists: pages, and the filters that an endpoint knows. `meta` carries the literal key `page[total]`.

use axum::http::StatusCode;
use serde_json::{Value, json};

use super::call::Call;
use super::refusal;
use crate::server::Answer;

/// How many a page has when nobody says.
const PAGE: usize = 100;
/// The longest page that may be asked for.
const LONGEST: usize = 500;

/// What a list request asks for.
#[derive(Debug)]
pub(super) struct Query<'c> {
    limit: usize,
    offset: usize,
    filters: Vec<(&'c str, &'c str)>,
}

impl Call {
    /// Reads the query of a list. `filters` are the attributes that may stand in `filter[...]`; `plain` are the
    /// parameters that this endpoint wants without it. Anything else is refused, and so is a parameter given twice.
    pub(super) fn list(&self, filters: &[&str], plain: &[&str]) -> Result<Query<'_>, Answer> {
        let mut query = Query { limit: PAGE, offset: 0, filters: Vec::new() };
        for (index, (name, value)) in self.query.iter().enumerate() {
            if self.query[..index].iter().any(|(earlier, _)| earlier == name) {
                return Err(wrong(name, "is given twice"));
            }
            let filtered = name.strip_prefix("filter[").and_then(|rest| rest.strip_suffix(']'));
            match (name.as_str(), filtered) {
                ("page[limit]", _) => query.limit = number(name, value, 1..=LONGEST)?,
                ("page[offset]", _) => query.offset = number(name, value, 0..=usize::MAX)?,
                (_, Some(attribute)) if filters.contains(&attribute) => query.filters.push((attribute, value)),
                (plainly, None) if plain.contains(&plainly) => {}
                _ => return Err(wrong(name, "is not known here")),
            }
        }
        Ok(query)
    }

    /// Asks for the plain `organization-id` that the document endpoints want.
    pub(super) fn own_organization(&self) -> Result<(), Answer> {
        match self.query("organization-id") {
            None => Err(wrong("organization-id", "is missing")),
            Some(id) if id == self.account.organization.to_string() => Ok(()),
            Some(_) => Err(refusal::with(StatusCode::FORBIDDEN, "organization", "This is not your organization.")),
        }
    }
}

impl Query<'_> {
    /// Whether something passes all filters, by its value of an attribute.
    pub(super) fn admits<'v>(&self, value_of: impl Fn(&str) -> Option<std::borrow::Cow<'v, str>>) -> bool {
        self.filters.iter().all(|(name, wanted)| value_of(name).as_deref() == Some(*wanted))
    }

    /// The wanted page of what passed, made into an answer.
    pub(super) fn page<T>(&self, all: &[T], view: impl Fn(&T) -> Value) -> Answer {
        let page = all.iter().skip(self.offset).take(self.limit).map(view);
        let data: Vec<Value> = page.collect();
        Answer::ok(&json!({ "data": data, "meta": { "page[total]": all.len() } })).typed(refusal::MEDIA_TYPE)
    }

    /// The same, of resources that are JSON already.
    pub(super) fn page_of_texts<T>(&self, all: &[T], text: impl Fn(&T) -> &str) -> Answer {
        let page: Vec<&str> = all.iter().skip(self.offset).take(self.limit).map(text).collect();
        let body = format!("{{\"data\":[{}],\"meta\":{{\"page[total]\":{}}}}}", page.join(","), all.len());
        Answer::of(StatusCode::OK, refusal::MEDIA_TYPE, body)
    }
}

fn number(name: &str, value: &str, range: std::ops::RangeInclusive<usize>) -> Result<usize, Answer> {
    value.parse().ok().filter(|number| range.contains(number)).ok_or_else(|| wrong(name, "is out of range"))
}

fn wrong(name: &str, why: &str) -> Answer {
    refusal::with(StatusCode::BAD_REQUEST, "parameter", &format!("The parameter {name} {why}."))
}

//! The names of a record's fields, ours and the vendor's, both ways.

use serde_json::{Map, Value};

use super::Profile;
use super::shape::RecordNeed;

/// Set before a field of the vendor's that nothing names, when its name is one of ours: `{"family_name": …}` from a
/// vendor that calls the family name `lastName` must not be taken for the family name.
const UNNAMED: &str = "unnamed.";

/// The names of one record's fields. Values are never changed; nested records are renamed with theirs, and a list is
/// taken for a list of the record.
#[derive(Debug, Clone, Copy)]
pub struct FieldNames<'p> {
    profile: &'p Profile,
    need: &'static RecordNeed,
}

impl<'p> FieldNames<'p> {
    pub(super) fn new(profile: &'p Profile, need: &'static RecordNeed) -> Self {
        Self { profile, need }
    }

    /// The vendor's name of a field.
    ///
    /// # Panics
    /// When the shape's record has no such field.
    pub fn wire(&self, ours: &str) -> &'p str {
        &self.profile.records[self.need.name][ours]
    }

    /// Our name of a field of the vendor's.
    pub fn ours(&self, wire: &str) -> Option<&'static str> {
        let mut names = self.profile.records[self.need.name].iter();
        names.find_map(|(ours, theirs)| (theirs == wire).then_some(*ours))
    }

    /// A record of ours as it is sent. What [`FieldNames::to_ours`] kept without a name goes back as it came. A key that
    /// the shape does not know stays as it is: [`FieldNames::unnamed`] is how a client's tests find one.
    #[must_use]
    pub fn to_wire(&self, record: Value) -> Value {
        each(record, |fields| {
            let renamed = fields.into_iter().map(|(ours, value)| {
                let value = self.nested(&ours, value, FieldNames::to_wire);
                match (self.profile.records[self.need.name].get(ours.as_str()), ours.strip_prefix(UNNAMED)) {
                    (Some(wire), _) => (wire.clone(), value),
                    (None, Some(theirs)) => (theirs.to_owned(), value),
                    (None, None) => (ours, value),
                }
            });
            renamed.collect()
        })
    }

    /// A record of the vendor's with our names. A field that nothing names is kept, so that it is noticed as drift;
    /// when it is called like one of ours it gets `unnamed.` before its name.
    #[must_use]
    pub fn to_ours(&self, record: Value) -> Value {
        each(record, |fields| {
            let renamed = fields.into_iter().map(|(wire, value)| match self.ours(&wire) {
                Some(ours) => (ours.to_owned(), self.nested(ours, value, FieldNames::to_ours)),
                None if self.need.fields.contains(&wire.as_str()) => (format!("{UNNAMED}{wire}"), value),
                None => (wire, value),
            });
            renamed.collect()
        })
    }

    /// The keys of a record of ours that the shape does not know, nested ones after a dot. For a client's tests: its
    /// types and its shape must agree.
    pub fn unnamed(&self, record: &Value) -> Vec<String> {
        let Some(fields) = record.as_object() else { return Vec::new() };
        let mut found = Vec::new();
        for (ours, value) in fields {
            if !self.need.fields.contains(&ours.as_str()) {
                found.push(ours.clone());
            } else if let Some(names) = self.within(ours) {
                let inner = value.as_array().and_then(|list| list.first()).unwrap_or(value);
                found.extend(names.unnamed(inner).into_iter().map(|key| format!("{ours}.{key}")));
            }
        }
        found
    }

    fn nested(&self, ours: &str, value: Value, rename: fn(&Self, Value) -> Value) -> Value {
        match self.within(ours) {
            Some(names) => rename(&names, value),
            None => value,
        }
    }

    fn within(&self, ours: &str) -> Option<Self> {
        let (_, record) = self.need.nested.iter().find(|(field, _)| *field == ours)?;
        Some(self.profile.fields(record))
    }
}

fn each(record: Value, rename: impl Fn(Map<String, Value>) -> Map<String, Value> + Copy) -> Value {
    match record {
        Value::Object(fields) => Value::Object(rename(fields)),
        Value::Array(list) => list.into_iter().map(|record| each(record, rename)).collect(),
        other => other,
    }
}

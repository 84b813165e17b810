//! A path of a profile, with its placeholders in the order of the text.

use std::borrow::Cow;

use super::fault::Mistake;
use super::shape::PathNeed;
use crate::{HttpError, Method, Request};

/// A path that names every placeholder of its need once, and no other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProfilePath {
    template: String,
    /// For each placeholder in the text, which of the need's it is.
    order: Vec<usize>,
}

impl ProfilePath {
    /// The path as it stands in the profile, e.g. `/api/patients/{patient}`.
    pub fn template(&self) -> &str {
        &self.template
    }

    /// A request there. `segments` fill the placeholders in the order of the need, whatever their order in the text.
    ///
    /// # Errors
    /// As [`Request::new`].
    pub fn request(&self, operation: &'static str, method: Method, segments: &[&str]) -> Result<Request, HttpError> {
        // One that is not given stays empty, and one too many stays: both are refused by `Request::new`.
        let mut ordered: Vec<&str> =
            self.order.iter().map(|&place| segments.get(place).copied().unwrap_or_default()).collect();
        ordered.extend(segments.iter().skip(self.order.len()));
        Request::new(operation, method, Cow::Owned(self.template.clone()), &ordered)
    }
}

/// Judges a path. All that is wrong with it is told.
pub(super) fn path(text: &str, need: &PathNeed) -> Result<ProfilePath, Vec<Mistake>> {
    if text.is_empty() {
        return Err(vec![Mistake::Empty]);
    }
    let mut mistakes = Vec::new();
    if !text.starts_with('/') {
        mistakes.push(Mistake::PathStart);
    }
    if text.contains(['?', '#']) {
        mistakes.push(Mistake::PathQuery);
    }
    let (order, literal) = placeholders(text, need, &mut mistakes);
    if !literal.chars().all(|c| allowed(c) || "?#".contains(c)) {
        mistakes.push(Mistake::PathCharacters);
    }
    let segments = literal.strip_prefix('/').unwrap_or(&literal);
    // A path may end with a slash; some vendors insist on it.
    let segments = segments.strip_suffix('/').unwrap_or(segments);
    if !segments.is_empty() && segments.split('/').any(|part| matches!(part, "" | "." | "..")) || text == "//" {
        mistakes.push(Mistake::PathSegments);
    }
    if mistakes.is_empty() { Ok(ProfilePath { template: text.to_owned(), order }) } else { Err(mistakes) }
}

/// RFC 3986's `pchar`, without percent-encoding, and the slash.
fn allowed(c: char) -> bool {
    c.is_ascii_alphanumeric() || "/-._~!$&'()*+,;=:@".contains(c)
}

/// Which placeholder stands where, and the path with each replaced by a letter.
fn placeholders(text: &str, need: &PathNeed, mistakes: &mut Vec<Mistake>) -> (Vec<usize>, String) {
    let (mut order, mut literal, mut rest) = (Vec::new(), String::new(), text);
    while let Some((before, after)) = rest.split_once('{') {
        literal.push_str(before);
        let Some((name, behind)) = after.split_once('}') else {
            mistakes.push(Mistake::PathBraces);
            return (order, literal);
        };
        literal.push('p');
        rest = behind;
        match need.placeholders.iter().position(|known| *known == name) {
            Some(place) if order.contains(&place) => mistakes.push(Mistake::PlaceholderTwice(name.to_owned())),
            Some(place) => order.push(place),
            None if name.contains('{') => mistakes.push(Mistake::PathBraces),
            None => mistakes.push(Mistake::PlaceholderUnknown(name.chars().take(40).collect())),
        }
    }
    if rest.contains('}') {
        mistakes.push(Mistake::PathBraces);
    }
    literal.extend(rest.chars().filter(|c| *c != '}'));
    for (place, name) in need.placeholders.iter().enumerate() {
        if !order.contains(&place) {
            mistakes.push(Mistake::PlaceholderMissing(name));
        }
    }
    (order, literal)
}

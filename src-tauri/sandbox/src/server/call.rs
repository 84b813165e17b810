//! A request as a judge sees it, and what a judge can rule.

use std::sync::Arc;

use axum::http::{HeaderMap, StatusCode};
use bytes::Bytes;
use chrono::{DateTime, Utc};
use serde_json::Value;

use super::answer::Answer;
use super::surface::Surface;

/// One request, routed and read.
pub(crate) struct Call<S: Surface> {
    /// The operation it was routed to.
    pub(crate) operation: &'static str,
    /// Path parameters in order, percent-decoded.
    pub(crate) params: Vec<String>,
    /// Query parameters in order, decoded; names may repeat.
    pub(crate) query: Vec<(String, String)>,
    /// The query as it was sent, without its question mark; empty when there is none.
    pub(crate) raw_query: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// Real time, as the simulator tells it.
    pub(crate) now: DateTime<Utc>,
    pub(crate) account: Arc<S>,
}

/// Changes the state and makes the answer. It owns what it needs, since it may run long after the request.
pub(crate) type Commit<S> = Box<dyn FnOnce(&mut <S as Surface>::State) -> Answer + Send>;

/// What a judge rules when it does not refuse.
pub(crate) enum Verdict<S: Surface> {
    /// Nothing changes.
    Answer(Answer),
    /// Something will change.
    Commit(Commit<S>),
}

/// A verdict, or the refusal.
pub(crate) type Ruling<S> = Result<Verdict<S>, Answer>;

impl<S: Surface> Verdict<S> {
    pub(crate) fn commit(commit: impl FnOnce(&mut S::State) -> Answer + Send + 'static) -> Ruling<S> {
        Ok(Self::Commit(Box::new(commit)))
    }

    pub(crate) fn answer(answer: Answer) -> Ruling<S> {
        Ok(Self::Answer(answer))
    }
}

impl<S: Surface> Call<S> {
    /// A path parameter; empty when there is none at this place.
    pub(crate) fn param(&self, index: usize) -> &str {
        self.params.get(index).map_or("", String::as_str)
    }

    /// A query parameter; the first of that name.
    pub(crate) fn query(&self, name: &str) -> Option<&str> {
        self.query.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// A header's text; empty when it is absent or no text.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The media type of the body: lower case, without parameters; empty when none is stated.
    pub(crate) fn media_type(&self) -> String {
        let text = self.header("content-type");
        text.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
    }

    /// The body as JSON.
    pub(crate) fn json(&self) -> Result<Value, Answer> {
        serde_json::from_slice(&self.body)
            .map_err(|_| S::refusal(StatusCode::BAD_REQUEST, "The request body is not valid JSON"))
    }
}

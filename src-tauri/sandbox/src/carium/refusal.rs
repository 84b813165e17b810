//! How Carium refuses. The document says only that some answers carry error information; JSON:API's own error objects
//! are assumed. The store of uploaded files is another service and speaks XML, as such stores do.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::server::Answer;

pub(super) const MEDIA_TYPE: &str = "application/vnd.api+json";

/// One error object: what is wrong, in a word for programs and a sentence, and the place in the request.
#[derive(Debug)]
pub(super) struct Problem {
    pub(super) code: &'static str,
    pub(super) detail: String,
    /// A JSON pointer such as `/data/attributes/end-time`; empty when it is not about a place.
    pub(super) pointer: String,
}

/// A refusal with one error.
pub(super) fn with(status: StatusCode, code: &'static str, detail: &str) -> Answer {
    all(status, &[Problem { code, detail: detail.to_owned(), pointer: String::new() }])
}

/// A refusal with all errors at once.
pub(super) fn all(status: StatusCode, problems: &[Problem]) -> Answer {
    let title = status.canonical_reason().unwrap_or_default();
    let errors: Vec<Value> = problems
        .iter()
        .map(|problem| {
            let mut error = json!({
                "status": status.as_str(),
                "code": problem.code,
                "title": title,
                "detail": problem.detail,
            });
            if !problem.pointer.is_empty() {
                error["source"] = json!({ "pointer": problem.pointer });
            }
            error
        })
        .collect();
    Answer::json(status, &json!({ "errors": errors })).typed(MEDIA_TYPE)
}

/// 400 about one place.
pub(super) fn at(pointer: &str, code: &'static str, detail: &str) -> Answer {
    let problem = Problem { code, detail: detail.to_owned(), pointer: pointer.to_owned() };
    all(StatusCode::BAD_REQUEST, &[problem])
}

/// 404 for a thing that is named.
pub(super) fn missing(thing: &str) -> Answer {
    with(StatusCode::NOT_FOUND, "not-found", &format!("There is no such {thing}."))
}

/// 422: well-formed, but it contradicts the state.
pub(super) fn contradicts(code: &'static str, detail: &str) -> Answer {
    with(StatusCode::UNPROCESSABLE_ENTITY, code, detail)
}

/// A refusal by the store of files. The code is a fixed word and needs no quoting.
pub(super) fn by_the_store(status: StatusCode, code: &'static str, message: &'static str) -> Answer {
    let body = format!("<?xml version=\"1.0\"?>\n<Error><Code>{code}</Code><Message>{message}</Message></Error>");
    Answer::of(status, "application/xml", body)
}

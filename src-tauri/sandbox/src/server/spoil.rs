//! Turns an answer into a response, plainly or as a fault wants it.

use std::io;
use std::time::Duration;

use axum::body::Body;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER};
use axum::http::{HeaderName, Response, StatusCode};
use bytes::Bytes;
use futures::{StreamExt as _, stream};
use serde_json::{Map, Value, json};
use tokio_util::sync::CancellationToken;

use super::answer::{Answer, header_value};
use super::fault::Fault;
use super::mutate::mutated;
use super::surface::Surface;

/// How long half a body has to leave before the connection is cut.
const LEAVE: Duration = Duration::from_millis(30);

/// What stands where a documented enumeration has its value.
const UNHEARD_OF: &str = "unheard-of";
/// The answer as it stands.
pub(super) fn plain(answer: Answer) -> Response<Body> {
    let Answer { status, content_type, headers, body } = answer;
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    if !content_type.is_empty() {
        set(&mut response, CONTENT_TYPE, &content_type);
    }
    for (name, value) in headers {
        set(&mut response, name, &value);
    }
    response
}

/// An answer that a test ordered word by word.
pub(super) fn status(code: u16, body: String, content_type: &str, retry_after: Option<&str>) -> Response<Body> {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = StatusCode::from_u16(code).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    set(&mut response, CONTENT_TYPE, content_type);
    if let Some(wait) = retry_after {
        set(&mut response, RETRY_AFTER, wait);
    }
    response
}

/// The answer as a fault spoils it. Faults that act elsewhere leave it as it stands.
pub(super) fn spoil<S: Surface>(fault: &Fault, answer: Answer, cut: CancellationToken) -> Response<Body> {
    match fault {
        Fault::TruncatedJson => truncated(answer, cut),
        Fault::BrokenJson => {
            let body = broken(&answer.body);
            plain(Answer { body, ..answer })
        }
        Fault::EmptyBody => plain(Answer { body: Bytes::new(), ..answer }),
        Fault::WrongContentType => plain(answer.typed("text/html; charset=utf-8")),
        Fault::UnknownEnum => rewritten(answer, |value| enumerate_differently(value, S::ENUMERATED)),
        Fault::ExtraAndNullFields => rewritten(answer, |value| add_and_drop(value, S::OPTIONAL)),
        Fault::Mutated { seed } => plain(mutated(answer, *seed)),
        Fault::LinksLead { to } => rewritten(answer, |value| lead(value, to)),
        Fault::Refuse
        | Fault::TimeoutBefore
        | Fault::TimeoutAfterCommit
        | Fault::CommitLate { .. }
        | Fault::CutAfterCommit
        | Fault::Status { .. }
        | Fault::Slow { .. } => plain(answer),
    }
}

fn set(response: &mut Response<Body>, name: HeaderName, value: &str) {
    if let Some(value) = header_value(&name, value) {
        response.headers_mut().insert(name, value);
    }
}

/// Announces all of the body, sends half, and cuts.
fn truncated(answer: Answer, cut: CancellationToken) -> Response<Body> {
    let half = answer.body.slice(..answer.body.len() / 2);
    let length = answer.body.len().max(1).to_string();
    let end = stream::once(async move {
        tokio::time::sleep(LEAVE).await;
        cut.cancel();
        std::future::pending().await
    });
    let body = stream::once(async move { Ok::<_, io::Error>(half) }).chain(end);
    let mut response = plain(Answer { body: Bytes::new(), ..answer });
    *response.body_mut() = Body::from_stream(body);
    set(&mut response, CONTENT_LENGTH, &length);
    response
}

fn broken(body: &Bytes) -> Bytes {
    let half = body.slice(..body.len() / 2);
    if half.is_empty() || serde_json::from_slice::<Value>(&half).is_ok() { Bytes::from_static(b"{") } else { half }
}

/// Rewrites a JSON body; anything else stays.
fn rewritten(answer: Answer, rewrite: impl FnOnce(&mut Value)) -> Response<Body> {
    match serde_json::from_slice::<Value>(&answer.body) {
        Ok(mut value) => {
            rewrite(&mut value);
            plain(Answer { body: value.to_string().into(), ..answer })
        }
        Err(_) => plain(answer),
    }
}

fn enumerate_differently(value: &mut Value, enumerated: &[&str]) {
    walk(value, &|object| {
        for member in enumerated {
            match object.get_mut(*member) {
                Some(Value::String(text)) => UNHEARD_OF.clone_into(text),
                Some(Value::Array(values)) if values.iter().all(Value::is_string) => values.push(json!(UNHEARD_OF)),
                _ => {}
            }
        }
    });
}

fn add_and_drop(value: &mut Value, optional: &[&str]) {
    walk(value, &|object| {
        for member in optional {
            if let Some(value) = object.get_mut(*member) {
                *value = Value::Null;
            }
        }
        object.insert("addedLater".to_owned(), json!({ "note": ["nobody documented this"], "version": 2 }));
    });
}

fn lead(value: &mut Value, to: &str) {
    walk(value, &|object| {
        for member in object.values_mut() {
            if member.as_str().is_some_and(|text| text.starts_with("http://") || text.starts_with("https://")) {
                *member = json!(to);
            }
        }
    });
}

/// Visits every object, inner ones first.
fn walk(value: &mut Value, visit: &impl Fn(&mut Map<String, Value>)) {
    match value {
        Value::Object(object) => {
            object.values_mut().for_each(|inner| walk(inner, visit));
            visit(object);
        }
        Value::Array(values) => values.iter_mut().for_each(|inner| walk(inner, visit)),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_of_a_bare_number_is_not_taken_for_broken_json() {
        assert_eq!(broken(&Bytes::from_static(b"500123")), "{");
        assert_eq!(broken(&Bytes::from_static(b"[]")), "[");
        assert_eq!(broken(&Bytes::new()), "{");
    }
}

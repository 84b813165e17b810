//! MIA-01 to MIA-03: the backend in front of the Device Manager.

use axum::http::StatusCode;
use axum::http::header::SET_COOKIE;
use serde_json::json;

use super::body::{object, text};
use super::refusal;
use super::state::Manager;
use super::surface::{Call, Ruling, Verdict};
use crate::server::Answer;

/// MIA-01: user name and password, and nothing else, as JSON.
pub(super) fn log_in(_: &Manager, call: &Call) -> Ruling {
    call.only_queries(&[])?;
    let body = call.json()?;
    let fields = object(&body, "body", &["username", "password"], &[])?;
    let (username, password) = (text(fields, "body", "username")?, text(fields, "body", "password")?);
    if username != call.account.username || password != call.account.password {
        return Err(refusal::with(StatusCode::UNAUTHORIZED, "Wrong user name or password"));
    }
    let (now, length) = (call.now, call.account.session_length);
    let told = length.filter(|_| call.account.tells_session_length);
    Verdict::commit(move |manager| {
        let sid = manager.open_session(now, length);
        let age = told.map(|length| format!("; Max-Age={}", length.as_secs())).unwrap_or_default();
        Answer::ok(&json!({})).with(SET_COOKIE, format!("sid={sid}; Path=/; HttpOnly; SameSite=Lax{age}"))
    })
}

/// MIA-02.
pub(super) fn profile(_: &Manager, call: &Call) -> Ruling {
    call.only_queries(&[])?;
    Verdict::answer(Answer::ok(&json!({
        "sub": "auth0|demo-clinic",
        "name": "Demo Clinic",
        "given_name": "Demo",
        "family_name": "Clinic",
        "preferred_username": call.account.username,
        "email": "demo-clinic@example.com",
        "email_verified": true,
        "locale": "en-US",
    })))
}

/// MIA-03: whoever has the address is told; whether anyone has is not.
pub(super) fn reset_password(_: &Manager, call: &Call) -> Ruling {
    call.only_queries(&[])?;
    let body = call.json()?;
    let fields = object(&body, "body", &["email"], &[])?;
    let email = text(fields, "body", "email")?.to_owned();
    if !email.contains('@') {
        return Err(refusal::bad("body/email must match format \"email\""));
    }
    Verdict::commit(move |manager| {
        manager.resets.push(email);
        Answer::of(StatusCode::NO_CONTENT, "", "")
    })
}

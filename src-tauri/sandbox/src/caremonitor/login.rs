//! CM-01: a user logs in.

use axum::http::{HeaderName, StatusCode};
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::json;

use super::call::{Call, Ruling, Verdict};
use super::control::TokenPlace;
use super::refusal;
use super::state::{ClinicToken, Records, secret};
use crate::server::Answer;

pub(super) fn log_in(records: &Records, call: &Call) -> Ruling {
    let mut fields = call.fields()?;
    let (user, password) = (fields.text("user_id")?, fields.text("password")?);
    fields.end()?;
    if user != call.account.user_id || password != records.password {
        return Err(refusal::with(StatusCode::UNAUTHORIZED, "Wrong user id or password"));
    }
    let until = call.now + records.token_life;
    // A web token whose signature nobody can check: what counts is that it is one of those that were given.
    let claims = json!({ "sub": user, "exp": until.timestamp(), "jti": secret() }).to_string();
    let token = format!("eyJhbGciOiJIUzI1NiJ9.{}.{}", URL_SAFE_NO_PAD.encode(claims), secret());
    Verdict::commit(move |records| {
        records.clinic_tokens.retain(|token| token.until > until - chrono::TimeDelta::days(1));
        records.clinic_tokens.push(ClinicToken { token: token.clone(), until });
        let in_header = || Answer::ok(&json!({ "message": "Welcome" }));
        match records.token_place {
            TokenPlace::Header => in_header().with(HeaderName::from_static("x-access-token"), token),
            TokenPlace::Body => Answer::ok(&json!({ "token": token })),
            TokenPlace::Data => Answer::ok(&json!({ "data": { "token": token } })),
        }
    })
}

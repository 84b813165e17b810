//! CareMonitor as the shared machinery sees it: the account, who may do what, what its answers enumerate.

use axum::http::header::WWW_AUTHENTICATE;
use axum::http::{Method, StatusCode};
use chrono::TimeDelta;

use super::call::Call;
use super::state::Records;
use super::{operations, refusal};
use crate::server::{Answer, Entry, Judge, Surface, demo_visit};

/// What does not change while the simulator runs.
pub(crate) struct Account {
    pub(crate) user_id: String,
    pub(crate) api_key: String,
    pub(crate) client_id: String,
    pub(crate) client_secret: Option<String>,
    /// `http://127.0.0.1:PORT`.
    pub(crate) base_url: String,
}

impl Surface for Account {
    type State = Records;

    const TABLE: &'static [Entry] = &operations::TABLE;
    const ENUMERATED: &'static [&'static str] = &["status", "type", "timezone"];
    const OPTIONAL: &'static [&'static str] = &["type", "meeting_url", "timezone", "scope", "expires_in"];

    fn judge_of(id: &str) -> Option<Judge<Self>> {
        operations::judge_of(id)
    }

    fn gate(&self, records: &Records, call: &Call) -> Result<(), Answer> {
        match call.operation {
            "CM-01" | "CM-02" | "CM-03" => Ok(()),
            "CM-14" | "CM-15" | "CM-16" | "CM-17" | "CM-18" => health(records, call),
            _ => self.clinical(records, call),
        }
    }

    fn refusal(status: StatusCode, message: &str) -> Answer {
        refusal::with(status, message)
    }

    fn advance(records: &mut Records, by: TimeDelta) {
        records.advance(by);
    }

    fn page(method: &Method, path: &str) -> Option<Answer> {
        path.starts_with("/visit/").then(|| demo_visit(method))
    }
}

impl Account {
    /// A log-in's token or the key, never both, and the organisation.
    fn clinical(&self, records: &Records, call: &Call) -> Result<(), Answer> {
        let refused = |message| Err(refusal::with(StatusCode::UNAUTHORIZED, message));
        match (call.header("x-access-token"), call.header("x-api-key")) {
            ("", "") => return refused("Log in first"),
            ("", key) if key == self.api_key => {}
            ("", _) => return refused("Unknown key"),
            (token, "") => {
                let good = |known: &super::state::ClinicToken| known.token == token && call.now < known.until;
                if !records.clinic_tokens.iter().any(good) {
                    return refused("The token has expired");
                }
            }
            (_, _) => return Err(refusal::with(StatusCode::BAD_REQUEST, "Either a token or a key, not both")),
        }
        if call.header("org_id").is_empty() {
            return Err(refusal::with(StatusCode::BAD_REQUEST, "org_id is required"));
        }
        call.organisation(records).map(drop)
    }
}

/// A patient's access token, good for this metric (RFC 6750, section 3.1), and no credential of the clinic.
fn health(records: &Records, call: &Call) -> Result<(), Answer> {
    if !call.header("x-access-token").is_empty() || !call.header("x-api-key").is_empty() {
        return Err(refusal::with(StatusCode::BAD_REQUEST, "A metric is sent with the patient's token alone"));
    }
    let token = call.header("authorization").strip_prefix("Bearer ").unwrap_or_default();
    let Some(consent) = records.consent_of(token, call.now) else {
        let refused = refusal::oauth(StatusCode::UNAUTHORIZED, "invalid_token", "The access token is not valid");
        return Err(refused.with(WWW_AUTHENTICATE, "Bearer error=\"invalid_token\""));
    };
    let scope = match call.operation {
        "CM-14" => "ecg:write",
        "CM-15" => "blood_pressure:write",
        "CM-16" => "heart_rate:write",
        "CM-17" => "blood_glucose:write",
        _ => "steps:write",
    };
    if consent.scopes.iter().any(|granted| granted == scope) {
        return Ok(());
    }
    let refused = refusal::oauth(StatusCode::FORBIDDEN, "insufficient_scope", "The patient has not granted this");
    Err(refused.with(WWW_AUTHENTICATE, format!("Bearer error=\"insufficient_scope\", scope=\"{scope}\"")))
}

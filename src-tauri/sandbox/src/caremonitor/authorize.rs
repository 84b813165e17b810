//! CM-02: a patient is asked for consent at the portal.
//!
//! An unknown application or a redirect that is not to this machine gets a page and no redirect (RFC 6749, section
//! 4.1.2.1): whoever sent the person here may not be who they say. Any other mistake is told to the application.

use axum::http::StatusCode;
use axum::http::header::{CONTENT_SECURITY_POLICY, LOCATION};
use chrono::TimeDelta;
use url::Url;

use super::call::{Call, Ruling, Verdict};
use super::consent_page;
use super::control::{PortalAnswer, ScopeFormat};
use super::state::{Code, Records, secret};
use crate::server::Answer;

/// The scopes there are.
pub(super) const SCOPES: [&str; 5] =
    ["ecg:write", "blood_pressure:write", "heart_rate:write", "blood_glucose:write", "steps:write"];

/// How long a code can be exchanged.
const CODE_LIFE: TimeDelta = TimeDelta::seconds(60);

/// What an application asks.
struct Asked {
    redirect: Url,
    state: String,
    challenge: String,
    scopes: Vec<String>,
}

pub(super) fn ask(records: &Records, call: &Call) -> Ruling {
    let (redirect, state) = match sender(call) {
        Ok(sender) => sender,
        Err(why) => return Verdict::answer(consent_page::refused(why)),
    };
    let asked = match asked(call, redirect.clone(), state.clone()) {
        Ok(asked) => asked,
        Err(error) => return Verdict::answer(back(redirect, &[("error", error), ("state", &state)])),
    };
    // The form of our own page says what the person chose; else a control may have said it.
    let chosen = match call.query("decision") {
        Some("accept") => Some(PortalAnswer::Accepts {
            patient: call.query("patient").unwrap_or_default().to_owned(),
            scopes: call.query.iter().filter(|(name, _)| name == "accept").map(|(_, scope)| scope.clone()).collect(),
        }),
        Some(_) => Some(PortalAnswer::Declines),
        None => Some(records.portal.clone()).filter(|answer| *answer != PortalAnswer::Page),
    };
    match chosen {
        None | Some(PortalAnswer::Page) => {
            let page = consent_page::question(records, &call.query, &asked.scopes);
            Verdict::answer(page.with(CONTENT_SECURITY_POLICY, "default-src 'none'; style-src 'unsafe-inline'"))
        }
        Some(PortalAnswer::Declines) => {
            Verdict::answer(back(asked.redirect, &[("error", "access_denied"), ("state", &asked.state)]))
        }
        Some(PortalAnswer::Fails(error)) => {
            Verdict::answer(back(asked.redirect, &[("error", &error), ("state", &asked.state)]))
        }
        Some(PortalAnswer::Accepts { patient, scopes }) => {
            if records.patient(&patient).is_none() {
                return Verdict::answer(consent_page::refused("There is no such patient."));
            }
            let accepted = asked.scopes.iter().filter(|scope| scopes.contains(scope)).cloned().collect();
            let now = call.now;
            Verdict::commit(move |records| accept(records, asked, patient, accepted, now + CODE_LIFE))
        }
    }
}

/// Who asks, as far as that must be right before anything is told to them.
fn sender(call: &Call) -> Result<(Url, String), &'static str> {
    if call.query("client_id") != Some(call.account.client_id.as_str()) {
        return Err("This application is not registered.");
    }
    let redirect = call.query("redirect_uri").and_then(|text| Url::parse(text).ok());
    let redirect = redirect.ok_or("The application did not say where to return to.")?;
    let loopback = redirect.scheme() == "http"
        && redirect.host_str() == Some("127.0.0.1")
        && redirect.port().is_some()
        && redirect.path() == "/callback"
        && redirect.query().is_none()
        && redirect.fragment().is_none();
    match (loopback, call.query("state")) {
        (false, _) => Err("The application may return to http://127.0.0.1:PORT/callback only."),
        (true, state) => Ok((redirect, state.unwrap_or_default().to_owned())),
    }
}

fn asked(call: &Call, redirect: Url, state: String) -> Result<Asked, &'static str> {
    let once = |name: &str| call.query.iter().filter(|(other, _)| other == name).count() == 1;
    let needed = ["response_type", "client_id", "redirect_uri", "state", "scope", "code_challenge"];
    if !needed.iter().all(|name| once(name)) || state.is_empty() {
        return Err("invalid_request");
    }
    if call.query("response_type") != Some("code") {
        return Err("unsupported_response_type");
    }
    let challenge = call.query("code_challenge").unwrap_or_default();
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if call.query("code_challenge_method") != Some("S256") || challenge.len() != 43 || !challenge.chars().all(plain) {
        return Err("invalid_request");
    }
    let scopes: Vec<String> = call.query("scope").unwrap_or_default().split(' ').map(ToOwned::to_owned).collect();
    if !scopes.iter().all(|scope| SCOPES.contains(&scope.as_str())) {
        return Err("invalid_scope");
    }
    Ok(Asked { redirect, state, challenge: challenge.to_owned(), scopes })
}

fn accept(
    records: &mut Records,
    asked: Asked,
    patient: String,
    scopes: Vec<String>,
    until: chrono::DateTime<chrono::Utc>,
) -> Answer {
    let code = secret();
    let told = match records.scope_format {
        ScopeFormat::Commas => Some(scopes.join(",")),
        ScopeFormat::Blanks => Some(scopes.join(" ")),
        ScopeFormat::Absent => None,
    };
    records.codes.push(Code {
        code: code.clone(),
        redirect: asked.redirect.to_string(),
        challenge: asked.challenge,
        patient,
        scopes,
        until,
        used_for: None,
    });
    let mut query = vec![("code", code.as_str()), ("state", asked.state.as_str())];
    if let Some(told) = &told {
        query.push(("scope", told));
    }
    back(asked.redirect, &query)
}

/// Sends the browser back to the application.
fn back(mut redirect: Url, query: &[(&str, &str)]) -> Answer {
    redirect.query_pairs_mut().extend_pairs(query);
    Answer::of(StatusCode::FOUND, "text/html", "").with(LOCATION, redirect.to_string())
}

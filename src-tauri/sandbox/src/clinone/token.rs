//! C1-01: a token for client id and secret. Nothing is kept of it: what it allows stands in the token.

use axum::http::StatusCode;
use serde_json::json;

use super::refusal::oauth;
use super::state::Trial;
use super::{Call, Ruling, Verdict, bearer, refusal};
use crate::server::Answer;

const FORM: &str = "application/x-www-form-urlencoded";

/// C1-01.
pub(super) fn issue(trial: &Trial, call: &Call) -> Ruling {
    let (tenant, policy) = &call.account.token_path;
    if call.param(0) != tenant || call.param(1) != policy {
        return Err(refusal::missing("The tenant or policy"));
    }
    if call.media_type() != FORM {
        return Err(oauth(StatusCode::BAD_REQUEST, "invalid_request", "The body must be form-encoded"));
    }
    if !call.header("authorization").is_empty() {
        return Err(oauth(StatusCode::BAD_REQUEST, "invalid_request", "Client id and secret go into the body"));
    }
    let form: Vec<(String, String)> = url::form_urlencoded::parse(&call.body).into_owned().collect();
    let mut names: Vec<&str> = form.iter().map(|(name, _)| name.as_str()).collect();
    names.sort_unstable();
    if names != ["client_id", "client_secret", "grant_type", "scope"] {
        return Err(oauth(StatusCode::BAD_REQUEST, "invalid_request", "A parameter is missing, unknown or repeated"));
    }
    let value = |wanted: &str| form.iter().find(|(name, _)| name == wanted).map_or("", |(_, value)| value.as_str());
    if value("grant_type") != "client_credentials" {
        return Err(oauth(StatusCode::BAD_REQUEST, "unsupported_grant_type", "Only client_credentials is supported"));
    }
    if value("scope") != call.account.scope {
        return Err(oauth(StatusCode::BAD_REQUEST, "invalid_scope", "The scope is not known"));
    }
    let client = trial.clients.iter().find(|client| client.id == value("client_id"));
    let Some(client) = client.filter(|client| client.secret == value("client_secret")) else {
        let description = "AADB2C90081: The client id or the client secret is not valid";
        return Err(oauth(StatusCode::BAD_REQUEST, "invalid_client", description));
    };
    let token = bearer::sign(&client.id, &client.scopes, trial.round, call.now, trial.token_life_s);
    let not_before = call.now.timestamp();
    Verdict::answer(Answer::ok(&json!({
        "access_token": token,
        "token_type": "Bearer",
        "not_before": not_before.to_string(),
        "expires_in": trial.token_life_s.to_string(),
        "expires_on": (not_before + trial.token_life_s).to_string(),
        "resource": "clinoneapi",
    })))
}

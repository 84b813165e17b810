//! What of `CariumControl` a test in another process needs, as JSON over HTTP.

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::{Value, json};

use super::control::CariumControl;
use crate::server::{Refused, refused};

/// The routes.
pub(super) fn router(control: CariumControl) -> Router {
    Router::new()
        .route("/_control/totp", get(totp))
        .route("/_control/expire-tokens", post(expire_tokens))
        .route("/_control/end-sessions", post(end_sessions))
        .route("/_control/expire-signatures", post(expire_signatures))
        .route("/_control/individuals", get(individuals))
        .route("/_control/appointments", get(appointments))
        .route("/_control/status", post(status))
        .route("/_control/book-elsewhere", post(book_elsewhere))
        .route("/_control/documents", get(documents))
        .route("/_control/invitations", get(invitations))
        .with_state(control)
}

async fn totp(State(control): State<CariumControl>) -> Json<Value> {
    Json(json!({ "code": control.totp_code() }))
}

async fn expire_tokens(State(control): State<CariumControl>) -> StatusCode {
    control.expire_tokens();
    StatusCode::NO_CONTENT
}

async fn end_sessions(State(control): State<CariumControl>) -> StatusCode {
    control.end_sessions();
    StatusCode::NO_CONTENT
}

async fn expire_signatures(State(control): State<CariumControl>) -> StatusCode {
    control.expire_signatures();
    StatusCode::NO_CONTENT
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Limit {
    limit: Option<usize>,
}

async fn individuals(State(control): State<CariumControl>, Query(limit): Query<Limit>) -> Json<Vec<Value>> {
    Json(control.individuals(limit.limit.unwrap_or(usize::MAX)))
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct OfIndividual {
    individual_id: Option<String>,
}

async fn appointments(State(control): State<CariumControl>, Query(of): Query<OfIndividual>) -> Json<Vec<Value>> {
    Json(match of.individual_id {
        Some(individual) => control.appointments_of(&individual),
        None => control.appointments(),
    })
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewStatus {
    id: String,
    status: String,
}

async fn status(State(control): State<CariumControl>, Json(new): Json<NewStatus>) -> Result<StatusCode, Refused> {
    let is_known = control.statuses().iter().any(|(name, _)| *name == new.status);
    if !is_known || control.appointment(&new.id).is_none() {
        return Err(refused(StatusCode::NOT_FOUND, "there is no such appointment or status"));
    }
    control.set_status(&new.id, &new.status);
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Elsewhere {
    individual_id: String,
    at: DateTime<Utc>,
}

async fn book_elsewhere(
    State(control): State<CariumControl>,
    Json(wanted): Json<Elsewhere>,
) -> Result<Json<Value>, Refused> {
    match control.book_elsewhere(&wanted.individual_id, wanted.at) {
        Some(id) => Ok(Json(json!({ "id": id }))),
        None => Err(refused(StatusCode::NOT_FOUND, "there is no such patient")),
    }
}

async fn documents(State(control): State<CariumControl>) -> Json<Vec<Value>> {
    Json(control.documents())
}

async fn invitations(State(control): State<CariumControl>) -> Json<Value> {
    let sent = control.invitations().into_iter();
    Json(sent.map(|(username, by)| json!({ "username": username, "notifications": by })).collect())
}

//! `Control` as JSON over HTTP, at `/_control`, for tests whose simulator runs in another process.
//!
//! It takes no key: it is served on loopback only, and only to a `Host` that names loopback, so that a web page on
//! the same machine cannot reach it under a name of its own.

use std::time::Duration;

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::control::Control;
use crate::fault::{Fault, FaultRule};
use crate::seen::SeenRequest;
use crate::solo::operations;

type Refused = (StatusCode, Json<Value>);

fn refused(status: StatusCode, message: &str) -> Refused {
    (status, Json(json!({ "error": message })))
}

/// The routes of the control interface.
pub(crate) fn router(control: Control) -> Router {
    Router::new()
        .route("/_control/faults", get(faults).post(add_fault).delete(clear_faults))
        .route("/_control/requests", get(requests).delete(clear_requests))
        .route("/_control/appointments", get(appointments))
        .route("/_control/appointments/{id}", get(appointment))
        .route("/_control/appointments/{id}/notes", get(notes))
        .route("/_control/colleague-answers", post(colleague_answers))
        .route("/_control/colleague-comments", post(colleague_comments))
        .route("/_control/known-ids", get(known_ids))
        .route("/_control/patients", get(patients))
        .route("/_control/documents", get(documents))
        .route("/_control/deliveries", get(deliveries))
        .route("/_control/report-presets", get(report_presets))
        .route("/_control/arrive-next", post(arrive_next))
        .route("/_control/book-elsewhere", post(book_elsewhere))
        .route("/_control/status", post(status))
        .route("/_control/video-call", post(video_call))
        .route("/_control/speed", post(speed))
        .route("/_control/tick", post(tick))
        .route("/_control/listening", post(listening))
        .with_state(control)
}

async fn faults(State(control): State<Control>) -> Json<Vec<FaultRule>> {
    Json(control.faults())
}

async fn add_fault(State(control): State<Control>, Json(rule): Json<FaultRule>) -> Result<StatusCode, Refused> {
    let known = rule.operation == "*" || operations().iter().any(|(id, ..)| *id == rule.operation);
    if !known {
        return Err(refused(StatusCode::BAD_REQUEST, "there is no such operation"));
    }
    if let Fault::Status { code, .. } = &rule.fault
        && !(200..1_000).contains(code)
    {
        return Err(refused(StatusCode::BAD_REQUEST, "this status cannot end a request"));
    }
    control.add_fault(rule);
    Ok(StatusCode::NO_CONTENT)
}

async fn clear_faults(State(control): State<Control>) -> StatusCode {
    control.clear_faults();
    StatusCode::NO_CONTENT
}

async fn requests(State(control): State<Control>) -> Json<Vec<SeenRequest>> {
    Json(control.requests())
}

async fn clear_requests(State(control): State<Control>) -> StatusCode {
    control.clear_requests();
    StatusCode::NO_CONTENT
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct OfPatient {
    patient_id: Option<String>,
}

async fn appointments(State(control): State<Control>, Query(of): Query<OfPatient>) -> Json<Vec<Value>> {
    Json(match of.patient_id {
        Some(patient) => control.appointments_of(&patient),
        None => control.all_appointments(),
    })
}

async fn appointment(State(control): State<Control>, Path(id): Path<i64>) -> Result<Json<Value>, Refused> {
    control.appointment(id).map(Json).ok_or_else(|| refused(StatusCode::NOT_FOUND, "there is no such visit"))
}

async fn known_ids(State(control): State<Control>) -> Json<Vec<i64>> {
    Json(control.known_appointment_ids())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Limit {
    limit: Option<usize>,
}

async fn patients(State(control): State<Control>, Query(limit): Query<Limit>) -> Json<Vec<Value>> {
    Json(control.patients(limit.limit.unwrap_or(usize::MAX)))
}

async fn documents(State(control): State<Control>, Query(of): Query<OfPatient>) -> Json<Vec<Value>> {
    Json(of.patient_id.map(|patient| control.documents_of(&patient)).unwrap_or_default())
}

async fn deliveries(State(control): State<Control>) -> Json<Value> {
    Json(json!(control.deliveries()))
}

async fn report_presets(State(control): State<Control>) -> Json<Value> {
    let presets = control.report_presets().into_iter();
    Json(presets.map(|(id, name)| json!({ "id": id, "name": name })).collect())
}

async fn arrive_next(State(control): State<Control>) -> Json<Value> {
    Json(json!({ "id": control.arrive_next() }))
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Booking {
    spid: i64,
    waiting_room: String,
    at: DateTime<Utc>,
}

async fn book_elsewhere(State(control): State<Control>, Json(booking): Json<Booking>) -> Result<Json<Value>, Refused> {
    match control.book_elsewhere(booking.spid, &booking.waiting_room, booking.at) {
        0 => Err(refused(StatusCode::NOT_FOUND, "there is no such patient or waiting room")),
        id => Ok(Json(json!({ "id": id }))),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewStatus {
    id: i64,
    status: String,
}

async fn status(State(control): State<Control>, Json(new): Json<NewStatus>) -> Result<StatusCode, Refused> {
    if control.appointment(new.id).is_none() {
        return Err(refused(StatusCode::NOT_FOUND, "there is no such visit"));
    }
    control.set_status(new.id, &new.status);
    Ok(StatusCode::NO_CONTENT)
}

async fn notes(State(control): State<Control>, Path(id): Path<i64>) -> Json<Vec<Value>> {
    Json(control.notes_of(id))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ColleagueAnswer {
    id: i64,
    question: String,
    answer: Vec<String>,
}

async fn colleague_answers(
    State(control): State<Control>,
    Json(new): Json<ColleagueAnswer>,
) -> Result<StatusCode, Refused> {
    let answer: Vec<&str> = new.answer.iter().map(String::as_str).collect();
    match control.colleague_answers(new.id, &new.question, &answer) {
        true => Ok(StatusCode::NO_CONTENT),
        false => Err(refused(StatusCode::NOT_FOUND, "there is no such visit or question")),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ColleagueComment {
    id: i64,
    author: String,
    message: String,
}

async fn colleague_comments(
    State(control): State<Control>,
    Json(new): Json<ColleagueComment>,
) -> Result<StatusCode, Refused> {
    match control.colleague_comments(new.id, &new.author, &new.message) {
        true => Ok(StatusCode::NO_CONTENT),
        false => Err(refused(StatusCode::NOT_FOUND, "nothing has been written there yet")),
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NewVideoCall {
    id: i64,
    status: Option<String>,
}

async fn video_call(State(control): State<Control>, Json(new): Json<NewVideoCall>) -> Result<StatusCode, Refused> {
    if control.appointment(new.id).is_none() {
        return Err(refused(StatusCode::NOT_FOUND, "there is no such visit"));
    }
    control.set_video_call(new.id, new.status.as_deref());
    Ok(StatusCode::NO_CONTENT)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Speed {
    speed: f64,
}

async fn speed(State(control): State<Control>, Json(new): Json<Speed>) -> StatusCode {
    control.set_speed(new.speed);
    StatusCode::NO_CONTENT
}

async fn tick(State(control): State<Control>) -> StatusCode {
    control.tick();
    StatusCode::NO_CONTENT
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Closed {
    closed_for_millis: u64,
}

/// How long the answer has to leave before its own connection is closed with the others.
const LEAVE: Duration = Duration::from_millis(50);

async fn listening(State(control): State<Control>, Json(closed): Json<Closed>) -> StatusCode {
    tokio::spawn(async move {
        tokio::time::sleep(LEAVE).await;
        if let Err(error) = control.set_listening(false).await {
            tracing::warn!(%error, "the port could not be closed");
            return;
        }
        tokio::time::sleep(Duration::from_millis(closed.closed_for_millis)).await;
        if let Err(error) = control.set_listening(true).await {
            tracing::warn!(%error, "the port could not be opened again");
        }
    });
    StatusCode::ACCEPTED
}

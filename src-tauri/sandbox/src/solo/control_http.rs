//! What of `Control` is Solo's alone, as JSON over HTTP.

use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use chrono::{DateTime, Utc};
use serde::Deserialize;
use serde_json::{Value, json};

use super::control::Control;
use crate::server::{Refused, refused};

/// The routes.
pub(crate) fn router(control: Control) -> Router {
    Router::new()
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
        .with_state(control)
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

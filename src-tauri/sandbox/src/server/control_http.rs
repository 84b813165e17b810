//! `Orders` as JSON over HTTP, at `/_control`, for tests whose simulator runs in another process.
//!
//! It takes no key: it is served on loopback only, and only to a `Host` that names loopback, so that a web page on
//! the same machine cannot reach it under a name of its own.

use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;
use axum::routing::{get, post};
use axum::{Json, Router};
use serde::Deserialize;
use serde_json::{Value, json};

use super::fault::{Fault, FaultRule};
use super::orders::Orders;
use super::seen::SeenRequest;

/// Why a control request was not followed.
pub(crate) type Refused = (StatusCode, Json<Value>);

pub(crate) fn refused(status: StatusCode, message: &str) -> Refused {
    (status, Json(json!({ "error": message })))
}

/// The routes that every vendor's control has.
pub(super) fn router(orders: Orders) -> Router {
    Router::new()
        .route("/_control/faults", get(faults).post(add_fault).delete(clear_faults))
        .route("/_control/requests", get(requests).delete(clear_requests))
        .route("/_control/speed", post(speed))
        .route("/_control/latency", post(latency))
        .route("/_control/tick", post(tick))
        .route("/_control/listening", post(listening))
        .with_state(orders)
}

async fn faults(State(orders): State<Orders>) -> Json<Vec<FaultRule>> {
    Json(orders.faults())
}

async fn add_fault(State(orders): State<Orders>, Json(rule): Json<FaultRule>) -> Result<StatusCode, Refused> {
    let known = rule.operation == "*" || orders.operations().iter().any(|(id, ..)| *id == rule.operation);
    if !known {
        return Err(refused(StatusCode::BAD_REQUEST, "there is no such operation"));
    }
    if let Fault::Status { code, .. } = &rule.fault
        && !(200..1_000).contains(code)
    {
        return Err(refused(StatusCode::BAD_REQUEST, "this status cannot end a request"));
    }
    orders.add_fault(rule);
    Ok(StatusCode::NO_CONTENT)
}

async fn clear_faults(State(orders): State<Orders>) -> StatusCode {
    orders.clear_faults();
    StatusCode::NO_CONTENT
}

async fn requests(State(orders): State<Orders>) -> Json<Vec<SeenRequest>> {
    Json(orders.requests())
}

async fn clear_requests(State(orders): State<Orders>) -> StatusCode {
    orders.clear_requests();
    StatusCode::NO_CONTENT
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Speed {
    speed: f64,
}

async fn speed(State(orders): State<Orders>, Json(new): Json<Speed>) -> StatusCode {
    orders.set_speed(new.speed);
    StatusCode::NO_CONTENT
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Latency {
    millis: u64,
}

async fn latency(State(orders): State<Orders>, Json(new): Json<Latency>) -> StatusCode {
    orders.set_latency(Duration::from_millis(new.millis));
    StatusCode::NO_CONTENT
}

async fn tick(State(orders): State<Orders>) -> StatusCode {
    orders.tick();
    StatusCode::NO_CONTENT
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Closed {
    closed_for_millis: u64,
}

/// How long the answer has to leave before its own connection is closed with the others.
const LEAVE: Duration = Duration::from_millis(50);

async fn listening(State(orders): State<Orders>, Json(closed): Json<Closed>) -> StatusCode {
    tokio::spawn(async move {
        tokio::time::sleep(LEAVE).await;
        if let Err(error) = orders.set_listening(false).await {
            tracing::warn!(%error, "the port could not be closed");
            return;
        }
        tokio::time::sleep(Duration::from_millis(closed.closed_for_millis)).await;
        if let Err(error) = orders.set_listening(true).await {
            tracing::warn!(%error, "the port could not be opened again");
        }
    });
    StatusCode::ACCEPTED
}

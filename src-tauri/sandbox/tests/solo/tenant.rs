//! A small tenant and a client that knows nothing but HTTP.

use std::time::Duration;

use chrono::{DateTime, Utc};
use reqwest::header::HeaderMap;
use reqwest::{Client, Method, RequestBuilder};
use sandbox::{Control, Simulator, SimulatorOptions};
use serde_json::{Value, json};

/// A Wednesday, ten in the morning in New York.
pub const START: &str = "2026-03-04T15:00:00Z";

pub fn start() -> DateTime<Utc> {
    START.parse().unwrap()
}

/// A clinic small enough to start in no time; it stands still.
pub fn small() -> SimulatorOptions {
    SimulatorOptions {
        seed: 7,
        patients: 40,
        days: 6,
        visits_today: 20,
        speed: 0.0,
        start: Some(start()),
        ..SimulatorOptions::default()
    }
}

pub struct Tenant {
    pub simulator: Simulator,
    pub client: Client,
}

pub struct Reply {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("not JSON: {}", self.text()))
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The message of the nested error envelope.
    pub fn error(&self) -> String {
        self.json()["error"]["message"].as_str().expect("the nested envelope").to_owned()
    }
}

impl Tenant {
    pub async fn open() -> Self {
        Self::with(small()).await
    }

    pub async fn with(options: SimulatorOptions) -> Self {
        let simulator = Simulator::start(options).await.unwrap();
        let client = Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(Duration::from_secs(10))
            .build()
            .unwrap();
        Self { simulator, client }
    }

    pub fn control(&self) -> Control {
        self.simulator.control()
    }

    /// A request with neither key nor content type.
    pub fn bare(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.simulator.base_url()))
    }

    /// A request with both.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.bare(method, path).header("Api-Key", self.simulator.api_key()).header("Content-Type", "application/json")
    }

    pub async fn get(&self, path: &str) -> Reply {
        send(self.request(Method::GET, path)).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Reply {
        send(self.request(Method::POST, path).body(body.to_string())).await
    }

    pub async fn put(&self, path: &str, body: Value) -> Reply {
        send(self.request(Method::PUT, path).body(body.to_string())).await
    }

    pub async fn delete(&self, path: &str) -> Reply {
        send(self.request(Method::DELETE, path)).await
    }

    /// Books a visit and gives its id.
    pub async fn book(&self, patient: &str, external_id: &str) -> i64 {
        let body = json!({
            "waitingRoom": "Urgent Care",
            "date": start().timestamp() + 86_400,
            "externalId": external_id,
        });
        let reply = self.post(&format!("/qapi/v1/patients/{patient}/appointments"), body).await;
        assert_eq!(reply.status, 201, "{}", reply.text());
        reply.json()["id"].as_i64().unwrap()
    }

    /// How many visits an integrator booked for a patient under an external id.
    pub fn booked(&self, patient: &str, external_id: &str) -> usize {
        let visits = self.control().appointments_of(patient);
        visits.iter().filter(|visit| visit["createdByExternalId"] == external_id).count()
    }
}

pub async fn send(request: RequestBuilder) -> Reply {
    let response = request.send().await.unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    assert!(headers.contains_key("x-correlation-id"), "every answer carries a correlation id");
    Reply { status, headers, body: response.bytes().await.unwrap().to_vec() }
}

/// Waits for something that happens in the background; fails after three seconds.
pub async fn eventually(what: &str, mut holds: impl FnMut() -> bool) {
    for _ in 0..300 {
        if holds() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("{what} did not happen");
}

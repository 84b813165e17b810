//! A small organisation and a client that knows nothing but HTTP.

use std::time::Duration;

use chrono::{DateTime, Utc};
use reqwest::header::HeaderMap;
use reqwest::{Client, Method, RequestBuilder};
use sandbox::{CariumControl, CariumOptions, CariumSimulator};
use serde_json::{Value, json};

pub const JSON_API: &str = "application/vnd.api+json";
pub const PATIENTS: &str = "/showboat/v1/patients/";
pub const INDIVIDUALS: &str = "/caredb/v1/aggregation-individuals/";
pub const APPOINTMENTS: &str = "/caredb/v1/org-appointments/";
pub const REFERENCES: &str = "/caredb/v1/org-document-references/";

/// A Wednesday, ten in the morning in New York.
pub fn start() -> DateTime<Utc> {
    "2026-03-04T15:00:00Z".parse().unwrap()
}

/// An organisation small enough to start in no time; it stands still.
pub fn small() -> CariumOptions {
    CariumOptions {
        seed: 7,
        patients: 30,
        days: 6,
        visits_today: 12,
        speed: 0.0,
        start: Some(start()),
        ..CariumOptions::default()
    }
}

pub struct Tenant {
    pub simulator: CariumSimulator,
    pub client: Client,
    pub token: String,
    pub organization: String,
}

#[derive(Debug)]
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

    /// Status, then the places that the errors name, in alphabetical order.
    pub fn refusal(&self) -> (u16, Vec<String>) {
        let errors = self.json()["errors"].as_array().expect("JSON:API errors").clone();
        let status = self.status.to_string();
        assert!(errors.iter().all(|error| error["status"] == status));
        let mut places: Vec<String> =
            errors.iter().map(|error| error["source"]["pointer"].as_str().unwrap_or_default().to_owned()).collect();
        places.sort();
        (self.status, places)
    }

    /// The code of the first error.
    pub fn code(&self) -> String {
        self.json()["errors"][0]["code"].as_str().expect("a code").to_owned()
    }
}

impl Tenant {
    pub async fn open() -> Self {
        Self::with(small()).await
    }

    /// An organisation, logged in to.
    pub async fn with(options: CariumOptions) -> Self {
        let simulator = CariumSimulator::start(options).await.unwrap();
        let client = Client::builder()
            .no_proxy()
            .redirect(reqwest::redirect::Policy::none())
            .timeout(Duration::from_secs(10))
            .build()
            .unwrap();
        let organization = simulator.organization_id();
        let mut tenant = Self { simulator, client, token: String::new(), organization };
        let login = tenant.log_in(json!({})).await;
        assert_eq!(login.status, 200, "{}", login.text());
        tenant.token = login.json()["access-token"].as_str().unwrap().to_owned();
        tenant
    }

    pub fn control(&self) -> CariumControl {
        self.simulator.control()
    }

    /// Logs in without a second factor, with more members in the body.
    pub async fn log_in(&self, more: Value) -> Reply {
        let mut body = json!({ "username": self.simulator.username(), "password": self.simulator.password() });
        for (name, value) in more.as_object().unwrap() {
            body[name] = value.clone();
        }
        self.post_bare("/identity/v1/login/", body).await
    }

    /// A POST of JSON without a token.
    pub async fn post_bare(&self, path: &str, body: Value) -> Reply {
        send(self.bare(Method::POST, path).header("Accept", JSON_API).json(&body)).await
    }

    /// A request with no header of its own.
    pub fn bare(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.simulator.base_url()))
    }

    /// A request as a client of Carium makes it.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.bare(method, path).header("Accept", JSON_API).bearer_auth(&self.token)
    }

    pub async fn get(&self, path: &str) -> Reply {
        send(self.request(Method::GET, path)).await
    }

    pub async fn post(&self, path: &str, body: Value) -> Reply {
        send(self.request(Method::POST, path).json(&body)).await
    }

    pub async fn patch(&self, path: &str, body: Value) -> Reply {
        send(self.request(Method::PATCH, path).json(&body)).await
    }

    /// The id of a seeded patient, in the order of the list.
    pub fn individual(&self, index: usize) -> String {
        self.control().individuals(index + 1)[index]["id"].as_str().unwrap().to_owned()
    }

    /// The body that books a patient, with a video channel.
    pub fn booking(&self, individual: &str) -> Value {
        let control = self.control();
        json!({ "data": { "type": "org-appointments", "attributes": {
            "organization-id": self.organization,
            "individual-id": individual,
            "practitioner-id": control.practitioners()[0].1,
            "start-time": "2026-03-06T14:00:00Z",
            "end-time": "2026-03-06T14:30:00Z",
            "status-id": control.statuses()[0].1,
            "type-id": control.types()[0].1,
            "add-video-channel": true,
        } } })
    }

    /// Books a patient and gives the id.
    pub async fn book(&self, individual: &str) -> String {
        let reply = self.post(APPOINTMENTS, self.booking(individual)).await;
        assert_eq!(reply.status, 201, "{}", reply.text());
        reply.json()["data"]["id"].as_str().unwrap().to_owned()
    }
}

pub async fn send(request: RequestBuilder) -> Reply {
    let response = request.send().await.unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    Reply { status, headers, body: response.bytes().await.unwrap().to_vec() }
}

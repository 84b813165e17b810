//! A small Device Manager and a client that knows nothing but HTTP.

use reqwest::header::HeaderMap;
use reqwest::{Client, Method, RequestBuilder};
use sandbox::{MiaControl, MiaOptions, MiaSimulator};
use serde_json::{Value, json};

pub const START: &str = "2026-03-04T15:00:00Z";

/// Few patients, few days; it stands still.
pub fn small() -> MiaOptions {
    MiaOptions {
        seed: 7,
        patients: 8,
        days: 6,
        speed: 0.0,
        start: Some(START.parse().unwrap()),
        ..MiaOptions::default()
    }
}

pub struct Tenant {
    pub simulator: MiaSimulator,
    pub client: Client,
    pub sid: String,
}

pub struct Reply {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Value,
}

impl Reply {
    /// The message of the envelope, whose status code is a text and says what the status line says.
    pub fn refusal(&self) -> String {
        assert_eq!(self.body["statusCode"], self.status.to_string());
        assert!(self.body["error"].is_string());
        self.body["message"].as_str().unwrap().to_owned()
    }
}

pub async fn send(request: RequestBuilder) -> Reply {
    let response = request.send().await.unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let text = response.text().await.unwrap();
    let body = if text.is_empty() { Value::Null } else { serde_json::from_str(&text).unwrap() };
    Reply { status, headers, body }
}

impl Tenant {
    pub async fn open() -> Self {
        Self::with(small()).await
    }

    /// Starts a simulator and logs in.
    pub async fn with(options: MiaOptions) -> Self {
        let simulator = MiaSimulator::start(options).await.unwrap();
        let mut tenant = Self { simulator, client: Client::builder().no_proxy().build().unwrap(), sid: String::new() };
        let reply = tenant.log_in("demo-clinic", "demo-password").await;
        assert_eq!(reply.status, 200);
        let cookie = reply.headers["set-cookie"].to_str().unwrap();
        cookie.split(';').next().unwrap().clone_into(&mut tenant.sid);
        tenant
    }

    pub fn control(&self) -> MiaControl {
        self.simulator.control()
    }

    /// A request without a session.
    pub fn bare(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.simulator.base_url()))
    }

    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.bare(method, path).header("cookie", &self.sid)
    }

    pub async fn log_in(&self, username: &str, password: &str) -> Reply {
        let body = json!({"username": username, "password": password});
        send(self.bare(Method::POST, "/oauth/token").json(&body)).await
    }

    pub async fn get(&self, path: &str) -> Reply {
        send(self.request(Method::GET, path)).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Reply {
        send(self.request(Method::POST, path).json(body)).await
    }
}

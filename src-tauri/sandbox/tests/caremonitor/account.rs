//! A simulated account, and requests to it as anybody could write them.

use reqwest::header::HeaderMap;
use reqwest::{Client, Method, RequestBuilder, redirect};
use sandbox::{CareMonitorControl, CareMonitorOptions, CareMonitorSimulator};
use serde_json::Value;

pub const KEY: &str = "demo-caremonitor-key";

pub struct Reply {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Value,
}

pub struct Account {
    pub simulator: CareMonitorSimulator,
    pub control: CareMonitorControl,
    client: Client,
}

impl Account {
    pub async fn open() -> Self {
        let start = "2026-11-20T22:00:00Z".parse().ok();
        let options = CareMonitorOptions { patients: 8, speed: 0.0, start, ..CareMonitorOptions::default() };
        let simulator = CareMonitorSimulator::start(options).await.unwrap();
        let control = simulator.control();
        let client = Client::builder().no_proxy().redirect(redirect::Policy::none()).build().unwrap();
        Self { simulator, control, client }
    }

    /// Without any credential.
    pub fn bare(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.simulator.base_url()))
    }

    /// With the key, for the first organisation.
    pub fn keyed(&self, method: Method, path: &str) -> RequestBuilder {
        self.bare(method, path).header("x-api-key", KEY).header("org_id", "org-harbour")
    }
}

pub async fn send(request: RequestBuilder) -> Reply {
    let response = request.send().await.unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let body = serde_json::from_slice(&response.bytes().await.unwrap()).unwrap_or_default();
    Reply { status, headers, body }
}

//! A small organisation and a client that knows nothing but HTTP.

use reqwest::header::HeaderMap;
use reqwest::{Client, Method, RequestBuilder};
use sandbox::{ClinOneControl, ClinOneOptions, ClinOneSimulator};
use serde_json::Value;

pub struct Tenant {
    pub simulator: ClinOneSimulator,
    pub client: Client,
    token: String,
}

pub struct Reply {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: Value,
}

pub fn options() -> ClinOneOptions {
    ClinOneOptions {
        seed: 7,
        subjects: 24,
        speed: 0.0,
        start: Some("2026-03-04T15:00:00Z".parse().unwrap()),
        ..ClinOneOptions::default()
    }
}

pub async fn send(request: RequestBuilder) -> Reply {
    let response = request.send().await.unwrap();
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    Reply { status, headers, body: serde_json::from_slice(&response.bytes().await.unwrap()).unwrap_or_default() }
}

impl Tenant {
    pub async fn open() -> Self {
        let simulator = ClinOneSimulator::start(options()).await.unwrap();
        let client = Client::builder().no_proxy().build().unwrap();
        let mut tenant = Self { simulator, client, token: String::new() };
        let reply = send(tenant.form(&tenant.good_form())).await;
        tenant.token = reply.body["access_token"].as_str().unwrap().to_owned();
        tenant
    }

    pub fn control(&self) -> ClinOneControl {
        self.simulator.control()
    }

    pub fn good_form(&self) -> Vec<(&'static str, String)> {
        vec![
            ("grant_type", "client_credentials".to_owned()),
            ("client_id", "demo-client".to_owned()),
            ("client_secret", "demo-client-secret".to_owned()),
            ("scope", self.simulator.scope().to_owned()),
        ]
    }

    pub fn form(&self, fields: &[(&str, String)]) -> RequestBuilder {
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let request = self.client.post(self.simulator.token_url());
        request.header("Content-Type", "application/x-www-form-urlencoded").body(body)
    }

    /// Without a token.
    pub fn bare(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.simulator.base_url()))
    }

    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.bare(method, path).bearer_auth(&self.token)
    }

    pub async fn get(&self, path: &str) -> Reply {
        send(self.request(Method::GET, path)).await
    }

    pub async fn json(&self, method: Method, path: &str, body: &Value) -> Reply {
        send(self.request(method, path).json(body)).await
    }
}

//! What a simulated organisation is made of.

use std::fmt;
use std::time::Duration;

use chrono::{DateTime, Utc};

/// An External Client, as an administrator of the organisation makes it.
#[derive(Clone)]
pub struct ExternalClient {
    /// Its id.
    pub id: String,
    /// Its secret.
    pub secret: String,
    /// Its scopes, e.g. `api.patient.read`.
    pub scopes: Vec<String>,
    /// The studies it is associated with; `None` is "All Studies".
    pub studies: Option<Vec<String>>,
}

/// How to seed and serve a simulated ClinOne organisation. The same options with the same `start` give the same
/// subjects and visits.
#[derive(Clone)]
pub struct ClinOneOptions {
    /// Everything random follows from this.
    pub seed: u64,
    /// How many people take part, at least 12; seven in ten in the first study.
    pub subjects: usize,
    /// Simulated seconds per real second for the movement of visits; 0 stands still.
    pub speed: f64,
    /// The instant the simulation begins at; `None` is now.
    pub start: Option<DateTime<Utc>>,
    /// The port on 127.0.0.1; 0 takes any free one.
    pub port: u16,
    /// Tenant and policy in the token endpoint's path.
    pub token_path: (String, String),
    /// The scope that a token request must name.
    pub scope: String,
    /// Who may ask for tokens: at first `demo-client`, which may everything in all studies, and `demo-reader`, which
    /// may only read, and only in the first study.
    pub clients: Vec<ExternalClient>,
    /// How long a token holds.
    pub token_life: Duration,
    /// Whether a list is `{items, total}` instead of an array.
    pub lists_in_objects: bool,
    /// How late every answer is.
    pub latency: Duration,
    /// Whether `/_control` answers beside the vendor's surface, for tests in another process.
    pub control_over_http: bool,
}

impl Default for ClinOneOptions {
    fn default() -> Self {
        let scopes = |actions: &[&str]| actions.iter().map(|scope| (*scope).to_owned()).collect();
        Self {
            seed: 20_241_114,
            subjects: 60,
            speed: 1.0,
            start: None,
            port: 0,
            token_path: ("clinonedemo.example".to_owned(), "b2c_1_signin_signup".to_owned()),
            scope: "https://clinonedemo.example/clinoneapi/.default".to_owned(),
            clients: vec![
                ExternalClient {
                    id: "demo-client".to_owned(),
                    secret: "demo-client-secret".to_owned(),
                    scopes: scopes(&["api.patient.manage", "api.study.read", "api.site.read", "api.visit.manage"]),
                    studies: None,
                },
                ExternalClient {
                    id: "demo-reader".to_owned(),
                    secret: "demo-reader-secret".to_owned(),
                    scopes: scopes(&["api.patient.read", "api.study.read", "api.visit.read"]),
                    studies: Some(vec!["HF-301".to_owned()]),
                },
            ],
            token_life: Duration::from_secs(3_600),
            lists_in_objects: false,
            latency: Duration::ZERO,
            control_over_http: true,
        }
    }
}

impl fmt::Debug for ExternalClient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ExternalClient").field("id", &self.id).field("scopes", &self.scopes).finish_non_exhaustive()
    }
}

impl fmt::Debug for ClinOneOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClinOneOptions")
            .field("seed", &self.seed)
            .field("subjects", &self.subjects)
            .field("clients", &self.clients)
            .field("token_life", &self.token_life)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_output_shows_no_secret() {
        let shown = format!("{:?}", ClinOneOptions::default());
        assert!(shown.contains("demo-reader") && !shown.contains("secret"), "{shown}");
    }
}

//! What a simulated CareMonitor account is made of.

use std::fmt;
use std::time::Duration;

use chrono::{DateTime, Utc};

/// How to seed and serve a simulated CareMonitor account.
///
/// The same options with the same `start` give the same records, id for id; tokens and codes differ from run to run.
#[derive(Clone)]
pub struct CareMonitorOptions {
    /// Everything random about the records follows from this.
    pub seed: u64,
    /// How many patients, at least 1. Every fourth belongs to the second organisation.
    pub patients: usize,
    /// How many visits of each kind the day of `start` has in the first organisation.
    pub visits_today: usize,
    /// Simulated seconds per real second for the movement of visits; 0 stands still.
    pub speed: f64,
    /// The instant the simulation begins at; `None` is now.
    pub start: Option<DateTime<Utc>>,
    /// The port on 127.0.0.1; 0 takes any free one.
    pub port: u16,
    /// Who may log in to the Clinical API.
    pub user_id: String,
    /// With what.
    pub password: String,
    /// The key that may be sent instead of a log-in's token.
    pub api_key: String,
    /// The application that may ask patients for consent.
    pub client_id: String,
    /// Its secret; `None` is an application without one.
    pub client_secret: Option<String>,
    /// How long a log-in's token is valid.
    pub token_life: Duration,
    /// How long a patient's access token is valid.
    pub access_life: Duration,
    /// Whether `/_control` answers beside the vendor's surface, for tests in another process.
    pub control_over_http: bool,
}

impl Default for CareMonitorOptions {
    fn default() -> Self {
        Self {
            seed: 20_241_114,
            patients: 200,
            visits_today: 8,
            speed: 1.0,
            start: None,
            port: 0,
            user_id: "demo-clinic".to_owned(),
            password: "demo-password".to_owned(),
            api_key: "demo-caremonitor-key".to_owned(),
            client_id: "anteroom-demo".to_owned(),
            client_secret: None,
            token_life: Duration::from_secs(300),
            access_life: Duration::from_secs(300),
            control_over_http: true,
        }
    }
}

impl fmt::Debug for CareMonitorOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CareMonitorOptions")
            .field("seed", &self.seed)
            .field("patients", &self.patients)
            .field("visits_today", &self.visits_today)
            .field("speed", &self.speed)
            .field("start", &self.start)
            .field("port", &self.port)
            .field("token_life", &self.token_life)
            .field("access_life", &self.access_life)
            .field("control_over_http", &self.control_over_http)
            .finish_non_exhaustive()
    }
}

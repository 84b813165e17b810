//! What a simulated Device Manager is made of.

use std::fmt;
use std::time::Duration;

use chrono::{DateTime, Utc};

/// How to seed and serve a simulated Device Manager with its BFF.
///
/// The same options with the same `start` give the same records, id for id; sessions differ from run to run.
#[derive(Clone)]
pub struct MiaOptions {
    /// Everything random about the records follows from this.
    pub seed: u64,
    /// How many patients, at least 1.
    pub patients: usize,
    /// On how many days before `start` each cuff was used, once a day.
    pub days: usize,
    /// How many devices are nobody's.
    pub spare_devices: usize,
    /// Simulated seconds per real second; 0 stands still.
    pub speed: f64,
    /// The instant the simulation begins at; `None` is now.
    pub start: Option<DateTime<Utc>>,
    /// The port on 127.0.0.1; 0 takes any free one.
    pub port: u16,
    /// Who may log in.
    pub username: String,
    /// With what.
    pub password: String,
    /// How long a session lasts, in real time; `None` never ends.
    pub session_length: Option<Duration>,
    /// Whether its cookie says so (`Max-Age`).
    pub tells_session_length: bool,
    /// Simulated time between storing and normalising.
    pub normalised_after: Duration,
    /// Whether `/_control` answers beside the vendor's surface, for tests in another process.
    pub control_over_http: bool,
}

impl Default for MiaOptions {
    fn default() -> Self {
        Self {
            seed: 20_241_114,
            patients: 40,
            days: 30,
            spare_devices: 6,
            speed: 1.0,
            start: None,
            port: 0,
            username: "demo-clinic".to_owned(),
            password: "demo-password".to_owned(),
            session_length: None,
            tells_session_length: false,
            normalised_after: Duration::from_secs(20),
            control_over_http: true,
        }
    }
}

impl fmt::Debug for MiaOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MiaOptions")
            .field("seed", &self.seed)
            .field("patients", &self.patients)
            .field("days", &self.days)
            .field("spare_devices", &self.spare_devices)
            .field("speed", &self.speed)
            .field("start", &self.start)
            .field("port", &self.port)
            .field("session_length", &self.session_length)
            .field("tells_session_length", &self.tells_session_length)
            .field("normalised_after", &self.normalised_after)
            .field("control_over_http", &self.control_over_http)
            .finish_non_exhaustive()
    }
}

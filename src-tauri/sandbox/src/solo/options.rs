//! What a simulated clinic is made of.

use std::fmt;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

/// How to seed and serve a simulated Solo tenant.
///
/// The same options with the same `start` give the same clinic, id for id. As far as `patients` allows, the first
/// twelve patients are the ones that software gets wrong: 0 has a particle and an accent, 1 has a single name, 2 and
/// 3 share one full name and so do 4 and 5 (their birth dates differ), 6 has died, 7 has no birth date, 8 has two
/// family names and an external id with a blank and a slash, 9 is inactive, 10 and 11 share one email address.
#[derive(Clone)]
pub struct SimulatorOptions {
    /// Everything random follows from this.
    pub seed: u64,
    /// How many patients, at least 1.
    pub patients: usize,
    /// How many waiting rooms, at least 1. The third is Acute Neurology, which perfect answer (SOLO-33) needs.
    pub rooms: usize,
    /// How many providers, at least 1.
    pub providers: usize,
    /// How many days have visits: two thirds of them in the past, the rest ahead.
    pub days: usize,
    /// How many visits the day of `start` has. From 15 on, all twelve statuses occur among them.
    pub visits_today: usize,
    /// The clinic's own zone: opening hours and report dates follow it.
    pub zone: Tz,
    /// Simulated seconds per real second for the movement of visits; 0 stands still. Time stamps (uploads, notes)
    /// always follow real time.
    pub speed: f64,
    /// The instant the simulation begins at; `None` is now.
    pub start: Option<DateTime<Utc>>,
    /// The port on 127.0.0.1; 0 takes any free one.
    pub port: u16,
    /// What the `Api-Key` header must say.
    pub api_key: String,
    /// The secret that context-aware links (SOLO-34) are encrypted with.
    pub linking_secret: String,
    /// What the `Teams-Auth-Token` header must say (SOLO-10); `None` is a tenant without Microsoft Teams.
    pub teams_token: Option<String>,
    /// Whether `/_control` answers beside the vendor's surface, for tests in another process.
    pub control_over_http: bool,
}

impl Default for SimulatorOptions {
    fn default() -> Self {
        Self {
            seed: 20_241_114,
            patients: 2_000,
            rooms: 10,
            providers: 12,
            days: 90,
            visits_today: 60,
            zone: chrono_tz::America::New_York,
            speed: 1.0,
            start: None,
            port: 0,
            api_key: "demo-api-key".to_owned(),
            linking_secret: "demo-linking-secret".to_owned(),
            teams_token: Some("demo-teams-token".to_owned()),
            control_over_http: true,
        }
    }
}

impl fmt::Debug for SimulatorOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SimulatorOptions")
            .field("seed", &self.seed)
            .field("patients", &self.patients)
            .field("rooms", &self.rooms)
            .field("providers", &self.providers)
            .field("days", &self.days)
            .field("visits_today", &self.visits_today)
            .field("zone", &self.zone)
            .field("speed", &self.speed)
            .field("start", &self.start)
            .field("port", &self.port)
            .field("control_over_http", &self.control_over_http)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_output_shows_no_secret() {
        let shown = format!("{:?}", SimulatorOptions::default());
        for secret in ["demo-api-key", "demo-linking-secret", "demo-teams-token"] {
            assert!(!shown.contains(secret), "{secret} is shown");
        }
    }
}

//! What a simulated organisation at Carium is made of.

use std::fmt;
use std::time::Duration;

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

/// How to seed and serve a simulated Carium organisation.
///
/// The same options with the same `start` give the same organisation, id for id; tokens and signed links too.
#[derive(Clone)]
pub struct CariumOptions {
    /// Everything random follows from this. With Solo's seed the people are Solo's people.
    pub seed: u64,
    /// How many patients; one more is somebody's twin once there are twelve.
    pub patients: usize,
    /// How many practitioners, at least 1.
    pub practitioners: usize,
    /// How many days have visits: two thirds of them in the past, the rest ahead.
    pub days: usize,
    /// How many visits the day of `start` has, and every other weekday half as many.
    pub visits_today: usize,
    /// The organisation's own zone: its working hours follow it.
    pub zone: Tz,
    /// Simulated seconds per real second for the movement of visits; 0 stands still. Tokens, forms and links run out
    /// by real time.
    pub speed: f64,
    /// How late every answer is.
    pub latency: Duration,
    /// The instant the simulation begins at; `None` is now.
    pub start: Option<DateTime<Utc>>,
    /// The port on 127.0.0.1; 0 takes any free one.
    pub port: u16,
    /// Who logs in with a password alone.
    pub username: String,
    /// Who is asked for a TOTP code too.
    pub totp_username: String,
    /// The password of both.
    pub password: String,
    /// The secret of the TOTP codes, in base32: six digits, thirty seconds, SHA-1, as RFC 6238 has it.
    pub totp_secret: String,
    /// How many real seconds an access token lasts at most, 1 to 3,600; a log-in may ask for less.
    pub access_seconds: i64,
    /// How many real seconds a refresh token lasts at most.
    pub refresh_seconds: i64,
    /// Whether a log-in answers a refresh token at all.
    pub gives_refresh_tokens: bool,
    /// Whether an update whose body has an `id` is refused with 400, as some endpoints of Carium do.
    pub refuses_id_in_patch: bool,
    /// Whether the link to a file (CAR-17) comes in a JSON:API resource rather than as a flat `url`.
    pub nests_download_info: bool,
    /// How many real seconds a form for an upload is good for.
    pub form_seconds: i64,
    /// How many real seconds a link to a file is good for.
    pub link_seconds: i64,
    /// Whether `/_control` answers beside the vendor's surface, for tests in another process.
    pub control_over_http: bool,
}

impl Default for CariumOptions {
    fn default() -> Self {
        Self {
            seed: 20_241_114,
            patients: 600,
            practitioners: 8,
            days: 30,
            visits_today: 24,
            zone: chrono_tz::America::New_York,
            speed: 1.0,
            latency: Duration::ZERO,
            start: None,
            port: 0,
            username: "console@example.com".to_owned(),
            totp_username: "careful@example.com".to_owned(),
            password: "demo-password".to_owned(),
            totp_secret: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP".to_owned(),
            access_seconds: 3_600,
            refresh_seconds: 86_400,
            gives_refresh_tokens: true,
            refuses_id_in_patch: false,
            nests_download_info: false,
            form_seconds: 900,
            link_seconds: 60,
            control_over_http: true,
        }
    }
}

impl fmt::Debug for CariumOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CariumOptions")
            .field("seed", &self.seed)
            .field("patients", &self.patients)
            .field("zone", &self.zone)
            .field("speed", &self.speed)
            .field("latency", &self.latency)
            .field("start", &self.start)
            .field("port", &self.port)
            .field("access_seconds", &self.access_seconds)
            .field("control_over_http", &self.control_over_http)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn debug_output_shows_no_secret() {
        let shown = format!("{:?}", CariumOptions::default());
        for secret in ["demo-password", "JBSWY3DP"] {
            assert!(!shown.contains(secret), "{secret} is shown");
        }
    }
}

//! ClinOne, through its simulator.

mod changing;
mod reading;
mod scheduling;
mod subjects;

use chrono::{DateTime, Days, NaiveTime, TimeZone, Utc};
use chrono_tz::America::New_York;
use clinic::views::{ConnectionInput, SecretInput};
use domain::{AccountSettings, SecretKind};
use sandbox::{ClinOneControl, ClinOneOptions, ClinOneSimulator};

use super::one_vendor::OneVendor;

pub(super) const STUDY: &str = "HF-301";
pub(super) const BLINDED: &str = "DERM 2/B";

pub(super) struct Trial {
    pub(super) clinic: OneVendor,
    pub(super) control: ClinOneControl,
    _simulator: ClinOneSimulator,
}

impl Trial {
    /// With the client that may do everything.
    pub(super) async fn connected() -> Self {
        Self::connected_as("demo-client", "demo-client-secret").await
    }

    pub(super) async fn connected_as(client: &'static str, secret: &'static str) -> Self {
        let options = ClinOneOptions { subjects: 30, speed: 0.0, ..ClinOneOptions::default() };
        let simulator = ClinOneSimulator::start(options).await.unwrap();
        let (base_url, token_url, scope) = (simulator.base_url(), simulator.token_url(), simulator.scope().to_owned());
        let typed = Box::new(move |id| ConnectionInput {
            id,
            name: "ClinOne".to_owned(),
            issuer: "Sponsor".to_owned(),
            base_url: base_url.clone(),
            zone: "America/New_York".to_owned(),
            settings: AccountSettings::ClinOne {
                token_url: token_url.clone(),
                scope: scope.clone(),
                client_id: client.to_owned(),
            },
            secrets: vec![SecretInput { kind: SecretKind::ClientSecret, value: secret.to_owned() }],
        });
        let clinic = OneVendor::connected(typed).await;
        Self { clinic, control: simulator.control(), _simulator: simulator }
    }

    /// A time of a day from today, and that day, as New York has them.
    pub(super) fn at(days: u64, hour: u32) -> (DateTime<Utc>, String) {
        let day = Utc::now().with_timezone(&New_York).date_naive() + Days::new(days);
        let time = NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        (New_York.from_local_datetime(&day.and_time(time)).unwrap().to_utc(), day.to_string())
    }
}

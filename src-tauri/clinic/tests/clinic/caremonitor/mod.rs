//! CareMonitor, through its simulator.

mod booking;
mod consent;
mod consent_ends;
mod portal;
mod reading;
mod recorded;
mod recorded_later;
mod slots;
mod submitting;
mod submitting_faults;

use chrono::{DateTime, Days, NaiveTime, TimeZone, Utc};
use chrono_tz::Australia::Sydney;
use clinic::views::{ConnectionInput, SecretInput};
use domain::{AccountSettings, CareMonitorWay, SecretKind};
use sandbox::{CareMonitorControl, CareMonitorOptions, CareMonitorSimulator};

use super::one_vendor::OneVendor;

pub(super) struct Harbour {
    pub(super) clinic: OneVendor,
    pub(super) control: CareMonitorControl,
    _simulator: CareMonitorSimulator,
}

impl Harbour {
    pub(super) async fn connected() -> Self {
        Self::connected_with(false, vault::Vault::in_memory()).await
    }

    /// The same, with or without the portal at which patients are asked, and with a vault of its own.
    pub(super) async fn connected_with(portal: bool, vault: vault::Vault) -> Self {
        let options = CareMonitorOptions { patients: 24, visits_today: 6, speed: 0.0, ..CareMonitorOptions::default() };
        let simulator = CareMonitorSimulator::start(options).await.unwrap();
        let base_url = simulator.base_url();
        let typed = Box::new(move |id| ConnectionInput {
            id,
            name: "Harbour Remote Care".to_owned(),
            issuer: "Harbour".to_owned(),
            base_url: base_url.clone(),
            zone: "Australia/Sydney".to_owned(),
            settings: AccountSettings::CareMonitor {
                org_id: "org-harbour".to_owned(),
                way: CareMonitorWay::Password,
                user_id: "demo-clinic".to_owned(),
                client_id: if portal { "anteroom-demo".to_owned() } else { String::new() },
                portal_url: if portal { base_url.clone() } else { String::new() },
            },
            secrets: vec![SecretInput { kind: SecretKind::Password, value: "demo-password".to_owned() }],
        });
        let clinic = OneVendor::connected_with(typed, vault).await;
        Self { clinic, control: simulator.control(), _simulator: simulator }
    }

    /// A time of a day from today, and that day, as Sydney has them.
    pub(super) fn at(days: u64, hour: u32, minute: u32) -> (DateTime<Utc>, String) {
        let day = Utc::now().with_timezone(&Sydney).date_naive() + Days::new(days);
        let time = NaiveTime::from_hms_opt(hour, minute, 0).unwrap();
        (Sydney.from_local_datetime(&day.and_time(time)).unwrap().to_utc(), day.to_string())
    }
}

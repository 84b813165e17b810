//! A simulator, clients of it, and what is booked in it.

use caremonitor::{
    Access, AppointmentWrite, CareMonitor, CareMonitorConfig, OAuth, OrgId, PatientId, ProviderId, SecretString,
    TransportOptions, default_profile,
};
use chrono::{DateTime, Utc};
use sandbox::{CareMonitorControl, CareMonitorOptions, CareMonitorSimulator};
use vendor_http::RetryPolicy;

/// A Saturday morning in Sydney, daylight saving.
pub fn start() -> DateTime<Utc> {
    "2026-11-20T22:00:00Z".parse().unwrap()
}

pub struct Clinic {
    pub simulator: CareMonitorSimulator,
    pub control: CareMonitorControl,
}

impl Clinic {
    pub async fn open() -> Self {
        Self::with(CareMonitorOptions::default()).await
    }

    /// At the same day whatever the clock says, unless the options say otherwise.
    pub async fn with(options: CareMonitorOptions) -> Self {
        let start = options.start.or_else(|| Some(start()));
        let options = CareMonitorOptions { patients: 12, speed: 0.0, start, ..options };
        let simulator = CareMonitorSimulator::start(options).await.unwrap();
        let control = simulator.control();
        Self { simulator, control }
    }

    pub fn config(&self) -> CareMonitorConfig {
        let retry = RetryPolicy { tries: 1, ..RetryPolicy::default() };
        CareMonitorConfig {
            base_url: self.simulator.base_url().parse().unwrap(),
            org_id: OrgId::from("org-harbour"),
            access: Access::Password {
                user_id: "demo-clinic".to_owned(),
                password: SecretString::from("demo-password"),
            },
            oauth: Some(OAuth {
                portal: self.simulator.base_url().parse().unwrap(),
                client_id: "anteroom-demo".to_owned(),
                client_secret: None,
            }),
            profile: default_profile().unwrap(),
            transport: TransportOptions { retry, ..TransportOptions::default() },
        }
    }

    pub fn client(&self) -> CareMonitor {
        CareMonitor::new(self.config()).unwrap()
    }

    pub fn with_key(&self) -> CareMonitor {
        let access = Access::ApiKey(SecretString::from("demo-caremonitor-key"));
        CareMonitor::new(CareMonitorConfig { access, ..self.config() }).unwrap()
    }
}

/// A visit of patient `cm-pt-1` at half past four in the afternoon, when nobody else comes.
pub fn visit() -> AppointmentWrite {
    AppointmentWrite {
        patient_id: PatientId::from("cm-pt-1"),
        provider_id: ProviderId::from("cm-dr-1"),
        start: "2026-11-21T05:30:00Z".parse().unwrap(),
        end: "2026-11-21T05:50:00Z".parse().unwrap(),
        zone: chrono_tz::Australia::Sydney,
        kind: Some("follow-up".to_owned()),
        status: None,
    }
}

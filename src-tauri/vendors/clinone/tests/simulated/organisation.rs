//! A small organisation that stands still, and clients of it.

use std::time::Duration;

use chrono::{DateTime, FixedOffset};
use clinone::{
    ClinOne, ClinOneConfig, NewPatient, NewVisit, SecretString, SiteIdentifier, StudyIdentifier, SubjectNumber,
    VisitType,
};
use sandbox::{ClinOneOptions, ClinOneSimulator};
use vendor_http::{RetryPolicy, TransportOptions};

pub const HEART: &str = "HF-301";
pub const SKIN: &str = "DERM 2/B";

pub struct Organisation {
    pub simulator: ClinOneSimulator,
}

impl Organisation {
    pub async fn open() -> Self {
        Self::with(options()).await
    }

    pub async fn with(options: ClinOneOptions) -> Self {
        Self { simulator: ClinOneSimulator::start(options).await.unwrap() }
    }

    pub fn config(&self, id: &str, secret: &str) -> ClinOneConfig {
        let base = self.simulator.base_url().parse().unwrap();
        let tokens = self.simulator.token_url().parse().unwrap();
        let mut config = ClinOneConfig::new(base, tokens, self.simulator.scope(), id, SecretString::from(secret));
        config.transport = TransportOptions {
            retry: RetryPolicy { tries: 1, ..RetryPolicy::default() },
            // All writes at once, none waiting for a place.
            max_concurrent: 8,
            ..TransportOptions::default()
        };
        config
    }

    /// The client that may everything.
    pub fn client(&self) -> ClinOne {
        ClinOne::new(&self.config(self.simulator.client_id(), self.simulator.client_secret())).unwrap()
    }

    /// The same, which waits a second for an answer.
    pub fn impatient(&self) -> ClinOne {
        let mut config = self.config(self.simulator.client_id(), self.simulator.client_secret());
        config.transport.timeout = Duration::from_secs(1);
        ClinOne::new(&config).unwrap()
    }

    /// The client that may only read, and only in the first study.
    pub fn reader(&self) -> ClinOne {
        ClinOne::new(&self.config("demo-reader", "demo-reader-secret")).unwrap()
    }
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

pub fn heart() -> StudyIdentifier {
    StudyIdentifier::new(HEART)
}

pub fn skin() -> StudyIdentifier {
    StudyIdentifier::new(SKIN)
}

pub fn number(text: &str) -> SubjectNumber {
    SubjectNumber::new(text)
}

pub fn at(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap()
}

pub fn newcomer() -> NewPatient {
    NewPatient {
        first_name: Some("Nadia".to_owned()),
        last_name: Some("Newcomer".to_owned()),
        email: Some("nadia@example.com".to_owned()),
        mobile_phone: Some("+12125550199".to_owned()),
        date_of_birth: chrono::NaiveDate::from_ymd_opt(1984, 2, 29),
        preferred_language: Some("es-US".to_owned()),
        time_zone: Some("America/New_York".to_owned()),
        ..NewPatient::new(heart(), SiteIdentifier::new("007"), number("007 x/1"))
    }
}

pub fn appointment(name: &str) -> NewVisit {
    NewVisit {
        patient_identifier: number("007/007"),
        study_identifier: heart(),
        site_identifier: SiteIdentifier::new("007"),
        name: Some(name.to_owned()),
        scheduled_start: at("2026-03-08T09:00:00-04:00"),
        scheduled_end: at("2026-03-08T09:30:00-04:00"),
        kind: VisitType::Televisit,
        status: None,
    }
}

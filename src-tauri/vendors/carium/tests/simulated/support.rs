//! A small simulated organisation, and a client that is logged in to it.

use std::time::Duration;

use carium::{Call, Carium, CariumConfig, LogIn, NewAppointment, NewDocument, SecretString, TransportOptions};
use chrono::{TimeDelta, Utc};
use sandbox::{CariumControl, CariumOptions, CariumSimulator};
use serde_json::Value;
use vendor_http::RetryPolicy;

pub struct Clinic {
    // Its port closes with it.
    _simulator: CariumSimulator,
    pub control: CariumControl,
    pub carium: Carium,
    /// Uploads that others had left unfinished.
    before: Vec<Value>,
}

/// A small organisation that stands still.
pub fn small() -> CariumOptions {
    CariumOptions { patients: 20, days: 6, visits_today: 6, speed: 0.0, ..CariumOptions::default() }
}

pub fn config(simulator: &CariumSimulator) -> CariumConfig {
    CariumConfig {
        file_timeout: Duration::from_millis(800),
        transport: TransportOptions {
            timeout: Duration::from_millis(800),
            retry: RetryPolicy { tries: 1, ..RetryPolicy::default() },
            budget_per_minute: None,
            ..TransportOptions::default()
        },
        ..CariumConfig::new(
            simulator.base_url().parse().unwrap(),
            simulator.organization_id().as_str().into(),
            simulator.username().to_owned(),
            SecretString::from(simulator.password()),
        )
    }
}

impl Clinic {
    pub async fn open(options: CariumOptions) -> Self {
        let simulator = CariumSimulator::start(options).await.unwrap();
        let carium = Carium::new(config(&simulator)).unwrap();
        assert!(matches!(carium.log_in(None).await, LogIn::Done));
        let before = simulator.control().orphans();
        Self { control: simulator.control(), _simulator: simulator, carium, before }
    }

    /// Uploads that were begun here and never ended.
    pub fn orphans(&self) -> Vec<Value> {
        let mut all = self.control.orphans();
        all.retain(|one| !self.before.contains(one));
        all
    }

    pub fn patient(&self, number: usize) -> carium::IndividualId {
        self.control.individuals(number + 1)[number]["id"].as_str().unwrap().into()
    }

    /// An appointment that the organisation takes.
    pub fn visit(&self) -> NewAppointment {
        let start = Utc::now() + TimeDelta::days(2);
        NewAppointment {
            individual_id: self.patient(0),
            practitioner_id: self.control.practitioners()[0].1.as_str().into(),
            start_time: start,
            end_time: start + TimeDelta::minutes(30),
            status_id: self.control.statuses()[0].1.as_str().into(),
            type_id: self.control.types()[0].1.as_str().into(),
            call: Call::VideoChannel,
            description: Some("Follow-up".to_owned()),
            patient_instruction: None,
            location: None,
        }
    }

    /// A document that the organisation takes.
    pub fn letter(&self) -> NewDocument {
        NewDocument {
            individual_id: self.patient(0),
            class_id: self.control.document_classes()[0].1.as_str().into(),
            name: "Discharge letter".to_owned(),
            description: None,
            file_name: "letter – \"draft\".pdf".to_owned(),
            content_type: "application/pdf".to_owned(),
        }
    }
}

impl std::ops::Deref for Clinic {
    type Target = Carium;

    fn deref(&self) -> &Carium {
        &self.carium
    }
}

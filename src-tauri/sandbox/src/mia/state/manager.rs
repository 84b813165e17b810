//! The state, and how time moves it.

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use fastrand::Rng;
use serde_json::{Value, json};

use super::record::{Delivery, Record};
use super::session::Session;
use super::{HEALTHKIT, MEDISANTE};

/// How often a cuff measures while time moves.
const BETWEEN_MEASUREMENTS: TimeDelta = TimeDelta::minutes(10);
/// Measurements in one step of time at most, however long it is.
const MOST_AT_ONCE: usize = 100;

/// Everything that is known.
pub(crate) struct Manager {
    pub(in super::super) rng: Rng,
    /// Simulated time.
    pub(in super::super) clock: DateTime<Utc>,
    pub(super) next_id: u64,
    pub(super) sessions: Vec<Session>,
    /// The addresses a new password was sent to.
    pub(in super::super) resets: Vec<String>,
    /// Records of the collection.
    pub(in super::super) devices: Vec<Value>,
    pub(in super::super) records: Vec<Record>,
    pub(in super::super) detections: Vec<Detection>,
    pub(super) normalised_after: TimeDelta,
    /// How many of the next jobs fail.
    pub(in super::super) failing_jobs: usize,
    pub(in super::super) detections_fail: bool,
    /// Whether lists give the encrypted fields as they are kept.
    pub(in super::super) sealed: bool,
    measures_at: DateTime<Utc>,
}

/// What a monitoring plan was told.
pub(crate) struct Detection {
    pub(in super::super) plan: String,
    pub(in super::super) record: String,
}

impl Manager {
    pub(in super::super) fn new(seed: u64, start: DateTime<Utc>, normalised_after: TimeDelta) -> Self {
        Self {
            rng: Rng::with_seed(seed),
            clock: start,
            next_id: 1,
            sessions: Vec::new(),
            resets: Vec::new(),
            devices: Vec::new(),
            records: Vec::new(),
            detections: Vec::new(),
            normalised_after,
            failing_jobs: 0,
            detections_fail: false,
            sealed: false,
            measures_at: start + BETWEEN_MEASUREMENTS,
        }
    }

    /// A new object id; later ones sort behind earlier ones.
    pub(super) fn object_id(&mut self) -> String {
        let id = format!("66f0{:020x}", self.next_id);
        self.next_id += 1;
        id
    }

    /// The members that the CRUD service gives every record.
    pub(super) fn stamp(&mut self, document: &mut Value) -> String {
        let (id, now) = (self.object_id(), written(self.clock));
        document["_id"] = json!(id);
        document["creatorId"] = json!("public");
        document["createdAt"] = json!(now);
        document["updaterId"] = json!("public");
        document["updatedAt"] = json!(now);
        document["__STATE__"] = json!("PUBLIC");
        id
    }

    pub(in super::super) fn record(&self, id: &str) -> Option<&Record> {
        self.records.iter().find(|record| record.document["_id"] == id)
    }

    /// Stores a delivery under the patient who has the device, and has it normalised later.
    pub(in super::super) fn store(&mut self, delivery: Delivery) -> String {
        let patient = self.holder_of(&delivery.device);
        let mut document = delivery.document(patient, self.clock);
        let id = self.stamp(&mut document);
        self.records.push(Record { document, due: Some(self.clock + self.normalised_after) });
        id
    }

    /// Lets time pass: cuffs measure, jobs run.
    pub(in super::super) fn advance(&mut self, by: TimeDelta) {
        self.clock += by;
        for _ in 0..MOST_AT_ONCE {
            if self.clock < self.measures_at {
                break;
            }
            self.measures_at += BETWEEN_MEASUREMENTS;
            self.measure();
        }
        self.measures_at = self.measures_at.max(self.clock);
        let clock = self.clock;
        for index in 0..self.records.len() {
            if self.records[index].due.is_some_and(|due| due <= clock) {
                self.run_job(index);
            }
        }
    }

    /// The job of a record: normalise, then submit detections.
    pub(in super::super) fn run_job(&mut self, index: usize) {
        self.records[index].due = None;
        if self.failing_jobs > 0 {
            self.failing_jobs -= 1;
            return;
        }
        let made = self.records[index].normalised();
        let id = self.records[index].document["_id"].as_str().unwrap_or_default().to_owned();
        if let Ok(made) = made {
            self.normalise(&id, made);
            if !self.detections_fail {
                self.detect(&id);
            }
        }
    }

    /// Puts normalised data into a record.
    pub(in super::super) fn normalise(&mut self, id: &str, (kind, data): (&'static str, Value)) {
        let now = written(self.clock);
        if let Some(record) = self.records.iter_mut().find(|record| record.document["_id"] == id) {
            record.due = None;
            record.document["normalizedDataType"] = json!(kind);
            record.document["normalizedData"] = data;
            record.document["updatedAt"] = json!(now);
        }
    }

    /// Tells the plan of a normalised record's patient of it; nobody when it is nobody's.
    pub(in super::super) fn detect(&mut self, id: &str) -> Vec<String> {
        let patient = self.record(id).and_then(|record| record.document["patientId"].as_str()).map(str::to_owned);
        let Some(plan) = patient.as_deref().and_then(plan_of) else { return Vec::new() };
        let detection = self.object_id();
        self.detections.push(Detection { plan, record: id.to_owned() });
        vec![detection]
    }

    /// Someone measures their blood pressure.
    fn measure(&mut self) {
        let cuffs: Vec<String> = self
            .devices
            .iter()
            .filter(|device| device["deviceProvider"] == MEDISANTE && device.get("assignedPatientId").is_some())
            .filter_map(|device| device["deviceId"].as_str().map(str::to_owned))
            .collect();
        if let Some(cuff) = self.rng.choice(cuffs) {
            let delivery = Delivery::blood_pressure(&mut self.rng, &cuff, self.clock);
            self.store(delivery);
        }
    }
}

/// The monitoring plan of a patient: each has one.
pub(in super::super) fn plan_of(patient: &str) -> Option<String> {
    Some(format!("67b2{}", patient.strip_prefix("65a1")?))
}

/// A date as the CRUD service writes it.
pub(super) fn written(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// Whether a provider's data is a phone's.
pub(super) fn is_healthkit(provider: &Value) -> bool {
    provider == HEALTHKIT
}

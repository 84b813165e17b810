//! What a test or the demo may do to the simulator, and see of it, behind the vendor's back.

use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, SecondsFormat, TimeDelta, Utc};
use serde_json::{Map, Value, json};

use super::state::{Trial, text};
use super::surface::Organisation;
use crate::server::{Orders, Tenant};

/// In-process control of one simulator. Cheap to clone, and harmless after the simulator has stopped.
///
/// Faults, requests, speed, latency and the port are [`Orders`], to which it dereferences.
#[derive(Clone)]
pub struct ClinOneControl {
    pub(super) tenant: Arc<Tenant<Organisation>>,
    pub(super) orders: Orders,
}

impl Deref for ClinOneControl {
    type Target = Orders;

    fn deref(&self) -> &Orders {
        &self.orders
    }
}

impl ClinOneControl {
    /// The identifiers of all studies.
    #[must_use]
    pub fn studies(&self) -> Vec<&'static str> {
        self.tenant.read(|trial| trial.studies.iter().map(|study| study.id).collect())
    }

    /// The subjects of a study, as C1-06 gives them.
    #[must_use]
    pub fn patients(&self, study: &str) -> Vec<Value> {
        self.tenant.read(|trial| of_study(&trial.patients, study))
    }

    /// One subject, as C1-06 gives them.
    #[must_use]
    pub fn patient(&self, study: &str, number: &str) -> Option<Value> {
        self.tenant.read(|trial| trial.subject(study, number).map(|index| json!(trial.patients[index])))
    }

    /// The visits of a study, as C1-09 gives them.
    #[must_use]
    pub fn visits(&self, study: &str) -> Vec<Value> {
        self.tenant.read(|trial| of_study(&trial.visits, study))
    }

    /// One visit, as C1-09 gives it.
    #[must_use]
    pub fn visit(&self, id: &str) -> Option<Value> {
        self.tenant.read(|trial| trial.visit(id).map(|index| json!(trial.visits[index])))
    }

    /// Brings a visit to a status; one that no document knows is taken too. An unknown id does nothing.
    pub fn set_status(&self, id: &str, status: &str) {
        self.tenant.change(|trial| trial.set_visit_status(id, status));
    }

    /// Someone schedules a video visit of half an hour in the vendor's own application. Gives its identifier; `None`
    /// when there is no such subject.
    #[must_use]
    pub fn schedule_elsewhere(&self, study: &str, number: &str, at: DateTime<Utc>) -> Option<String> {
        self.tenant.change(|trial| elsewhere(trial, study, number, at))
    }

    /// Someone enrols a subject in the vendor's own application. A number that the study has does nothing.
    pub fn enrol_elsewhere(&self, study: &str, site: &str, number: &str) {
        let record = json!({
            "studyIdentifier": study,
            "siteIdentifier": site,
            "patientIdentifier": number,
            "firstName": null,
            "lastName": null,
            "email": null,
            "mobilePhone": null,
            "dateOfBirth": null,
            "preferredLanguage": null,
            "timeZone": null,
            "status": "enrolled",
        });
        self.tenant.change(|trial| {
            if let (Value::Object(record), None) = (record, trial.subject(study, number)) {
                trial.patients.push(record);
            }
        });
    }

    /// Someone moves a visit in the vendor's own application, to half an hour from then. An unknown id does nothing.
    pub fn move_elsewhere(&self, id: &str, at: DateTime<Utc>) {
        let written = |at: DateTime<Utc>| json!(at.to_rfc3339_opts(SecondsFormat::Secs, true));
        self.tenant.change(|trial| {
            if let Some(index) = trial.visit(id) {
                trial.visits[index].insert("scheduledStart".to_owned(), written(at));
                trial.visits[index].insert("scheduledEnd".to_owned(), written(at + TimeDelta::minutes(30)));
            }
        });
    }

    /// Someone deletes a visit, so that no list names it any more. An unknown id does nothing.
    pub fn delete_elsewhere(&self, id: &str) {
        self.tenant.change(|trial| trial.visits.retain(|visit| text(visit, "visitIdentifier") != id));
    }

    /// Makes all tokens given out so far run out now.
    pub fn expire_tokens(&self) {
        self.tenant.change(|trial| trial.round += 1);
    }

    /// How long tokens hold from the next one on.
    pub fn set_token_life(&self, life: Duration) {
        let seconds = i64::try_from(life.as_secs()).unwrap_or(i64::MAX / 2);
        self.tenant.change(|trial| trial.token_life_s = seconds);
    }

    /// Assigns other scopes to an External Client: they stand in its next token.
    pub fn set_scopes(&self, client: &str, scopes: &[&str]) {
        let scopes: Vec<String> = scopes.iter().map(|scope| (*scope).to_owned()).collect();
        self.tenant.change(|trial| {
            for known in trial.clients.iter_mut().filter(|known| known.id == client) {
                known.scopes.clone_from(&scopes);
            }
        });
    }

    /// Replaces an External Client's secret, as an administrator does who lost it.
    pub fn set_secret(&self, client: &str, secret: &str) {
        self.tenant.change(|trial| {
            for known in trial.clients.iter_mut().filter(|known| known.id == client) {
                secret.clone_into(&mut known.secret);
            }
        });
    }
}

fn of_study(records: &[Map<String, Value>], study: &str) -> Vec<Value> {
    records.iter().filter(|record| text(record, "studyIdentifier") == study).map(|record| json!(record)).collect()
}

fn elsewhere(trial: &mut Trial, study: &str, number: &str, at: DateTime<Utc>) -> Option<String> {
    let patient = &trial.patients[trial.subject(study, number)?];
    let written = |at: DateTime<Utc>| at.to_rfc3339_opts(SecondsFormat::Secs, true);
    let record = json!({
        "patientIdentifier": number,
        "studyIdentifier": study,
        "siteIdentifier": text(patient, "siteIdentifier"),
        "name": "Unscheduled",
        "scheduledStart": written(at),
        "scheduledEnd": written(at + TimeDelta::minutes(30)),
        "type": "televisit",
        "status": "scheduled",
    });
    let Value::Object(record) = record else { return None };
    let visit = trial.keep_visit(record);
    Some(text(&visit, "visitIdentifier").to_owned())
}

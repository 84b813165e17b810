//! What a Device Manager made of what devices sent (MIA-07, and MIA-11 where a record is sealed), gathered page by page and
//! kept by its ids of patients.
//!
//! Medisanté's portal delivers to the Device Manager, not to this console's receiver: its webhook is authenticated by an
//! API key in a header that is documented nowhere, so that a delivery here could be anybody's. What it brings is read from
//! the Device Manager, or from a file that a person opens.

use std::collections::HashMap;

use ::mia::HealthRecord;
use chrono::Utc;
use domain::observation::{Reading, Way};
use domain::{ConnectionId, PatientKey};

use super::keep;
use crate::adapters::mia_readings;
use crate::{Clinic, Result};

/// Readings by the Device Manager's id of the patient. What names no patient is nobody's and is left where it is.
#[derive(Default)]
pub(crate) struct Gathered {
    readings: HashMap<String, Vec<Reading>>,
}

impl Gathered {
    /// Takes what a record says.
    pub(crate) fn add(&mut self, record: &HealthRecord) {
        let patient = record.patient_id.as_ref().map(|id| id.as_str().trim()).filter(|id| !id.is_empty());
        if let Some(patient) = patient {
            let readings = mia_readings::of(record);
            if !readings.is_empty() {
                self.readings.entry(patient.to_owned()).or_default().extend(readings);
            }
        }
    }

    /// Takes what a chart of a patient says. What a record says stands before it, and has the id.
    pub(crate) fn add_chart(&mut self, patient: &str, readings: Vec<Reading>) {
        if !readings.is_empty() {
            self.readings.entry(patient.to_owned()).or_default().extend(readings);
        }
    }

    /// Keeps all that was gathered. Gives whether something is there that was not there.
    pub(crate) async fn keep(self, clinic: &Clinic, connection: &ConnectionId) -> Result<bool> {
        let way = Way::Read { connection: connection.clone() };
        let mut changes = false;
        for (patient, readings) in self.readings {
            let key = PatientKey::vendor(connection, &patient);
            changes |= keep(clinic, &key, &way, readings, Utc::now()).await?.changes();
        }
        Ok(changes)
    }
}

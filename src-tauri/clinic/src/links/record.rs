//! A record as it is shown beside another.

use std::collections::HashMap;

use domain::{ConnectionId, Patient, PatientKey};
use store::ConnectionRow;

use crate::people::{person_view, shown_emails};
use crate::views::{Instant, RecordSide};
use crate::{Clinic, Result};

/// Records by key, with the accounts that they belong to.
pub(super) struct Records {
    connections: HashMap<ConnectionId, ConnectionRow>,
    people: HashMap<PatientKey, Patient>,
}

impl Records {
    /// Reads these records.
    pub(super) async fn read(clinic: &Clinic, keys: &[PatientKey]) -> Result<Self> {
        let connections = clinic.store.ledger().connections().await?;
        Ok(Self {
            connections: connections.into_iter().map(|row| (row.id.clone(), row)).collect(),
            people: clinic.store.mirror().patients(keys).await?,
        })
    }

    /// A record that is on this device.
    pub(super) fn get(&self, key: &PatientKey) -> Option<&Patient> {
        self.people.get(key)
    }

    /// A record as it is shown; one that is not on this device has its key and its account alone.
    pub(super) fn side(&self, key: &PatientKey) -> RecordSide {
        let patient = self.people.get(key);
        let connection = self.connections.get(&key.connection());
        RecordSide {
            person: person_view(patient, Some(key)),
            vendor: connection.map(|row| row.vendor()),
            connection_name: connection.map(|row| row.name.clone()).unwrap_or_default(),
            identifiers: patient.map(|one| one.identifiers.clone()).unwrap_or_default(),
            phones: patient.map(|one| one.phones.clone()).unwrap_or_default(),
            emails: patient.map(shown_emails).unwrap_or_default(),
            address: patient.and_then(|one| one.address.clone()),
            read_at: patient.and_then(|one| one.read_at).map(Instant::from),
        }
    }
}

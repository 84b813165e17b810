//! What is known here to be a patient's beside their own record: their numbers at other accounts, and who was given the
//! devices that a file names.

use std::collections::BTreeSet;

use domain::{Patient, PatientKey, Vendor};

use super::super::whose::whose;
use crate::{Clinic, Result};

/// What a file is compared with.
pub(super) struct Theirs {
    /// The record.
    pub(super) patient: Patient,
    keys: Vec<PatientKey>,
    /// Whether a device of the file is given to somebody who is not known to be the patient.
    pub(super) device_is_anothers: bool,
}

impl Theirs {
    pub(super) async fn of(clinic: &Clinic, patient: Patient, devices: &BTreeSet<String>) -> Result<Self> {
        let keys = whose(clinic, &patient.key).await?.keys;
        let mut device_is_anothers = false;
        let connections = if devices.is_empty() { Vec::new() } else { clinic.store.ledger().connections().await? };
        for row in connections.iter().filter(|row| row.vendor() == Vendor::Mia) {
            let known = clinic.store.mirror().devices(&row.id).await?.devices;
            for device in devices {
                let holders = known.iter().filter(|one| one.device.as_ref() == Some(device));
                let mut holders = holders.filter_map(|one| one.patient.as_deref()).peekable();
                let is_theirs = |id: &str| keys.contains(&PatientKey::vendor(&row.id, id));
                device_is_anothers |= holders.peek().is_some() && !holders.any(is_theirs);
            }
        }
        Ok(Self { patient, keys, device_is_anothers })
    }

    /// Whether a number is one of the patient's.
    pub(super) fn has(&self, number: &str) -> bool {
        self.patient.identifiers.iter().any(|known| known.value.trim() == number)
            || self.keys.iter().any(|key| key.vendor_id() == Some(number))
    }
}

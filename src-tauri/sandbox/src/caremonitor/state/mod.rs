//! What the simulated CareMonitor knows.

mod appointment;
mod consent;
mod reading;
mod records;

pub(super) use appointment::{Appointment, Kind, Slot, is_over};
pub(super) use consent::{Code, Consent, RefreshToken};
pub(super) use reading::Reading;
pub(super) use records::{ClinicToken, Organisation, Patient, Provider, Records};

/// A fresh secret: 32 hexadecimal digits. Not of the seed, so that no test can count on one.
pub(super) fn secret() -> String {
    uuid::Uuid::new_v4().simple().to_string()
}

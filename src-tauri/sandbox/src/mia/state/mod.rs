//! What the Device Manager knows.

mod device;
mod manager;
mod normalisation;
mod record;
mod session;

pub(super) use device::NewDevice;
pub(super) use manager::{Manager, plan_of};
pub(super) use normalisation::Unnormalised;
pub(super) use record::Delivery;
use record::Record;

/// Provider id of what comes from Medisanté.
pub(super) const MEDISANTE: &str = "medisante";
/// Provider id of what comes from a phone, by the configuration page.
pub(super) const HEALTHKIT: &str = "healthkit";

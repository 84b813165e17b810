//! What a test or the demo may do to the Device Manager, and see of it, behind the vendor's back.

use std::ops::Deref;
use std::sync::Arc;

use serde_json::Value;

use super::seed::patient_id;
use super::state::plan_of;
use super::surface::Account;
use crate::server::{Orders, Tenant};

/// In-process control of one simulated Device Manager. Cheap to clone, and harmless after the simulator has stopped.
///
/// Faults, requests, speed, latency and the port are [`Orders`], to which it dereferences.
#[derive(Clone)]
pub struct MiaControl {
    pub(super) tenant: Arc<Tenant<Account>>,
    pub(super) orders: Orders,
}

impl Deref for MiaControl {
    type Target = Orders;

    fn deref(&self) -> &Orders {
        &self.orders
    }
}

impl MiaControl {
    /// The id under which Mia knows the person `number`, from 0, of those whom every vendor draws from.
    #[must_use]
    pub fn patient_id(&self, number: usize) -> String {
        patient_id(number)
    }

    /// The monitoring plan of that person.
    #[must_use]
    pub fn plan_id(&self, number: usize) -> String {
        plan_of(&patient_id(number)).unwrap_or_default()
    }

    /// The records of all devices.
    #[must_use]
    pub fn devices(&self) -> Vec<Value> {
        self.tenant.read(|manager| manager.devices.clone())
    }

    /// The records of a device, by its `deviceId`.
    #[must_use]
    pub fn records_of_device(&self, device: &str) -> Vec<Value> {
        self.devices().into_iter().filter(|record| record["deviceId"] == device).collect()
    }

    /// All health data, oldest first.
    #[must_use]
    pub fn health_data(&self) -> Vec<Value> {
        self.tenant.read(|manager| manager.records.iter().map(|record| record.document.clone()).collect())
    }

    /// How many detections were made.
    #[must_use]
    pub fn detections(&self) -> usize {
        self.tenant.read(|manager| manager.detections.len())
    }

    /// The addresses that a new password was sent to, in order.
    #[must_use]
    pub fn resets(&self) -> Vec<String> {
        self.tenant.read(|manager| manager.resets.clone())
    }

    /// Ends every session: the next request with one gets a 401.
    pub fn end_sessions(&self) {
        self.tenant.change(super::state::Manager::end_sessions);
    }

    /// Lets so many of the next jobs fail: what they should have normalised stays stored until it is normalised again.
    pub fn fail_jobs(&self, count: usize) {
        self.tenant.change(|manager| manager.failing_jobs = count);
    }

    /// Whether lists keep the encrypted fields sealed from now on.
    pub fn seal(&self, sealed: bool) {
        self.tenant.change(|manager| manager.sealed = sealed);
    }

    /// Whether submitting detections fails from now on.
    pub fn fail_detections(&self, fails: bool) {
        self.tenant.change(|manager| manager.detections_fail = fails);
    }
}

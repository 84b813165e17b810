//! What a test may order of a simulator and see of its requests, whichever vendor it simulates.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::sync::oneshot;

use super::desk::Desk;
use super::door::DoorOrder;
use super::fault::{Fault, FaultRule};
use super::seen::SeenRequest;
use super::surface::Entry;
use crate::error::SandboxError;

/// A tenant of any vendor, as far as its movement can be ordered.
pub(crate) trait Moving: Send + Sync {
    /// Simulated seconds per real second; what is not a positive number stands still.
    fn set_speed(&self, speed: f64);

    /// Lets one simulated minute pass.
    fn tick(&self);
}

/// The part of a control that every vendor's has: each `Control` dereferences to it, so that a test of any vendor can
/// hand its control to the same steps. Cheap to clone, and harmless after the simulator has stopped.
#[derive(Clone)]
pub struct Orders {
    pub(crate) desk: Arc<Desk>,
    pub(crate) moving: Arc<dyn Moving>,
}

impl Orders {
    /// `http://127.0.0.1:PORT`, without a trailing slash.
    #[must_use]
    pub fn base_url(&self) -> &str {
        &self.desk.base_url
    }

    /// Every operation that is served: its id, method and path template.
    #[must_use]
    pub fn operations(&self) -> &'static [Entry] {
        self.desk.operations
    }

    /// Puts a rule in force.
    pub fn add_fault(&self, rule: FaultRule) {
        self.desk.faults.add(rule);
    }

    /// Lets the next request of each of these operations meet a fault.
    pub fn meet_next(&self, operations: &[&str], fault: &Fault) {
        for operation in operations {
            self.add_fault(FaultRule::next(operation, fault.clone()));
        }
    }

    /// The rules in force, with what is left of their counts.
    #[must_use]
    pub fn faults(&self) -> Vec<FaultRule> {
        self.desk.faults.rules()
    }

    /// Takes all rules out of force.
    pub fn clear_faults(&self) {
        self.desk.faults.clear();
    }

    /// The requests of the vendor's surface, oldest first, at most 20,000.
    #[must_use]
    pub fn requests(&self) -> Vec<SeenRequest> {
        self.desk.seen.all()
    }

    /// How many requests of these operations arrived, whatever became of them.
    #[must_use]
    pub fn requests_of(&self, operations: &[&str]) -> usize {
        self.requests().iter().filter(|request| operations.contains(&request.operation.as_str())).count()
    }

    /// Forgets the requests so far.
    pub fn clear_requests(&self) {
        self.desk.seen.clear();
    }

    /// Makes every answer this much late, from the next request on, after it has been decided on; nothing is late at
    /// zero.
    pub fn set_latency(&self, latency: Duration) {
        self.desk.set_latency(latency);
    }

    /// Simulated seconds per real second from now on; 0 stands still.
    pub fn set_speed(&self, speed: f64) {
        self.moving.set_speed(speed);
    }

    /// Lets one simulated minute pass, whatever the speed.
    pub fn tick(&self) {
        self.moving.tick();
    }

    /// Closes the port and every connection, so that connecting is refused by the kernel, or opens it again. The
    /// port stays reserved meanwhile.
    ///
    /// # Errors
    /// When the port cannot be opened again, or the simulator has stopped.
    pub async fn set_listening(&self, open: bool) -> Result<(), SandboxError> {
        let (done, answer) = oneshot::channel();
        self.desk.door.send(DoorOrder { open, done }).await.map_err(|_| SandboxError::Stopped)?;
        answer.await.map_err(|_| SandboxError::Stopped)?.map_err(SandboxError::Listen)
    }

    /// Real time as the simulator tells it: the start it was given plus what has passed since.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        self.desk.now()
    }
}

//! One running tenant: the state behind its lock, its clocks, and what a test may order.

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, TimeDelta, Utc};
use parking_lot::{Mutex, RwLock};
use tokio::sync::mpsc;
use tokio_util::sync::CancellationToken;

use crate::delivery::Delivered;
use crate::fault_board::FaultBoard;
use crate::seen::SeenLog;
use crate::server::DoorOrder;
use crate::solo::{Account, Answer, Call, Commit, Operation, Ruling, Verdict};
use crate::state::{Clinic, Delivery};

/// What one step of `Control::tick` lets pass.
const TICK: TimeDelta = TimeDelta::seconds(60);

/// Shared by every connection, the background tasks and `Control`.
pub(crate) struct Tenant {
    pub(crate) account: Arc<Account>,
    clinic: RwLock<Clinic>,
    pub(crate) faults: FaultBoard,
    pub(crate) seen: SeenLog,
    deliveries: mpsc::UnboundedSender<Delivery>,
    pub(crate) delivered: Mutex<Vec<Delivered>>,
    start: DateTime<Utc>,
    started: Instant,
    speed: Mutex<f64>,
    moved: Mutex<Instant>,
    pub(crate) door: mpsc::Sender<DoorOrder>,
    /// Ends everything.
    pub(crate) stop: CancellationToken,
    /// Ends the connections that are open now.
    connections: Mutex<CancellationToken>,
}

impl Tenant {
    pub(crate) fn new(
        account: Account,
        clinic: Clinic,
        start: DateTime<Utc>,
        speed: f64,
        deliveries: mpsc::UnboundedSender<Delivery>,
        door: mpsc::Sender<DoorOrder>,
    ) -> Self {
        let stop = CancellationToken::new();
        let connections = stop.child_token();
        let tenant = Self {
            account: Arc::new(account),
            clinic: RwLock::new(clinic),
            faults: FaultBoard::default(),
            seen: SeenLog::default(),
            deliveries,
            delivered: Mutex::default(),
            start,
            started: Instant::now(),
            speed: Mutex::new(0.0),
            moved: Mutex::new(Instant::now()),
            door,
            stop,
            connections: Mutex::new(connections),
        };
        tenant.set_speed(speed);
        tenant
    }

    /// Real time as the tenant tells it: the start instant plus what has passed since.
    pub(crate) fn now(&self) -> DateTime<Utc> {
        self.start + self.started.elapsed()
    }

    /// Reads the state.
    pub(crate) fn read<T>(&self, look: impl FnOnce(&Clinic) -> T) -> T {
        look(&self.clinic.read())
    }

    /// Changes the state and sends out what the change owes to webhooks.
    pub(crate) fn change<T>(&self, change: impl FnOnce(&mut Clinic) -> T) -> T {
        let mut clinic = self.clinic.write();
        let result = change(&mut clinic);
        for delivery in clinic.drain_deliveries() {
            if self.deliveries.send(delivery).is_err() {
                tracing::debug!("a webhook delivery was dropped: the simulator has stopped");
            }
        }
        result
    }

    /// Judges without committing.
    pub(crate) fn judge(&self, operation: &Operation, call: &Call) -> Ruling {
        (operation.judge)(&self.clinic.read(), call)
    }

    /// Judges and commits. A write does both under one lock, so that what was judged still holds when it commits.
    pub(crate) fn settle(&self, operation: &Operation, call: &Call) -> Answer {
        if operation.method == "GET" {
            return match self.judge(operation, call) {
                Ok(Verdict::Commit(commit)) => self.change(commit),
                Ok(Verdict::Answer(answer)) | Err(answer) => answer,
            };
        }
        self.change(|clinic| match (operation.judge)(clinic, call) {
            Ok(Verdict::Commit(commit)) => commit(clinic),
            Ok(Verdict::Answer(answer)) | Err(answer) => answer,
        })
    }

    /// Commits after a while, whether or not anyone still listens.
    pub(crate) fn commit_later(self: &Arc<Self>, commit: Commit, after: Duration) {
        let tenant = Arc::clone(self);
        tokio::spawn(async move {
            tokio::select! {
                () = tokio::time::sleep(after) => {
                    tenant.change(commit);
                }
                () = tenant.stop.cancelled() => {}
            }
        });
    }

    /// Simulated seconds per real second; what is not a positive number stands still.
    pub(crate) fn set_speed(&self, speed: f64) {
        self.move_along();
        *self.speed.lock() = if speed.is_finite() && speed > 0.0 { speed } else { 0.0 };
    }

    /// Lets the simulated time pass that belongs to the real time since the last call.
    pub(crate) fn move_along(&self) {
        let passed = {
            let mut moved = self.moved.lock();
            let passed = moved.elapsed();
            *moved += passed;
            passed
        };
        let simulated = passed.as_secs_f64() * *self.speed.lock();
        // At most a year at once: beyond that a float would no longer fit a time.
        let millis = (simulated * 1_000.0).min(31_536_000_000.0);
        if millis >= 1.0 {
            self.change(|clinic| clinic.advance(TimeDelta::milliseconds(millis as i64)));
        }
    }

    /// Lets one simulated minute pass.
    pub(crate) fn tick(&self) {
        self.change(|clinic| clinic.advance(TICK));
    }

    /// A token that ends one connection: its own, or with all others, or with the tenant.
    pub(crate) fn connection(&self) -> CancellationToken {
        self.connections.lock().child_token()
    }

    /// Drops every open connection.
    pub(crate) fn cut_connections(&self) {
        let mut connections = self.connections.lock();
        connections.cancel();
        *connections = self.stop.child_token();
    }
}

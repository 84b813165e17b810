//! One running tenant: a vendor's state behind its lock, and its clocks.

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::TimeDelta;
use parking_lot::{Mutex, RwLock};

use super::answer::Answer;
use super::call::{Call, Commit, Ruling, Verdict};
use super::desk::Desk;
use super::orders::{Moving, Orders};
use super::routes::Operation;
use super::surface::Surface;

/// What one step of `Orders::tick` lets pass.
const TICK: TimeDelta = TimeDelta::seconds(60);

/// Shared by every connection, the background tasks and the vendor's control.
pub(crate) struct Tenant<S: Surface> {
    pub(crate) account: Arc<S>,
    pub(crate) desk: Arc<Desk>,
    state: RwLock<S::State>,
    speed: Mutex<f64>,
    moved: Mutex<Instant>,
}

impl<S: Surface> Tenant<S> {
    pub(super) fn new(account: S, state: S::State, speed: f64, desk: Desk) -> Self {
        let tenant = Self {
            account: Arc::new(account),
            desk: Arc::new(desk),
            state: RwLock::new(state),
            speed: Mutex::new(0.0),
            moved: Mutex::new(Instant::now()),
        };
        tenant.set_speed(speed);
        tenant
    }

    /// What tests may order of it.
    pub(crate) fn orders(self: &Arc<Self>) -> Orders {
        let moving: Arc<dyn Moving> = Arc::<Self>::clone(self);
        Orders { desk: Arc::clone(&self.desk), moving }
    }

    /// Reads the state.
    pub(crate) fn read<T>(&self, look: impl FnOnce(&S::State) -> T) -> T {
        look(&self.state.read())
    }

    /// Changes the state, and does what a change of it calls for.
    pub(crate) fn change<T>(&self, change: impl FnOnce(&mut S::State) -> T) -> T {
        let mut state = self.state.write();
        let result = change(&mut state);
        self.account.changed(&mut state);
        result
    }

    fn rule(&self, state: &S::State, operation: &Operation<S>, call: &Call<S>) -> Ruling<S> {
        self.account.gate(state, call)?;
        (operation.judge)(state, call)
    }

    /// Judges without committing.
    pub(super) fn judge(&self, operation: &Operation<S>, call: &Call<S>) -> Ruling<S> {
        self.rule(&self.state.read(), operation, call)
    }

    /// Judges and commits. A write does both under one lock, so that what was judged still holds when it commits.
    pub(super) fn settle(&self, operation: &Operation<S>, call: &Call<S>) -> Answer {
        if operation.method == "GET" {
            return match self.judge(operation, call) {
                Ok(Verdict::Commit(commit)) => self.change(commit),
                Ok(Verdict::Answer(answer)) | Err(answer) => answer,
            };
        }
        self.change(|state| match self.rule(state, operation, call) {
            Ok(Verdict::Commit(commit)) => commit(state),
            Ok(Verdict::Answer(answer)) | Err(answer) => answer,
        })
    }

    /// Commits after a while, whether or not anyone still listens.
    pub(super) fn commit_later(self: &Arc<Self>, commit: Commit<S>, after: Duration) {
        let tenant = Arc::clone(self);
        tokio::spawn(async move {
            tokio::select! {
                () = tokio::time::sleep(after) => {
                    tenant.change(commit);
                }
                () = tenant.desk.stop.cancelled() => {}
            }
        });
    }

    /// Lets the simulated time pass that belongs to the real time since the last call.
    pub(super) fn move_along(&self) {
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
            self.change(|state| S::advance(state, TimeDelta::milliseconds(millis as i64)));
        }
    }
}

impl<S: Surface> Moving for Tenant<S> {
    fn set_speed(&self, speed: f64) {
        self.move_along();
        *self.speed.lock() = if speed.is_finite() && speed > 0.0 { speed } else { 0.0 };
    }

    fn tick(&self) {
        self.change(|state| S::advance(state, TICK));
    }
}

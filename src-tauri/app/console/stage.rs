//! What the console is at. There is always one stage, and changing it tells the page.

use std::sync::{Arc, PoisonError};
use std::time::Duration;

use clinic::views::{KeepingEnd, KeepingWork, Problem, Startup};
use clinic::{Clinic, Running};

use super::Console;
use super::receiving::Receiving;
use super::seat::Seat;
use crate::demo::Demo;
use crate::opening::Unlocked;
use crate::stop::Stop;

/// What the console is at.
pub(super) enum Stage {
    /// There is no clinic yet; what led to it, where something did.
    FirstRun(Option<KeepingEnd>),
    /// The store is being opened.
    Opening,
    /// The clinic is closed while something is done to it.
    Keeping(KeepingWork),
    /// The store could not be opened.
    Stopped(Stop),
    /// A clinic is open.
    Open(Box<Open>),
}

/// An open clinic.
pub(super) struct Open {
    pub(super) running: Running,
    /// Who sits here.
    pub(super) seat: Seat,
    /// What was done to the clinic while it was closed, until somebody sits there.
    pub(super) told: Option<KeepingEnd>,
    /// The door for webhooks, while it is open.
    pub(super) receiving: Receiving,
    /// The demo clinic's vendor, which ends with it.
    pub(super) _vendors: Option<Demo>,
}

impl Console {
    /// Changes the stage. A clinic that was open is closed.
    pub(super) fn set(&self, stage: Stage) {
        if let Stage::Open(open) = self.replace(stage) {
            tauri::async_runtime::spawn(open.running.close());
        }
        self.tell_startup();
    }

    /// The window is gone: the store is closed before the process is.
    pub(crate) fn leave(&self) {
        if self.is_keeping() {
            // What was begun on the clinic's files is finished, as far as that takes no longer than a desktop waits.
            tauri::async_runtime::block_on(async {
                drop(tokio::time::timeout(Duration::from_secs(10), self.inner.opening.lock()).await);
            });
        }
        if let Stage::Open(open) = self.replace(Stage::Opening) {
            tauri::async_runtime::block_on(async {
                if tokio::time::timeout(Duration::from_secs(3), open.running.close()).await.is_err() {
                    tracing::warn!("the store did not close in time");
                }
            });
        }
    }

    pub(super) fn replace(&self, stage: Stage) -> Stage {
        let mut current = self.inner.stage.write().unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut *current, stage)
    }

    pub(super) fn with<T>(&self, look: impl FnOnce(&Stage) -> T) -> T {
        look(&self.inner.stage.read().unwrap_or_else(PoisonError::into_inner))
    }

    pub(super) fn while_open(&self, act: impl FnOnce(&Open)) {
        self.with(|stage| {
            if let Stage::Open(open) = stage {
                act(open);
            }
        });
    }

    pub(super) fn is_open(&self, clinic: &Arc<Clinic>) -> bool {
        self.with(|stage| match stage {
            Stage::Open(open) => Arc::ptr_eq(&open.running.clinic, clinic),
            Stage::FirstRun(_) | Stage::Opening | Stage::Keeping(_) | Stage::Stopped(_) => false,
        })
    }

    /// The clinic is closed while something is done to it.
    pub(super) fn is_keeping(&self) -> bool {
        self.with(|stage| matches!(stage, Stage::Keeping(_)))
    }

    /// Whoever comes next hears what was done.
    pub(super) fn say_at_the_door(&self, end: KeepingEnd) {
        if let Stage::Open(open) = &mut *self.inner.stage.write().unwrap_or_else(PoisonError::into_inner) {
            open.told = Some(end);
        }
        self.tell_startup();
    }

    /// The key of a damaged ledger, from when the console found it damaged.
    pub(super) fn unlocked(&self) -> Option<Unlocked> {
        self.with(|stage| match stage {
            Stage::Stopped(stop) => stop.unlocked.as_deref().cloned(),
            _ => None,
        })
    }

    /// How far the console has come.
    pub(crate) async fn startup(&self) -> Result<Startup, Problem> {
        let (clinic, seat, told) = {
            let stage = self.inner.stage.read().unwrap_or_else(PoisonError::into_inner);
            match &*stage {
                Stage::FirstRun(told) => return Ok(Startup::FirstRun { told: told.clone() }),
                Stage::Opening => return Ok(Startup::Opening),
                Stage::Keeping(work) => return Ok(Startup::Keeping { work: *work }),
                Stage::Stopped(stop) => return Ok(stop.view()),
                Stage::Open(open) => (open.running.clinic.clone(), open.seat.clone(), open.told.clone()),
            }
        };
        let taken = match seat {
            Seat::Nobody if !clinic.has_users().await? => return Ok(Startup::FirstAdministrator { told }),
            Seat::Nobody => {
                let name = clinic.settings_outside().await?.clinic;
                return Ok(Startup::SignedOut { clinic: name, demo: clinic.demo_people(), told });
            }
            Seat::Locked(who) => {
                let name = clinic.settings_outside().await?.clinic;
                return Ok(Startup::Locked { clinic: name, who, demo: clinic.demo_people() });
            }
            Seat::Taken(taken) => taken,
        };
        let member = taken.session.member();
        if !member.is_connected().await? {
            return Ok(Startup::NotConnected { who: member.who_am_i() });
        }
        Ok(Startup::Ready {
            settings: member.settings().await?,
            who: member.who_am_i(),
            rebuilding: member.rebuilding(),
            copies_set_aside: member.copies_set_aside(),
            connected: true,
        })
    }
}

//! What the console is at. There is always one stage, and changing it tells the page.

use std::sync::{Arc, PoisonError};
use std::time::Duration;

use clinic::views::{Problem, Startup};
use clinic::{Clinic, Running};

use super::Console;
use super::receiving::Receiving;
use super::seat::Seat;
use crate::demo::Demo;
use crate::opening::Unlocked;
use crate::stop::Stop;

/// What the console is at.
pub(super) enum Stage {
    /// There is no clinic yet.
    FirstRun,
    /// The store is being opened.
    Opening,
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
        if let Stage::Open(open) = self.replace(Stage::Opening) {
            tauri::async_runtime::block_on(async {
                if tokio::time::timeout(Duration::from_secs(3), open.running.close()).await.is_err() {
                    tracing::warn!("the store did not close in time");
                }
            });
        }
    }

    fn replace(&self, stage: Stage) -> Stage {
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
            Stage::FirstRun | Stage::Opening | Stage::Stopped(_) => false,
        })
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
        let (clinic, seat) = {
            let stage = self.inner.stage.read().unwrap_or_else(PoisonError::into_inner);
            match &*stage {
                Stage::FirstRun => return Ok(Startup::FirstRun),
                Stage::Opening => return Ok(Startup::Opening),
                Stage::Stopped(stop) => return Ok(stop.view()),
                Stage::Open(open) => (open.running.clinic.clone(), open.seat.clone()),
            }
        };
        let taken = match seat {
            Seat::Nobody if !clinic.has_users().await? => return Ok(Startup::FirstAdministrator),
            Seat::Nobody => {
                let name = clinic.settings_outside().await?.clinic;
                return Ok(Startup::SignedOut { clinic: name, demo: clinic.demo_people() });
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

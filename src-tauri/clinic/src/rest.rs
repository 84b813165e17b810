//! Bringing a clinic to rest before it is closed on purpose: nothing that is on its way to a vendor is cut. What was begun is
//! waited for, and nothing new is begun; where that takes too long, the clinic goes on as if nobody had asked.

use std::sync::{Arc, PoisonError};
use std::time::Duration;

use chrono::TimeDelta;
use store::HeldFolder;
use tokio::sync::OwnedMutexGuard;
use tokio::time::{Instant, sleep};
use vault::Vault;

use crate::views::Tag;
use crate::{Clinic, ClinicError, Result, Running};

/// How long what is being sent may take. A large file on a slow line takes longer: the person tries again later.
const PATIENCE: TimeDelta = TimeDelta::seconds(60);
/// How long reads that are under way may take; a request gives up before.
const READING: TimeDelta = TimeDelta::seconds(40);
const LOOK: Duration = Duration::from_millis(20);

/// While this lives, the outbox sends nothing and looks for nothing.
pub struct Rest {
    _taking: OwnedMutexGuard<()>,
}

/// A clinic that was closed, and whose folder nobody else can open yet.
pub struct Closed {
    /// The folder.
    pub folder: HeldFolder,
    /// Its secrets.
    pub vault: Vault,
}

impl Clinic {
    /// Waits until nothing is being sent or looked for, and keeps it so.
    ///
    /// # Errors
    /// [`ClinicError::Conflict`] `stillSending` when it takes too long; the outbox goes on then.
    pub(crate) async fn rest(&self) -> Result<Rest> {
        let rest = Rest { _taking: self.outbox_taking.clone().lock_owned().await };
        let until = Instant::now() + self.pace.scaled(PATIENCE).to_std().unwrap_or_default();
        loop {
            let looks = !self.looking.lock().unwrap_or_else(PoisonError::into_inner).is_empty();
            if !looks && self.store.ledger().sending().await?.is_empty() {
                return Ok(rest);
            }
            if Instant::now() > until {
                return Err(ClinicError::Conflict("stillSending"));
            }
            sleep(LOOK).await;
        }
    }

    /// The same for a clinic that nobody signs in to yet, and that has nothing to send.
    pub async fn come_to_rest(&self) -> Rest {
        Rest { _taking: self.outbox_taking.clone().lock_owned().await }
    }

    /// The secrets of this clinic's folder.
    pub fn vault(&self) -> Vault {
        (*self.vault).clone()
    }

    /// The folder of this clinic; it stays taken while a handle on it lives.
    pub fn folder(&self) -> HeldFolder {
        self.store.folder()
    }
}

impl Running {
    /// Closes a clinic that rests and keeps its folder. Whoever still uses it is waited for, so that no call is cut that an
    /// answer is waited for; one that hangs finds the store closed.
    pub async fn close_and_hold(self, rest: Rest) -> Closed {
        let clinic = self.clinic.clone();
        self.end_work();
        // The outbox finds that it has ended, and sends nothing more.
        drop(rest);
        // Whoever listens finds that this clinic is not the open one any more.
        clinic.events.stale(&[Tag::Startup]);
        let until = Instant::now() + clinic.pace.scaled(READING).to_std().unwrap_or_default();
        while Arc::strong_count(&clinic) > 2 && Instant::now() < until {
            sleep(LOOK).await;
        }
        if Arc::strong_count(&clinic) > 2 {
            tracing::warn!("something still used the clinic when it was closed");
        }
        let closed = Closed { folder: clinic.folder(), vault: (*clinic.vault).clone() };
        drop(clinic);
        self.close().await;
        closed
    }
}

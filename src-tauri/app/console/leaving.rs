//! The console locks by itself when nobody is there any more.

use std::sync::Arc;

use tauri_specta::Event;

use super::{Console, LockReason};
use crate::away::{self, Buses, Sign, WARNED, Watch};
use crate::events::LockSoon;

impl Console {
    /// Somebody touched it.
    pub(crate) fn touched(&self) {
        self.inner.idle.touched();
    }

    /// Somebody signed in and sits down.
    pub(super) fn seated(&self) {
        self.inner.idle.seated();
    }

    /// After how many minutes without a touch it locks.
    pub(super) fn locks_after(&self, minutes: u32) {
        self.inner.idle.set(minutes);
    }

    /// Watches for signs that nobody is there, for as long as what it gives is held.
    pub(crate) fn watch(&self) -> Watch {
        let console = self.clone();
        let told = move |sign| -> futures::future::BoxFuture<'static, ()> {
            let console = console.clone();
            Box::pin(async move { console.left_alone(sign).await })
        };
        away::watch(Buses::default(), self.inner.idle.clone(), Arc::new(told))
    }

    async fn left_alone(&self, sign: Sign) {
        let why = match sign {
            Sign::Soon => return self.warn(true),
            Sign::EndsSoon => return self.warn(false),
            Sign::Idle => LockReason::Idle,
            Sign::Ends => LockReason::Sitting,
            Sign::Sleep => LockReason::Sleep,
            Sign::Screen => LockReason::Screen,
        };
        if let Err(problem) = self.lock(why).await {
            tracing::error!(what = problem.what, "the console is locked, and that could not be kept in the audit");
        }
    }

    /// Where nobody sits there is nobody to be told.
    fn warn(&self, can_stay: bool) {
        let seconds = u32::try_from(WARNED.as_secs()).unwrap_or(u32::MAX);
        if self.session().is_ok()
            && let Err(error) = (LockSoon { seconds, can_stay }).emit(&self.inner.app)
        {
            tracing::warn!(%error, "the page could not be told that the console will lock");
        }
    }
}

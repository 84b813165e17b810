//! Signs that nobody sits here any more: nobody has touched the console for a while, the machine goes to sleep, or the
//! desktop's screen was locked. Each locks the console, so that nothing of a patient stays on a screen that is left alone.
//!
//! It decides nothing else: what locking means is the console's. A desktop that cannot tell (no system bus, another screen
//! saver) is said in the log, and the idle clock holds without it.

mod bus;
mod idle;

use std::sync::Arc;
use std::time::Duration;

use futures::future::BoxFuture;
use tokio_util::sync::{CancellationToken, DropGuard};

pub(crate) use bus::Buses;
pub(crate) use idle::{Idle, WARNED};
use idle::{Says, Spent};

/// How often the idle clock is looked at: the lock comes this much late at most.
const LOOK: Duration = Duration::from_secs(1);

/// Why a console locks by itself, or is about to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sign {
    /// In half a minute nobody will have touched it for as long as is set: the person may stay by any touch.
    Soon,
    /// In half a minute the same person will have sat there for as long as is allowed: they sign in again.
    EndsSoon,
    /// Nobody touched it for as long as is set.
    Idle,
    /// The same person has sat there for as long as is allowed.
    Ends,
    /// The machine goes to sleep, or has just woken.
    Sleep,
    /// The desktop's screen was locked.
    Screen,
}

/// What is told of each sign. It is done once the console is locked: the machine waits for that before it sleeps.
pub(crate) type Told = Arc<dyn Fn(Sign) -> BoxFuture<'static, ()> + Send + Sync>;

/// A watch, which ends when this is dropped.
pub(crate) struct Watch(#[expect(dead_code, reason = "held for its drop")] DropGuard);

/// Watches for signs from now on.
pub(crate) fn watch(buses: Buses, idle: Arc<Idle>, told: Told) -> Watch {
    let stop = CancellationToken::new();
    for sign in [bus::sleep as bus::Listening, bus::screen] {
        tauri::async_runtime::spawn(stop.clone().run_until_cancelled_owned(bus::again(
            sign,
            buses.clone(),
            told.clone(),
        )));
    }
    let clock = async move {
        let mut warned = false;
        loop {
            tokio::time::sleep(LOOK).await;
            match idle.says() {
                Says::Awake => warned = false,
                Says::Soon(_) if warned => {}
                Says::Soon(why) => {
                    warned = true;
                    told(if why == Spent::Idle { Sign::Soon } else { Sign::EndsSoon }).await;
                }
                Says::Over(why) => {
                    warned = false;
                    // Before the lock: whoever signs in right after it sits down anew.
                    idle.left();
                    told(if why == Spent::Idle { Sign::Idle } else { Sign::Ends }).await;
                    idle.touched();
                }
            }
        }
    };
    tauri::async_runtime::spawn(stop.clone().run_until_cancelled_owned(clock));
    Watch(stop.drop_guard())
}

//! What the desktop tells: `org.freedesktop.login1` on the system bus of sleep and of a session that is locked, and
//! `org.freedesktop.ScreenSaver` (GNOME's own name as well) on the session bus of a screen that is. Signals are taken
//! whatever path they come from; the most that a false one can do is to lock.

use std::time::Duration;

use futures::StreamExt;
use futures::future::BoxFuture;
use zbus::message::Type;
use zbus::zvariant::{OwnedFd, OwnedObjectPath};
use zbus::{Connection, MatchRule, MessageStream};

use super::{Sign, Told};

const MANAGER: &str = "org.freedesktop.login1.Manager";
const SESSION: &str = "org.freedesktop.login1.Session";
const LOGIN: &str = "org.freedesktop.login1";
const LOGIN_PATH: &str = "/org/freedesktop/login1";
/// Those who tell of a locked screen in the same words.
const SCREENS: [&str; 2] = ["org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"];

/// After what time a bus that went away is tried again.
const AGAIN: Duration = Duration::from_secs(30);

/// Where the two buses are; tests put their own in their place.
#[derive(Debug, Clone, Default)]
pub(crate) struct Buses {
    /// The system's, where it is not the usual one.
    pub(crate) system: Option<String>,
    /// The session's, where it is not the usual one.
    pub(crate) session: Option<String>,
}

impl Buses {
    async fn system(&self) -> zbus::Result<Connection> {
        match &self.system {
            Some(address) => zbus::connection::Builder::address(address.as_str())?.build().await,
            None => Connection::system().await,
        }
    }

    async fn session(&self) -> zbus::Result<Connection> {
        match &self.session {
            Some(address) => zbus::connection::Builder::address(address.as_str())?.build().await,
            None => Connection::session().await,
        }
    }
}

type Ending = BoxFuture<'static, zbus::Result<()>>;
/// One way of listening; it ends when its bus does.
pub(super) type Listening = fn(Buses, Told) -> Ending;

/// Listens, and again when the bus was away. The first failure is said, so that a desktop that never tells is known from
/// the log; those after it are not.
pub(super) async fn again(listen: Listening, buses: Buses, told: Told) {
    let mut said = false;
    loop {
        if let Err(error) = listen(buses.clone(), told.clone()).await
            && !said
        {
            said = true;
            tracing::warn!(%error, "the desktop does not tell of sleep or of a locked screen");
        }
        tokio::time::sleep(AGAIN).await;
    }
}

/// Sleep, and the session being locked, as logind tells them. Sleep is held up until the console is locked.
pub(super) fn sleep(buses: Buses, told: Told) -> Ending {
    Box::pin(async move {
        let bus = buses.system().await?;
        let mut sleeping = signals(&bus, MANAGER, "PrepareForSleep").await?;
        let mut locking = signals(&bus, SESSION, "Lock").await?;
        let own = own_session(&bus).await;
        let mut held = hold_up(&bus).await;
        loop {
            tokio::select! {
                told_of = sleeping.next() => {
                    let Some(message) = told_of else { return Ok(()) };
                    told(Sign::Sleep).await;
                    let begins = message?.body().deserialize::<bool>()?;
                    // Letting go lets the machine sleep; after it woke, the next sleep is held up again.
                    drop(held.take());
                    if !begins {
                        held = hold_up(&bus).await;
                    }
                }
                told_of = locking.next() => {
                    let Some(message) = told_of else { return Ok(()) };
                    let path = message?.header().path().map(|path| path.as_str().to_owned());
                    // Another person's session on this machine is none of ours, where ours is known.
                    if own.is_none() || path == own {
                        told(Sign::Screen).await;
                    }
                }
            }
        }
    })
}

/// The screen being locked, as the desktop's screen saver tells it.
pub(super) fn screen(buses: Buses, told: Told) -> Ending {
    Box::pin(async move {
        let bus = buses.session().await?;
        let mut screens = Vec::new();
        for name in SCREENS {
            screens.push(signals(&bus, name, "ActiveChanged").await?);
        }
        let mut screens = futures::stream::select_all(screens);
        while let Some(message) = screens.next().await {
            if message?.body().deserialize::<bool>()? {
                told(Sign::Screen).await;
            }
        }
        Ok(())
    })
}

async fn signals(bus: &Connection, interface: &'static str, member: &'static str) -> zbus::Result<MessageStream> {
    let rule = MatchRule::builder().msg_type(Type::Signal).interface(interface)?.member(member)?.build();
    MessageStream::for_match_rule(rule, bus, None).await
}

/// The path of this session; none where logind does not know it.
async fn own_session(bus: &Connection) -> Option<String> {
    let answer =
        bus.call_method(Some(LOGIN), LOGIN_PATH, Some(MANAGER), "GetSessionByPID", &std::process::id()).await.ok()?;
    answer.body().deserialize::<OwnedObjectPath>().ok().map(|path| path.as_str().to_owned())
}

/// Asks that sleep waits a moment (logind gives five seconds); none where it does not do that.
async fn hold_up(bus: &Connection) -> Option<OwnedFd> {
    let asked = ("sleep", "Anteroom", "Locking the console", "delay");
    match bus.call_method(Some(LOGIN), LOGIN_PATH, Some(MANAGER), "Inhibit", &asked).await {
        Ok(answer) => answer.body().deserialize().ok(),
        Err(error) => {
            tracing::warn!(%error, "sleep cannot be held up until the console is locked");
            None
        }
    }
}

#[cfg(test)]
#[path = "bus_tests.rs"]
mod tests;

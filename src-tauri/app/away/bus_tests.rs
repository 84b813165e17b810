//! Against a message bus of the test's own, on which a logind written here stands.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::io::{PipeReader, Read};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::task::JoinHandle;
use window_driver::Bus;
use zbus::fdo;

use super::*;

const OURS: &str = "/org/freedesktop/login1/session/_31";

fn buses(bus: &Bus) -> Buses {
    Buses { system: Some(bus.address().to_owned()), session: Some(bus.address().to_owned()) }
}

async fn connect(bus: &Bus) -> Connection {
    zbus::connection::Builder::address(bus.address()).unwrap().build().await.unwrap()
}

/// A logind: of each that holds sleep up it keeps the end of a pipe, which ends when it lets go.
#[derive(Clone, Default)]
struct Login(Arc<Mutex<Vec<PipeReader>>>);

#[zbus::interface(name = "org.freedesktop.login1.Manager")]
impl Login {
    #[zbus(name = "GetSessionByPID")]
    fn session_of(&self, _process: u32) -> fdo::Result<OwnedObjectPath> {
        Ok(OwnedObjectPath::try_from(OURS).unwrap())
    }

    fn inhibit(&self, what: &str, _who: &str, _why: &str, mode: &str) -> fdo::Result<OwnedFd> {
        assert_eq!((what, mode), ("sleep", "delay"));
        let (reader, writer) = std::io::pipe().unwrap();
        self.0.lock().unwrap().push(reader);
        Ok(std::os::fd::OwnedFd::from(writer).into())
    }
}

impl Login {
    async fn stand(&self, bus: &Connection) {
        bus.object_server().at(LOGIN_PATH, self.clone()).await.unwrap();
        bus.request_name(LOGIN).await.unwrap();
    }

    fn held(&self) -> usize {
        self.0.lock().unwrap().len()
    }

    /// Waits until the newest that held sleep up has let go.
    async fn let_go(&self) {
        let mut reader = self.0.lock().unwrap().pop().unwrap();
        let read = tokio::task::spawn_blocking(move || reader.read(&mut [0]).unwrap());
        assert_eq!(tokio::time::timeout(Duration::from_secs(30), read).await.unwrap().unwrap(), 0);
    }
}

/// The signs so far.
#[derive(Clone, Default)]
struct Seen(Arc<Mutex<Vec<Sign>>>);

impl Seen {
    fn told(&self) -> Told {
        let seen = self.0.clone();
        Arc::new(move |sign| {
            seen.lock().unwrap().push(sign);
            Box::pin(std::future::ready(()))
        })
    }

    fn all(&self) -> Vec<Sign> {
        self.0.lock().unwrap().clone()
    }

    async fn wait_for(&self, signs: &[Sign]) {
        until("the signs", || self.all() == signs).await;
    }
}

async fn until(what: &str, is: impl Fn() -> bool) {
    for _ in 0..3_000 {
        if is() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("never: {what}");
}

fn listening(listen: Listening, daemon: &Bus, seen: &Seen) -> JoinHandle<zbus::Result<()>> {
    tokio::spawn(listen(buses(daemon), seen.told()))
}

/// Emits signals until one is heard: the listener may not have asked for them yet.
async fn emit_until(
    bus: &Connection,
    path: &str,
    interface: &str,
    member: &str,
    told: bool,
    seen: &Seen,
    count: usize,
) {
    for _ in 0..300 {
        bus.emit_signal(None::<&str>, path, interface, member, &told).await.unwrap();
        tokio::time::sleep(Duration::from_millis(100)).await;
        if seen.all().len() >= count {
            return;
        }
    }
    panic!("{interface}.{member} was never heard");
}

#[tokio::test(flavor = "multi_thread")]
async fn sleep_waits_until_the_console_is_locked_and_is_held_up_again_after_waking() {
    let (daemon, login, seen) = (Bus::start(), Login::default(), Seen::default());
    let bus = connect(&daemon).await;
    login.stand(&bus).await;
    let listener = listening(sleep, &daemon, &seen);
    until("sleep is held up", || login.held() == 1).await;

    let emit = async |begins: bool| {
        bus.emit_signal(None::<&str>, LOGIN_PATH, MANAGER, "PrepareForSleep", &begins).await.unwrap();
    };
    emit(true).await;
    login.let_go().await;
    assert_eq!(seen.all(), [Sign::Sleep], "the machine sleeps once the console is locked, and not before");
    emit(false).await;
    until("sleep is held up again", || login.held() == 1).await;
    // A lid that was opened shows a locked console even where the first signal was missed.
    assert_eq!(seen.all(), [Sign::Sleep, Sign::Sleep]);
    listener.abort();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_session_that_is_locked_locks_the_console_and_another_persons_does_not() {
    let (daemon, login, seen) = (Bus::start(), Login::default(), Seen::default());
    let bus = connect(&daemon).await;
    login.stand(&bus).await;
    let listener = listening(sleep, &daemon, &seen);
    until("sleep is held up", || login.held() == 1).await;
    let lock = async |path: &str| bus.emit_signal(None::<&str>, path, SESSION, "Lock", &()).await.unwrap();
    lock("/org/freedesktop/login1/session/_32").await;
    lock(OURS).await;
    seen.wait_for(&[Sign::Screen]).await;
    lock(OURS).await;
    seen.wait_for(&[Sign::Screen, Sign::Screen]).await;
    listener.abort();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_locked_screen_locks_the_console_and_an_unlocked_one_does_not() {
    let (daemon, seen) = (Bus::start(), Seen::default());
    let bus = connect(&daemon).await;
    let listener = listening(screen, &daemon, &seen);
    emit_until(&bus, "/ScreenSaver", SCREENS[0], "ActiveChanged", true, &seen, 1).await;
    let before = seen.all().len();
    bus.emit_signal(None::<&str>, "/ScreenSaver", SCREENS[0], "ActiveChanged", &false).await.unwrap();
    emit_until(&bus, "/org/gnome/ScreenSaver", SCREENS[1], "ActiveChanged", true, &seen, before + 1).await;
    assert!(seen.all().iter().all(|sign| *sign == Sign::Screen));
    assert_eq!(seen.all().len(), before + 1, "an unlocked screen was taken for a locked one");
    listener.abort();
}

//! The test session: what a command finds inside, and that nothing of it stays behind.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

fn session(script: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_xtask"));
    command.args(["session", "sh", "-c", script]).stdin(Stdio::null());
    command
}

fn run(script: &str) -> Output {
    session(script).output().unwrap()
}

/// What a session's own command tells about it.
struct Inside {
    xtask: Child,
    /// The display's process: its number may be another session's as soon as it is free.
    display: PathBuf,
    home: PathBuf,
    process: PathBuf,
}

/// Starts a session whose command would go on for minutes.
fn long_session() -> Inside {
    let script = format!("{TELL_DISPLAY}; echo \"$HOME\"; echo $$; exec sleep 300");
    let mut xtask = session(&script).stdout(Stdio::piped()).spawn().unwrap();
    let lines: Vec<String> =
        BufReader::new(xtask.stdout.as_mut().unwrap()).lines().take(3).collect::<Result<_, _>>().unwrap();
    let [display, home, process] = &lines[..] else { panic!("the session told only {lines:?}") };
    let [display, process] = [display, process].map(|pid| Path::new("/proc").join(pid));
    let inside = Inside { xtask, display, home: home.into(), process };
    assert!(inside.display.exists() && inside.home.is_dir() && inside.process.exists());
    inside
}

/// Tells the process of the session's display: the command's parent started it.
const TELL_DISPLAY: &str = r#"for each in /proc/[0-9]*; do
    grep -qsx Xvfb "$each/comm" && grep -qsx "PPid:[[:space:]]*$PPID" "$each/status" && echo "${each#/proc/}"
done"#;

fn wait_until(what: &str, holds: impl Fn() -> bool) {
    let deadline = Instant::now() + Duration::from_secs(60);
    while !holds() {
        assert!(Instant::now() < deadline, "waited a minute until {what}");
        thread::sleep(Duration::from_millis(50));
    }
}

#[test]
fn a_command_finds_an_unlocked_keyring_a_display_and_a_home_that_is_not_the_callers() {
    let seen = run(r#"dbus-send --session --print-reply --dest=org.freedesktop.secrets \
        /org/freedesktop/secrets/collection/login org.freedesktop.DBus.Properties.Get \
        string:org.freedesktop.Secret.Collection string:Locked | tail -n 1
        test -S "/tmp/.X11-unix/X${DISPLAY#:}" && echo display
        ls "$XDG_DATA_HOME/keyrings/login.keyring" > /dev/null && echo keyring
        echo "$HOME""#);
    let text = String::from_utf8(seen.stdout).unwrap();
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    assert_eq!(lines[..3], ["variant       boolean false", "display", "keyring"], "{text}");
    assert_ne!(lines[3], std::env::var("HOME").unwrap());
}

#[test]
fn a_failing_command_fails_the_session_with_its_own_exit_status() {
    let ended = run("exit 7");
    let told = String::from_utf8(ended.stderr).unwrap();
    assert_eq!(ended.status.code(), Some(1));
    assert!(told.contains("`sh -c exit 7` did not succeed (exit status: 7)"), "{told}");
}

#[test]
fn a_session_that_ends_leaves_neither_home_nor_display() {
    let seen = run(&format!("{TELL_DISPLAY}; echo \"$HOME\""));
    assert!(seen.status.success());
    let text = String::from_utf8(seen.stdout).unwrap();
    let (display, home) = text.trim().split_once('\n').unwrap();
    assert!(!Path::new("/proc").join(display).exists() && !Path::new(home).exists(), "{text}");
}

#[test]
fn two_sessions_at_once_have_displays_and_homes_of_their_own() {
    let (mut one, mut two) = (long_session(), long_session());
    assert_ne!(one.display, two.display);
    assert_ne!(one.home, two.home);
    for session in [&mut one, &mut two] {
        kill_process(Pid::from_child(&session.xtask), Signal::TERM).unwrap();
        session.xtask.wait().unwrap();
    }
}

#[test]
fn a_request_to_end_ends_the_command_the_display_and_the_home_before_xtask_ends() {
    let mut session = long_session();
    kill_process(Pid::from_child(&session.xtask), Signal::TERM).unwrap();
    assert_eq!(session.xtask.wait().unwrap().code(), Some(130));
    assert!(!session.process.exists(), "the command still runs");
    assert!(!session.display.exists(), "the display still runs");
    assert!(!session.home.exists(), "the home is still there");
}

#[test]
fn xtask_killed_without_a_word_still_leaves_no_process_behind() {
    let mut session = long_session();
    session.xtask.kill().unwrap();
    session.xtask.wait().unwrap();
    wait_until("the command has ended", || !session.process.exists());
    wait_until("the display has ended", || !session.display.exists());
    std::fs::remove_dir_all(&session.home).unwrap();
}

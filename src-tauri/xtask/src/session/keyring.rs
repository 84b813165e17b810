//! A Secret Service (gnome-keyring) with an unlocked, empty keyring in the session's own home.
//!
//! Refuses to hand over a keyring that is not ready: the first program to ask would otherwise have the bus start a
//! second, locked one.

use std::env;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::companion::Companion;
use crate::failure::Failure;
use crate::interrupt;
use crate::process;

/// Protects a keyring that is deleted with the session and holds keys of synthetic data only.
const PASSWORD: &[u8] = b"a test session";
const PATIENCE: Duration = Duration::from_secs(20);

/// Starts the keyring and returns when its default collection is there and unlocked.
pub fn unlock() -> Result<Companion, Failure> {
    let mut daemon = start(Path::new("gnome-keyring-daemon"))
        .or_else(|error| match error.kind() {
            io::ErrorKind::PermissionDenied => start(&without_capability()?),
            _ => Err(error),
        })
        .map_err(Failure::io("the keyring `gnome-keyring-daemon` could not be started"))?;
    if let Some(mut input) = daemon.take_input() {
        input.write_all(PASSWORD).map_err(Failure::io("the keyring took no password"))?;
    }
    let deadline = Instant::now() + PATIENCE;
    while !is_ready()? {
        daemon.check_running()?;
        if interrupt::requested() {
            return Err(Failure::Interrupted);
        }
        if Instant::now() > deadline {
            return Err(Failure::Needs(format!(
                "the keyring `gnome-keyring-daemon` was not ready after {} s; is its package whole?",
                PATIENCE.as_secs()
            )));
        }
        thread::sleep(Duration::from_millis(20));
    }
    Ok(daemon)
}

fn start(daemon: &Path) -> io::Result<Companion> {
    Companion::start(
        Command::new(daemon)
            .args(["--foreground", "--unlock", "--components=secrets"])
            .stdin(Stdio::piped())
            .stdout(Stdio::null()),
    )
}

/// Debian marks the daemon with the capability to lock memory. A container that may not grant it refuses to start
/// the file at all; a copy carries no mark and starts.
fn without_capability() -> io::Result<PathBuf> {
    let original = env::split_paths(&env::var_os("PATH").unwrap_or_default())
        .map(|folder| folder.join("gnome-keyring-daemon"))
        .find(|file| file.is_file())
        .ok_or(io::ErrorKind::NotFound)?;
    let home = env::var_os("HOME").ok_or(io::ErrorKind::NotFound)?;
    let copy = PathBuf::from(home).join("gnome-keyring-daemon");
    fs::copy(original, &copy)?;
    Ok(copy)
}

/// Asks the bus first whether anyone owns the name, since asking the service itself would start another one.
fn is_ready() -> Result<bool, Failure> {
    let owned =
        ask("org.freedesktop.DBus", "/", "org.freedesktop.DBus.NameHasOwner", &["string:org.freedesktop.secrets"])?;
    if !owned.contains("boolean true") {
        return Ok(false);
    }
    let service = "org.freedesktop.secrets";
    let default =
        ask(service, "/org/freedesktop/secrets", "org.freedesktop.Secret.Service.ReadAlias", &["string:default"])?;
    let Some(path) = default.split('"').nth(1).filter(|path| *path != "/") else {
        return Ok(false);
    };
    let property = ["string:org.freedesktop.Secret.Collection", "string:Locked"];
    let locked = ask(service, path, "org.freedesktop.DBus.Properties.Get", &property)?;
    Ok(locked.contains("boolean false"))
}

fn ask(service: &str, path: &str, method: &str, arguments: &[&str]) -> Result<String, Failure> {
    let answer = process::output(
        Command::new("dbus-send")
            .args(["--session", "--print-reply", "--reply-timeout=5000"])
            .arg(format!("--dest={service}"))
            .args([path, method])
            .args(arguments),
    )?;
    Ok(String::from_utf8_lossy(&answer.stdout).into_owned())
}

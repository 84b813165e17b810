//! The session in which windows are tested: its own home, message bus, unlocked keyring and virtual display.
//!
//! Why: the console keeps its key in the system keyring and opens a window. The person's own keyring must not be
//! touched, a test machine has no display, and what is left in the session's home after a run can be looked through.
//!
//! Two processes of this program take part. The outer one makes the home and starts `dbus-run-session`, in a process
//! group of its own so that Ctrl-C reaches only the outer one; inside, [`attend`] starts keyring and display, runs
//! the command, and ends both. The outer one holds the inner one's standard input: however it goes, the inner one
//! sees the end of it and winds down.

mod companion;
mod display;
mod inside;
mod keyring;

use std::env;
use std::ffi::OsString;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process_group};

use crate::INSIDE_SESSION;
use crate::failure::Failure;
use crate::interrupt;
use crate::process;
use crate::project::Project;
use crate::setup::{self, Setup};

pub use inside::attend;

/// How long the inside may take to wind down before its process group is ended. The test runner alone gives a test
/// ten seconds.
const WIND_DOWN: Duration = Duration::from_secs(40);

/// `cargo xtask session COMMAND`: sets up and runs the command in the caller's own folder.
pub fn run_here(project: &Project, command: Vec<OsString>) -> Result<(), Failure> {
    if command.is_empty() {
        return Err(Failure::Usage("which command shall run in the session?".into()));
    }
    setup::ensure(project, Setup::TestPackages)?;
    let here = env::current_dir().map_err(Failure::io("the working folder cannot be found"))?;
    run(project, &here, &command)
}

/// Runs `command` in a fresh session, with `folder` as its working folder, and removes the session's home afterwards.
pub fn run(project: &Project, folder: &Path, command: &[OsString]) -> Result<(), Failure> {
    // Short, since the keyring puts a socket below it and a socket's path ends at 107 bytes.
    let home = tempfile::Builder::new()
        .prefix("anteroom-")
        .tempdir()
        .map_err(Failure::io("no temporary folder could be made for the test session"))?;
    let mut outer = process::program("dbus-run-session");
    outer.arg("--").arg(project.executable()).arg(INSIDE_SESSION).args(command);
    outer.current_dir(folder).stdin(Stdio::piped()).process_group(0);
    dress(&mut outer, home.path())?;
    let mut child = outer.spawn().map_err(Failure::io("`dbus-run-session` could not be started"))?;
    let status = wait(&mut child)?;
    home.close().map_err(Failure::io("the test session's folder could not be removed"))?;
    if interrupt::requested() {
        return Err(Failure::Interrupted);
    }
    if status.success() {
        return Ok(());
    }
    Err(Failure::Program { command: process::shown(Command::new(&command[0]).args(&command[1..])), status })
}

/// Gives the session its own places, and takes away the ways to the person's own bus, display and keyring.
fn dress(session: &mut Command, home: &Path) -> Result<(), Failure> {
    let places = [
        ("XDG_RUNTIME_DIR", "run"),
        ("XDG_DATA_HOME", ".local/share"),
        ("XDG_STATE_HOME", ".local/state"),
        ("XDG_CONFIG_HOME", ".config"),
        ("XDG_CACHE_HOME", ".cache"),
    ];
    for (variable, name) in places {
        let place = home.join(name);
        fs::create_dir_all(&place)
            .and_then(|()| fs::set_permissions(&place, fs::Permissions::from_mode(0o700)))
            .map_err(Failure::io(format!("{} could not be made", place.display())))?;
        session.env(variable, place);
    }
    // Cargo and rustup find their things below HOME unless told.
    for (variable, name) in [("CARGO_HOME", ".cargo"), ("RUSTUP_HOME", ".rustup")] {
        if let Some(place) = own_place(variable, name) {
            session.env(variable, place);
        }
    }
    session.env("HOME", home).env("GDK_BACKEND", "x11").env("GSETTINGS_BACKEND", "memory");
    for variable in ["DISPLAY", "WAYLAND_DISPLAY", "XAUTHORITY", "DBUS_SESSION_BUS_ADDRESS", "GNOME_KEYRING_CONTROL"] {
        session.env_remove(variable);
    }
    Ok(())
}

fn own_place(variable: &str, below_home: &str) -> Option<PathBuf> {
    env::var_os(variable)
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(below_home)))
        .filter(|place| place.is_dir())
}

fn wait(child: &mut Child) -> Result<ExitStatus, Failure> {
    let mut lifeline = child.stdin.take();
    let mut deadline = None;
    loop {
        if let Some(status) = child.try_wait().map_err(Failure::io("the test session could not be waited for"))? {
            return Ok(status);
        }
        if interrupt::requested() {
            drop(lifeline.take());
            if Instant::now() >= *deadline.get_or_insert_with(|| Instant::now() + WIND_DOWN) {
                kill_process_group(Pid::from_child(child), Signal::KILL)
                    .map_err(|error| Failure::io("the test session could not be ended")(error.into()))?;
            }
        }
        thread::sleep(Duration::from_millis(20));
    }
}

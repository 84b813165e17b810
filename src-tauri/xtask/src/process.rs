//! Programs that are started and waited for.
//!
//! Refuses to wait blindly: while it waits it watches for the wish to stop, passes it on to the child, and ends the
//! child by its own id when it does not listen.

use std::env;
use std::io;
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use crate::failure::Failure;
use crate::interrupt;

const GLANCE: Duration = Duration::from_millis(20);
/// How long a child may take to end after it was asked to.
const PATIENCE: Duration = Duration::from_secs(15);

/// Cargo, the same one that runs this program.
pub fn cargo() -> Command {
    program(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
}

/// A program without the variables Cargo sets for the package it runs. Build scripts that watch them would otherwise
/// run again each time the same build is started by hand and from here in turn.
pub fn program(name: impl AsRef<std::ffi::OsStr>) -> Command {
    let mut command = Command::new(name);
    for (key, _) in env::vars_os() {
        if key.to_str().is_some_and(is_about_the_running_package) {
            command.env_remove(key);
        }
    }
    command
}

fn is_about_the_running_package(variable: &str) -> bool {
    variable.starts_with("CARGO_PKG_")
        || matches!(variable, "CARGO_MANIFEST_DIR" | "CARGO_MANIFEST_PATH" | "CARGO_BIN_NAME" | "CARGO_CRATE_NAME")
}

/// Starts the program with this process's own input and output and waits; anything but success is a failure.
pub fn run(command: &mut Command) -> Result<(), Failure> {
    match status(command)? {
        status if status.success() => Ok(()),
        status => Err(Failure::Program { command: shown(command), status }),
    }
}

/// Like [`run`], but the exit status is the caller's to judge.
pub fn status(command: &mut Command) -> Result<ExitStatus, Failure> {
    let shown = shown(command);
    let mut child = command.spawn().map_err(Failure::io(format!("`{shown}` could not be started")))?;
    loop {
        if let Some(status) = child.try_wait().map_err(Failure::io(format!("`{shown}` could not be waited for")))? {
            // Ctrl-C in a terminal reaches the child first; then its bad end is ours, not a failure of its own.
            return if interrupt::requested() { Err(Failure::Interrupted) } else { Ok(status) };
        }
        if interrupt::requested() {
            end(&mut child, PATIENCE).map_err(Failure::io(format!("`{shown}` could not be ended")))?;
            return Err(Failure::Interrupted);
        }
        thread::sleep(GLANCE);
    }
}

/// Runs the program silently and returns what it wrote, whatever its exit status.
pub fn output(command: &mut Command) -> Result<Output, Failure> {
    let shown = shown(command);
    command.stdin(Stdio::null()).output().map_err(Failure::io(format!("`{shown}` could not be started")))
}

/// Whether the program exists and ends with success; its output is not shown.
pub fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

/// Asks the child to end and, when `patience` is over, makes it.
pub fn end(child: &mut Child, patience: Duration) -> io::Result<ExitStatus> {
    if let Some(status) = child.try_wait()? {
        return Ok(status);
    }
    kill_process(Pid::from_child(child), Signal::TERM)?;
    let deadline = Instant::now() + patience;
    while Instant::now() < deadline {
        if let Some(status) = child.try_wait()? {
            return Ok(status);
        }
        thread::sleep(GLANCE);
    }
    child.kill()?;
    child.wait()
}

/// The program as a person would type it. Cargo stands as `cargo`, wherever its binary lies.
pub fn shown(command: &Command) -> String {
    let name = std::path::Path::new(command.get_program()).file_name().unwrap_or(command.get_program());
    let mut words = vec![name.to_string_lossy().into_owned()];
    words.extend(command.get_args().map(|argument| argument.to_string_lossy().into_owned()));
    words.join(" ")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn a_program_that_fails_is_named_with_its_arguments_and_status() {
        let failure = run(Command::new("sh").args(["-c", "exit 3"])).unwrap_err();
        assert_eq!(failure.to_string(), "`sh -c exit 3` did not succeed (exit status: 3)");
    }

    #[test]
    fn a_program_that_does_not_exist_is_a_failure_and_not_a_success() {
        let failure = run(&mut Command::new("anteroom-no-such-program")).unwrap_err();
        assert!(failure.to_string().starts_with("`anteroom-no-such-program` could not be started"), "{failure}");
        assert!(!succeeds(&mut Command::new("anteroom-no-such-program")));
    }

    #[test]
    fn a_child_that_ignores_the_request_to_end_is_ended_all_the_same() {
        let mut child = Command::new("sh")
            .args(["-c", "trap '' TERM; echo ready; while :; do sleep 0.05; done"])
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut first = [0u8; 6];
        io::Read::read_exact(child.stdout.as_mut().unwrap(), &mut first).unwrap();
        let status = end(&mut child, Duration::from_millis(200)).unwrap();
        assert_eq!(std::os::unix::process::ExitStatusExt::signal(&status), Some(9));
    }

    #[test]
    fn the_variables_of_the_running_package_do_not_reach_a_child() {
        assert!(env::var_os("CARGO_PKG_NAME").is_some(), "cargo sets it for tests");
        let seen = output(program("sh").args(["-c", "echo \"[$CARGO_PKG_NAME$CARGO_MANIFEST_DIR]\""])).unwrap();
        assert_eq!(String::from_utf8(seen.stdout).unwrap(), "[]\n");
    }
}

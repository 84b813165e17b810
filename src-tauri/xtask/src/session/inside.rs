//! The process inside the session's own message bus: starts keyring and display, runs the command, ends both.

use std::ffi::OsString;
use std::process::{ExitCode, Stdio};

use super::display::Display;
use super::keyring;
use crate::failure::Failure;
use crate::interrupt;
use crate::process;

/// Runs `command` with a keyring and a display, and passes its exit status on.
pub fn attend(command: &[OsString]) -> Result<ExitCode, Failure> {
    let [name, arguments @ ..] = command else {
        return Err(Failure::Usage("which command shall run in the session?".into()));
    };
    interrupt::follow_standard_input();
    // Dropped in reverse order on every way out, which ends both.
    let _keyring = keyring::unlock()?;
    let display = Display::start()?;
    let status =
        process::status(process::program(name).args(arguments).env("DISPLAY", display.name()).stdin(Stdio::null()))?;
    // A command ended by a signal has no code; it did not succeed either.
    let code = status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1);
    Ok(ExitCode::from(code))
}

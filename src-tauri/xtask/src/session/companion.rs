//! A program that runs beside the tests and must not outlive them.

use std::process::{Child, ChildStdin, ChildStdout, Command};
use std::time::Duration;

use crate::failure::Failure;
use crate::process;

/// How long a companion may take to end after it was asked to.
const PATIENCE: Duration = Duration::from_secs(3);

/// A running program; dropping the value ends it, by its own id.
pub struct Companion {
    child: Child,
    name: String,
}

impl Companion {
    /// Starts the program.
    pub fn start(command: &mut Command) -> Result<Self, std::io::Error> {
        Ok(Self { child: command.spawn()?, name: process::shown(command) })
    }

    /// Its standard input, when it was asked for and not yet taken.
    pub fn take_input(&mut self) -> Option<ChildStdin> {
        self.child.stdin.take()
    }

    /// Its standard output, when it was asked for and not yet taken.
    pub fn take_output(&mut self) -> Option<ChildStdout> {
        self.child.stdout.take()
    }

    /// Fails when the program has ended by itself.
    pub fn check_running(&mut self) -> Result<(), Failure> {
        match self.child.try_wait().map_err(Failure::io(format!("`{}` could not be waited for", self.name)))? {
            None => Ok(()),
            Some(status) => Err(Failure::Program { command: self.name.clone(), status }),
        }
    }
}

impl Drop for Companion {
    fn drop(&mut self) {
        if let Err(error) = process::end(&mut self.child, PATIENCE) {
            eprintln!("xtask: `{}` (process {}) could not be ended: {error}", self.name, self.child.id());
        }
    }
}

//! A display of a test's own. The keyboard of a display belongs to all its windows: a test that drives one as a person
//! does, beside the page's driver, must be alone on it.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// A running virtual display.
pub(crate) struct Display {
    server: Child,
    name: String,
}

impl Display {
    /// Starts one on a number that it picks itself; it takes connections when this returns.
    pub(crate) fn start() -> Self {
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1920x1200x24", "-nolisten", "tcp", "-noreset"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb is installed (Debian: xvfb)");
        let mut number = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut number).unwrap();
        let number: u32 = number.trim().parse().expect("Xvfb tells its number");
        Self { server, name: format!(":{number}") }
    }

    /// What `DISPLAY` has to be.
    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// The hands on this display's keyboard.
    pub(crate) fn xdotool(&self) -> Command {
        let mut command = Command::new("xdotool");
        command.env("DISPLAY", &self.name);
        command
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        if self.server.kill().is_ok() {
            self.server.wait().unwrap();
        }
    }
}

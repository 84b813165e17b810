//! A virtual display (Xvfb), on a number that it picks itself, so that sessions run side by side.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use super::companion::Companion;
use crate::failure::Failure;

/// Wide and high enough for the largest window the tests ask for, at 24 bits of colour.
const SCREEN: &str = "1920x1200x24";

/// A running display; dropping it closes it.
pub struct Display {
    name: String,
    _server: Companion,
}

impl Display {
    /// Starts the display and returns when it takes connections. It listens on a local socket only.
    pub fn start() -> Result<Self, Failure> {
        let mut server = Companion::start(
            Command::new("Xvfb")
                .args(["-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp", "-noreset"])
                .stdin(Stdio::null())
                .stdout(Stdio::piped()),
        )
        .map_err(Failure::io("the virtual display `Xvfb` could not be started"))?;
        let mut number = String::new();
        if let Some(output) = server.take_output() {
            // The line comes once it listens; when it cannot, it ends, and so does this read.
            BufReader::new(output)
                .read_line(&mut number)
                .map_err(Failure::io("the virtual display `Xvfb` did not tell its number"))?;
        }
        match number.trim().parse::<u32>() {
            Ok(number) => Ok(Self { name: format!(":{number}"), _server: server }),
            Err(_) => Err(Failure::Needs(
                "the virtual display `Xvfb` did not start; its own words stand above this line".into(),
            )),
        }
    }

    /// What `DISPLAY` has to be.
    pub fn name(&self) -> &str {
        &self.name
    }
}

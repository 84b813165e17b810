//! `cargo xtask run`: the console, open on the demo clinic.
//!
//! Refuses to build for minutes only to fail at the end for want of a display: that is looked at first.

use std::env;
use std::ffi::{OsStr, OsString};

use crate::console::say;
use crate::failure::Failure;
use crate::process;
use crate::project::Project;
use crate::setup::{self, Setup};

const NO_DISPLAY: &str = "\
there is no display to open the window on: neither DISPLAY nor WAYLAND_DISPLAY is set.
  On a desktop: call this from a terminal of the graphical session.
  Over ssh:     connect with `ssh -X` (or `ssh -Y`) and call it again.
  Without one:  `xvfb-run -a cargo xtask run` opens it on a display nobody sees,
                and a VNC server (for example `vncserver :1`, then `DISPLAY=:1 cargo xtask run`) on one you can reach.";

/// Sets up, builds and opens the console; returns when it is closed.
pub fn run(project: &Project, arguments: Vec<OsString>) -> Result<(), Failure> {
    if cfg!(target_os = "linux")
        && !has_display(env::var_os("DISPLAY").as_deref(), env::var_os("WAYLAND_DISPLAY").as_deref())
    {
        return Err(Failure::NoDisplay(NO_DISPLAY.into()));
    }
    for setup in [Setup::BuildPackages, Setup::UiPackages, Setup::UiBuild] {
        setup::ensure(project, setup)?;
    }
    say("Building the console. The first time takes some minutes.")?;
    process::run(process::cargo().current_dir(project.root()).args([
        "build",
        "--locked",
        "--package",
        "anteroom",
        "--bin",
        "anteroom",
    ]))?;
    say("Opening the console on the demo clinic: synthetic people, simulated vendors, nothing leaves this machine.")?;
    process::run(
        process::cargo()
            .current_dir(project.root())
            .args(["run", "--locked", "--quiet", "--package", "anteroom", "--bin", "anteroom", "--", "--demo"])
            .args(arguments),
    )
}

/// An empty variable names no display.
fn has_display(x11: Option<&OsStr>, wayland: Option<&OsStr>) -> bool {
    [x11, wayland].into_iter().flatten().any(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_x11_or_a_wayland_display_is_enough_and_an_empty_name_is_none() {
        assert!(has_display(Some(OsStr::new(":0")), None));
        assert!(has_display(None, Some(OsStr::new("wayland-0"))));
        assert!(!has_display(Some(OsStr::new("")), None));
        assert!(!has_display(None, None));
    }
}

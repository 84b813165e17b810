//! `cargo xtask bench`: the figures, each measured beside its limit in one run.
//!
//! The measured programs run in the tests' session (own bus, own keyring, virtual display), so that a figure does not
//! depend on the desktop it was taken on and the person's keyring is not touched.

use std::env;
use std::ffi::OsString;

use crate::console::say;
use crate::failure::Failure;
use crate::process;
use crate::project::Project;
use crate::session;
use crate::setup::{self, Setup};

/// Builds the console, the bare window and the measuring program without debug checks and runs the latter, with the caller's own
/// folder as its working folder (a relative `--json FILE` means what it says).
pub fn run(project: &Project, arguments: Vec<OsString>) -> Result<(), Failure> {
    for setup in [Setup::BuildPackages, Setup::TestPackages, Setup::UiPackages, Setup::UiBuild] {
        setup::ensure(project, setup)?;
    }
    say("Building the page on which the charts are measured.")?;
    process::run(process::program("npm").current_dir(project.ui()).args(["run", "build:charts"]))?;
    say("Building with optimisation. The first time takes many minutes.")?;
    process::run(process::cargo().current_dir(project.root()).args([
        "build",
        "--locked",
        "--release",
        "--package",
        "anteroom",
        "--package",
        "bench",
        "--package",
        "bare-window",
    ]))?;
    let mut command = vec![project.release_program("bench")?.into_os_string()];
    command.extend(arguments);
    let here = env::current_dir().map_err(Failure::io("the working folder cannot be found"))?;
    session::run(project, &here, &command)
}

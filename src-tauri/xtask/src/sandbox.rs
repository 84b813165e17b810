//! `cargo xtask sandbox`: the vendor simulators alone, for work on a client without the console.

use std::ffi::OsString;

use crate::failure::Failure;
use crate::process;
use crate::project::Project;

/// Builds and serves the simulators until they are stopped.
pub fn run(project: &Project, arguments: Vec<OsString>) -> Result<(), Failure> {
    process::run(
        process::cargo()
            .args([
                "run",
                "--locked",
                "--quiet",
                "--package",
                "sandbox",
                "--bin",
                "anteroom-sandbox",
                "--manifest-path",
            ])
            .arg(project.root().join("Cargo.toml"))
            .arg("--")
            .args(arguments),
    )
}

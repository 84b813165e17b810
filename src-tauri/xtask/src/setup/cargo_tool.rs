//! The Cargo subcommands and components the checks use.
//!
//! Any installed version is accepted; what is installed here is the version the checks were written with.

use std::process::Command;

use crate::console::say;
use crate::failure::Failure;
use crate::process;

/// A Cargo subcommand that is not part of Rust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CargoTool {
    /// Runs the Rust tests, each in its own process.
    Nextest,
    /// Finds dependencies that nothing uses.
    Machete,
    /// Judges the licences and sources of all dependencies.
    Deny,
    /// Lists what a program is made of.
    Cyclonedx,
}

impl CargoTool {
    const fn subcommand(self) -> &'static str {
        match self {
            Self::Nextest => "nextest",
            Self::Machete => "machete",
            Self::Deny => "deny",
            Self::Cyclonedx => "cyclonedx",
        }
    }

    const fn version(self) -> &'static str {
        match self {
            Self::Nextest => "0.9.151",
            Self::Machete => "0.9.2",
            Self::Deny => "0.20.2",
            Self::Cyclonedx => "0.5.9",
        }
    }

    const fn purpose(self) -> &'static str {
        match self {
            Self::Nextest => "it runs the Rust tests",
            Self::Machete => "it finds unused dependencies",
            Self::Deny => "it judges the licences of what we depend on",
            Self::Cyclonedx => "it lists what the console is made of",
        }
    }
}

/// Compiles and installs the tool when it is missing.
pub fn ensure(tool: CargoTool) -> Result<(), Failure> {
    if process::succeeds(process::cargo().args([tool.subcommand(), "--version"])) {
        return Ok(());
    }
    let package = format!("cargo-{}", tool.subcommand());
    say(format!("Installing {package} ({}). Once per machine, some minutes.", tool.purpose()))?;
    process::run(process::cargo().args(["install", "--locked", "--quiet", &package, "--version", tool.version()]))
}

/// Adds rustfmt and clippy where rustup can; elsewhere says which are missing.
pub fn ensure_components() -> Result<(), Failure> {
    let missing: Vec<&str> = [("fmt", "rustfmt"), ("clippy", "clippy")]
        .into_iter()
        .filter(|(subcommand, _)| !process::succeeds(process::cargo().args([subcommand, "--version"])))
        .map(|(_, component)| component)
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    if !process::succeeds(Command::new("rustup").arg("--version")) {
        return Err(Failure::Needs(format!("these parts of Rust are missing: {}", missing.join(", "))));
    }
    say(format!("Adding to the Rust toolchain: {}.", missing.join(", ")))?;
    process::run(process::program("rustup").args(["component", "add"]).args(missing))
}

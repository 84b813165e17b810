//! The steps of `cargo xtask test`, in their order: text before compilers, compilers before windows.
//!
//! Setting up is a step like any other, run where it is first needed, so that a wrong format is told before anything
//! is installed for later steps. One target folder and one profile serve all; nothing is built with `--release`.

use super::step::Action::{Bring, Call, Cargo, Npm};
use super::step::{Action, Step};
use crate::failure::Failure;
use crate::ledger;
use crate::process;
use crate::project::Project;
use crate::sbom;
use crate::session;
use crate::setup::{CargoTool, Setup};

/// A step that runs no tests.
const fn step(name: &'static str, purpose: &'static str, needs: &'static [&'static str], action: Action) -> Step {
    Step { name, purpose, needs, report: None, action }
}

/// `nextest.toml` makes nextest write below its own store, which lies in the root's `target`.
const RUST_REPORT: &str = "target/nextest/default/junit.xml";
const UI_REPORT: &str = "target/xtask/ui-tests.xml";

/// Building and running name the same packages and configuration, or Cargo would build twice.
const NEXTEST: [&str; 6] =
    ["nextest", "run", "--locked", "--workspace", "--config-file", "src-tauri/xtask/nextest.toml"];

/// All steps.
pub const STEPS: &[Step] = &[
    step("components", "rustfmt and clippy", &[], Bring(Setup::RustComponents)),
    step("fmt", "Rust formatting", &["components"], Cargo(&["fmt", "--all", "--check"])),
    step("ledger", "each Solo operation: client call, simulator route, contract test", &[], Call(ledger)),
    step("get-machete", "finds unused dependencies", &[], Bring(Setup::Tool(CargoTool::Machete))),
    step("unused", "no dependency that nothing uses", &["get-machete"], Cargo(UNUSED)),
    step("ui-packages", "npm packages", &[], Bring(Setup::UiPackages)),
    step("ui-types", "TypeScript, strict", &["ui-packages"], Npm(&["run", "typecheck"])),
    step("ui-lint", "UI formatting and lints", &["ui-packages"], Npm(&["run", "lint"])),
    Step { report: Some(UI_REPORT), ..step("ui-tests", "UI tests", &["ui-packages"], Call(ui_tests)) },
    step("get-deny", "judges licences", &[], Bring(Setup::Tool(CargoTool::Deny))),
    step("licences", "licences, bans, sources of dependencies", &["get-deny"], Cargo(LICENCES)),
    step("get-cyclonedx", "lists what a program is made of", &[], Bring(Setup::Tool(CargoTool::Cyclonedx))),
    step("get-judges", "judges exports and bills: FHIR R4, CycloneDX", &[], Bring(Setup::PythonPackages)),
    step(
        "sbom",
        "bills of materials, whole and well-formed",
        &["ui-packages", "get-cyclonedx", "get-judges"],
        Call(sbom::check),
    ),
    step("build-packages", "Debian packages for compiling", &[], Bring(Setup::BuildPackages)),
    step("ui-build", "the UI, which the console embeds", &["ui-packages"], Bring(Setup::UiBuild)),
    step("clippy", "Rust lints", &["components", "build-packages", "ui-build"], Cargo(CLIPPY)),
    step("get-nextest", "runs the Rust tests", &[], Bring(Setup::Tool(CargoTool::Nextest))),
    step("build", "the console and all Rust tests", &["build-packages", "ui-build", "get-nextest"], Call(build)),
    step(
        "examples",
        "what the documentation shows compiles, and what it forbids does not",
        &["build"],
        Cargo(EXAMPLES),
    ),
    step("test-packages", "Debian packages for window tests", &[], Bring(Setup::TestPackages)),
    Step {
        report: Some(RUST_REPORT),
        ..step(
            "rust-tests",
            "Rust and window tests, in a session of their own",
            &["build", "test-packages", "get-judges"],
            Call(rust_tests),
        )
    },
];

const UNUSED: &[&str] = &["machete", "--skip-target-dir"];
const CLIPPY: &[&str] = &["clippy", "--locked", "--workspace", "--all-targets", "--", "--deny", "warnings"];
const EXAMPLES: &[&str] = &["test", "--locked", "--workspace", "--doc"];
const LICENCES: &[&str] = &[
    "deny",
    "--locked",
    "--workspace",
    "--config",
    "src-tauri/xtask/deny.toml",
    "check",
    "licenses",
    "bans",
    "sources",
];

fn ledger(project: &Project) -> Result<(), Failure> {
    ledger::check(project)
}

fn ui_tests(project: &Project) -> Result<(), Failure> {
    let report = format!("--outputFile.junit={}", project.root().join(UI_REPORT).display());
    process::run(
        process::program("npm")
            .current_dir(project.ui())
            .args(["run", "test", "--", "--run", "--reporter=default", "--reporter=junit"])
            .arg(report),
    )
}

fn build(project: &Project) -> Result<(), Failure> {
    process::run(process::cargo().current_dir(project.root()).args(NEXTEST).arg("--no-run"))
}

fn rust_tests(project: &Project) -> Result<(), Failure> {
    let mut command = vec![process::cargo().get_program().to_owned()];
    command.extend(NEXTEST.map(Into::into));
    // Most of a test is waiting: for a vendor's clock, for a window to draw.
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    command.extend(["--test-threads".into(), (2 * cores).to_string().into()]);
    session::run(project, project.root(), &command)
}

#[cfg(test)]
mod tests {
    use super::super::step::Action;
    use super::STEPS;

    #[test]
    fn whatever_compiles_compiles_what_the_lock_file_says() {
        for step in STEPS {
            if let Action::Cargo(arguments) = step.action
                && matches!(arguments.first(), Some(&("clippy" | "build" | "nextest" | "deny")))
            {
                assert!(arguments.contains(&"--locked"), "{}", step.name);
            }
        }
        assert!(super::NEXTEST.contains(&"--locked"));
    }
}

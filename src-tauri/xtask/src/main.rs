//! The project's own commands, called as `cargo xtask <command>`.
//!
//! Why it exists: a person who has never seen Anteroom needs two commands, one that opens it and one that proves it,
//! and both must first be able to bring what the machine lacks. It therefore builds without WebKit, since it
//! installs WebKit, and depends on nothing of the workspace.
//!
//! What it refuses: to touch the person's own keyring, home or display while testing; to leave a process behind; to
//! go on after a step has failed; to install anything without saying what and why.

mod bench;
mod bundle;
mod checks;
mod console;
mod failure;
mod fuzz;
mod interrupt;
mod ledger;
mod process;
mod project;
mod run;
mod sandbox;
mod sbom;
mod session;
mod setup;

use std::ffi::OsString;
use std::process::ExitCode;

use failure::Failure;
use project::Project;

const USAGE: &str = "\
cargo xtask <command>

  run [-- ARGS]                open the console on the demo clinic; sets up what is missing first
  test [--only STEP] [--list]  check everything; sets up what is missing first
  bench [--json FILE] [--quick] [--only NAME]
                               print each figure beside its limit, measured in the same run
  ledger [--vendor NAME] [--screens]
                               each vendor operation: client call, simulator route, contract test, place
  sandbox [ARGS]               serve the vendor simulators alone
  bundle                       make the .deb, and the bills of its materials (CycloneDX)
  fuzz [--rounds N]            go on with what `test` fuzzes for a moment: N times as long, 100 unless told
  session COMMAND [ARGS]       run a command as the tests are run: own bus, unlocked keyring, virtual display";

/// The hidden command that `session` starts inside its own D-Bus session; no person calls it.
const INSIDE_SESSION: &str = "__session";

fn main() -> ExitCode {
    match dispatch() {
        Ok(code) => code,
        Err(failure) => {
            eprintln!("xtask: {failure}");
            failure.exit_code()
        }
    }
}

fn dispatch() -> Result<ExitCode, Failure> {
    let mut arguments = std::env::args_os().skip(1);
    let command = arguments.next().unwrap_or_default();
    let rest: Vec<OsString> = arguments.collect();
    let project = Project::locate()?;
    interrupt::watch()?;
    let done = match command.to_str() {
        Some("run") => run::run(&project, pass_through(rest)),
        Some("test") => return checks::run(&project, rest),
        Some("bench") => bench::run(&project, pass_through(rest)),
        Some("ledger") => return ledger::run(&project, rest),
        Some("sandbox") => sandbox::run(&project, pass_through(rest)),
        Some("bundle") => bundle::run(&project),
        Some("fuzz") => fuzz::run(&project, rest),
        Some("session") => session::run_here(&project, pass_through(rest)),
        Some(INSIDE_SESSION) => return session::attend(&rest),
        Some("help" | "--help" | "-h") => console::say(USAGE),
        Some("") => Err(Failure::Usage(format!("which command?\n\n{USAGE}"))),
        _ => Err(Failure::Usage(format!("there is no command {command:?}\n\n{USAGE}"))),
    };
    done.map(|()| ExitCode::SUCCESS)
}

/// Arguments meant for the program that is started, without the `--` that people put before them.
fn pass_through(mut arguments: Vec<OsString>) -> Vec<OsString> {
    if arguments.first().is_some_and(|first| first == "--") {
        arguments.remove(0);
    }
    arguments
}

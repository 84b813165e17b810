//! `cargo xtask test`: every check of the project, cheap ones first, stopping at the first that fails.
//!
//! Refuses to hide a step: each prints a header and its time, a failure comes with the command that repeats it, and
//! the closing line counts the tests as the test runners themselves reported them.

mod counts;
mod plan;
mod step;
mod steps;
mod summary;

use std::ffi::OsString;
use std::process::ExitCode;
use std::time::Instant;

use lexopt::prelude::{Long, ValueExt};

use crate::console::say;
use crate::failure::Failure;
use crate::interrupt;
use crate::project::Project;
use steps::STEPS;
use summary::Summary;

/// Runs all steps, or with `--only` the named ones and what they need.
pub fn run(project: &Project, arguments: Vec<OsString>) -> Result<ExitCode, Failure> {
    let mut only = Vec::new();
    let mut parser = lexopt::Parser::from_args(arguments);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("only") => only.push(parser.value()?.string()?),
            Long("list") => return list(),
            other => return Err(other.unexpected().into()),
        }
    }
    let plan = plan::plan(STEPS, &only)?;
    let mut summary = Summary::default();
    for step in &plan {
        say(format!("\n==> {}: {}", step.name, step.purpose))?;
        let started = Instant::now();
        let (counts, result) = step.perform(project);
        summary.add(step.name, started.elapsed(), result.is_ok(), counts);
        if let Err(failure) = result {
            eprintln!("\nxtask: step {} failed: {failure}", step.name);
            if !interrupt::requested() {
                eprintln!("xtask: to repeat it: cargo xtask test --only {}", step.name);
            }
            say(summary.render(plan.len()))?;
            return Ok(failure.exit_code());
        }
    }
    say(summary.render(plan.len()))?;
    Ok(ExitCode::SUCCESS)
}

fn list() -> Result<ExitCode, Failure> {
    for step in STEPS {
        say(format!("{:<15} {}", step.name, step.purpose))?;
    }
    Ok(ExitCode::SUCCESS)
}

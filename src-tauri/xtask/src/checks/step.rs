//! One step of `cargo xtask test`.

use std::fs;
use std::io::ErrorKind;

use super::counts::Counts;
use crate::failure::Failure;
use crate::process;
use crate::project::Project;
use crate::setup::{self, Setup};

/// What a step is and what must have happened before it.
pub struct Step {
    /// The name for `--only`.
    pub name: &'static str,
    /// What it is for, in a few words.
    pub purpose: &'static str,
    /// The names of the steps it cannot do without.
    pub needs: &'static [&'static str],
    /// Where it leaves a JUnit report below the root, when it runs tests.
    pub report: Option<&'static str>,
    /// What it does.
    pub action: Action,
}

/// What a step does.
pub enum Action {
    /// Brings what is missing.
    Bring(Setup),
    /// Calls Cargo in the root with these arguments.
    Cargo(&'static [&'static str]),
    /// Calls npm in the UI's folder with these arguments.
    Npm(&'static [&'static str]),
    /// Something of its own.
    Call(fn(&Project) -> Result<(), Failure>),
}

impl Step {
    /// Performs the step. A report that tests wrote is counted even when the step failed; a step that should have
    /// written one and did not has failed.
    pub fn perform(&self, project: &Project) -> (Option<Counts>, Result<(), Failure>) {
        let Some(report) = self.report.map(|report| project.root().join(report)) else {
            return (None, self.act(project));
        };
        match fs::remove_file(&report) {
            Err(error) if error.kind() != ErrorKind::NotFound => {
                let failure = Failure::io("an old test report could not be removed")(error);
                return (None, Err(failure));
            }
            _ => {}
        }
        let result = self.act(project);
        match Counts::read(&report) {
            Ok(counts) => (Some(counts), result),
            Err(unread) => (None, result.and(Err(unread))),
        }
    }

    fn act(&self, project: &Project) -> Result<(), Failure> {
        let (mut command, folder, arguments) = match self.action {
            Action::Bring(setup) => return setup::ensure(project, setup),
            Action::Call(call) => return call(project),
            Action::Cargo(arguments) => (process::cargo(), project.root().to_owned(), arguments),
            Action::Npm(arguments) => (process::program("npm"), project.ui(), arguments),
        };
        process::run(command.current_dir(folder).args(arguments))
    }
}

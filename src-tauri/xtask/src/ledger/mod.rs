//! `cargo xtask ledger`: for each vendor operation, where it stands in this project.
//!
//! Why: a client of a hundred operations drifts from the vendors' documents one forgotten route at a time. The list
//! of operations (`src-tauri/vendors/operations.tsv`) is the measure; client, simulator, tests and screens are looked
//! up in the sources, so that no second list has to be kept.
//!
//! Refuses to pass with a gap: an operation without a public client call, without a route of the same method and path
//! in the simulator, or without a contract test that really runs, fails the command. A missing place in the console
//! fails it with `--screens`.

mod client;
mod contract_test;
mod entry;
mod operation;
mod route;
mod rust_source;
mod screen;
mod table;

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::process::ExitCode;

use lexopt::prelude::{Long, ValueExt};

use crate::console::say;
use crate::failure::Failure;
use crate::project::Project;
use client::ClientCalls;
use contract_test::ContractTests;
use entry::Entry;
use route::Routes;
use rust_source::RustSource;
use screen::Screens;

const OPERATIONS: &str = "src-tauri/vendors/operations.tsv";
const SIMULATOR: &str = "src-tauri/sandbox/src";
const SCREENS: &str = "ui/src/screens/registry.ts";

/// Prints the ledger, of one vendor or of all; exit code 1 when there is a gap.
pub fn run(project: &Project, arguments: Vec<OsString>) -> Result<ExitCode, Failure> {
    let mut vendor = None;
    let mut with_screens = false;
    let mut parser = lexopt::Parser::from_args(arguments);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("vendor") => vendor = Some(parser.value()?.string()?),
            Long("screens") => with_screens = true,
            other => return Err(other.unexpected().into()),
        }
    }
    let entries = entries(project, vendor.as_deref())?;
    say(table::render(&entries))?;
    let gaps = entries.iter().any(|entry| !entry.is_complete() || (with_screens && entry.places.is_empty()));
    Ok(if gaps { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// The same as a check: silent about what stands, a failure that names each gap.
pub fn check(project: &Project) -> Result<(), Failure> {
    let entries = entries(project, None)?;
    let gaps = table::gaps(&entries);
    if gaps.is_empty() {
        return say(table::verdict(&entries));
    }
    Err(Failure::Unreadable(format!("operations with a gap:\n{}", gaps.join("\n"))))
}

fn entries(project: &Project, vendor: Option<&str>) -> Result<Vec<Entry>, Failure> {
    let list = project.root().join(OPERATIONS);
    let text = fs::read_to_string(&list).map_err(Failure::io(format!("{OPERATIONS} could not be read")))?;
    let mut operations = operation::parse(&text)?;
    if let Some(vendor) = vendor {
        operations.retain(|operation| operation.vendor == vendor);
        if operations.is_empty() {
            return Err(Failure::Usage(format!("{OPERATIONS} lists no operation of a vendor {vendor:?}")));
        }
    }
    let routes = Routes::find(&RustSource::read_folder(project.root(), SIMULATOR)?);
    let screens = screens(project)?;
    let mut entries = Vec::new();
    for of_one_vendor in operations.chunk_by(|a, b| a.vendor == b.vendor) {
        let folder = format!("src-tauri/vendors/{}", of_one_vendor[0].vendor);
        let sources = RustSource::read_folder(project.root(), &format!("{folder}/src"))?;
        let calls = ClientCalls::find(&sources, of_one_vendor);
        let mut tests = ContractTests::default();
        tests.add(&sources);
        tests.add(&RustSource::read_folder(project.root(), &format!("{folder}/tests"))?);
        entries.extend(of_one_vendor.iter().map(|operation| Entry {
            operation: operation.clone(),
            call: calls.of(operation),
            route: routes.of(operation),
            tests: tests.of(operation),
            places: screens.of(operation),
        }));
    }
    Ok(entries)
}

/// No registry yet means no places; anything else that hinders reading it is a failure.
fn screens(project: &Project) -> Result<Screens, Failure> {
    match fs::read_to_string(project.root().join(SCREENS)) {
        Ok(text) => Screens::parse(&text).map_err(|what| Failure::Unreadable(format!("{SCREENS}: {what}"))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Screens::default()),
        Err(error) => Err(Failure::io(format!("{SCREENS} could not be read"))(error)),
    }
}

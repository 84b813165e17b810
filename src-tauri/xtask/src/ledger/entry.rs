//! One line of the ledger: an operation and where it stands.

use super::operation::Operation;
use super::route::Route;

/// An operation with what was found of it.
pub struct Entry {
    /// The operation, as the vendor's document has it.
    pub operation: Operation,
    /// The public async functions of the client crate that name it first in their documentation.
    pub call: Vec<String>,
    /// The simulator's route, compared with the operation.
    pub route: Route,
    /// The contract tests that carry its id.
    pub tests: Vec<String>,
    /// The screens that list it.
    pub places: Vec<String>,
}

impl Entry {
    /// Whether client call, simulator route and contract test are all there.
    pub fn is_complete(&self) -> bool {
        self.gaps().is_empty()
    }

    /// What is missing, each with what to do about it.
    pub fn gaps(&self) -> Vec<String> {
        let Operation { id, vendor, method, path, .. } = &self.operation;
        let mut gaps = Vec::new();
        if self.call.is_empty() {
            gaps.push(format!(
                "{id}: no client call; a public async function in \
                 src-tauri/vendors/{vendor}/src must open its documentation with {id}"
            ));
        }
        match &self.route {
            Route::Served => {}
            Route::Missing => gaps.push(format!(
                "{id}: no simulator route; the table in src-tauri/sandbox/src \
                 needs (\"{id}\", \"{method}\", \"{path}\")"
            )),
            Route::Different { method: other, path: served } => gaps.push(format!(
                "{id}: the simulator serves {other} {served}, the vendor's document says {method} {path}"
            )),
        }
        if self.tests.is_empty() {
            gaps.push(format!(
                "{id}: no contract test; a test in src-tauri/vendors/{vendor} must have a name that begins with {}",
                self.operation.test_prefix()
            ));
        }
        gaps
    }
}

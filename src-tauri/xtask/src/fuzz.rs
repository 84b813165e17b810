//! `cargo xtask fuzz`: the tests whose name says "fuzz", for longer than `cargo xtask test` gives them. They take replies,
//! blobs and files from a saved corpus, spoil them and hand them to whatever reads them; a failure names the case, which
//! proptest keeps beside the test, and the number from which a vendor's reply was spoilt.

use std::ffi::OsString;

use lexopt::prelude::{Long, ValueExt};

use crate::failure::Failure;
use crate::process;
use crate::project::Project;
use crate::setup::{self, CargoTool, Setup};

/// Cases of a property in an ordinary run, as proptest has them.
const CASES: u32 = 256;
const ROUNDS: u32 = 100;

/// Runs the fuzz tests `--rounds` times as long as usual.
pub fn run(project: &Project, arguments: Vec<OsString>) -> Result<(), Failure> {
    let mut rounds = ROUNDS;
    let mut parser = lexopt::Parser::from_args(arguments);
    while let Some(argument) = parser.next()? {
        match argument {
            Long("rounds") => rounds = parser.value()?.parse()?,
            other => return Err(other.unexpected().into()),
        }
    }
    for setup in [Setup::BuildPackages, Setup::UiPackages, Setup::UiBuild, Setup::Tool(CargoTool::Nextest)] {
        setup::ensure(project, setup)?;
    }
    process::run(
        process::cargo()
            .current_dir(project.root())
            .args(["nextest", "run", "--locked", "--workspace", "--config-file", "src-tauri/xtask/fuzz.toml"])
            .args(["-E", "test(/fuzz_/)"])
            .env("PROPTEST_CASES", CASES.saturating_mul(rounds).to_string())
            .env("ANTEROOM_FUZZ_ROUNDS", rounds.to_string()),
    )
}

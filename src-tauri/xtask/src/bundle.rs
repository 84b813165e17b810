//! `cargo xtask bundle`: the Debian package, made by the Tauri command line that npm installed for the UI, and beside it
//! what it is made of.

use crate::failure::Failure;
use crate::process;
use crate::project::Project;
use crate::sbom;
use crate::setup::{self, CargoTool, Setup};

const TAURI: &str = "ui/node_modules/@tauri-apps/cli/tauri.js";

/// Builds with optimisation and writes the package under `target/release/bundle/deb`, with the bills of its materials.
pub fn run(project: &Project) -> Result<(), Failure> {
    for setup in [
        Setup::BuildPackages,
        Setup::UiPackages,
        Setup::UiBuild,
        Setup::PythonPackages,
        Setup::Tool(CargoTool::Cyclonedx),
    ] {
        setup::ensure(project, setup)?;
    }
    if !project.root().join(TAURI).is_file() {
        return Err(Failure::Needs(format!("{TAURI} is missing: `@tauri-apps/cli` must stand in ui/package.json")));
    }
    process::run(process::program("node").current_dir(project.root()).args([
        TAURI,
        "build",
        "--bundles",
        "deb",
        "--",
        "--locked",
    ]))?;
    sbom::write(project, &project.release_program("bundle")?)
}

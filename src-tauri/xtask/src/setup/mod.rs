//! What a machine must have before the project can be built or tested, and how it gets it.
//!
//! Every part looks first and does nothing when all is there, so that it may be asked for before each command.

mod cargo_tool;
mod debian;
mod node;
mod python;
mod ui_build;

use std::path::PathBuf;

use crate::failure::Failure;
use crate::project::Project;

pub use cargo_tool::CargoTool;

/// One thing that may have to be brought.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setup {
    /// rustfmt and clippy, which a minimal Rust installation lacks.
    RustComponents,
    /// The Debian packages that compiling the console needs.
    BuildPackages,
    /// The Debian packages that a window on a virtual display needs.
    TestPackages,
    /// The npm packages of the UI, exactly as the lock file has them.
    UiPackages,
    /// The Python packages that judge what is exported and what is handed out.
    PythonPackages,
    /// The UI as files, which compiling the console embeds.
    UiBuild,
    /// A Cargo subcommand.
    Tool(CargoTool),
}

/// The Python interpreter that finds [`Setup::PythonPackages`].
pub fn python(project: &Project) -> PathBuf {
    python::interpreter(project.root())
}

/// Brings what is missing, saying so, or says exactly what a person has to do.
pub fn ensure(project: &Project, setup: Setup) -> Result<(), Failure> {
    match setup {
        Setup::RustComponents => cargo_tool::ensure_components(),
        Setup::BuildPackages => debian::ensure(debian::BUILD),
        Setup::TestPackages => debian::ensure(debian::TEST),
        Setup::UiPackages => node::ensure_packages(&project.ui()),
        Setup::PythonPackages => python::ensure(project.root()),
        Setup::UiBuild => ui_build::ensure(&project.ui()),
        Setup::Tool(tool) => cargo_tool::ensure(tool),
    }
}

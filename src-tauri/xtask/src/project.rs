//! Where the project's things lie.

use std::env;
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// The folders of one clone, found once at start.
pub struct Project {
    root: PathBuf,
    executable: PathBuf,
}

impl Project {
    /// Finds the clone this program was built from. The program's own path is taken now: a build of the whole
    /// workspace replaces the file, and the system then calls the running one "deleted".
    pub fn locate() -> Result<Self, Failure> {
        let manifest =
            env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        let root = manifest
            .ancestors()
            .nth(2)
            .filter(|root| root.join("tauri.conf.json").is_file())
            .ok_or_else(|| Failure::Needs("the project's root was not found: call this as `cargo xtask`".into()))?;
        let executable = env::current_exe().map_err(Failure::io("this program does not find itself"))?;
        Ok(Self { root: root.to_path_buf(), executable })
    }

    /// The folder of the root `Cargo.toml`.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// The folder of `package.json`.
    pub fn ui(&self) -> PathBuf {
        self.root.join("ui")
    }

    /// This program, as a file that can be started again.
    pub fn executable(&self) -> &Path {
        &self.executable
    }

    /// A program of the workspace built with `--release`: Cargo puts it beside the folder this program came from,
    /// whatever target folder is configured.
    pub fn release_program(&self, name: &str) -> Result<PathBuf, Failure> {
        self.executable
            .parent()
            .and_then(Path::parent)
            .map(|target| target.join("release").join(name))
            .ok_or_else(|| Failure::Needs("the target folder was not found: call this as `cargo xtask`".into()))
    }
}

//! The Python packages that judge what is exported and what is handed out, in an environment of their own below `target`.
//!
//! Like the npm packages they are installed only when the list of them is not the one that was last installed: a copy of
//! it is written last, so that an installation that broke off never looks finished.

use std::fs;
use std::path::{Path, PathBuf};

use crate::console::say;
use crate::failure::Failure;
use crate::process;

const LIST: &str = "src-tauri/xtask/requirements.txt";
/// Where the tests look for it.
const ENVIRONMENT: &str = "target/xtask/python";

/// The interpreter that finds the packages.
pub fn interpreter(root: &Path) -> PathBuf {
    root.join(ENVIRONMENT).join("bin/python")
}

/// Makes the environment when it is not there, or not of this list.
pub fn ensure(root: &Path) -> Result<(), Failure> {
    let (list, environment) = (root.join(LIST), root.join(ENVIRONMENT));
    let wanted = fs::read(&list).map_err(Failure::io(format!("{} could not be read", list.display())))?;
    let stamp = environment.join("requirements.txt");
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    say("Installing the Python packages that check exports and bills, as src-tauri/xtask/requirements.txt has them.")?;
    let made = process::run(process::program("python3").args(["-m", "venv", "--clear"]).arg(&environment));
    made.map_err(|_| {
        Failure::Needs(
            "Python 3 with its venv module is needed to check exports and bills: apt-get install python3-venv"
                .to_owned(),
        )
    })?;
    let mut pip = process::program(interpreter(root));
    process::run(pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"]).arg(&list))?;
    fs::write(&stamp, wanted).map_err(Failure::io(format!("{} could not be written", stamp.display())))
}

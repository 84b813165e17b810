//! The npm packages of the UI.
//!
//! `npm ci` takes a while and deletes what was there, so it runs only when the lock file is not the one that was last
//! installed. The proof is a copy of that lock file inside `node_modules`: `npm ci` deletes it with the rest, so an
//! installation that broke off never looks finished.

use std::fs;
use std::path::Path;

use crate::console::say;
use crate::failure::Failure;
use crate::process;

const INSTALLED: &str = "node_modules/.installed-package-lock.json";
/// Major and minor version; the UI's build tool takes none older.
const OLDEST_NODE: (u32, u32) = (20, 19);

/// Installs the packages when the lock file has changed since they last were.
pub fn ensure_packages(ui: &Path) -> Result<(), Failure> {
    let lock = ui.join("package-lock.json");
    let wanted = fs::read(&lock).map_err(Failure::io(format!("{} could not be read", lock.display())))?;
    if is_installed(ui, &wanted) {
        return Ok(());
    }
    check_node()?;
    say("Installing the UI's npm packages, as ui/package-lock.json has them.")?;
    process::run(process::program("npm").current_dir(ui).args(["ci", "--no-audit", "--no-fund"]))?;
    let stamp = ui.join(INSTALLED);
    fs::write(&stamp, wanted).map_err(Failure::io(format!("{} could not be written", stamp.display())))
}

/// An unreadable stamp counts as none: the answer to both is to install.
fn is_installed(ui: &Path, lock: &[u8]) -> bool {
    fs::read(ui.join(INSTALLED)).is_ok_and(|installed| installed == lock)
}

fn check_node() -> Result<(), Failure> {
    let (major, minor) = OLDEST_NODE;
    let how =
        format!("Node {major}.{minor} or newer, with npm, is needed for the UI: see https://nodejs.org/en/download");
    let Ok(answer) = process::output(process::program("node").arg("--version")) else {
        return Err(Failure::Needs(format!("{how}; found none")));
    };
    let version = String::from_utf8_lossy(&answer.stdout).trim().to_owned();
    match release(&version) {
        Some(found) if found >= OLDEST_NODE => Ok(()),
        _ => Err(Failure::Needs(format!("{how}; found {version:?}"))),
    }
}

/// The first two numbers of `v20.19.1`.
fn release(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.strip_prefix('v')?.split('.').map(str::parse);
    Some((numbers.next()?.ok()?, numbers.next()?.ok()?))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;

    #[test]
    fn packages_are_installed_again_when_the_lock_changed_or_the_last_time_broke_off() {
        let ui = tempfile::tempdir().unwrap();
        assert!(!is_installed(ui.path(), b"lock 1"), "nothing installed");
        fs::create_dir(ui.path().join("node_modules")).unwrap();
        assert!(!is_installed(ui.path(), b"lock 1"), "broke off before the stamp");
        fs::write(ui.path().join(INSTALLED), b"lock 1").unwrap();
        assert!(is_installed(ui.path(), b"lock 1"));
        assert!(!is_installed(ui.path(), b"lock 2"), "the lock changed");
    }

    #[test]
    fn a_node_release_is_compared_by_its_first_two_numbers() {
        assert_eq!(release("v20.19.1"), Some((20, 19)));
        assert!(release("v22.0.0").unwrap() >= OLDEST_NODE);
        assert!(release("v20.9.0").unwrap() < OLDEST_NODE);
        assert_eq!(release("command not found"), None);
    }
}

//! The UI as files (`ui/dist`), which the console embeds when it is compiled.
//!
//! Built when a source is newer than the last build. Folders count too: a deleted file leaves only its folder newer.

use std::path::Path;
use std::time::SystemTime;

use walkdir::{DirEntry, WalkDir};

use crate::console::say;
use crate::failure::Failure;
use crate::process;

const BUILT: &str = "dist/index.html";
/// Not sources: what npm and the build put there.
const NOT_SOURCES: &[&str] = &["node_modules", "dist", "coverage"];

/// Builds the UI when it is missing or older than its sources.
pub fn ensure(ui: &Path) -> Result<(), Failure> {
    if is_current(ui)? {
        return Ok(());
    }
    say("Building the UI.")?;
    process::run(process::program("npm").current_dir(ui).args(["run", "build"]))?;
    if ui.join(BUILT).is_file() {
        return Ok(());
    }
    Err(Failure::Needs(format!("`npm run build` succeeded but wrote no ui/{BUILT}: look at ui/vite.config.ts")))
}

fn is_current(ui: &Path) -> Result<bool, Failure> {
    let Ok(built) = ui.join(BUILT).metadata() else {
        return Ok(false);
    };
    let built = built.modified().map_err(Failure::io(format!("the age of ui/{BUILT} is not known")))?;
    Ok(newest_source(ui)?.is_none_or(|source| source < built))
}

fn newest_source(ui: &Path) -> Result<Option<SystemTime>, Failure> {
    let mut newest = None;
    // The folder `ui` itself is left out: it looks changed whenever `dist` or `node_modules` is made anew.
    for entry in WalkDir::new(ui).min_depth(1).into_iter().filter_entry(is_source) {
        let modified = entry
            .and_then(|entry| entry.metadata())
            .map_err(std::io::Error::from)
            .and_then(|data| data.modified())
            .map_err(Failure::io("the UI's sources could not be read"))?;
        newest = newest.max(Some(modified));
    }
    Ok(newest)
}

fn is_source(entry: &DirEntry) -> bool {
    !(entry.depth() == 1 && NOT_SOURCES.iter().any(|name| entry.file_name() == *name))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used)]
    use super::*;
    use std::fs::{self, File};
    use std::time::Duration;

    fn at(path: &Path, seconds: u64) {
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_700_000_000 + seconds);
        File::open(path).unwrap().set_modified(time).unwrap();
    }

    fn built_at_100() -> tempfile::TempDir {
        let ui = tempfile::tempdir().unwrap();
        for folder in ["src", "dist", "node_modules"] {
            fs::create_dir(ui.path().join(folder)).unwrap();
        }
        for (file, seconds) in [("src/main.tsx", 50), (BUILT, 100), ("package.json", 50), ("node_modules/x.js", 900)] {
            fs::write(ui.path().join(file), "x").unwrap();
            at(&ui.path().join(file), seconds);
        }
        at(&ui.path().join("src"), 50);
        ui
    }

    #[test]
    fn a_build_newer_than_every_source_is_kept_whatever_npm_wrote_since() {
        assert!(is_current(built_at_100().path()).unwrap());
    }

    #[test]
    fn a_changed_source_a_deleted_source_and_a_missing_build_each_call_for_a_build() {
        let changed = built_at_100();
        at(&changed.path().join("src/main.tsx"), 200);
        assert!(!is_current(changed.path()).unwrap());

        let deleted = built_at_100();
        at(&deleted.path().join("src"), 200);
        assert!(!is_current(deleted.path()).unwrap());

        let missing = built_at_100();
        fs::remove_file(missing.path().join(BUILT)).unwrap();
        assert!(!is_current(missing.path()).unwrap());
    }
}

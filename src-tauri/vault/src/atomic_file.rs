//! A small file that is there whole or not at all, and readable by its owner only.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::Path;

use crate::VaultError;

/// Writes the content beside the target, flushes it to the disk and puts it in the target's place.
pub(crate) fn write(path: &Path, content: &[u8]) -> Result<(), VaultError> {
    let draft = path.with_extension("draft");
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&draft).map_err(VaultError::other)?;
    file.write_all(content).map_err(VaultError::other)?;
    file.sync_all().map_err(VaultError::other)?;
    drop(file);
    fs::rename(&draft, path).map_err(VaultError::other)?;
    if cfg!(unix)
        && let Some(folder) = path.parent()
    {
        File::open(folder).and_then(|folder| folder.sync_all()).map_err(VaultError::other)?;
    }
    Ok(())
}

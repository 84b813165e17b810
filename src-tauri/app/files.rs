//! Files that leave the console: the person says where, in the desktop's own dialog, and the page never hears of paths.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Asks where to keep a PDF file. Absent when the person closed the dialog.
pub(crate) async fn ask_where(window: &tauri::WebviewWindow, suggested: &str) -> Option<PathBuf> {
    ask_where_as(window, suggested, "PDF", "pdf").await
}

/// The same for a file of another kind.
pub(crate) async fn ask_where_as(
    window: &tauri::WebviewWindow,
    suggested: &str,
    kind: &str,
    extension: &str,
) -> Option<PathBuf> {
    let asked = rfd::AsyncFileDialog::new()
        .set_parent(window)
        .set_file_name(suggested)
        .add_filter(kind, &[extension])
        .save_file()
        .await?;
    Some(asked.path().to_owned())
}

/// Asks for a table to read. Absent when the person closed the dialog.
pub(crate) async fn ask_which_table(window: &tauri::WebviewWindow) -> Option<PathBuf> {
    let asked = rfd::AsyncFileDialog::new()
        .set_parent(window)
        .add_filter("CSV", &["csv", "CSV", "txt", "tsv"])
        .pick_file()
        .await?;
    Some(asked.path().to_owned())
}

/// Writes a file that only its owner may read: wholly or not at all, so that a file that stood there before is either
/// still whole or replaced. No copy is made in a shared folder for temporary files.
///
/// # Errors
/// When the folder cannot be written or is full.
pub(crate) async fn keep(path: PathBuf, bytes: Vec<u8>) -> io::Result<()> {
    tokio::task::spawn_blocking(move || write(&path, &bytes)).await.map_err(io::Error::other)?
}

fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = path.parent().ok_or(io::ErrorKind::InvalidInput)?;
    // Made with the mode 0600, in the chosen folder, and gone again when anything fails.
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn a_kept_file_is_its_owners_alone_and_replaces_what_stood_there() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("list.pdf");
        std::fs::write(&path, "an older and longer file").unwrap();
        write(&path, b"%PDF-").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"%PDF-");
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1, "nothing else is left behind");
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error_and_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        assert!(write(&folder.path().join("gone/list.pdf"), b"%PDF-").is_err());
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}

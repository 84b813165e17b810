//! Files that leave the console: the person says where, in the desktop's own dialog, and the page never hears of paths.

use std::io::{self, Write};
use std::path::{Path, PathBuf};

use clinic::views::{Code, Problem};

/// Asks where to keep a file of a kind (`PDF`, `CSV`). Absent when the person closed the dialog.
pub(crate) async fn ask_where(window: &tauri::WebviewWindow, suggested: &str, kind: &str) -> Option<PathBuf> {
    let asked = rfd::AsyncFileDialog::new()
        .set_parent(window)
        .set_file_name(suggested)
        .add_filter(kind, &[kind.to_lowercase()])
        .save_file()
        .await?;
    Some(asked.path().to_owned())
}

/// Asks where to keep a file of any kind. Absent when the person closed the dialog.
pub(crate) async fn ask_where_any(window: &tauri::WebviewWindow, suggested: &str) -> Option<PathBuf> {
    let asked = rfd::AsyncFileDialog::new().set_parent(window).set_file_name(suggested).save_file().await?;
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

/// Asks for a file of any kind: what it is, is told by what stands in it. Absent when the person closed the dialog.
pub(crate) async fn ask_which(window: &tauri::WebviewWindow) -> Option<PathBuf> {
    let asked = rfd::AsyncFileDialog::new().set_parent(window).pick_file().await?;
    Some(asked.path().to_owned())
}

/// Writes a file that only its owner may read: wholly or not at all, so that a file that stood there before is either
/// still whole or replaced. No copy is made in a shared folder for temporary files. Gives the file's name.
///
/// # Errors
/// `fileNotKept` when the folder cannot be written or is full.
pub(crate) async fn keep(path: PathBuf, bytes: Vec<u8>) -> Result<String, Problem> {
    let file = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let written = tokio::task::spawn_blocking(move || write(&path, &bytes)).await.map_err(io::Error::other);
    match written.flatten() {
        Ok(()) => Ok(file),
        Err(error) => {
            // The kind only: a path may hold a person's name.
            tracing::warn!(kind = %error.kind(), "a file could not be kept");
            Err(not_kept(error.kind()))
        }
    }
}

fn not_kept(kind: io::ErrorKind) -> Problem {
    Problem {
        code: Code::Other,
        what: "fileNotKept".to_owned(),
        message: format!("The file could not be written ({kind}). Nothing was kept."),
        field: None,
        detail: None,
    }
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

    #[tokio::test]
    async fn who_keeps_a_file_hears_its_name_alone_and_who_cannot_hears_no_path() {
        let folder = tempfile::tempdir().unwrap();
        let kept = keep(folder.path().join("list.pdf"), b"%PDF-".to_vec()).await;
        assert_eq!(kept.ok().as_deref(), Some("list.pdf"));
        let problem = keep(folder.path().join("gone/Amara.pdf"), b"%PDF-".to_vec()).await.err().unwrap();
        assert_eq!(problem.what, "fileNotKept");
        assert!(!problem.message.contains("Amara"), "{}", problem.message);
    }
}

//! How the window looked when somebody last chose, kept outside of the encrypted store: the screens that come before it
//! is open follow it too. The file holds a theme and a language and nothing else, ever.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use clinic::views::{Language, Settings, Theme};
use serde::{Deserialize, Serialize};
use specta::Type;

const FILE: &str = "window.json";

/// How the window looks while no clinic is open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct Look {
    /// Light, dark or the desktop's choice.
    pub theme: Theme,
    /// The language; the desktop's own when nobody has chosen yet.
    pub language: Option<Language>,
}

/// The look and its file. A file that cannot be read or written costs nobody more than a look, and is told in the log.
pub(crate) struct KeptLook {
    file: PathBuf,
    look: Mutex<Look>,
}

impl KeptLook {
    /// Reads the look that was kept in a data folder.
    pub(crate) fn read(root: &Path) -> Self {
        let file = root.join(FILE);
        let look = read(&file).unwrap_or_else(|error| {
            tracing::warn!(%error, "how the window looked could not be read");
            None
        });
        Self { file, look: Mutex::new(look.unwrap_or(Look { theme: Theme::System, language: None })) }
    }

    pub(crate) fn now(&self) -> Look {
        *self.look.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps what was chosen.
    pub(crate) fn keep(&self, settings: &Settings) {
        let chosen = Look { theme: settings.theme, language: Some(settings.language) };
        let mut look = self.look.lock().unwrap_or_else(PoisonError::into_inner);
        if *look == chosen {
            return;
        }
        *look = chosen;
        if let Err(error) = write(&self.file, chosen) {
            tracing::warn!(%error, "how the window looks could not be kept");
        }
    }
}

fn read(file: &Path) -> std::io::Result<Option<Look>> {
    match std::fs::read(file) {
        Ok(text) => Ok(Some(serde_json::from_slice(&text)?)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// Beside the file first, so that a full disk leaves the last look whole.
fn write(file: &Path, look: Look) -> std::io::Result<()> {
    let draft = file.with_extension("draft");
    std::fs::write(&draft, serde_json::to_vec(&look)?)?;
    std::fs::rename(&draft, file)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_look_that_was_kept_is_there_the_next_time() {
        let root = tempfile::tempdir().unwrap();
        let kept = KeptLook::read(root.path());
        assert_eq!(kept.now(), Look { theme: Theme::System, language: None });
        kept.keep(&Settings { theme: Theme::Dark, language: Language::Es, ..Settings::default() });
        let again = KeptLook::read(root.path()).now();
        assert_eq!(again, Look { theme: Theme::Dark, language: Some(Language::Es) });
    }

    #[test]
    fn nothing_but_theme_and_language_is_written() {
        let root = tempfile::tempdir().unwrap();
        let settings = Settings { clinic: "Harbour Street".to_owned(), theme: Theme::Dark, ..Settings::default() };
        KeptLook::read(root.path()).keep(&settings);
        let text = std::fs::read_to_string(root.path().join(FILE)).unwrap();
        assert_eq!(text, r#"{"theme":"dark","language":"en"}"#);
    }

    #[test]
    fn a_file_that_is_not_a_look_counts_as_none() {
        let root = tempfile::tempdir().unwrap();
        std::fs::write(root.path().join(FILE), "{").unwrap();
        assert_eq!(KeptLook::read(root.path()).now().theme, Theme::System);
    }
}

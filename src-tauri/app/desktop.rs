//! The desktop that the core asks for: to open a link, to fill the clipboard and to empty it again.

use std::sync::{Mutex, PoisonError};

use arboard::{Clipboard, SetExtLinux};
use clinic::{Door, DoorError, OutsideLink};

/// The system's browser and clipboard. What is handed over is never logged.
#[derive(Default)]
pub(crate) struct Desktop {
    /// Kept, since on X11 the clipboard lives as long as its owner.
    clipboard: Mutex<Option<Clipboard>>,
}

impl Door for Desktop {
    fn open(&self, link: &OutsideLink) -> Result<(), DoorError> {
        open::that_detached(link.as_str()).map_err(|error| DoorError::Browser(error.kind().to_string()))
    }

    fn copy(&self, text: &str) -> Result<(), DoorError> {
        let mut kept = self.clipboard.lock().unwrap_or_else(PoisonError::into_inner);
        let failed = |error: arboard::Error| DoorError::Clipboard(error.to_string());
        let mut clipboard = match kept.take() {
            Some(clipboard) => clipboard,
            None => Clipboard::new().map_err(failed)?,
        };
        // Programs that keep what was copied are asked not to keep this.
        clipboard.set().exclude_from_history().text(text).map_err(failed)?;
        *kept = Some(clipboard);
        Ok(())
    }

    fn clear_if(&self, text: &str) -> Result<bool, DoorError> {
        let mut kept = self.clipboard.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(clipboard) = kept.as_mut() else { return Ok(false) };
        // A clipboard that holds a picture, a file or nothing holds no text of ours.
        if !clipboard.get_text().is_ok_and(|held| held == text) {
            return Ok(false);
        }
        clipboard.clear().map_err(|error| DoorError::Clipboard(error.to_string()))?;
        Ok(true)
    }
}

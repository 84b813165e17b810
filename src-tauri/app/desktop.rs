//! The desktop that the core asks for two things: to open a link and to fill the clipboard.

use std::sync::{Mutex, PoisonError};

use arboard::Clipboard;
use clinic::{Door, DoorError};

/// The system's browser and clipboard. What is handed over is never logged.
#[derive(Default)]
pub(crate) struct Desktop {
    /// Kept, since on X11 the clipboard lives as long as its owner.
    clipboard: Mutex<Option<Clipboard>>,
}

impl Door for Desktop {
    fn open(&self, link: &url::Url) -> Result<(), DoorError> {
        open::that_detached(link.as_str()).map_err(|error| DoorError::Browser(error.kind().to_string()))
    }

    fn copy(&self, text: &str) -> Result<(), DoorError> {
        let mut kept = self.clipboard.lock().unwrap_or_else(PoisonError::into_inner);
        let failed = |error: arboard::Error| DoorError::Clipboard(error.to_string());
        let mut clipboard = match kept.take() {
            Some(clipboard) => clipboard,
            None => Clipboard::new().map_err(failed)?,
        };
        clipboard.set_text(text.to_owned()).map_err(failed)?;
        *kept = Some(clipboard);
        Ok(())
    }
}

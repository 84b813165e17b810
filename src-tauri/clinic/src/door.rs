//! The two things the core asks of the desktop it runs on.

use crate::OutsideLink;

/// What the desktop could not do.
#[derive(Debug, thiserror::Error)]
pub enum DoorError {
    /// No program took the link.
    #[error("the system's browser could not be started: {0}")]
    Browser(String),
    /// The clipboard could not be written.
    #[error("the clipboard could not be written: {0}")]
    Clipboard(String),
}

/// The way out of the console: the system's browser and its clipboard. Implementations never log what they are given.
pub trait Door: Send + Sync + 'static {
    /// Opens a link in the system's browser. Only one that was judged can be handed over.
    ///
    /// # Errors
    /// When no program takes it.
    fn open(&self, link: &OutsideLink) -> std::result::Result<(), DoorError>;

    /// Puts a text on the clipboard.
    ///
    /// # Errors
    /// When there is no clipboard.
    fn copy(&self, text: &str) -> std::result::Result<(), DoorError>;

    /// Empties the clipboard when it still holds this text. Gives whether it did.
    ///
    /// # Errors
    /// When there is no clipboard.
    fn clear_if(&self, text: &str) -> std::result::Result<bool, DoorError>;
}

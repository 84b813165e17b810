//! The names of the events that the page hears.

use clinic::views::Tag;
use serde::Serialize;

/// Parts of the page went stale: it refetches what provides them.
#[derive(Debug, Clone, Serialize, specta::Type, tauri_specta::Event)]
#[serde(rename_all = "camelCase")]
pub struct Stale {
    /// Which parts.
    pub tags: Vec<Tag>,
}

/// Someone wishes to close the window while the page holds it open: the page asks, then quits or holds it again.
#[derive(Debug, Clone, Serialize, specta::Type, tauri_specta::Event)]
pub struct CloseAsked;

/// The console will lock: nobody has touched it for long, and any touch keeps it open (WCAG 2.2.1), or the same person has
/// sat there for as long as is allowed.
#[derive(Debug, Clone, Serialize, specta::Type, tauri_specta::Event)]
#[serde(rename_all = "camelCase")]
pub struct LockSoon {
    /// In so many seconds.
    pub seconds: u32,
    /// A touch keeps it open.
    pub can_stay: bool,
}

/// The console is about to be locked: the page puts what was typed into the ledger, then locks it. It is locked a second
/// later in any case.
#[derive(Debug, Clone, Serialize, specta::Type, tauri_specta::Event)]
pub struct LockAsked;

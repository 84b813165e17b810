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

/// Nobody has touched the console for so long that it will lock: any touch keeps it open (WCAG 2.2.1).
#[derive(Debug, Clone, Serialize, specta::Type, tauri_specta::Event)]
#[serde(rename_all = "camelCase")]
pub struct LockSoon {
    /// In so many seconds.
    pub seconds: u32,
}

/// The console is about to be locked: the page puts what was typed into the ledger, then locks it. It is locked a second
/// later in any case.
#[derive(Debug, Clone, Serialize, specta::Type, tauri_specta::Event)]
pub struct LockAsked;

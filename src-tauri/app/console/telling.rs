//! The page is told what went stale; it is told nothing else.

use std::sync::Arc;
use std::time::Duration;

use clinic::Clinic;
use clinic::views::Tag;
use tauri_specta::Event;

use super::Console;
use crate::events::Stale;

/// A busy clinic changes many times a second; the page need not be told more often than it can draw.
const PAUSE: Duration = Duration::from_millis(150);

impl Console {
    /// Another clinic, or none: everything is to be read again.
    pub(super) fn tell_startup(&self) {
        self.tell(vec![
            Tag::Startup,
            Tag::Board,
            Tag::Outbox,
            Tag::Connections,
            Tag::Booking,
            Tag::Patients,
            Tag::Webhooks,
            Tag::Files,
            Tag::Forms,
            Tag::Assistance,
            Tag::Notes,
            Tag::Settings,
            Tag::Links,
            Tag::Reports,
            Tag::Episodes,
            Tag::Devices,
            Tag::Consents,
            Tag::Metrics,
            Tag::Alerts,
            Tag::ReadingImports,
            Tag::Users,
        ]);
    }

    fn tell(&self, tags: Vec<Tag>) {
        if let Err(error) = (Stale { tags }).emit(&self.inner.app) {
            tracing::warn!(%error, "the page could not be told");
        }
    }

    /// Passes on what goes stale, for as long as this clinic is the open one.
    pub(super) fn listen(&self, clinic: Arc<Clinic>) {
        let console = self.clone();
        tauri::async_runtime::spawn(async move {
            loop {
                let tags = clinic.next_stale().await;
                if !console.is_open(&clinic) {
                    return;
                }
                console.tell(tags);
                tokio::time::sleep(PAUSE).await;
            }
        });
    }
}

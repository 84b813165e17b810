//! What the page may ask, registered and nothing else: each command finds the person's handle and calls one use case.

mod board;
mod booking;
mod connections;
mod notes;
mod outbox;
mod paper;
mod people;
mod raw;
mod settings;
mod startup;
mod visits;
mod window;

use tauri_specta::{Builder, collect_commands, collect_events};

use crate::events::{CloseAsked, Stale};

pub(crate) use raw::with_raw;

/// Every command and event, with their types.
pub fn builder() -> Builder<tauri::Wry> {
    Builder::<tauri::Wry>::new()
        // One shape per type: no field is ever left out, so reading and writing never differ.
        .disable_serde_phases()
        .error_handling(tauri_specta::ErrorHandlingMode::Throw)
        .commands(collect_commands![
            startup::startup,
            startup::open_demo,
            startup::create_with_passphrase,
            startup::unlock_with_passphrase,
            startup::retry_open,
            startup::backups,
            startup::restore_backup,
            startup::attention,
            startup::report_visible,
            window::look,
            window::show_screen,
            window::quit,
            window::hold_close,
            board::board,
            board::refresh,
            visits::visit,
            visits::set_note,
            visits::join,
            visits::copy_patient_link,
            notes::note,
            notes::read_note,
            notes::keep_note_draft,
            notes::discard_note_draft,
            notes::review_note,
            notes::send_note,
            notes::snippets,
            notes::save_snippets,
            paper::save_paper,
            people::patient,
            people::search_patients,
            people::look_up_patient,
            booking::booking_day,
            booking::book,
            booking::reschedule,
            booking::change_reasons,
            booking::cancel,
            outbox::outbox,
            outbox::intent,
            outbox::decide,
            connections::connections,
            connections::test_solo,
            connections::save_solo,
            connections::set_connection_enabled,
            connections::remove_connection,
            settings::settings,
            settings::save_settings,
            settings::who_am_i,
        ])
        .events(collect_events![Stale, CloseAsked])
}

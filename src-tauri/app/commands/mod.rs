//! What the page may ask, registered and nothing else: each command finds the person's handle and calls one use case.

mod board;
mod booking;
mod care;
mod connections;
mod files;
mod forms;
mod outbox;
mod paper;
mod people;
mod raw;
mod settings;
mod startup;
mod visits;
mod window;

use clinic::views::{AttachInput, FileCheck};
use tauri_specta::{Builder, collect_commands, collect_events};

use crate::events::Stale;

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
            board::board,
            board::refresh,
            visits::visit,
            visits::set_note,
            visits::join,
            visits::copy_patient_link,
            paper::save_paper,
            people::patient,
            people::search_patients,
            people::look_up_patient,
            booking::booking_day,
            booking::book,
            booking::reschedule,
            booking::change_reasons,
            booking::cancel,
            files::visit_files,
            files::delete_file,
            files::stop_upload,
            files::destroy_copy,
            forms::forms,
            forms::save_form,
            forms::remove_form,
            forms::patient_documents,
            forms::send_document,
            care::assistance,
            care::look_for_assistance,
            care::request_assistance,
            care::cancel_assistance,
            care::ask_for_consult,
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
        .typ::<FileCheck>()
        .typ::<AttachInput>()
        .events(collect_events![Stale])
}

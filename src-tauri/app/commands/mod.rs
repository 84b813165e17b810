//! What the page may ask, registered and nothing else: each command finds the person's handle and calls one use case.

mod alerts;
mod audit;
mod board;
mod booking;
mod care;
mod connections;
mod consents;
mod devices;
mod episodes;
mod files;
mod forms;
mod import;
mod keeping;
mod links;
mod metrics;
mod notes;
mod outbox;
mod paper;
mod people;
mod raw;
mod reading_imports;
mod record_documents;
mod recordings;
mod records;
mod reports;
mod settings;
mod startup;
mod subjects;
mod submissions;
mod users;
mod visits;
mod webhooks;
mod window;

use clinic::views::{AddDocumentInput, AttachInput, BeatsAsked, ColumnsAsked, FileCheck, ReadingSource};
use tauri_specta::{Builder, collect_commands, collect_events};

use crate::events::{CloseAsked, LockAsked, LockSoon, Stale};

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
            window::touched,
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
            people::copy_identifier,
            consents::consents,
            consents::ask_for_consent,
            consents::cancel_consent_question,
            consents::check_consent,
            consents::forget_consent,
            links::patient_links,
            links::possible_links,
            links::compare_records,
            links::link_records,
            links::decline_link,
            links::unlink_record,
            records::record,
            records::kept_record,
            records::review_edit,
            records::edit_patient,
            records::review_registration,
            records::register_patient,
            records::review_at_carium,
            records::register_at_carium,
            records::invite,
            subjects::trial_form,
            subjects::review_enrolment,
            subjects::enrol_subject,
            subjects::subject_record,
            subjects::edit_subject,
            subjects::remove_subject,
            import::plan_import,
            import::apply_import,
            booking::booking_day,
            booking::overlaps,
            booking::wall_time,
            booking::book,
            booking::reschedule,
            booking::change_reasons,
            booking::cancel,
            booking::offer_slot,
            episodes::episodes,
            episodes::write_episode,
            episodes::assign_episode,
            files::visit_files,
            files::delete_file,
            files::stop_upload,
            files::destroy_copy,
            record_documents::record_documents,
            record_documents::save_document,
            forms::forms,
            forms::save_form,
            forms::remove_form,
            forms::patient_documents,
            forms::send_document,
            forms::sent_answers,
            care::assistance,
            care::look_for_assistance,
            care::request_assistance,
            care::cancel_assistance,
            care::ask_for_consult,
            devices::devices,
            devices::assign_device,
            devices::unassign_device,
            devices::normalise_again,
            devices::detections,
            devices::submit_detections,
            devices::check_delivery,
            devices::hand_in,
            metrics::metrics,
            metrics::readings,
            metrics::glucose,
            metrics::enter_reading,
            alerts::alerts,
            alerts::ranges,
            alerts::acknowledge_alert,
            alerts::remark_alert,
            alerts::set_range,
            alerts::remove_range,
            reading_imports::look_at_reading_file,
            reading_imports::begin_reading_import,
            reading_imports::reading_imports,
            reading_imports::reading_refusals,
            reading_imports::stop_reading_import,
            reading_imports::resume_reading_import,
            reading_imports::keep_reading_import,
            reading_imports::discard_reading_import,
            reading_imports::remove_reading_import,
            metrics::undrawn_readings,
            recordings::recordings,
            recordings::open_recording,
            recordings::close_recording,
            submissions::submissions,
            submissions::submittable,
            submissions::submit_readings,
            outbox::outbox,
            outbox::intent,
            outbox::decide,
            connections::connections,
            connections::test_connection,
            connections::save_connection,
            connections::set_connection_enabled,
            connections::remove_connection,
            connections::log_in,
            connections::mia_profile,
            connections::send_reset_mail,
            connections::mark_assumption,
            connections::check_profile,
            connections::save_profile,
            connections::set_link_hosts,
            webhooks::webhooks,
            webhooks::delivery,
            webhooks::turn_on_receiver,
            webhooks::turn_off_receiver,
            webhooks::new_webhook_address,
            webhooks::copy_webhook_address,
            webhooks::run_delivery_again,
            webhooks::decode_pasted,
            webhooks::save_webhook,
            webhooks::deactivate_webhook,
            reports::reports,
            reports::report_rows,
            reports::read_report,
            reports::fetch_report_again,
            reports::remove_report,
            reports::order_report,
            reports::unlock_report,
            reports::report_password,
            reports::report_faults,
            reports::export_report,
            reports::report_pictures,
            audit::audit,
            audit::audit_standing,
            audit::verify_audit,
            audit::settle_audit_doubt,
            audit::export_audit,
            settings::settings,
            settings::change_setting,
            settings::network,
            settings::save_network,
            settings::who_am_i,
            keeping::change_key,
            keeping::carry_backup,
            keeping::choose_backup,
            keeping::bring_backup,
            keeping::forget_clinic,
            users::make_first_administrator,
            users::sign_in,
            users::sign_out,
            users::lock,
            users::ready_to_lock,
            users::keep_typed,
            users::typed,
            users::drop_typed,
            users::users,
            users::add_user,
            users::change_user,
            users::end_user,
            users::restore_user,
            users::give_passphrase,
            users::make_passphrase,
            users::unlock_user,
            users::remove_authenticator,
            users::account,
            users::change_own_passphrase,
            users::offer_authenticator,
            users::set_authenticator,
            users::remove_own_authenticator,
            users::break_glass,
            users::open_records,
            users::see_emergency,
        ])
        .typ::<FileCheck>()
        .typ::<ReadingSource>()
        .typ::<ColumnsAsked>()
        .typ::<BeatsAsked>()
        .typ::<AttachInput>()
        .typ::<AddDocumentInput>()
        .events(collect_events![Stale, CloseAsked, LockAsked, LockSoon])
}

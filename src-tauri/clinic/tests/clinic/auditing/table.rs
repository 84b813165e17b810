//! Every use case, and what the audit says of it. A use case without a line here fails: whoever adds one has to say whether
//! it is an act, the opening of a record, or neither and why.

use std::collections::BTreeSet;
use std::path::Path;

use domain::audit::AuditAction;

pub(crate) enum Audited {
    /// The act that is kept of it; of several, the one that names it best.
    Act(AuditAction),
    /// Why none is.
    Not(&'static str),
}
use Audited::{Act, Not};

/// Handle, use case, what the audit says.
#[rustfmt::skip]
pub(crate) const TABLE: &[(&str, &str, Audited)] = &[
    ("FrontDesk", "scheduling", Not("a handle")),
    ("Clinician", "scheduling", Not("a handle")),
    ("Clinician", "acknowledge_alert", Act(AuditAction::AcknowledgeAlert)),
    ("Clinician", "remark_alert", Act(AuditAction::RemarkAlert)),
    ("Chart", "ranges", Act(AuditAction::OpenChart)),
    ("Clinician", "set_range", Act(AuditAction::SetRange)),
    ("Clinician", "remove_range", Act(AuditAction::RemoveRange)),
    ("Clinician", "alerts", Not("a list, as the board is")),
    ("Scheduling", "check_file", Not("a look at a file of this machine")),
    ("Scheduling", "attach_file", Act(AuditAction::IntendAttachFile)),
    ("Scheduling", "destroy_copy", Act(AuditAction::DestroyCopy)),
    ("Chart", "open_copy", Act(AuditAction::OpenCopy)),
    ("Scheduling", "delete_file", Act(AuditAction::IntendDeleteFile)),
    ("Member", "visit_files", Not("names of files beside a visit; opening one is an act")),
    ("Scheduling", "stop_upload", Act(AuditAction::StopUpload)),
    ("Administrator", "export_audit", Act(AuditAction::ExportAudit)),
    ("Administrator", "audit", Act(AuditAction::ReadAudit)),
    ("Administrator", "verify_audit", Act(AuditAction::VerifyAudit)),
    ("Administrator", "settle_audit_doubt", Act(AuditAction::SettleAuditDoubt)),
    ("Member", "audit_standing", Not("says nothing of anybody")),
    ("Member", "board", Not("a list, not an opening")),
    ("Member", "refresh", Not("asks the vendors sooner")),
    ("Scheduling", "book", Act(AuditAction::IntendBook)),
    ("Scheduling", "reschedule", Act(AuditAction::IntendReschedule)),
    ("Scheduling", "change_reasons", Act(AuditAction::IntendChangeReasons)),
    ("Scheduling", "cancel", Act(AuditAction::IntendCancel)),
    ("Member", "booking_day", Not("a list, as the board is")),
    ("Scheduling", "offer_slot", Act(AuditAction::IntendOfferSlot)),
    ("Member", "overlaps", Not("a check before an act")),
    ("Member", "wall_time", Not("says nothing of anybody")),
    ("Scheduling", "request_assistance", Act(AuditAction::IntendRequestAssistance)),
    ("Scheduling", "cancel_assistance", Act(AuditAction::IntendCancelAssistance)),
    ("Scheduling", "ask_for_consult", Act(AuditAction::IntendAskForConsult)),
    ("Scheduling", "look_for_assistance", Not("asks the vendor sooner")),
    ("Member", "assistance", Not("a list, as the board is")),
    ("Administrator", "set_connection_enabled", Act(AuditAction::TurnOnConnection)),
    ("Administrator", "remove_connection", Act(AuditAction::RemoveConnection)),
    ("Administrator", "mark_assumption", Act(AuditAction::MarkAssumption)),
    ("Administrator", "mia_profile", Not("the account's own user")),
    ("Administrator", "send_reset_mail", Act(AuditAction::ResetMail)),
    ("Administrator", "check_profile", Not("a check before an act")),
    ("Administrator", "save_profile", Act(AuditAction::EditContractProfile)),
    ("Administrator", "save_connection", Act(AuditAction::ChangeConnection)),
    ("Administrator", "log_in", Act(AuditAction::LogInConnection)),
    ("Administrator", "test_connection", Not("a check before an act")),
    ("Member", "connections", Not("says nothing of a patient")),
    ("Scheduling", "ask_for_consent", Act(AuditAction::AskForConsent)),
    ("Scheduling", "cancel_consent_question", Act(AuditAction::ConsentAnswer)),
    ("Scheduling", "check_consent", Act(AuditAction::ConsentEnd)),
    ("Scheduling", "forget_consent", Act(AuditAction::ConsentEnd)),
    ("Member", "consents", Not("what was agreed to, beside a record that was opened")),
    ("DeviceDesk", "assign_device", Act(AuditAction::IntendAssignDevice)),
    ("DeviceDesk", "unassign_device", Act(AuditAction::IntendUnassignDevice)),
    ("Clinician", "detections", Act(AuditAction::ViewDetections)),
    ("Clinician", "submit_detections", Act(AuditAction::IntendSubmitDetections)),
    ("Clinician", "check_delivery", Not("a look at a file of this machine")),
    ("Clinician", "hand_in", Act(AuditAction::IntendHandIn)),
    ("Member", "devices", Not("a list, not an opening")),
    ("DeviceDesk", "normalise_again", Act(AuditAction::IntendNormaliseAgain)),
    ("Scheduling", "assign_episode", Act(AuditAction::IntendAssignEpisode)),
    ("Member", "episodes", Act(AuditAction::OpenRecord)),
    ("Scheduling", "write_episode", Act(AuditAction::IntendCreateEpisode)),
    ("Scheduling", "send_document", Act(AuditAction::IntendSendDocument)),
    ("Member", "forms", Not("says nothing of a patient")),
    ("Member", "patient_documents", Act(AuditAction::OpenRecord)),
    ("Chart", "sent_answers", Act(AuditAction::OpenDocument)),
    ("Administrator", "save_form", Act(AuditAction::SaveForm)),
    ("Administrator", "remove_form", Act(AuditAction::RemoveForm)),
    ("FrontDesk", "apply_import", Act(AuditAction::Import)),
    ("FrontDesk", "plan_import", Not("a look at a file of this machine")),
    ("Member", "compare_records", Act(AuditAction::CompareRecords)),
    ("Scheduling", "link_records", Act(AuditAction::LinkRecords)),
    ("Scheduling", "decline_link", Act(AuditAction::DeclineLink)),
    ("Scheduling", "unlink_record", Act(AuditAction::UnlinkRecords)),
    ("Member", "patient_links", Act(AuditAction::OpenRecord)),
    ("Member", "possible_links", Not("a list, not an opening")),
    ("Clinician", "enter_reading", Act(AuditAction::EnterReading)),
    ("Chart", "glucose", Act(AuditAction::OpenChart)),
    ("Clinician", "begin_reading_import", Act(AuditAction::BeginReadingImport)),
    ("Clinician", "stop_reading_import", Not("keeps nothing; what becomes of the file is an act")),
    ("Clinician", "resume_reading_import", Not("keeps nothing; what becomes of the file is an act")),
    ("Clinician", "keep_reading_import", Act(AuditAction::KeepReadingImport)),
    ("Clinician", "discard_reading_import", Act(AuditAction::DiscardReadingImport)),
    ("Clinician", "remove_reading_import", Act(AuditAction::RemoveReadingImport)),
    ("Clinician", "look_at_reading_file", Not("a look at a file of this machine")),
    ("Chart", "reading_imports", Not("names of files, beside a record that was opened")),
    ("Chart", "reading_refusals", Not("places in a file, beside a record that was opened")),
    ("Chart", "metrics", Act(AuditAction::OpenChart)),
    ("Chart", "series", Act(AuditAction::OpenChart)),
    ("Chart", "recording_beats", Act(AuditAction::OpenRecording)),
    ("Chart", "recording_columns", Act(AuditAction::OpenRecording)),
    ("Chart", "recordings", Act(AuditAction::OpenChart)),
    ("Chart", "open_recording", Act(AuditAction::OpenRecording)),
    ("Chart", "close_recording", Not("lets go")),
    ("Chart", "submittable", Act(AuditAction::OpenChart)),
    ("Clinician", "submit_readings", Act(AuditAction::IntendSubmitReading)),
    ("Chart", "submissions", Act(AuditAction::OpenChart)),
    ("Chart", "readings", Act(AuditAction::OpenChart)),
    ("Chart", "undrawn_readings", Act(AuditAction::OpenChart)),
    ("Clinician", "keep_note_draft", Act(AuditAction::BeginNoteDraft)),
    ("Clinician", "discard_note_draft", Act(AuditAction::DiscardNoteDraft)),
    ("Chart", "note", Act(AuditAction::OpenNote)),
    ("Chart", "read_note", Not("asks the vendor; reading what it told is an opening")),
    ("Clinician", "review_note", Not("a check before an act, of a note that was opened")),
    ("Clinician", "send_note", Act(AuditAction::IntendNote)),
    ("Clinician", "snippets", Not("says nothing of a patient")),
    ("Clinician", "save_snippets", Act(AuditAction::SaveSnippets)),
    ("Member", "decide", Act(AuditAction::DecideIntent)),
    ("Member", "outbox", Not("a list, not an opening")),
    ("Member", "intent", Not("what was typed for an act that is in the audit")),
    ("Scheduling", "day_list_pdf", Act(AuditAction::SavePaper)),
    ("Clinician", "ecg_pdf", Act(AuditAction::SavePaper)),
    ("Scheduling", "appointment_letter_pdf", Act(AuditAction::SavePaper)),
    ("Clinician", "visit_summary_pdf", Act(AuditAction::SavePaper)),
    ("Scheduling", "review_at_carium", Not("a check before an act")),
    ("Scheduling", "register_at_carium", Act(AuditAction::IntendRegisterPatient)),
    ("Scheduling", "invite", Act(AuditAction::IntendInvitePatient)),
    ("Scheduling", "review_edit", Not("a check before an act, of a record that was read")),
    ("Scheduling", "edit_patient", Act(AuditAction::IntendEditPatient)),
    ("Scheduling", "trial_form", Not("says nothing of a patient")),
    ("Scheduling", "review_enrolment", Not("a check before an act")),
    ("Scheduling", "enrol_subject", Act(AuditAction::IntendEnrolSubject)),
    ("Scheduling", "look_up_patient", Act(AuditAction::LookUpPatient)),
    ("Member", "patient", Act(AuditAction::OpenRecord)),
    ("Scheduling", "record", Act(AuditAction::ReadRecord)),
    ("Scheduling", "kept_record", Not("what was typed for an act that is in the audit")),
    ("Scheduling", "review_registration", Not("a check before an act")),
    ("Scheduling", "register_patient", Act(AuditAction::IntendRegisterPatient)),
    ("Member", "search_patients", Act(AuditAction::SearchPatients)),
    ("Member", "copy_identifier", Act(AuditAction::CopyIdentifier)),
    ("Scheduling", "subject_record", Act(AuditAction::ReadRecord)),
    ("Scheduling", "edit_subject", Act(AuditAction::IntendEditSubject)),
    ("Scheduling", "remove_subject", Act(AuditAction::IntendRemoveSubject)),
    ("Scheduling", "add_document", Act(AuditAction::IntendUploadDocument)),
    ("Chart", "fetch_document", Act(AuditAction::OpenDocument)),
    ("Member", "record_documents", Act(AuditAction::OpenRecord)),
    ("Administrator", "read_report", Act(AuditAction::ReadReport)),
    ("Administrator", "export_report", Act(AuditAction::ExportReport)),
    ("Administrator", "reports", Not("a list of reports, of nobody")),
    ("Administrator", "order_report", Act(AuditAction::OrderReport)),
    ("Administrator", "report_pictures", Act(AuditAction::OpenReport)),
    ("Administrator", "report_rows", Act(AuditAction::OpenReport)),
    ("Administrator", "report_faults", Act(AuditAction::OpenReport)),
    ("Administrator", "fetch_report_again", Act(AuditAction::FetchReportAgain)),
    ("Administrator", "remove_report", Act(AuditAction::RemoveReport)),
    ("Administrator", "unlock_report", Act(AuditAction::UnlockReport)),
    ("Administrator", "report_password", Act(AuditAction::ShowReportPassword)),
    ("Member", "settings", Not("says nothing of anybody")),
    ("Member", "change_setting", Act(AuditAction::SaveSettings)),
    ("Member", "is_connected", Not("says nothing of anybody")),
    ("Member", "rebuilding", Not("says nothing of anybody")),
    ("Member", "copies_set_aside", Not("says nothing of anybody")),
    ("Member", "who_am_i", Not("oneself")),
    ("Scheduling", "copy_patient_link", Act(AuditAction::CopyPatientLink)),
    ("Clinician", "join", Act(AuditAction::Join)),
    ("FrontDesk", "set_note", Act(AuditAction::KeepNote)),
    ("Member", "visit", Not("the visit panel holds no clinical record")),
    ("Administrator", "turn_on_receiver", Act(AuditAction::TurnOnReceiver)),
    ("Administrator", "turn_off_receiver", Act(AuditAction::TurnOffReceiver)),
    ("Administrator", "new_webhook_address", Act(AuditAction::NewWebhookAddress)),
    ("Administrator", "copy_webhook_address", Act(AuditAction::CopyWebhookAddress)),
    ("Administrator", "run_delivery_again", Act(AuditAction::RunDeliveryAgain)),
    ("Administrator", "decode_pasted", Not("what somebody pasted")),
    ("Administrator", "save_webhook", Act(AuditAction::IntendWebhook)),
    ("Administrator", "deactivate_webhook", Act(AuditAction::IntendWebhook)),
    ("Administrator", "webhooks", Not("a list, not an opening")),
    ("Administrator", "delivery", Act(AuditAction::OpenDelivery)),
    ("Clinician", "chart", Not("a handle")),
    ("Administrator", "users", Not("a list of those who sign in")),
    ("Administrator", "add_user", Act(AuditAction::AddUser)),
    ("Administrator", "change_user", Act(AuditAction::ChangeUser)),
    ("Administrator", "end_user", Act(AuditAction::EndUser)),
    ("Administrator", "restore_user", Act(AuditAction::RestoreUser)),
    ("Administrator", "unlock_user", Act(AuditAction::UnlockUser)),
    ("Administrator", "give_passphrase", Act(AuditAction::GivePassphrase)),
    ("Administrator", "remove_authenticator", Act(AuditAction::RemoveAuthenticator)),
    ("Administrator", "see_emergency", Act(AuditAction::SeeEmergencyAccess)),
    ("Administrator", "ready_to_change_key", Act(AuditAction::ChangeStoreKey)),
    ("Administrator", "ready_to_forget", Act(AuditAction::ForgetClinic)),
    ("Administrator", "carry_backup", Act(AuditAction::CarryBackup)),
    ("Administrator", "make_passphrase", Not("nothing is kept before it is given, which is an act")),
    ("Administrator", "network", Not("says nothing of anybody")),
    ("Administrator", "save_network", Act(AuditAction::SaveNetwork)),
    ("Administrator", "set_link_hosts", Act(AuditAction::SetLinkHosts)),
    ("Member", "account", Not("oneself")),
    ("Member", "typed", Not("what one had typed oneself, before a lock that is in the audit")),
    ("Member", "keep_typed", Not("what one had typed oneself, at a lock that is in the audit")),
    ("Member", "drop_typed", Not("what one had typed oneself; that the form was sent is an act")),
    ("Member", "change_own_passphrase", Act(AuditAction::ChangeOwnPassphrase)),
    ("Member", "offer_authenticator", Not("nothing is kept before it was proven")),
    ("Member", "set_authenticator", Act(AuditAction::SetAuthenticator)),
    ("Member", "remove_own_authenticator", Act(AuditAction::RemoveOwnAuthenticator)),
];

const HANDLES: [&str; 7] = ["Member", "Scheduling", "FrontDesk", "Clinician", "Chart", "DeviceDesk", "Administrator"];

fn use_cases(folder: &Path, found: &mut BTreeSet<(String, String)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            use_cases(&path, found);
            continue;
        }
        let mut handle = None;
        for line in std::fs::read_to_string(&path).unwrap().lines() {
            if let Some(name) = line.strip_prefix("impl ").and_then(|rest| rest.strip_suffix(" {")) {
                handle = HANDLES.into_iter().find(|handle| *handle == name);
            } else if line.starts_with('}') {
                handle = None;
            }
            let Some(handle) = handle else { continue };
            let function = line.strip_prefix("    pub async fn ").or_else(|| line.strip_prefix("    pub fn "));
            if let Some(name) = function.and_then(|rest| rest.split(['(', '<']).next()) {
                found.insert((handle.to_owned(), name.to_owned()));
            }
        }
    }
}

#[test]
fn every_use_case_says_what_the_audit_keeps_of_it_or_why_nothing() {
    let mut found = BTreeSet::new();
    use_cases(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut found);
    assert!(found.len() > 150, "the sources are where they were");
    let told: BTreeSet<_> = TABLE.iter().map(|(handle, name, _)| ((*handle).to_owned(), (*name).to_owned())).collect();
    assert_eq!(told.len(), TABLE.len(), "each once");
    assert_eq!(found.difference(&told).collect::<Vec<_>>(), Vec::<&(String, String)>::new(), "not in the table");
    assert_eq!(told.difference(&found).collect::<Vec<_>>(), Vec::<&(String, String)>::new(), "no use case any more");
}

#[test]
fn every_act_of_the_audit_is_some_use_cases_and_what_changes_something_is_never_left_out() {
    let acts: BTreeSet<_> =
        TABLE.iter().filter_map(|(_, _, what)| if let Act(act) = what { Some(act) } else { None }).collect();
    assert!(acts.len() > 80);
    for (handle, name, what) in TABLE {
        if let Not(why) = what {
            let changes =
                ["save_", "remove_", "send_", "keep_", "discard_", "delete_", "edit_", "link_", "set_", "copy_"];
            // Nobody but its author ever has it, and it changes no record.
            if *name == "keep_typed" {
                continue;
            }
            assert!(!changes.iter().any(|verb| name.starts_with(verb)), "{handle}::{name} changes something: {why}");
        }
    }
}

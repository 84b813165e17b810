//! Files of visits: each arrives once or a person is told, and the clinic's own copy opens here and nowhere else.

use clinic::views::{AttachInput, BoardRow, DeleteFileInput, IntentView, Kept, VisitFile, VisitFiles};
use clinic::{ClinicError, backups};
use domain::{IntentId, IntentState, VisitState};
use sandbox::{Fault, FaultRule};

use super::support::{Desktop, checked, until};

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\nendobj\nstartxref\n9\n%%EOF\n";
const UPLOAD: &[&str] = &["SOLO-19"];
const DELETION: &[&str] = &["SOLO-21"];

async fn row(desktop: &Desktop) -> BoardRow {
    let known =
        |row: &&BoardRow| row.person.number.is_some() && row.person.birth_date.is_some() && !row.person.deceased;
    let rows = desktop.rows().await;
    rows.iter().filter(known).find(|row| row.state == VisitState::Scheduled).expect("such a visit").clone()
}

fn input(row: &BoardRow, name: &str) -> AttachInput {
    AttachInput { visit: row.visit.clone(), name: name.to_owned(), checked: checked(&row.person) }
}

async fn attach(desktop: &Desktop, row: &BoardRow, name: &str) -> clinic::Result<Kept> {
    desktop.session.scheduling().unwrap().attach_file(input(row, name), PDF.to_vec()).await
}

async fn files(desktop: &Desktop, row: &BoardRow) -> VisitFiles {
    desktop.session.member().visit_files(&row.visit).await.unwrap()
}

async fn intent(desktop: &Desktop, id: &IntentId, wanted: &[IntentState]) -> IntentView {
    until(&format!("the intent is {wanted:?}"), || async {
        let view = desktop.session.member().intent(id).await.unwrap().intent;
        wanted.contains(&view.state).then_some(view)
    })
    .await
}

/// The vendor's list, once it has been read after everything of ours.
async fn listed(desktop: &Desktop, row: &BoardRow, many: usize) -> Vec<VisitFile> {
    until(&format!("{many} files are listed"), || async {
        let view = files(desktop, row).await;
        let all = view.files.iter().all(|file| file.listed);
        (view.files.len() == many && all && !view.reading).then_some(view.files)
    })
    .await
}

fn refused<T: std::fmt::Debug>(result: clinic::Result<T>) -> &'static str {
    match result {
        Err(ClinicError::Conflict(why) | ClinicError::Invalid { what: why, .. }) => why,
        other => panic!("{other:?}"),
    }
}

async fn arrives_once(desktop: &Desktop, row: &BoardRow, kept: &Kept) {
    intent(desktop, &kept.intent, &[IntentState::Confirmed]).await;
    let files = listed(desktop, row, 1).await;
    assert_eq!(files[0].name.as_deref(), Some("Referral.pdf"));
    assert!(files[0].vendor_id.is_some() && files[0].copy.is_some(), "it is told apart from files uploaded elsewhere");
    assert_eq!(desktop.control.requests_of(UPLOAD), 1, "it was sent more than once");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_that_is_newer_than_a_restored_backup_is_set_aside_and_said_never_deleted() {
    let mut desktop = Desktop::connected().await;
    let row = row(&desktop).await;
    backups::keep_daily(desktop.session.clinic()).await;
    let kept = attach(&desktop, &row, "Referral.pdf").await.unwrap();
    arrives_once(&desktop, &row, &kept).await;
    let copy = listed(&desktop, &row, 1).await.remove(0).copy.unwrap().id;
    assert_eq!(desktop.session.member().copies_set_aside(), 0);
    desktop.close().await.close().await;
    let backup = backups::list(desktop.dir.path()).unwrap().remove(0).name;
    backups::restore(desktop.dir.path(), &backup, &desktop.store_key()).await.unwrap();
    for set_aside in [1, 0] {
        desktop.open_again().await;
        assert_eq!(desktop.session.member().copies_set_aside(), set_aside);
        assert!(desktop.dir.path().join(format!("documents-set-aside/{copy}.sealed")).exists());
        assert!(!desktop.dir.path().join(format!("documents/{copy}.sealed")).exists());
        desktop.close().await.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn solo_19_a_file_arrives_under_its_name_and_its_copy_opens_here() {
    let desktop = Desktop::connected().await;
    let row = row(&desktop).await;
    let kept = attach(&desktop, &row, "Referral.pdf").await.unwrap();
    arrives_once(&desktop, &row, &kept).await;
    let files = listed(&desktop, &row, 1).await;
    desktop.control.set_listening(false).await.unwrap();
    let copy = &files[0].copy.as_ref().unwrap().id;
    assert_eq!(desktop.session.chart().unwrap().open_copy(copy).await.unwrap(), PDF, "it opens without a network");
    let sealed = std::fs::read(desktop.dir.path().join(format!("documents/{copy}.sealed"))).unwrap();
    assert!(!sealed.windows(4).any(|part| part == b"%PDF"), "nothing lies on the disk in the clear");
}

#[tokio::test(flavor = "multi_thread")]
async fn solo_19_an_upload_without_an_answer_ends_with_exactly_one() {
    for fault in [Fault::CutAfterCommit, Fault::TruncatedJson, Fault::EmptyBody] {
        let desktop = Desktop::connected().await;
        let row = row(&desktop).await;
        desktop.control.meet_next(UPLOAD, &fault);
        let kept = attach(&desktop, &row, "Referral.pdf").await.unwrap();
        arrives_once(&desktop, &row, &kept).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn solo_19_an_upload_that_is_stopped_after_it_left_whole_is_looked_for_and_found_once() {
    for fault in [Fault::TimeoutAfterCommit, Fault::CommitLate { millis: 1_500 }] {
        let desktop = Desktop::connected().await;
        let row = row(&desktop).await;
        desktop.control.meet_next(UPLOAD, &fault);
        let kept = attach(&desktop, &row, "Referral.pdf").await.unwrap();
        until("all of it has left", || async {
            let view = files(&desktop, &row).await;
            let handed = view.files.first()?.intent.as_ref()?.handed?;
            (usize::try_from(handed) == Ok(PDF.len())).then_some(())
        })
        .await;
        desktop.session.scheduling().unwrap().stop_upload(&kept.intent).await.unwrap();
        arrives_once(&desktop, &row, &kept).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn solo_19_a_file_that_waits_can_be_taken_back_and_its_copy_goes_with_it() {
    let desktop = Desktop::connected().await;
    let row = row(&desktop).await;
    desktop.control.set_listening(false).await.unwrap();
    let kept = attach(&desktop, &row, "Referral.pdf").await.unwrap();
    intent(&desktop, &kept.intent, &[IntentState::Queued]).await;
    let copy = files(&desktop, &row).await.files[0].copy.clone().unwrap().id;
    until("it is taken back", || async { desktop.session.scheduling().unwrap().stop_upload(&kept.intent).await.ok() })
        .await;
    intent(&desktop, &kept.intent, &[IntentState::Withdrawn]).await;
    assert!(files(&desktop, &row).await.files.is_empty());
    assert!(desktop.session.chart().unwrap().open_copy(&copy).await.is_err(), "its key is gone");
    desktop.control.set_listening(true).await.unwrap();
    listed(&desktop, &row, 0).await;
    assert_eq!(desktop.control.requests_of(UPLOAD), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn solo_19_what_waits_survives_a_restart_and_arrives_once() {
    let mut desktop = Desktop::connected().await;
    let row = row(&desktop).await;
    desktop.control.set_listening(false).await.unwrap();
    let kept = attach(&desktop, &row, "Referral.pdf").await.unwrap();
    desktop.reopen().await;
    desktop.control.set_listening(true).await.unwrap();
    arrives_once(&desktop, &row, &kept).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn solo_19_a_console_that_ended_while_uploading_looks_before_anything_else() {
    let mut desktop = Desktop::connected().await;
    let row = row(&desktop).await;
    desktop.control.meet_next(UPLOAD, &Fault::TimeoutAfterCommit);
    let kept = attach(&desktop, &row, "Referral.pdf").await.unwrap();
    until("it has arrived", || async { (desktop.control.requests_of(UPLOAD) == 1).then_some(()) }).await;
    // The task that sends lets go of the store when the connection does.
    desktop.control.set_listening(false).await.unwrap();
    desktop.reopen().await;
    desktop.control.set_listening(true).await.unwrap();
    arrives_once(&desktop, &row, &kept).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn solo_19_a_refusal_is_told_in_the_vendors_words_and_the_copy_stays_until_it_is_removed() {
    let desktop = Desktop::connected().await;
    let row = row(&desktop).await;
    let body = r#"{"error":{"message":"Mime type \"image/heic\" not supported."}}"#.to_owned();
    let content_type = "application/json".to_owned();
    desktop.control.meet_next(UPLOAD, &Fault::Status { code: 400, body, content_type, retry_after: None });
    let kept = attach(&desktop, &row, "Referral.pdf").await.unwrap();
    let view = intent(&desktop, &kept.intent, &[IntentState::Rejected]).await;
    assert!(view.vendor_message.unwrap().contains("not supported"));
    let file = &files(&desktop, &row).await.files[0];
    let scheduling = desktop.session.scheduling().unwrap();
    assert_eq!(desktop.session.chart().unwrap().open_copy(&file.copy.as_ref().unwrap().id).await.unwrap(), PDF);
    scheduling.stop_upload(&kept.intent).await.unwrap();
    assert!(files(&desktop, &row).await.files.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn solo_19_what_is_wrong_is_refused_before_anything_is_kept() {
    let desktop = Desktop::connected().await;
    let row = row(&desktop).await;
    let scheduling = desktop.session.scheduling().unwrap();
    let attempt =
        async |name: &str, bytes: &[u8]| refused(scheduling.attach_file(input(&row, name), bytes.to_vec()).await);
    assert_eq!(attempt("photo.png", b"only a text").await, "fileType");
    assert_eq!(attempt("a.pdf", b"").await, "fileEmpty");
    assert_eq!(attempt("a.pdf", &PDF[..20]).await, "fileDamaged");
    assert_eq!(attempt("a.pdf", &[PDF, &vec![b' '; 6 * 1024 * 1024][..]].concat()).await, "fileTooLarge");
    assert_eq!(attempt("../a.pdf", PDF).await, "namePath");
    assert_eq!(attempt("a\u{202E}fdp.pdf", PDF).await, "nameDirection");
    let mut other = input(&row, "a.pdf");
    other.checked.patient = Some("somebody:else".to_owned());
    assert_eq!(refused(scheduling.attach_file(other, PDF.to_vec()).await), "otherPatient");
    assert!(files(&desktop, &row).await.files.is_empty());
    assert!(!desktop.dir.path().join("documents").exists(), "nothing was written");
    attach(&desktop, &row, "a.pdf").await.unwrap();
    assert_eq!(refused(attach(&desktop, &row, "a.pdf").await), "nameTaken");
}

#[tokio::test(flavor = "multi_thread")]
async fn solo_20_a_list_that_cannot_be_read_says_why_and_is_tried_again() {
    let desktop = Desktop::connected().await;
    let row = row(&desktop).await;
    let down =
        Fault::Status { code: 403, body: String::new(), content_type: "text/html".to_owned(), retry_after: None };
    desktop.control.add_fault(FaultRule { operation: "SOLO-20".to_owned(), fault: down, count: 1, after: 0 });
    until("it says why", || async {
        let view = files(&desktop, &row).await;
        (view.failed.as_deref() == Some("vendorKeyRefused") && view.read_at.is_none()).then_some(())
    })
    .await;
    listed(&desktop, &row, 0).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn solo_21_a_deleted_file_leaves_the_list_and_takes_the_copy_with_it() {
    for fault in [None, Some(Fault::CutAfterCommit), Some(Fault::TimeoutAfterCommit)] {
        let desktop = Desktop::connected().await;
        let row = row(&desktop).await;
        let kept = attach(&desktop, &row, "Referral.pdf").await.unwrap();
        arrives_once(&desktop, &row, &kept).await;
        let file = listed(&desktop, &row, 1).await.remove(0);
        if let Some(fault) = &fault {
            desktop.control.meet_next(DELETION, fault);
        }
        let scheduling = desktop.session.scheduling().unwrap();
        let delete =
            |checked| DeleteFileInput { visit: row.visit.clone(), file: file.vendor_id.clone().unwrap(), checked };
        let mut unchecked = checked(&row.person);
        unchecked.birth_date = None;
        assert_eq!(refused(scheduling.delete_file(delete(unchecked)).await), "twoIdentifiers");
        let kept = scheduling.delete_file(delete(checked(&row.person))).await.unwrap();
        assert_eq!(refused(scheduling.delete_file(delete(checked(&row.person))).await), "intentUnderWay");
        intent(&desktop, &kept.intent, &[IntentState::Confirmed]).await;
        listed(&desktop, &row, 0).await;
        assert_eq!(desktop.control.requests_of(DELETION), 1, "{fault:?}");
        assert!(desktop.session.chart().unwrap().open_copy(&file.copy.as_ref().unwrap().id).await.is_err());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_whose_file_is_damaged_is_not_shown_and_not_sent() {
    let desktop = Desktop::connected().await;
    let row = row(&desktop).await;
    desktop.control.set_listening(false).await.unwrap();
    let kept = attach(&desktop, &row, "Referral.pdf").await.unwrap();
    let copy = files(&desktop, &row).await.files[0].copy.clone().unwrap().id;
    let path = desktop.dir.path().join(format!("documents/{copy}.sealed"));
    let mut sealed = std::fs::read(&path).unwrap();
    sealed[40] ^= 1;
    std::fs::write(&path, sealed).unwrap();
    assert_eq!(refused(desktop.session.chart().unwrap().open_copy(&copy).await), "copyUnreadable");
    desktop.control.set_listening(true).await.unwrap();
    let view = intent(&desktop, &kept.intent, &[IntentState::Rejected]).await;
    assert_eq!(view.why, "copyUnreadable");
    assert_eq!(desktop.control.requests_of(UPLOAD), 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn our_copy_can_be_destroyed_once_its_upload_is_settled_and_the_vendors_file_stays() {
    let desktop = Desktop::connected().await;
    let row = row(&desktop).await;
    let scheduling = desktop.session.scheduling().unwrap();
    desktop.control.set_listening(false).await.unwrap();
    let kept = attach(&desktop, &row, "Referral.pdf").await.unwrap();
    let copy = files(&desktop, &row).await.files[0].copy.clone().unwrap().id;
    assert_eq!(refused(scheduling.destroy_copy(&copy).await), "intentUnderWay");
    desktop.control.set_listening(true).await.unwrap();
    arrives_once(&desktop, &row, &kept).await;
    scheduling.destroy_copy(&copy).await.unwrap();
    let left = listed(&desktop, &row, 1).await;
    assert!(left[0].copy.is_none());
    assert!(desktop.session.chart().unwrap().open_copy(&copy).await.is_err());
    assert!(!desktop.dir.path().join(format!("documents/{copy}.sealed")).exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_booking_does_not_wait_for_an_upload() {
    let desktop = Desktop::connected().await;
    let row = row(&desktop).await;
    let booking = desktop.booking().await;
    desktop.control.meet_next(UPLOAD, &Fault::TimeoutAfterCommit);
    let upload = attach(&desktop, &row, "Referral.pdf").await.unwrap();
    intent(&desktop, &upload.intent, &[IntentState::Sending]).await;
    let booked = desktop.session.scheduling().unwrap().book(booking).await.unwrap();
    intent(&desktop, &booked.intent, &[IntentState::Confirmed]).await;
    assert_eq!(intent(&desktop, &upload.intent, &[IntentState::Sending]).await.state, IntentState::Sending);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_opened_a_copy_is_in_the_audit() {
    let mut desktop = Desktop::connected().await;
    let row = row(&desktop).await;
    let kept = attach(&desktop, &row, "Referral.pdf").await.unwrap();
    arrives_once(&desktop, &row, &kept).await;
    let copy = listed(&desktop, &row, 1).await[0].copy.clone().unwrap().id;
    desktop.session.chart().unwrap().open_copy(&copy).await.unwrap();
    let entries = desktop.close_and_audit().await;
    let opened: Vec<_> = entries.iter().filter(|entry| entry.action.as_str() == "open-copy").collect();
    assert_eq!(opened.len(), 1);
    assert_eq!(opened[0].patient, row.person.key);
    assert!(!entries.iter().any(|entry| entry.detail.to_string().contains("Referral")), "file names stay out of it");
}

//! Damaged files: told where they are damaged, and a person says what becomes of what was read until there.

use clinic::ClinicError;
use clinic::views::ReadingImportState;
use domain::observation::Metric;

use super::desk::{Desk, export, rate, zipped};

fn some() -> String {
    (10..40).map(|minute| rate(&format!("2024-01-31 08:{minute}:00 -0500"), "71")).collect()
}

async fn refused(desk: &Desk, name: &str, bytes: impl AsRef<[u8]>) -> (&'static str, &'static str) {
    match desk.look(name, bytes).await {
        Err(ClinicError::Invalid { field, what }) => (field, what),
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_cannot_be_brought_in_at_all_says_why() {
    let desk = Desk::open().await;
    let packed = zipped(&[("export.xml", export(&some()).as_bytes())]);
    assert_eq!(refused(&desk, "cut.zip", &packed[..packed.len() / 2]).await, ("file", "cut"));
    assert_eq!(refused(&desk, "other.zip", zipped(&[("readme.txt", b"x")])).await, ("file", "noExport"));
    let nested = zipped(&[("export.zip", packed.as_slice())]);
    assert_eq!(refused(&desk, "nested.zip", nested).await, ("file", "zipInZip"));
    assert_eq!(refused(&desk, "letter.txt", "Dear Rosa,\nit was nice.\n").await, ("file", "noColumns"));
    assert_eq!(refused(&desk, "empty", "").await, ("file", "signalEmpty"));
    let gone = desk.clinician().look_at_reading_file(&desk.patient, &desk.folder.path().join("nowhere")).await;
    assert!(matches!(gone, Err(ClinicError::Invalid { field: "file", what: "unreadable" })));
    assert_eq!(desk.imports().await, []);
}

#[tokio::test(flavor = "multi_thread")]
async fn broken_xml_is_told_with_its_place_and_what_was_read_may_be_kept() {
    let desk = Desk::open().await;
    let broken = desk.dry_run("export.xml", export(&format!("{}<Record <", some()))).await;
    assert_eq!((broken.state, broken.why.as_deref()), (ReadingImportState::Broken, Some("brokenXml")));
    let place = broken.broken.unwrap();
    assert!(place.record == 31 && place.line > Some(30), "{place:?}");
    assert_eq!(desk.counts().await, []);
    let again = desk.clinician().resume_reading_import(&broken.id).await;
    assert!(matches!(again, Err(ClinicError::Conflict("notStopped"))), "it is as damaged as before");
    desk.keep(&broken.id).await;
    assert_eq!(desk.counts().await, [(Metric::HeartRate, 30)]);

    let text = export(&some());
    let cut = desk.dry_run("cut.xml", &text[..text.len() - 200]).await;
    assert_eq!((cut.state, cut.why.as_deref()), (ReadingImportState::Broken, Some("cut")));
    desk.clinician().discard_reading_import(&cut.id).await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_holds_nothing_cannot_be_kept() {
    let desk = Desk::open().await;
    let import = desk.dry_run("export.xml", export("")).await;
    assert_eq!(import.state, ReadingImportState::Whole);
    let kept = desk.clinician().keep_reading_import(desk.act(&import.id).await).await;
    assert!(matches!(kept, Err(ClinicError::Conflict("nothingToKeep"))));
    let not_xml = desk.dry_run("page.xml", "<html><p>Not this.</p></html>").await;
    assert_eq!((not_xml.state, not_xml.why.as_deref()), (ReadingImportState::Broken, Some("notHealthData")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_gone_when_it_is_read_can_be_read_when_it_is_back() {
    let desk = Desk::open().await;
    let look = desk.look("export.xml", export(&some())).await.unwrap();
    let path = desk.folder.path().join("export.xml");
    let away = desk.folder.path().join("away.xml");
    std::fs::rename(&path, &away).unwrap();
    let id = desk.clinician().begin_reading_import(desk.input(&look)).await.unwrap();
    let stopped = desk.read(&id).await;
    assert_eq!((stopped.state, stopped.why.as_deref()), (ReadingImportState::Stopped, Some("unreadable")));
    std::fs::rename(&away, &path).unwrap();
    desk.clinician().resume_reading_import(&id).await.unwrap();
    assert_eq!(desk.read(&id).await.state, ReadingImportState::Whole);
}

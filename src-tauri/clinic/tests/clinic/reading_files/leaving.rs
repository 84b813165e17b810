//! Files of readings when the account of their records is removed: nothing of them stays, their names least of all.

use clinic::views::{OnlyHere, ReadingImportState};

use super::desk::{Desk, export, rate};
use super::going_on::{in_the_middle, long};
use crate::support::until;

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_being_read_stops_and_leaves_no_row_when_the_account_of_its_record_is_removed() {
    let mut desk = Desk::open().await;
    let kept = desk.dry_run("rosa.xml", export(&rate("2024-01-31 08:05:00 -0500", "71"))).await;
    desk.keep(&kept.id).await;
    let id = desk.begin("duarte.xml", long()).await;
    in_the_middle(&desk, &id).await;
    let administrator = desk.desktop.session.administrator().unwrap();
    let told = OnlyHere { note_drafts: 0, readings: 1 };
    administrator.remove_connection(&desk.patient.connection(), told).await.unwrap();
    drop(administrator);
    until("nothing reads it", || async { desk.clinician().stop_reading_import(&id).is_err().then_some(()) }).await;
    assert_eq!(desk.imports().await, []);
    let store = desk.desktop.close().await;
    let ledger = store.ledger();
    for import in [&id, &kept.id] {
        assert!(ledger.reading_import(import).await.unwrap().is_none());
        assert_eq!(ledger.reading_refusals(import, 0, 10).await.unwrap(), []);
    }
    assert_eq!(ledger.reading_origins(std::slice::from_ref(&desk.patient)).await.unwrap(), [], "nothing came after it");
    store.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_account_that_is_not_removed_goes_on_reading() {
    let desk = Desk::open().await;
    let kept = desk.dry_run("rosa.xml", export(&rate("2024-01-31 08:05:00 -0500", "71"))).await;
    desk.keep(&kept.id).await;
    let id = desk.begin("duarte.xml", long()).await;
    let administrator = desk.desktop.session.administrator().unwrap();
    let refused = administrator.remove_connection(&desk.patient.connection(), OnlyHere::default()).await;
    assert!(refused.is_err(), "a reading that counts was not told of");
    assert_eq!(desk.read(&id).await.state, ReadingImportState::Whole);
    assert_eq!(desk.imports().await.len(), 2);
}

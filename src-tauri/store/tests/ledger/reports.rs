use domain::{ReportId, ReportKind, ReportState};
use store::ReportRow;

use crate::support::{at, connection, fresh};

fn row() -> ReportRow {
    ReportRow {
        id: ReportId("r1".into()),
        connection: connection(),
        kind: ReportKind::Encounter,
        from: "2026-11-01".into(),
        to: "2026-11-20".into(),
        preset: Some("a2c6e3fc".into()),
        vendor_id: Some("bd43a830".into()),
        password: Some("IK5adv2N5V-gr£9v6".into()),
        state: ReportState::Pending,
        why: None,
        asked_by: "MOREAU, Jeanne".into(),
        asked_at: at(0),
        asks: 2,
        next_at: Some(at(1)),
        completed_at: None,
        downloaded_at: None,
        ready_at: None,
        bytes: None,
        rows: None,
        faults: None,
    }
}

#[tokio::test]
async fn a_report_is_moved_only_from_what_was_read_of_it() {
    let (_dir, store) = fresh().await;
    let before = row();
    let mut tx = store.ledger().begin().await.unwrap();
    tx.put_report(&before).await.unwrap();
    tx.commit().await.unwrap();
    assert!(store.ledger().report(&before.id).await.unwrap() == Some(before.clone()));
    let after = ReportRow { state: ReportState::Completed, next_at: None, ..before.clone() };
    let mut tx = store.ledger().begin().await.unwrap();
    assert!(tx.move_report(&after, &before).await.unwrap());
    assert!(!tx.move_report(&before, &before).await.unwrap());
    let other_password = ReportRow { password: Some("another".into()), ..after.clone() };
    assert!(tx.move_report(&other_password, &after).await.unwrap());
    assert!(!tx.move_report(&after, &after).await.unwrap(), "a password that was entered meanwhile is lost");
    tx.commit().await.unwrap();
    let after = other_password;
    assert!(store.ledger().reports_due().await.unwrap().is_empty());
    let mut tx = store.ledger().begin().await.unwrap();
    tx.delete_report(&after.id).await.unwrap();
    assert!(!tx.move_report(&after, &after).await.unwrap(), "a removed report comes back");
    tx.commit().await.unwrap();
    assert!(store.ledger().reports().await.unwrap().is_empty());
}

#[test]
fn the_password_is_in_no_debug_text() {
    assert!(!format!("{:?}", row()).contains("IK5adv"));
}

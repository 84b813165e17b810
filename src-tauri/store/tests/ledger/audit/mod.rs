//! The audit: entries as they were written, and a chain that shows what was done to it.

mod older;
mod tamper;

use domain::audit::{AuditAction, AuditOutcome, AuditedKind};
use domain::{PatientKey, Role, UserId};
use serde_json::json;
use sha2::{Digest, Sha256};
use sqlx::Row;
use store::{AuditEntry, AuditQuery, GENESIS, Store};

use crate::support::{at, connection, fresh, raw};

pub(super) fn patient(number: u32) -> PatientKey {
    PatientKey::external(&connection(), &format!("ext-{number}"))
}

/// The entry of one number: every third is of the same patient.
pub(super) fn entry(number: u32) -> AuditEntry {
    let action = if number.is_multiple_of(2) { AuditAction::OpenChart } else { AuditAction::IntendBook };
    AuditEntry::new(&UserId("u1".into()), "MOREAU, Jeanne", &[Role::FrontDesk], action, at(i64::from(number)))
        .of(&patient(number % 3))
        .about(AuditedKind::Visit, format!("visit-{number}"))
        .with(json!({ "fields": ["start"] }))
}

pub(super) async fn keep(store: &Store, numbers: impl IntoIterator<Item = u32>) {
    let mut tx = store.ledger().begin().await.unwrap();
    for number in numbers {
        tx.append_audit(&entry(number)).await.unwrap();
    }
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn entries_come_back_newest_first_as_they_were_written() {
    let (_dir, store) = fresh().await;
    let told = AuditEntry::new(&UserId("u2".into()), "OKAFOR, \"Ó\"\n", &[], AuditAction::SignInFailed, at(9)).failed();
    keep(&store, 1..=2).await;
    store.ledger().append_audit(&told.clone().because("the door was open")).await.unwrap();
    let kept = store.ledger().audit_recent(2).await.unwrap();
    assert!(kept == [told.because("the door was open"), entry(2)]);
    assert_eq!(kept[0].outcome, AuditOutcome::Failed);
    assert_eq!(store.ledger().verify_audit().await.unwrap().faults, []);
}

#[tokio::test]
async fn an_entry_that_was_rolled_back_leaves_no_gap() {
    let (_dir, store) = fresh().await;
    keep(&store, 1..=2).await;
    let mut tx = store.ledger().begin().await.unwrap();
    tx.append_audit(&entry(3)).await.unwrap();
    drop(tx);
    keep(&store, 4..=5).await;
    let verified = store.ledger().verify_audit().await.unwrap();
    assert_eq!((verified.head.unwrap().count, verified.faults.len()), (4, 0));
}

#[tokio::test]
async fn any_program_computes_the_same_hashes_from_the_kept_text() {
    let (dir, store) = fresh().await;
    keep(&store, 1..=3).await;
    let head = store.ledger().audit_head().await.unwrap().unwrap();
    store.close().await;
    let mut conn = raw(&dir.path().join("ledger.db")).await;
    let rows = sqlx::query("SELECT hash, canonical FROM audit ORDER BY number").fetch_all(&mut conn).await.unwrap();
    let mut before = GENESIS.0.to_vec();
    for (number, row) in (1..).zip(&rows) {
        let text: String = row.get("canonical");
        before.extend_from_slice(text.as_bytes());
        before = Sha256::digest(&before).to_vec();
        let hash: String = before.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hash, row.get::<String, _>("hash"));
        // Canonical as RFC 8785 wants it: the members in order, nothing between them.
        assert!(text.starts_with("{\"action\":\"") && text.contains(&format!("\"n\":{number},")), "{text}");
        assert!(!text.contains(": ") && !text.contains(", \""), "{text}");
    }
    assert_eq!((head.count, head.hash.0.to_vec(), head.at), (3, before, at(3)));
}

#[tokio::test]
async fn entries_are_found_by_patient_person_act_and_time() {
    let (_dir, store) = fresh().await;
    keep(&store, 1..=30).await;
    let ledger = store.ledger();
    let found = async |query: AuditQuery| {
        let entries = ledger.audit(&query, 0, 100).await.unwrap();
        assert_eq!(ledger.audit_count(&query).await.unwrap(), entries.len() as u64);
        entries.iter().map(|kept| kept.number).collect::<Vec<_>>()
    };
    let patients = vec![patient(1), patient(2)];
    assert_eq!(found(AuditQuery { patients, ..AuditQuery::default() }).await.len(), 20);
    assert_eq!(found(AuditQuery { patients: vec![patient(9)], ..AuditQuery::default() }).await.len(), 0);
    for (person, count) in [("u1", 30), ("moreau", 30), ("u", 30), ("okafor", 0)] {
        let query = AuditQuery { person: Some(person.into()), ..AuditQuery::default() };
        assert_eq!(found(query).await.len(), count, "{person}");
    }
    let actions = vec![AuditAction::OpenChart];
    assert_eq!(found(AuditQuery { actions, ..AuditQuery::default() }).await.len(), 15);
    let (from, until) = (Some(at(5)), Some(at(8)));
    assert_eq!(found(AuditQuery { from, until, ..AuditQuery::default() }).await, [7, 6, 5]);
    let page = ledger.audit(&AuditQuery::default(), 28, 100).await.unwrap();
    assert_eq!(page.iter().map(|kept| kept.number).collect::<Vec<_>>(), [2, 1]);
}

#[tokio::test]
async fn the_database_itself_refuses_to_change_or_remove_an_entry() {
    let (dir, store) = fresh().await;
    keep(&store, [1]).await;
    store.close().await;
    let mut conn = raw(&dir.path().join("ledger.db")).await;
    for sql in ["UPDATE audit SET hash = 'x'", "DELETE FROM audit"] {
        let refused = sqlx::raw_sql(sql).execute(&mut conn).await.unwrap_err();
        assert!(refused.to_string().contains("audit entries are never"), "{refused}");
    }
}

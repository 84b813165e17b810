use domain::Role;
use serde_json::json;
use store::AuditEntry;

use crate::support::{at, connection, fresh, raw};

fn entry(action: &str) -> AuditEntry {
    AuditEntry {
        at: at(0),
        user: "MOREAU, Jeanne".into(),
        roles: vec![Role::FrontDesk, Role::Administrator],
        action: action.into(),
        connection: Some(connection()),
        patient: None,
        entity: Some("visit-1".into()),
        detail: json!({"fields": ["start"]}),
    }
}

#[tokio::test]
async fn entries_come_back_newest_first_as_they_were_written() {
    let (_dir, store) = fresh().await;
    let mut tx = store.ledger().begin().await.unwrap();
    for action in ["one", "two", "three"] {
        tx.append_audit(&entry(action)).await.unwrap();
    }
    tx.commit().await.unwrap();
    assert!(store.ledger().audit_recent(2).await.unwrap() == [entry("three"), entry("two")]);
}

#[tokio::test]
async fn the_database_itself_refuses_to_change_or_remove_an_entry() {
    let (dir, store) = fresh().await;
    let mut tx = store.ledger().begin().await.unwrap();
    tx.append_audit(&entry("one")).await.unwrap();
    tx.commit().await.unwrap();
    store.close().await;
    let mut conn = raw(&dir.path().join("ledger.db")).await;
    for sql in ["UPDATE audit SET user = 'x'", "DELETE FROM audit"] {
        let refused = sqlx::raw_sql(sql).execute(&mut conn).await.unwrap_err();
        assert!(refused.to_string().contains("audit entries are never"), "{refused}");
    }
}

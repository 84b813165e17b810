//! A ledger of an older console, whose entries had no chain.

use domain::audit::AuditAction;
use sqlx::Row;

use super::keep;
use crate::support::{fresh, open, raw};

#[tokio::test]
async fn entries_of_an_older_console_are_chained_on_at_the_first_opening_and_say_so() {
    let (dir, store) = fresh().await;
    store.close().await;
    let mut conn = raw(&dir.path().join("ledger.db")).await;
    // The form before, with what it held.
    sqlx::raw_sql(
        "DROP TABLE audit;
         CREATE TABLE audit_before(id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, user TEXT NOT NULL,
             roles TEXT NOT NULL, action TEXT NOT NULL, connection TEXT, patient TEXT, entity TEXT,
             detail TEXT NOT NULL) STRICT;
         CREATE TABLE audit(number INTEGER PRIMARY KEY, hash TEXT NOT NULL, canonical TEXT NOT NULL,
             at INTEGER GENERATED ALWAYS AS (json_extract(canonical, '$.at')) VIRTUAL,
             user TEXT GENERATED ALWAYS AS (json_extract(canonical, '$.user')) VIRTUAL,
             action TEXT GENERATED ALWAYS AS (json_extract(canonical, '$.action')) VIRTUAL,
             patient TEXT GENERATED ALWAYS AS (json_extract(canonical, '$.patient')) VIRTUAL) STRICT;
         INSERT INTO audit_before VALUES
             (4, 1760000040000, 'MOREAU, Jeanne', '[\"frontDesk\"]', 'join', 'c', 'c:ext:1', 'v1', '{}'),
             (7, 1760000041000, 'OKAFOR, Ben', '[]', 'a-word-of-then', NULL, NULL, NULL, '{\"count\":2}')",
    )
    .execute(&mut conn)
    .await
    .unwrap();
    drop(conn);
    for opening in 0..2 {
        let store = open(dir.path()).await;
        if opening == 0 {
            keep(&store, [1]).await;
        }
        let kept = store.ledger().audit_from(1, 10).await.unwrap();
        assert_eq!(kept.iter().map(|kept| kept.before_the_chain).collect::<Vec<_>>(), [true, true, false]);
        assert_eq!((kept[0].entry.action, &kept[0].entry.user_id), (AuditAction::Join, &None));
        assert_eq!(kept[0].entry.entity_id(), Some("v1"));
        assert_eq!(kept[1].entry.action, AuditAction::Unnamed);
        assert!(kept[1].canonical.contains("a-word-of-then"), "the word of then stays in what is hashed");
        assert_eq!(store.ledger().verify_audit().await.unwrap().faults, []);
        store.close().await;
    }
    let mut conn = raw(&dir.path().join("ledger.db")).await;
    let left = sqlx::query("SELECT count(*) FROM sqlite_schema WHERE name = 'audit_before'");
    assert_eq!(left.fetch_one(&mut conn).await.unwrap().get::<i64, _>(0), 0);
}

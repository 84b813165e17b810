//! A full disk, by SQLite's own limit on the file's size.

#![allow(clippy::unwrap_used, clippy::expect_used)]

use super::*;
use crate::migration::Migration;

const TABLE: &[Migration] = &[(1, "CREATE TABLE t(id INTEGER PRIMARY KEY, text TEXT NOT NULL) STRICT;")];

#[tokio::test]
async fn a_full_disk_is_told_as_one_the_change_is_undone_and_later_changes_are_kept() {
    let dir = tempfile::TempDir::new().unwrap();
    let path = dir.path().join("small.db");
    let key = StoreKey::from_bytes([3; 32]);
    let database = Database::open(&path, Which::Ledger, &key, &[TABLE]).await.unwrap();
    sqlx::raw_sql("PRAGMA max_page_count = 8").execute(&mut *database.writer().await.unwrap()).await.unwrap();
    let mut tx = database.begin().await.unwrap();
    sqlx::query("INSERT INTO t(text) VALUES ('first')").execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();

    let mut tx = database.begin().await.unwrap();
    sqlx::query("INSERT INTO t(text) VALUES ('second')").execute(&mut *tx).await.unwrap();
    let large = sqlx::query("INSERT INTO t(text) VALUES (hex(zeroblob(100000)))").execute(&mut *tx).await;
    let error = database.settle(large.map_err(StoreError::from)).unwrap_err();
    assert!(matches!(error, StoreError::DiskFull), "{error:?}");
    drop(tx);

    sqlx::raw_sql("PRAGMA max_page_count = 1000").execute(&mut *database.writer().await.unwrap()).await.unwrap();
    let mut tx = database.begin().await.unwrap();
    sqlx::query("INSERT INTO t(text) VALUES ('third')").execute(&mut *tx).await.unwrap();
    tx.commit().await.unwrap();
    let rows =
        sqlx::query("SELECT text FROM t ORDER BY id").fetch_all(&mut *database.reader().await.unwrap()).await.unwrap();
    let texts: Vec<String> = rows.iter().map(|row| sqlx::Row::get(row, 0)).collect();
    assert_eq!(texts, ["first", "third"]);
    database.close().await;
}

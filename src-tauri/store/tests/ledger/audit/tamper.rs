//! What somebody with the key does to the file, through a connection of their own and without the triggers: each change is
//! seen, and where it was.

use std::path::Path;

use proptest::prelude::*;
use sqlx::sqlite::SqliteConnection;
use store::{AuditVerified, ChainFault, ChainHash, GENESIS};
use tempfile::TempDir;

use super::{entry, keep};
use crate::support::{at, fresh, open, raw};

/// Enough for three pieces.
const MANY: u32 = 5_000;

/// A ledger of so many entries, closed, with the triggers gone.
async fn unguarded(entries: u32) -> (TempDir, SqliteConnection) {
    let (dir, store) = fresh().await;
    keep(&store, 1..=entries).await;
    store.close().await;
    let mut conn = raw(&dir.path().join("ledger.db")).await;
    sqlx::raw_sql("DROP TRIGGER audit_is_never_changed; DROP TRIGGER audit_is_never_shortened")
        .execute(&mut conn)
        .await
        .unwrap();
    (dir, conn)
}

async fn run(conn: &mut SqliteConnection, sql: String) {
    sqlx::raw_sql(sqlx::AssertSqlSafe(sql)).execute(conn).await.unwrap();
}

async fn verified(dir: &Path) -> AuditVerified {
    let store = open(dir).await;
    let verified = store.ledger().verify_audit().await.unwrap();
    store.close().await;
    verified
}

fn places(faults: &[ChainFault]) -> Vec<(u64, u64, bool)> {
    faults.iter().map(|fault| (fault.first, fault.last, fault.missing)).collect()
}

async fn after(entries: u32, sql: &str) -> Vec<(u64, u64, bool)> {
    let (dir, mut conn) = unguarded(entries).await;
    run(&mut conn, sql.to_owned()).await;
    drop(conn);
    places(&verified(dir.path()).await.faults)
}

#[tokio::test]
async fn an_untouched_chain_of_several_pieces_is_whole() {
    let (dir, conn) = unguarded(MANY).await;
    drop(conn);
    let verified = verified(dir.path()).await;
    assert_eq!(verified.faults, []);
    assert_eq!((verified.head.unwrap().count, verified.head.unwrap().at), (u64::from(MANY), at(i64::from(MANY))));
}

#[tokio::test]
async fn a_changed_entry_is_found_at_its_place_in_any_piece() {
    for number in [1, 2, 2_048, 2_049, 4_999, 5_000] {
        let sql =
            format!("UPDATE audit SET canonical = replace(canonical, 'Jeanne', 'Joanne') WHERE number = {number}");
        assert_eq!(after(MANY, &sql).await, [(number, number, false)]);
    }
}

#[tokio::test]
async fn the_fault_names_the_times_between_which_it_lies() {
    let (dir, mut conn) = unguarded(40).await;
    run(&mut conn, "DELETE FROM audit WHERE number BETWEEN 11 AND 20".into()).await;
    drop(conn);
    let fault = verified(dir.path()).await.faults[0];
    assert_eq!((fault.first, fault.last, fault.missing), (11, 20, true));
    assert_eq!((fault.after, fault.before), (Some(at(10)), Some(at(21))));
}

#[tokio::test]
async fn removed_entries_are_named_across_pieces_and_at_the_beginning() {
    assert_eq!(after(MANY, "DELETE FROM audit WHERE number = 7").await, [(7, 7, true)]);
    assert_eq!(after(MANY, "DELETE FROM audit WHERE number BETWEEN 2000 AND 4100").await, [(2_000, 4_100, true)]);
    assert_eq!(after(MANY, "DELETE FROM audit WHERE number < 3").await, [(1, 2, true)]);
}

#[tokio::test]
async fn entries_that_changed_places_are_found_both() {
    let sql = "UPDATE audit SET number = -1 WHERE number = 12; UPDATE audit SET number = 12 WHERE number = 30;
        UPDATE audit SET number = 30 WHERE number = -1";
    // Neither follows from what is before it, nor what is after it from it.
    assert_eq!(after(40, sql).await, [(12, 13, false), (30, 31, false)]);
}

#[tokio::test]
async fn an_entry_put_in_between_breaks_what_follows_however_it_was_hashed() {
    let (dir, mut conn) = unguarded(40).await;
    let before: String =
        sqlx::query_scalar("SELECT hash FROM audit WHERE number = 20").fetch_one(&mut conn).await.unwrap();
    let forged = "{\"action\":\"join\",\"at\":1,\"n\":21,\"name\":\"x\",\"outcome\":\"done\",\"roles\":[]}";
    let hash = ChainHash::parse(&before).unwrap().then(forged);
    let sql = format!(
        "UPDATE audit SET number = -number WHERE number > 20; UPDATE audit SET number = 1 - number WHERE number < 0;
         INSERT INTO audit(number, hash, canonical) VALUES (21, '{hash}', '{forged}')"
    );
    run(&mut conn, sql).await;
    drop(conn);
    // The forged one follows; the first that it pushed on does not.
    assert_eq!(places(&verified(dir.path()).await.faults), [(22, 22, false)]);
}

#[tokio::test]
async fn an_entry_before_the_first_and_a_hash_that_is_none_are_found() {
    let sql = "INSERT INTO audit(number, hash, canonical) VALUES (0, 'x', '{}')";
    assert_eq!(after(5, sql).await, [(0, 0, false)]);
    assert_eq!(after(5, "UPDATE audit SET hash = upper(hash) WHERE number = 5").await, [(5, 5, false)]);
    // What stands after a spoilt hash cannot be judged by it; that it is spoilt is said.
    assert_eq!(after(5, "UPDATE audit SET hash = 'x' WHERE number = 3").await, [(3, 3, false)]);
    assert_eq!(after(5, "UPDATE audit SET canonical = canonical || char(10) WHERE number = 2").await, [(2, 2, false)]);
}

#[tokio::test]
async fn an_end_that_was_cut_off_leaves_a_whole_chain_with_another_head() {
    let (dir, mut conn) = unguarded(40).await;
    run(&mut conn, "DELETE FROM audit WHERE number > 33".into()).await;
    drop(conn);
    let store = open(dir.path()).await;
    let verified = store.ledger().verify_audit().await.unwrap();
    assert_eq!((verified.faults.len(), verified.head.unwrap().count), (0, 33), "that is what the anchor is for");
    assert_eq!(store.ledger().audit_at(40).await.unwrap(), None);
}

#[tokio::test]
async fn entries_go_on_after_a_damage_and_are_whole_among_themselves() {
    let (dir, mut conn) = unguarded(10).await;
    run(&mut conn, "DELETE FROM audit WHERE number = 4".into()).await;
    drop(conn);
    let store = open(dir.path()).await;
    keep(&store, 11..=12).await;
    let verified = store.ledger().verify_audit().await.unwrap();
    assert_eq!((places(&verified.faults), verified.head.unwrap().count), (vec![(4, 4, true)], 12));
}

#[tokio::test]
async fn a_last_hash_that_was_spoilt_keeps_nobody_from_working_and_is_told() {
    let (dir, mut conn) = unguarded(6).await;
    run(&mut conn, "UPDATE audit SET hash = 'x' WHERE number = 6".into()).await;
    drop(conn);
    let store = open(dir.path()).await;
    keep(&store, 7..=9).await;
    let verified = store.ledger().verify_audit().await.unwrap();
    assert_eq!((places(&verified.faults), verified.head.unwrap().count), (vec![(6, 6, false)], 9));
}

/// One thing that somebody does to the entries.
#[derive(Debug, Clone)]
enum Edit {
    Change(u32),
    Rehash(u32),
    Remove(u32),
    Swap(u32, u32),
    Insert(u32),
}

fn edits(of: u32) -> impl Strategy<Value = Edit> {
    prop_oneof![
        (1..=of).prop_map(Edit::Change),
        (1..of).prop_map(Edit::Rehash),
        // The last may be cut off: that is the anchor's to see.
        (1..of).prop_map(Edit::Remove),
        (1..=of, 1..=of)
            .prop_filter("two", |(one, other)| one != other)
            .prop_map(|(one, other)| Edit::Swap(one, other)),
        (1..=of).prop_map(Edit::Insert),
    ]
}

async fn edit(conn: &mut SqliteConnection, edit: &Edit) -> u64 {
    match *edit {
        Edit::Change(number) => {
            run(
                conn,
                format!("UPDATE audit SET canonical = replace(canonical, '\"u1\"', '\"u2\"') WHERE number = {number}"),
            )
            .await;
            number.into()
        }
        Edit::Rehash(number) => {
            let canonical: String = sqlx::query_scalar("SELECT canonical FROM audit WHERE number = ?1")
                .bind(i64::from(number))
                .fetch_one(&mut *conn)
                .await
                .unwrap();
            let before: Option<String> = sqlx::query_scalar("SELECT hash FROM audit WHERE number = ?1 - 1")
                .bind(i64::from(number))
                .fetch_optional(&mut *conn)
                .await
                .unwrap();
            let before = before.map_or(GENESIS, |hash| ChainHash::parse(&hash).unwrap());
            let changed = canonical.replace("\"u1\"", "\"u2\"");
            let hash = before.then(&changed);
            run(conn, format!("UPDATE audit SET canonical = '{changed}', hash = '{hash}' WHERE number = {number}"))
                .await;
            // It follows; what is after it does not.
            u64::from(number) + 1
        }
        Edit::Remove(number) => {
            run(conn, format!("DELETE FROM audit WHERE number = {number}")).await;
            number.into()
        }
        Edit::Swap(one, other) => {
            run(
                conn,
                format!(
                    "UPDATE audit SET number = -1 WHERE number = {one}; UPDATE audit SET number = {one} WHERE number =
                     {other}; UPDATE audit SET number = {other} WHERE number = -1"
                ),
            )
            .await;
            one.min(other).into()
        }
        Edit::Insert(number) => {
            let hash = GENESIS.then("forged");
            run(
                conn,
                format!(
                    "UPDATE audit SET number = -number WHERE number >= {number};
                     UPDATE audit SET number = 1 - number WHERE number < 0;
                     INSERT INTO audit(number, hash, canonical) VALUES ({number}, '{hash}', '{{}}')"
                ),
            )
            .await;
            number.into()
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn whatever_is_done_to_one_place_the_first_fault_is_there(done in edits(60)) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let found = runtime.block_on(async {
            let (dir, mut conn) = unguarded(60).await;
            let place = edit(&mut conn, &done).await;
            drop(conn);
            (place, verified(dir.path()).await.faults)
        });
        prop_assert_eq!(found.1.first().map(|fault| fault.first), Some(found.0), "{:?}", found.1);
    }
}

#[test]
fn the_entries_of_these_tests_name_the_person_whom_they_change() {
    assert_eq!(entry(1).user_id.unwrap().as_str(), "u1");
}

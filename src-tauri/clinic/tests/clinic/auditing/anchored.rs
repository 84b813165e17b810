//! The chain against its anchor in the keyring: what the file alone cannot show.

use clinic::Session;
use clinic::views::{AuditStanding, AuditStandingState};
use vault::{SecretName, Vault};

use super::{acts, console, ended, intruder, words};
use crate::support::until;

async fn compared(session: &Session) -> AuditStanding {
    until("the chain was compared", || async {
        let standing = session.member().audit_standing();
        (standing.state != AuditStandingState::Checking).then_some(standing)
    })
    .await
}

/// A folder and a keyring in which a console has worked, anchored twice.
async fn worked() -> (tempfile::TempDir, Vault) {
    let (dir, vault) = (tempfile::tempdir().unwrap(), Vault::in_memory());
    for _ in 0..2 {
        let (running, session) = console(dir.path(), &vault).await;
        compared(&session).await;
        acts(&session, 5).await;
        ended(running, session).await;
    }
    (dir, vault)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_first_console_has_no_anchor_and_the_next_finds_that_it_holds() {
    let (dir, vault) = (tempfile::tempdir().unwrap(), Vault::in_memory());
    let (running, session) = console(dir.path(), &vault).await;
    assert_eq!(compared(&session).await.state, AuditStandingState::NoAnchor);
    acts(&session, 3).await;
    ended(running, session).await;
    assert!(vault.get(&SecretName::AuditAnchor).unwrap().is_some(), "the end anchors");
    let (running, session) = console(dir.path(), &vault).await;
    let standing = compared(&session).await;
    assert_eq!((standing.state, standing.doubt), (AuditStandingState::Holds, None));
    ended(running, session).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_ledger_that_is_longer_than_its_anchor_is_lawful() {
    let (dir, vault) = worked().await;
    let anchored = vault.get(&SecretName::AuditAnchor).unwrap().unwrap();
    let (running, session) = console(dir.path(), &vault).await;
    acts(&session, 4).await;
    ended(running, session).await;
    // As after a crash: what came after the last anchor is there, and the anchor is the older one.
    vault.set(&SecretName::AuditAnchor, &anchored).unwrap();
    let (running, session) = console(dir.path(), &vault).await;
    assert_eq!(compared(&session).await.state, AuditStandingState::Holds);
    ended(running, session).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_end_that_was_cut_off_is_in_doubt_and_the_console_goes_on() {
    let (dir, vault) = worked().await;
    let mut conn = intruder(dir.path()).await;
    sqlx::raw_sql("DELETE FROM audit WHERE number > 7").execute(&mut conn).await.unwrap();
    drop(conn);
    let (running, session) = console(dir.path(), &vault).await;
    let standing = compared(&session).await;
    let doubt = standing.doubt.unwrap();
    assert_eq!(standing.state, AuditStandingState::InDoubt);
    assert!(doubt.shorter);
    assert_eq!((doubt.anchored, doubt.found), (10, 7));
    // The five of the first day are known to be there: in doubt is what came after.
    assert!(doubt.from.is_some() && doubt.from.as_ref().unwrap() < &doubt.until);
    acts(&session, 2).await;
    ended(running, session).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_older_copy_of_the_whole_file_is_in_doubt_and_stays_so_until_a_reason_is_given() {
    let (dir, vault) = (tempfile::tempdir().unwrap(), Vault::in_memory());
    let (running, session) = console(dir.path(), &vault).await;
    compared(&session).await;
    acts(&session, 5).await;
    ended(running, session).await;
    let older = dir.path().join("ledger.copy");
    std::fs::copy(dir.path().join("ledger.db"), &older).unwrap();
    let (running, session) = console(dir.path(), &vault).await;
    compared(&session).await;
    acts(&session, 5).await;
    ended(running, session).await;
    std::fs::rename(&older, dir.path().join("ledger.db")).unwrap();
    for opening in 0..3 {
        let (running, session) = console(dir.path(), &vault).await;
        let standing = compared(&session).await;
        assert_eq!(standing.state, AuditStandingState::InDoubt, "opening {opening}");
        assert_eq!(standing.doubt.unwrap().anchored, 10);
        // More acts than were lost: a longer chain must not hide it.
        acts(&session, 8).await;
        ended(running, session).await;
    }
    let (running, session) = console(dir.path(), &vault).await;
    compared(&session).await;
    let administrator = session.administrator().unwrap();
    assert!(administrator.settle_audit_doubt("  ").await.is_err());
    administrator.settle_audit_doubt("A backup of yesterday was restored").await.unwrap();
    assert_eq!(session.member().audit_standing().state, AuditStandingState::Holds);
    assert!(administrator.settle_audit_doubt("again").await.is_err(), "nothing is in doubt");
    drop(administrator);
    ended(running, session).await;
    let (running, session) = console(dir.path(), &vault).await;
    assert_eq!(compared(&session).await.state, AuditStandingState::Holds);
    ended(running, session).await;
    let store = store::Store::open(dir.path(), &vault::StoreKey::from_bytes(super::KEY)).await.unwrap();
    let audit = store.ledger().audit_recent(1).await.unwrap();
    assert_eq!(words(&audit), ["settle-audit-doubt"]);
    assert_eq!(audit[0].reason.as_deref(), Some("A backup of yesterday was restored"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chain_that_was_made_anew_as_a_whole_is_in_doubt() {
    let (dir, vault) = worked().await;
    let mut conn = intruder(dir.path()).await;
    let rows: Vec<(i64, String)> =
        sqlx::query_as("SELECT number, canonical FROM audit ORDER BY number").fetch_all(&mut conn).await.unwrap();
    let mut hash = store::GENESIS;
    for (number, canonical) in rows {
        let forged = if number == 8 { canonical.replace("\"demo\"", "\"other\"") } else { canonical };
        hash = hash.then(&forged);
        sqlx::query("UPDATE audit SET canonical = ?1, hash = ?2 WHERE number = ?3")
            .bind(forged)
            .bind(hash.to_string())
            .bind(number)
            .execute(&mut conn)
            .await
            .unwrap();
    }
    drop(conn);
    let (running, session) = console(dir.path(), &vault).await;
    let doubt = compared(&session).await.doubt.unwrap();
    assert!(!doubt.shorter && doubt.from.is_some(), "the anchor of the first day still fits");
    let verdict = session.administrator().unwrap().verify_audit().await.unwrap();
    assert_eq!(verdict.faults, [], "the chain itself is whole: only the anchor tells");
    ended(running, session).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_entry_is_found_by_following_the_chain_and_who_did_that_is_in_it() {
    let (dir, vault) = worked().await;
    let mut conn = intruder(dir.path()).await;
    sqlx::raw_sql("UPDATE audit SET canonical = replace(canonical, 'demo', 'x') WHERE number = 3")
        .execute(&mut conn)
        .await
        .unwrap();
    drop(conn);
    let (running, session) = console(dir.path(), &vault).await;
    let verdict = session.administrator().unwrap().verify_audit().await.unwrap();
    let places: Vec<_> = verdict.faults.iter().map(|fault| (fault.first, fault.last, fault.missing)).collect();
    assert_eq!((places, verdict.entries), (vec![(3, 3, false)], 10));
    ended(running, session).await;
    let store = store::Store::open(dir.path(), &vault::StoreKey::from_bytes(super::KEY)).await.unwrap();
    let audit = store.ledger().audit_recent(1).await.unwrap();
    assert_eq!((words(&audit), &audit[0].detail["faults"]), (vec!["verify-audit"], &1.into()));
}

#[tokio::test(flavor = "multi_thread")]
async fn an_anchor_that_is_none_is_told_and_not_overwritten() {
    let (dir, vault) = worked().await;
    vault.set(&SecretName::AuditAnchor, &"no anchor".to_owned().into()).unwrap();
    let (running, session) = console(dir.path(), &vault).await;
    assert_eq!(compared(&session).await.state, AuditStandingState::KeyringFailed);
    acts(&session, 1).await;
    ended(running, session).await;
    use vault::ExposeSecret;
    assert_eq!(vault.get(&SecretName::AuditAnchor).unwrap().unwrap().expose_secret(), "no anchor");
}

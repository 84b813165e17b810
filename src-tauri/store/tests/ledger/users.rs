//! People who sign in, their wrong tries, and emergency access.

use domain::sign_in::{TriedAt, Tries};
use domain::{PatientKey, Role, UserId};
use store::{EmergencyAccessRow, Store, StoreError, UserRow, UserState};

use crate::support::{at, fresh};

fn somebody(id: &str, name: &str) -> UserRow {
    UserRow {
        id: UserId(id.into()),
        name: name.into(),
        compared: domain::sign_in::compared(name),
        display: "MOREAU, Jeanne".into(),
        roles: vec![Role::Clinician, Role::Administrator],
        passphrase: "$argon2id$…".into(),
        must_change: true,
        totp: true,
        totp_step: Some(58_000_000),
        state: UserState::Active,
        created_at: at(1),
        changed_at: at(2),
    }
}

async fn put(store: &Store, row: &UserRow) -> Result<(), StoreError> {
    let mut tx = store.ledger().begin().await?;
    tx.put_user(row).await?;
    tx.commit().await
}

#[tokio::test]
async fn a_person_is_kept_whole_changed_and_found_by_name() {
    let (_dir, store) = fresh().await;
    assert!(!store.ledger().has_users().await.unwrap());
    let row = somebody("u1", "J.Moreau");
    put(&store, &row).await.unwrap();
    assert!(store.ledger().has_users().await.unwrap());
    assert!(store.ledger().user_called("j.moreau").await.unwrap() == Some(row.clone()));
    let ended = UserRow { state: UserState::Ended, roles: vec![], totp: false, totp_step: None, ..row };
    put(&store, &ended).await.unwrap();
    assert!(store.ledger().users().await.unwrap() == [ended.clone()]);
    assert!(store.ledger().user(&ended.id).await.unwrap() == Some(ended));
}

#[tokio::test]
async fn two_people_never_have_one_user_name() {
    let (_dir, store) = fresh().await;
    put(&store, &somebody("u1", "Moreau")).await.unwrap();
    assert!(put(&store, &somebody("u2", "MOREAU")).await.is_err());
    assert_eq!(store.ledger().users().await.unwrap().len(), 1);
}

#[tokio::test]
async fn nothing_of_a_person_is_in_their_debug_form() {
    let printed = format!("{:?}", somebody("u1", "J.Moreau"));
    assert!(!printed.contains("oreau") && !printed.contains("argon2"), "{printed}");
}

#[tokio::test]
async fn tries_are_kept_forgotten_and_bounded() {
    let (_dir, store) = fresh().await;
    let mut tx = store.ledger().begin().await.unwrap();
    for number in 0..1_005 {
        let tries = Tries::and_one(None, TriedAt::Name, at(number));
        tx.put_sign_in_tries(&format!("name {number}"), &tries).await.unwrap();
    }
    tx.commit().await.unwrap();
    let ledger = store.ledger();
    assert!(ledger.sign_in_tries("name 4").await.unwrap().is_none(), "the oldest are forgotten");
    assert_eq!(ledger.sign_in_tries("name 5").await.unwrap().unwrap().last, at(5));
    let mut tx = ledger.begin().await.unwrap();
    tx.forget_sign_in_tries("name 5").await.unwrap();
    assert!(tx.sign_in_tries_now("name 5").await.unwrap().is_none());
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn emergency_access_is_taken_note_of_once_and_never_changed() {
    let (_dir, store) = fresh().await;
    let row = EmergencyAccessRow {
        id: "e1".into(),
        patient: PatientKey("c:ext:1".into()),
        user: UserId("u1".into()),
        user_name: "MOREAU, Jeanne".into(),
        reason: "The clinician on duty cannot be reached.".into(),
        since: at(1),
        until: at(2),
        seen: None,
    };
    let mut tx = store.ledger().begin().await.unwrap();
    tx.add_emergency_access(&row).await.unwrap();
    tx.commit().await.unwrap();
    assert!(store.ledger().unseen_emergency_access().await.unwrap() == [row]);
    let mut tx = store.ledger().begin().await.unwrap();
    assert!(tx.see_emergency_access("e1", at(3), "OKAFOR, Chidi").await.unwrap());
    assert!(!tx.see_emergency_access("e1", at(4), "MOREAU, Jeanne").await.unwrap());
    tx.commit().await.unwrap();
    assert!(store.ledger().unseen_emergency_access().await.unwrap().is_empty());
}

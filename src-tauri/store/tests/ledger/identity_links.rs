use domain::PatientKey;
use domain::likeness::IdentityFact;
use store::{DeclinedLink, LinkMember};

use crate::support::{at, fresh};

fn key(text: &str) -> PatientKey {
    PatientKey(text.to_owned())
}

fn member(link: &str, patient: &str, beside: &str) -> LinkMember {
    LinkMember {
        link: link.to_owned(),
        patient: key(patient),
        beside: key(beside),
        confirmed: vec![IdentityFact::Name, IdentityFact::BirthDate],
        despite: None,
        joined_at: at(1),
        joined_by: "MOREAU, Jeanne".to_owned(),
        left_at: None,
        left_by: None,
        left_why: None,
    }
}

#[tokio::test]
async fn a_record_stands_in_one_living_link_only() {
    let (_dir, store) = fresh().await;
    let mut tx = store.ledger().begin().await.unwrap();
    tx.join_link(&member("l1", "a:ext:1", "b:ext:1")).await.unwrap();
    tx.join_link(&member("l1", "b:ext:1", "a:ext:1")).await.unwrap();
    assert!(tx.join_link(&member("l2", "b:ext:1", "c:ext:1")).await.is_err(), "the database itself refuses");
    tx.commit().await.unwrap();
    let found = store.ledger().links_of(&[key("a:ext:1"), key("z:ext:9")]).await.unwrap();
    assert_eq!(found.iter().map(|one| one.patient.as_str()).collect::<Vec<_>>(), ["a:ext:1", "b:ext:1"]);
    assert!(store.ledger().links_of(&[key("z:ext:9")]).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_record_that_left_keeps_who_when_and_why_and_may_be_linked_again() {
    let (_dir, store) = fresh().await;
    let mut tx = store.ledger().begin().await.unwrap();
    for patient in ["a:ext:1", "b:ext:1"] {
        tx.join_link(&member("l1", patient, "b:ext:1")).await.unwrap();
    }
    assert_eq!(tx.leave_link(&[key("b:ext:1")], at(5), "LIND, Per", "Another person").await.unwrap(), 1);
    assert_eq!(tx.leave_link(&[key("b:ext:1")], at(6), "x", "y").await.unwrap(), 0, "it has left already");
    tx.join_link(&member("l2", "b:ext:1", "c:ext:1")).await.unwrap();
    tx.commit().await.unwrap();
    let history = store.ledger().link_history(&key("b:ext:1")).await.unwrap();
    assert_eq!(history.iter().map(|one| one.link.as_str()).collect::<Vec<_>>(), ["l2", "l1"]);
    let left = &history[1];
    assert_eq!(
        (left.left_at, left.left_by.as_deref(), left.left_why.as_deref()),
        (Some(at(5)), Some("LIND, Per"), Some("Another person"))
    );
    assert_eq!(left.confirmed, [IdentityFact::Name, IdentityFact::BirthDate]);
    assert!(!format!("{left:?}").contains("Another"), "reasons are not for logs");
}

#[tokio::test]
async fn what_was_declined_is_remembered_whichever_way_round() {
    let (_dir, store) = fresh().await;
    let said = |one: &str, other: &str, why: &str| DeclinedLink {
        one: key(one),
        other: key(other),
        why: why.to_owned(),
        at: at(1),
        by: "x".to_owned(),
    };
    let mut tx = store.ledger().begin().await.unwrap();
    tx.decline_link(&said("b:ext:1", "a:ext:1", "father and son")).await.unwrap();
    tx.decline_link(&said("a:ext:1", "b:ext:1", "cousins")).await.unwrap();
    tx.decline_link(&said("c:ext:1", "a:ext:1", "")).await.unwrap();
    tx.commit().await.unwrap();
    let found = store.ledger().declined_links(&[key("a:ext:1")]).await.unwrap();
    assert_eq!(
        found.iter().map(|one| (one.other.as_str(), one.why.as_str())).collect::<Vec<_>>(),
        [("b:ext:1", "cousins"), ("c:ext:1", "")]
    );
    let mut tx = store.ledger().begin().await.unwrap();
    tx.no_longer_declined(&key("b:ext:1"), &key("a:ext:1")).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(store.ledger().declined_links(&[key("b:ext:1")]).await.unwrap(), []);
}

#[tokio::test]
async fn the_linked_records_of_one_connection_are_found_when_it_is_removed() {
    let (_dir, store) = fresh().await;
    let mut tx = store.ledger().begin().await.unwrap();
    tx.join_link(&member("l1", "aa:ext:1", "b:ext:1")).await.unwrap();
    tx.join_link(&member("l1", "b:ext:1", "aa:ext:1")).await.unwrap();
    let found = tx.linked_of_connection(&domain::ConnectionId("a".to_owned())).await.unwrap();
    assert!(found.is_empty(), "aa is another connection");
    assert_eq!(tx.linked_of_connection(&domain::ConnectionId("aa".to_owned())).await.unwrap(), [key("aa:ext:1")]);
}

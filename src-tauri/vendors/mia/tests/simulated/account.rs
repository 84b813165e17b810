//! Logging in, staying logged in, and what happens when the session ends.

use std::time::Duration;

use mia::{CallErrorKind, CrudQuery, Mia, SecretString};
use sandbox::MiaOptions;

use crate::desk::{Desk, small};

#[tokio::test]
async fn mia_01_logs_in_once_for_many_calls_and_again_when_the_session_has_ended() {
    let desk = Desk::open().await;
    for _ in 0..3 {
        desk.mia.devices().list(&CrudQuery::all()).await.unwrap();
    }
    assert_eq!(desk.control.requests_of(&["MIA-01"]), 1);
    desk.control.end_sessions();
    // A write too: it is sent again with the fresh session, and happens once.
    let before = desk.control.devices().len();
    desk.mia.devices().assign(&desk.assignment("new-1", 1)).await.unwrap();
    assert_eq!(desk.control.devices().len(), before + 1);
    assert_eq!(desk.control.requests_of(&["MIA-01"]), 2);
    assert_eq!(desk.control.requests_of(&["MIA-05"]), 2);
}

#[tokio::test]
async fn mia_01_renews_a_session_before_it_ends_when_its_end_is_told() {
    let told = MiaOptions { session_length: Some(Duration::from_secs(1)), tells_session_length: true, ..small() };
    let desk = Desk::with(told).await;
    desk.mia.account().profile().await.unwrap();
    tokio::time::sleep(Duration::from_millis(1_100)).await;
    desk.mia.account().profile().await.unwrap();
    let refused = desk.control.requests().iter().filter(|request| request.status == 401).count();
    assert_eq!((refused, desk.control.requests_of(&["MIA-01"])), (0, 2));
}

#[tokio::test]
async fn mia_01_tells_that_the_password_is_wrong_and_no_call_is_sent() {
    let desk = Desk::open().await;
    let mut config = desk.config.clone();
    config.password = SecretString::from("wrong");
    let error = Mia::new(config).unwrap().devices().list(&CrudQuery::all()).await.unwrap_err();
    assert_eq!((error.operation(), error.kind()), ("MIA-01", CallErrorKind::Unauthorized));
    assert_eq!(error.vendor_message(), Some("Wrong user name or password"));
    assert_eq!(desk.control.requests_of(&["MIA-15"]), 0);
}

#[tokio::test]
async fn mia_02_reads_who_is_logged_in() {
    let desk = Desk::open().await;
    let profile = desk.mia.account().profile().await.unwrap();
    assert_eq!(profile.preferred_username.as_deref(), Some("demo-clinic"));
    assert!(profile.drift().is_empty(), "{:?}", profile.drift());
}

#[tokio::test]
async fn mia_03_has_a_password_sent_without_logging_in() {
    let desk = Desk::open().await;
    desk.mia.account().reset_password("desk@clinic.example").await.unwrap();
    assert_eq!(desk.control.resets(), ["desk@clinic.example"]);
    assert_eq!(desk.control.requests_of(&["MIA-01"]), 0);
}

//! The user of a Mia account: who is logged in, and a mail by which a new password is chosen.

use clinic::views::ResetMail;
use clinic::{ClinicError, Session};
use domain::Role;
use sandbox::Fault;
use serde_json::json;

use super::desk::Desk;

#[tokio::test(flavor = "multi_thread")]
async fn who_is_logged_in_is_asked_of_mia() {
    let desk = Desk::open().await;
    let profile = desk.desktop.session.administrator().unwrap().mia_profile(&desk.connection).await.unwrap();
    assert_eq!(profile.name.as_deref(), Some("Demo Clinic"));
    assert_eq!(profile.email.as_deref(), Some("demo-clinic@example.com"));
    assert_eq!((profile.email_verified, profile.locale.as_deref()), (Some(true), Some("en-US")));
    assert!(!format!("{profile:?}").contains("demo-clinic@"), "an address is not for logs");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_mail_for_a_new_password_is_sent_once_and_told_in_the_audit_before_it_leaves() {
    let mut desk = Desk::open().await;
    let administrator = desk.desktop.session.administrator().unwrap();
    let sent = administrator.send_reset_mail(&desk.connection, " demo-clinic@example.com ").await.unwrap();
    assert_eq!(sent, ResetMail::Taken);
    assert_eq!(desk.control.resets(), ["demo-clinic@example.com"]);
    // Whether anything came of these is not known: they are told as that, and never asked for again by themselves.
    for fault in [Fault::CutAfterCommit, Fault::TimeoutAfterCommit, Fault::TimeoutBefore] {
        desk.control.clear_requests();
        desk.control.meet_next(&["MIA-03"], &fault);
        let sent = administrator.send_reset_mail(&desk.connection, "demo-clinic@example.com").await.unwrap();
        assert_eq!(sent, ResetMail::NotKnown, "{fault:?}");
        assert_eq!(desk.control.requests_of(&["MIA-03"]), 1, "{fault:?} was sent more than once");
    }
    drop(administrator);
    let told: Vec<_> = desk
        .desktop
        .close_and_audit()
        .await
        .into_iter()
        .rev()
        .filter(|entry| entry.action.as_str().ends_with("reset-mail"))
        .map(|entry| (entry.action.to_string(), entry.detail["to"].clone(), entry.detail["outcome"].clone()))
        .collect();
    let to = json!("demo-clinic@example.com");
    let pair = |outcome: &str| {
        [("ask-reset-mail".to_owned(), to.clone(), json!(null)), ("reset-mail".to_owned(), to.clone(), json!(outcome))]
    };
    assert_eq!(told, ["taken", "notKnown", "notKnown", "notKnown"].map(pair).concat());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_says_that_nothing_was_sent_and_what_is_no_address_never_leaves() {
    let desk = Desk::open().await;
    let administrator = desk.desktop.session.administrator().unwrap();
    let body = json!({ "statusCode": 403, "message": "Forbidden" }).to_string();
    let content_type = "application/json".to_owned();
    desk.control.meet_next(&["MIA-03"], &Fault::Status { code: 403, body, content_type, retry_after: None });
    let refused = administrator.send_reset_mail(&desk.connection, "demo-clinic@example.com").await;
    assert!(matches!(refused, Err(ClinicError::Vendor(_))), "{refused:?}");
    desk.control.clear_requests();
    for typed in ["", "demo-clinic", "@example.com", "demo@", "two words@example.com"] {
        let refused = administrator.send_reset_mail(&desk.connection, typed).await;
        assert!(matches!(refused, Err(ClinicError::Invalid { field: "email", .. })), "{typed:?}: {refused:?}");
    }
    assert_eq!(desk.control.requests_of(&["MIA-03"]), 0);
    assert_eq!(desk.control.resets(), Vec::<String>::new());
}

#[tokio::test(flavor = "multi_thread")]
async fn only_an_administrator_and_only_a_mia_account_have_a_user_to_ask_for() {
    let desk = Desk::open().await;
    let session = &desk.desktop.session;
    let connections = session.member().connections().await.unwrap();
    let solo = connections.iter().find(|one| one.id != desk.connection).unwrap();
    let administrator = session.administrator().unwrap();
    assert!(matches!(administrator.mia_profile(&solo.id).await, Err(ClinicError::Conflict("vendorLacks"))));
    administrator.set_connection_enabled(&desk.connection, false).await.unwrap();
    let off = administrator.send_reset_mail(&desk.connection, "demo-clinic@example.com").await;
    assert!(matches!(off, Err(ClinicError::Conflict("connectionOff"))), "{off:?}");
    let front_desk = Session::with_roles(session.clinic().clone(), &[Role::FrontDesk]);
    assert!(front_desk.administrator().is_none());
}

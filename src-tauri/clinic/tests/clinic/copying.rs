//! Numbers of records on the clipboard.

use clinic::views::CopyIdentifierInput;
use clinic::{ClinicError, Session};
use domain::{IdentifierKind, Role};

use super::support::Desktop;

#[tokio::test(flavor = "multi_thread")]
async fn a_number_comes_from_the_store_goes_to_the_clipboard_and_is_taken_away_and_no_entry_holds_it() {
    let mut desktop = Desktop::connected().await;
    let person = desktop.someone().await;
    let (patient, number) = (person.person.key.clone().unwrap(), person.person.number.clone().unwrap());
    let input = CopyIdentifierInput { patient: patient.clone(), kind: number.kind, issuer: number.issuer.clone() };
    let desk = Session::with_roles(desktop.session.clinic().clone(), &[Role::FrontDesk]);
    desk.member().copy_identifier(input).await.unwrap();
    assert_eq!(*desktop.desk.copied.lock().unwrap(), std::slice::from_ref(&number.value));
    drop(desk);
    let audit = desktop.close_and_audit().await;
    assert_eq!(*desktop.desk.cleared.lock().unwrap(), std::slice::from_ref(&number.value), "at the end at the latest");
    let entry = audit.iter().find(|entry| entry.action.as_str() == "copy-identifier").unwrap();
    assert_eq!((entry.patient.as_ref(), &entry.detail["kind"]), (Some(&patient), &serde_json::json!(number.kind)));
    assert!(!entry.detail.to_string().contains(&number.value));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_that_the_record_does_not_have_is_not_copied() {
    let desktop = Desktop::connected().await;
    let person = desktop.someone().await;
    let (patient, number) = (person.person.key.unwrap(), person.person.number.unwrap());
    let member = desktop.session.member();
    let absent = domain::PatientKey("nobody:ext:1".to_owned());
    for (patient, kind, issuer) in [
        (absent, number.kind, number.issuer.clone()),
        (patient.clone(), IdentifierKind::SubjectNumber, number.issuer.clone()),
        (patient, number.kind, "Another house".to_owned()),
    ] {
        let copied = member.copy_identifier(CopyIdentifierInput { patient, kind, issuer }).await;
        assert!(matches!(copied, Err(ClinicError::NotFound(_))), "{copied:?}");
    }
    assert!(desktop.desk.copied.lock().unwrap().is_empty());
}

//! The right patient, and the device as it was seen.

use clinic::ClinicError;
use domain::IntentState;
use mia::{Assignment, DeviceId, PatientId};
use sandbox::{Fault, FaultRule};

use super::desk::Desk;

fn conflict(refused: Result<clinic::views::Kept, ClinicError>) -> &'static str {
    match refused {
        Err(ClinicError::Conflict(what)) => what,
        other => panic!("{other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_given_without_two_identifiers_that_are_the_patients_own() {
    let desk = Desk::open().await;
    let (device, patient) = (desk.device("spare-1").await, desk.desktop.someone().await);
    let input = desk.giving(&device, &patient, "65a1");
    let mut one = input.clone();
    one.checked.number = None;
    assert!(matches!(desk.device_desk().assign_device(one).await, Err(ClinicError::Invalid { field: "checked", .. })));
    let mut others = input;
    others.checked.birth_date = Some("1901-01-01".to_owned());
    assert_eq!(conflict(desk.device_desk().assign_device(others).await), "identifierChanged");
    assert!(desk.desktop.session.member().outbox().await.unwrap().under_way.is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn an_id_that_is_known_to_be_somebody_elses_is_refused() {
    let desk = Desk::open().await;
    let kept = desk.give("spare-1", 0).await.unwrap();
    desk.settled(&kept.intent, IntentState::Confirmed).await;
    let first = desk.desktop.someone().await.person;
    let rows = desk.desktop.rows().await;
    let other = rows
        .iter()
        .map(|row| &row.person)
        .find(|one| one.key != first.key && one.name != first.name && one.birth_date.is_some() && one.number.is_some())
        .unwrap();
    let other = desk.desktop.session.member().patient(other.key.as_ref().unwrap()).await.unwrap();
    let device = desk.device("spare-2").await;
    let input = desk.giving(&device, &other, &desk.control.patient_id(0));
    assert_eq!(conflict(desk.device_desk().assign_device(input).await), "someoneElsesId");
    assert!(desk.holders("spare-2").is_empty());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_that_somebody_got_elsewhere_in_the_meantime_is_not_given_away() {
    let desk = Desk::open().await;
    // Until the fault is over, nothing here can see what happens elsewhere.
    desk.elsewhere.account().sign_in().await.unwrap();
    let html =
        Fault::Status { code: 503, body: String::new(), content_type: "text/html".to_owned(), retry_after: None };
    desk.control.add_fault(FaultRule { operation: "MIA-15".to_owned(), fault: html, count: 10_000, after: 0 });
    let assignment = Assignment {
        device_id: DeviceId("spare-3".to_owned()),
        device_type: "Medical".to_owned(),
        name: "Cuff".to_owned(),
        provider: Some("medisante".to_owned()),
        patient: PatientId(desk.control.patient_id(5)),
    };
    desk.elsewhere.devices().assign(&assignment).await.unwrap();
    desk.control.clear_requests();
    let kept = desk.give("spare-3", 1).await.unwrap();
    tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    desk.control.clear_faults();
    let refused = desk.settled(&kept.intent, IntentState::Rejected).await;
    assert_eq!(refused.why, "deviceTaken");
    assert_eq!(desk.control.requests_of(&["MIA-05"]), 0);
    assert_eq!(desk.holders("spare-3"), [desk.control.patient_id(5)]);
}

#[tokio::test(flavor = "multi_thread")]
async fn one_act_at_a_time_is_under_way_about_a_device() {
    let desk = Desk::open().await;
    desk.control.meet_next(&["MIA-05"], &Fault::TimeoutBefore);
    let kept = desk.give("spare-1", 1).await.unwrap();
    assert_eq!(conflict(desk.give("spare-1", 2).await), "underWay");
    let device = desk.device_is("spare-1", |device| device.under_way.is_some()).await;
    assert_eq!(device.under_way.unwrap().intent, kept.intent);
    assert!(!device.assign.offered);
}

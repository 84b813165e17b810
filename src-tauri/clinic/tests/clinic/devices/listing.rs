//! What is shown: every device, who has it and how that is known, how far its data has come.

use clinic::Session;
use clinic::views::{HolderKnownBy, NormaliseInput, Reason};
use domain::{IntentState, Role};
use mia::{Assignment, DeviceId, MedisanteDelivery, PatientId};
use serde_json::json;

use super::desk::Desk;

#[tokio::test(flavor = "multi_thread")]
async fn every_device_is_listed_with_who_has_it_and_how_far_its_data_has_come() {
    let desk = Desk::open().await;
    let devices = desk.devices().await;
    let at_vendor = desk.control.devices();
    assert_eq!(
        devices.iter().map(|one| one.record.as_str()).collect::<Vec<_>>(),
        at_vendor.iter().map(|one| one["_id"].as_str().unwrap()).collect::<Vec<_>>()
    );
    let cuff = desk.device("cuff-1001").await;
    assert_eq!(cuff.holder, Some(desk.control.patient_id(0)));
    // A device's name tells nobody: Mia knows an id, and nothing here says whose it is.
    assert_eq!((cuff.person, cuff.known_by), (None, None));
    let sent: Vec<_> = desk.control.health_data().into_iter().filter(|one| one["deviceId"] == "cuff-1001").collect();
    let normalised = sent.iter().filter(|one| one.get("normalizedData").is_some()).count();
    let data = cuff.data.unwrap();
    assert_eq!((data.stored + data.normalised) as usize, sent.len());
    assert_eq!(data.normalised as usize, normalised);
    assert_eq!(data.waiting.len(), data.stored as usize);
    assert!(data.received_at.is_some());
    let spare = desk.device("spare-1").await;
    assert_eq!(spare.holder, None);
    assert!(spare.assign.offered && !spare.unassign.offered);
    assert_eq!(spare.unassign.reason, Some(Reason::DeviceFree));
    assert!(!cuff.assign.offered && cuff.unassign.assumed.as_deref() == Some("A-MIA-06"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_that_was_given_and_taken_elsewhere_shows() {
    let desk = Desk::open().await;
    let assignment = Assignment {
        device_id: DeviceId("spare-2".to_owned()),
        device_type: "Medical".to_owned(),
        name: "Cuff".to_owned(),
        provider: Some("medisante".to_owned()),
        patient: PatientId(desk.control.patient_id(3)),
    };
    let given = desk.elsewhere.devices().assign(&assignment).await.unwrap();
    let holder = Some(desk.control.patient_id(3));
    desk.device_is("spare-2", |device| device.holder == holder && device.record == given.id.0).await;
    desk.elsewhere.devices().unassign(&given.id).await.unwrap();
    desk.device_is("spare-2", |device| device.holder.is_none()).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_was_given_a_device_here_is_known_by_it_on_every_device_of_theirs() {
    let desk = Desk::open().await;
    // The person 0 has a cuff at Mia already, under an id that says nothing.
    let kept = desk.give("spare-1", 0).await.unwrap();
    desk.settled(&kept.intent, IntentState::Confirmed).await;
    let person = desk.desktop.someone().await.person;
    let cuff = desk.device_is("cuff-1001", |device| device.person.is_some()).await;
    assert_eq!(cuff.known_by, Some(HolderKnownBy::AssignedHere));
    assert_eq!(cuff.person.unwrap().key, person.key);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_device_that_was_given_is_not_listed_as_nobodys_too() {
    let desk = Desk::open().await;
    let before = desk.device("spare-1").await;
    let kept = desk.give("spare-1", 7).await.unwrap();
    desk.settled(&kept.intent, IntentState::Confirmed).await;
    desk.device_is("spare-1", |device| device.record != before.record && device.holder.is_some()).await;
    assert_eq!(desk.control.records_of_device("spare-1").len(), 2, "the vendor keeps a record for each assignment");
    let listed = desk.devices().await.into_iter().filter(|one| one.device.as_deref() == Some("spare-1"));
    assert_eq!(listed.map(|one| one.holder).collect::<Vec<_>>(), [Some(desk.control.patient_id(7))]);
    // Taken back, it is the one record that is in use, and can be given again.
    let kept = desk.take("spare-1").await.unwrap();
    desk.settled(&kept.intent, IntentState::Confirmed).await;
    desk.device_is("spare-1", |device| device.holder.is_none() && device.assign.offered).await;
    assert_eq!(desk.devices().await.iter().filter(|one| one.device.as_deref() == Some("spare-1")).count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_waits_is_normalised_again_once() {
    let desk = Desk::open().await;
    let before = desk.device("cuff-1001").await.data.unwrap();
    let body = json!({
        "metadata": {"correlationId": "9f0f4ac5-2b4f-4a39-a1b6-31a7c4f6c7b4", "receivedTime": "2026-03-04T14:59:59Z",
            "deviceGroups": ["home"], "measurementType": "BloodPressure"},
        "device": {"id": "cuff-1001", "serialNumber": "SN-1", "manufacturer": "M", "timezone": "Europe/Zurich"},
        "measurements": {"data": {"systolic": 123, "diastolic": 79, "pulse": 71}}
    });
    let delivery = MedisanteDelivery::read(body.to_string().into()).unwrap();
    let id = desk.elsewhere.health_data().ingest_medisante(&delivery).await.unwrap().0;
    desk.desktop.session.member().refresh().await.unwrap();
    let waits = |device: &clinic::views::DeviceView| {
        device.data.as_ref().is_some_and(|data| data.waiting.iter().any(|one| one.id == id))
    };
    let device = desk.device_is("cuff-1001", waits).await;
    let input = NormaliseInput { connection: desk.connection.clone(), record: device.record, data: id.clone() };
    let kept = desk.device_desk().normalise_again(input).await.unwrap();
    desk.settled(&kept.intent, IntentState::Confirmed).await;
    let after = desk.device_is("cuff-1001", |device| !waits(device)).await.data.unwrap();
    assert_eq!((after.normalised, after.stored), (before.normalised + 1, before.stored));
    assert_eq!(desk.control.requests_of(&["MIA-08"]), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_clinician_sees_devices_and_gives_none() {
    let desk = Desk::open().await;
    let session = Session::with_roles(desk.desktop.session.clinic().clone(), &[Role::Clinician]);
    assert!(session.device_desk().is_none());
    let devices = session.member().devices().await.unwrap().devices;
    assert!(!devices.is_empty());
    assert!(devices.iter().all(|device| device.assign.reason == Some(Reason::RoleLacks)));
    assert!(devices.iter().all(|device| device.unassign.reason == Some(Reason::RoleLacks)));
    for role in [Role::FrontDesk, Role::Administrator] {
        assert!(Session::with_roles(desk.desktop.session.clinic().clone(), &[role]).device_desk().is_some());
    }
}

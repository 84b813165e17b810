//! Devices: who has which, giving and taking.

use mia::{CallErrorKind, CrudQuery, DeviceRecordId, DeviceStatus};
use serde_json::json;

use crate::desk::Desk;

#[tokio::test]
async fn mia_05_and_mia_06_give_a_device_to_a_patient_and_take_it_back() {
    let desk = Desk::open().await;
    let devices = desk.mia.devices();
    let assigned = devices.assign(&desk.assignment("spare-1", 1)).await.unwrap();
    let theirs = devices.list(&CrudQuery::of_patient(desk.patient(1))).await.unwrap().items;
    assert_eq!(theirs.iter().map(|device| &device.id).collect::<Vec<_>>(), [&assigned.id]);
    assert_eq!(theirs[0].device_id.as_ref().unwrap().as_str(), "spare-1");
    assert_eq!(theirs[0].status, Some(DeviceStatus::Active));
    let twice = devices.assign(&desk.assignment("spare-1", 2)).await.unwrap_err();
    assert_eq!(twice.kind(), CallErrorKind::Rejected);
    assert_eq!(twice.vendor_message(), Some("The device is assigned to a patient already"));
    devices.unassign(&assigned.id).await.unwrap();
    assert!(devices.list(&CrudQuery::of_patient(desk.patient(1))).await.unwrap().items.is_empty());
    devices.assign(&desk.assignment("spare-1", 2)).await.unwrap();
}

#[tokio::test]
async fn mia_06_tells_that_there_is_no_such_record_when_given_a_device_id() {
    let desk = Desk::open().await;
    let error = desk.mia.devices().unassign(&DeviceRecordId("cuff-1001".to_owned())).await.unwrap_err();
    assert_eq!((error.operation(), error.kind()), ("MIA-06", CallErrorKind::NotFound));
    assert_eq!(error.vendor_message(), Some("Device not found"));
}

#[tokio::test]
async fn mia_15_reads_every_device_once_page_by_page() {
    let desk = Desk::open().await;
    let mut seen = Vec::new();
    let mut query = Some(CrudQuery::all().limit(3));
    while let Some(asked) = query {
        let page = desk.mia.devices().list(&asked).await.unwrap();
        assert!(page.items.iter().all(|device| device.drift().is_empty()));
        seen.extend(page.items.into_iter().map(|device| device.id.0));
        query = page.next;
    }
    let all: Vec<_> = desk.control.devices().iter().map(|device| device["_id"].as_str().unwrap().to_owned()).collect();
    assert_eq!(seen, all);
    assert!(all.len() > 9, "more than a few pages");
}

#[tokio::test]
async fn mia_15_finds_what_can_be_assigned() {
    let desk = Desk::open().await;
    let query = CrudQuery::all().filter("assignedPatientId", json!({"$exists": false}));
    let spare = desk.mia.devices().list(&query).await.unwrap().items;
    assert_eq!(spare.len(), 6);
    assert!(spare.iter().all(|device| device.assigned_patient_id.is_none()));
    let error = desk.mia.devices().list(&CrudQuery::all().filter("colour", json!("red"))).await.unwrap_err();
    assert_eq!(error.vendor_message(), Some("querystring/_q cannot search colour"));
}

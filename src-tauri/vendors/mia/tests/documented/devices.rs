//! Devices: MIA-05, MIA-06 and MIA-15.

use mia::{Assignment, CallErrorKind, CrudQuery, DeviceId, DeviceRecordId, DeviceStatus, Mia, PatientId, RecordState};
use serde_json::json;
use wiremock::ResponseTemplate;

use crate::exchange::{answering, asked, body, client, config, refused, sent_as, server};

pub fn assignment() -> Assignment {
    Assignment {
        device_id: DeviceId("watch-17".to_owned()),
        device_type: "Wearable".to_owned(),
        name: "Watch".to_owned(),
        provider: None,
        patient: PatientId("pat-1".to_owned()),
    }
}

#[tokio::test]
async fn mia_05_sends_the_public_body_and_reads_the_new_record() {
    let server = answering(json!({"_id": "66f0c1d2e3"})).await;
    let assigned = client(&server).devices().assign(&assignment()).await.unwrap();
    assert_eq!(assigned.id.as_str(), "66f0c1d2e3");
    let request = sent_as(&server, "POST /devices/assign").await;
    assert_eq!(
        body(&request),
        json!({
            "deviceId": "watch-17", "deviceType": "Wearable", "name": "Watch",
            "deviceProvider": "apple-healthkit", "assignedPatientId": "pat-1"
        })
    );
}

#[tokio::test]
async fn mia_05_names_the_provider_that_is_set_or_given() {
    for (given, expected) in [(None, "healthkit"), (Some("medisante"), "medisante")] {
        let server = answering(json!({"_id": "1"})).await;
        let mut config = config(&server);
        config.settings.device_provider = "healthkit".to_owned();
        let new = Assignment { provider: given.map(str::to_owned), ..assignment() };
        Mia::new(config).unwrap().devices().assign(&new).await.unwrap();
        assert_eq!(body(&sent_as(&server, "POST /devices/assign").await)["deviceProvider"], expected);
    }
}

#[tokio::test]
async fn mia_05_does_not_give_a_device_to_nobody() {
    let server = answering(json!({"_id": "1"})).await;
    let blank = " ".to_owned();
    for (field, new) in [
        ("deviceId", Assignment { device_id: DeviceId(blank.clone()), ..assignment() }),
        ("deviceType", Assignment { device_type: blank.clone(), ..assignment() }),
        ("name", Assignment { name: blank.clone(), ..assignment() }),
        ("deviceProvider", Assignment { provider: Some(blank.clone()), ..assignment() }),
        ("assignedPatientId", Assignment { patient: PatientId(blank.clone()), ..assignment() }),
    ] {
        let error = client(&server).devices().assign(&new).await.unwrap_err();
        refused(&server, error, "MIA-05", field).await;
    }
}

#[tokio::test]
async fn mia_05_is_no_success_without_the_new_records_id() {
    for answer in [json!({}), json!({"_id": null}), json!([]), json!({"statusCode": "400", "_id": "1"})] {
        let server = answering(answer).await;
        let error = client(&server).devices().assign(&assignment()).await.unwrap_err();
        assert_eq!(error.kind(), CallErrorKind::Malformed);
    }
}

#[tokio::test]
async fn mia_06_addresses_the_record_and_takes_an_empty_204_for_done() {
    let server = server(ResponseTemplate::new(204)).await;
    let id = DeviceRecordId("66f0/c1 d2".to_owned());
    client(&server).devices().unassign(&id).await.unwrap();
    let request = sent_as(&server, "POST /devices/66f0%2Fc1%20d2/unassign").await;
    assert!(request.body.is_empty());
}

#[tokio::test]
async fn mia_06_tells_that_there_is_no_such_record_in_mias_words() {
    let envelope = json!({"statusCode": "404", "error": "Not found", "message": "no such device"});
    let server = server(ResponseTemplate::new(404).set_body_json(envelope)).await;
    let error = client(&server).devices().unassign(&DeviceRecordId("x".to_owned())).await.unwrap_err();
    assert_eq!((error.kind(), error.vendor_message()), (CallErrorKind::NotFound, Some("no such device")));
    assert_eq!(error.operation(), "MIA-06", "and it is the device that is not found, not the log-in");
}

#[tokio::test]
async fn mia_15_reads_the_collection_and_keeps_words_it_does_not_know() {
    let server = answering(json!([
        {
            "_id": "66f0", "deviceId": "bp-9", "deviceProvider": "medisante", "deviceType": "Medical",
            "features": ["BloodPressure"], "status": "Active", "name": "Cuff", "assignedPatientId": "pat-1",
            "serialNumber": "SN-9", "creatorId": "public", "createdAt": "2024-11-01T08:00:00.000Z",
            "updaterId": "public", "updatedAt": "2024-11-02T08:00:00.000Z", "__STATE__": "PUBLIC"
        },
        {"_id": "66f1", "status": "Lent", "__STATE__": "FROZEN", "battery": 12, "features": null}
    ]))
    .await;
    let page = client(&server).devices().list(&CrudQuery::all()).await.unwrap();
    let request = sent_as(&server, "GET /tdm-dm-devices").await;
    assert_eq!(asked(&request, "_q"), None);
    let [cuff, odd] = page.items.as_slice() else { panic!("two devices") };
    assert_eq!((cuff.id.as_str(), cuff.device_id.as_ref().unwrap().as_str()), ("66f0", "bp-9"));
    assert_eq!(cuff.assigned_patient_id, Some(PatientId("pat-1".to_owned())));
    assert_eq!((cuff.status.as_ref(), cuff.state.as_ref()), (Some(&DeviceStatus::Active), Some(&RecordState::Public)));
    assert_eq!(
        (cuff.features.as_slice(), cuff.serial_number.as_deref()),
        (["BloodPressure".to_owned()].as_slice(), Some("SN-9"))
    );
    assert!(cuff.drift().is_empty(), "{:?}", cuff.drift());
    assert_eq!(odd.status, Some(DeviceStatus::Unknown("Lent".to_owned())));
    assert_eq!(
        odd.drift(),
        ["MIA-15: field battery", "MIA-15: status has an unknown word", "MIA-15: __STATE__ has an unknown word"]
    );
    assert_eq!(odd.assigned_patient_id, None, "and can be assigned");
    assert!(!format!("{cuff:?}").contains("Cuff"));
}

#[tokio::test]
async fn mia_15_asks_where_the_installation_has_its_devices() {
    let server = answering(json!([])).await;
    let mut config = config(&server);
    config.settings.devices_path = "/v2/devices/".to_owned();
    Mia::new(config).unwrap().devices().list(&CrudQuery::all()).await.unwrap();
    sent_as(&server, "GET /v2/devices/").await;
}

#[tokio::test]
async fn mia_15_does_not_give_another_patients_device_for_the_asked_one() {
    let ours = json!({"_id": "1", "assignedPatientId": "pat-1"});
    for other in [json!({"_id": "2", "assignedPatientId": "pat-2"}), json!({"_id": "2"})] {
        let server = answering(json!([ours, other])).await;
        let query = CrudQuery::of_patient(PatientId("pat-1".to_owned()));
        let error = client(&server).devices().list(&query).await.unwrap_err();
        assert_eq!(error.kind(), CallErrorKind::Malformed);
        let request = sent_as(&server, "GET /tdm-dm-devices").await;
        assert_eq!(asked(&request, "_q").as_deref(), Some(r#"{"assignedPatientId":"pat-1"}"#));
    }
}

#[tokio::test]
async fn mia_15_asks_for_what_can_be_assigned_as_the_collection_has_it() {
    let server = answering(json!([])).await;
    let query = CrudQuery::all().filter("assignedPatientId", json!({"$exists": false}));
    client(&server).devices().list(&query).await.unwrap();
    let request = sent_as(&server, "GET /tdm-dm-devices").await;
    assert_eq!(asked(&request, "_q").as_deref(), Some(r#"{"assignedPatientId":{"$exists":false}}"#));
}

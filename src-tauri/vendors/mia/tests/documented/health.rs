//! Health data and how far it has come: MIA-07, MIA-08 and MIA-14.

use mia::{
    Acquisition, CallErrorKind, Certainty, CrudQuery, DetectionId, HealthDataId, HealthRecord, Normalised, PatientId,
    Reading, Unplottable,
};
use serde_json::{Value, json};
use wiremock::ResponseTemplate;

use crate::exchange::{answering, client, sent_as, server};

/// A record whose raw data is stored.
pub fn stored() -> Value {
    json!({
        "_id": "66f0", "deviceId": "bp-9", "patientId": "pat-1", "providerId": "medisante",
        "rawData": {"measurements": {"data": "secret"}}, "rawDataType": "BloodPressure",
        "rawDataFormat": "medisantestandard-json", "receivedAt": "2024-05-21T15:45:59.815Z",
        "recordedAt": "2024-05-21T15:40:00.000Z", "creatorId": "public", "createdAt": "2024-05-21T15:46:00.000Z",
        "updaterId": "public", "updatedAt": "2024-05-21T15:46:00.000Z", "__STATE__": "PUBLIC", "type": "x"
    })
}

/// The same, normalised.
pub fn normalised() -> Value {
    let mut record = stored();
    record["normalizedDataType"] = json!("bloodPressure");
    record["normalizedData"] = json!({
        "period": {"start": "2024-05-21T15:40:00.000Z"},
        "observations": [
            {"code": "8480-6", "name": "systolicBloodPressure", "unit": "Pa", "value": 16400},
            {"code": "8867-4", "name": "heartRate", "unit": "/min", "value": 71},
            {"name": "steps", "value": 12},
            {"name": "steps", "unit": "", "value": 12},
            {"name": "temperature", "unit": "Cel", "value": "36,6"}
        ]
    });
    record
}

async fn read(record: Value) -> HealthRecord {
    let server = answering(json!([record])).await;
    client(&server).health_data().list(&CrudQuery::all()).await.unwrap().items.remove(0)
}

#[tokio::test]
async fn mia_07_reads_a_record_that_is_stored_and_shows_nothing_of_it() {
    let server = answering(json!([stored()])).await;
    let page = client(&server).health_data().list(&CrudQuery::all()).await.unwrap();
    sent_as(&server, "GET /health-data").await;
    let record = &page.items[0];
    assert_eq!(record.id.as_str(), "66f0");
    assert_eq!(record.device_id.as_ref().unwrap().as_str(), "bp-9");
    assert_eq!(record.patient_id.as_ref().unwrap().as_str(), "pat-1");
    assert_eq!(record.raw_data_type.as_deref(), Some("BloodPressure"));
    assert_eq!(record.raw_data.as_ref().unwrap()["measurements"]["data"], "secret");
    assert_eq!(record.received_at.as_ref().unwrap().instant().unwrap().timestamp_millis(), 1_716_306_359_815);
    assert_eq!(record.acquisition(), Acquisition::Stored);
    assert!(record.drift().is_empty(), "{:?}", record.drift());
    assert!(!format!("{record:?}").contains("secret"));
}

#[tokio::test]
async fn mia_07_reads_what_was_normalised_and_what_of_it_may_be_shown() {
    let record = read(normalised()).await;
    assert_eq!(record.acquisition(), Acquisition::Normalised);
    let Some(Normalised::Read(data)) = &record.normalised else { panic!("no observations") };
    let readings: Vec<_> = data.observations.iter().map(mia::Observation::reading).collect();
    let Reading::Plottable { value, unit } = &readings[0] else { panic!("systolic") };
    assert!((value - 123.01).abs() < 0.005, "{value}");
    assert_eq!((unit.told(), unit.shown()), ("Pa", "mm[Hg]"));
    assert!(matches!(&readings[1], Reading::Plottable { value, unit } if *value == 71.0 && unit.shown() == "/min"));
    for reading in &readings[2..4] {
        assert_eq!(*reading, Reading::Unplottable { why: Unplottable::NoUnit });
    }
    assert_eq!(readings[4], Reading::Unplottable { why: Unplottable::NoValue }, "36,6 is not guessed");
    assert_eq!(data.observations[0].code.as_deref(), Some("8480-6"));
    assert!(!format!("{:?} {readings:?}", record.normalised).contains("16400"));
}

#[tokio::test]
async fn mia_07_shows_nothing_of_normalised_data_of_another_shape() {
    for other in
        [json!({}), json!({"observations": []}), json!({"period": null, "observations": []}), json!("x"), json!(1)]
    {
        let mut record = stored();
        record["normalizedData"] = other;
        let record = read(record).await;
        assert_eq!(record.acquisition(), Acquisition::Unreadable);
        assert_eq!(record.drift(), ["MIA-07: normalizedData has another shape"]);
    }
    let mut record = stored();
    record["normalizedData"] = Value::Null;
    assert_eq!(read(record).await.acquisition(), Acquisition::Stored);
}

#[tokio::test]
async fn mia_07_does_not_give_another_patients_record_for_the_asked_one() {
    let mut other = stored();
    other["patientId"] = json!("pat-2");
    let mut nobodys = stored();
    nobodys.as_object_mut().unwrap().remove("patientId");
    for record in [other, nobodys] {
        let server = answering(json!([stored(), record])).await;
        let query = CrudQuery::of_patient(PatientId("pat-1".to_owned()));
        let error = client(&server).health_data().list(&query).await.unwrap_err();
        assert_eq!((error.operation(), error.kind()), ("MIA-07", CallErrorKind::Malformed));
    }
}

#[tokio::test]
async fn mia_08_addresses_the_record_and_reads_what_came_of_it() {
    let server = answering(normalised()).await;
    let again = client(&server).health_data().normalise_again(&HealthDataId("66f0".to_owned())).await.unwrap();
    let request = sent_as(&server, "PATCH /health-data/normalize-data/66f0").await;
    assert!(request.body.is_empty());
    assert_eq!(again.record.unwrap().acquisition(), Acquisition::Normalised);
}

#[tokio::test]
async fn mia_08_does_not_take_raw_data_or_another_record_for_the_record() {
    let raw = json!({"metadata": {"measurementType": "BloodPressure"}, "device": {}, "measurements": {}});
    for answer in [raw, normalised()] {
        let server = answering(answer).await;
        let again = client(&server).health_data().normalise_again(&HealthDataId("other".to_owned())).await.unwrap();
        assert!(again.record.is_none());
    }
}

#[tokio::test]
async fn mia_08_tells_that_normalising_failed_whatever_status_carried_it() {
    let envelope = json!({"statusCode": "500", "error": "Internal Server Error", "message": "no rule"});
    let id = HealthDataId("66f0".to_owned());
    let failed = server(ResponseTemplate::new(500).set_body_json(&envelope)).await;
    let error = client(&failed).health_data().normalise_again(&id).await.unwrap_err();
    assert_eq!((error.kind(), error.vendor_message()), (CallErrorKind::VendorFailed, Some("no rule")));
    let disguised = answering(envelope).await;
    let error = client(&disguised).health_data().normalise_again(&id).await.unwrap_err();
    assert_eq!((error.kind(), error.certainty()), (CallErrorKind::Malformed, Certainty::Unknown));
}

#[tokio::test]
async fn mia_14_reads_the_detections_that_were_made() {
    let server = answering(json!([{"_id": "d1"}, {"_id": "d2"}])).await;
    let made = client(&server).health_data().submit_detections(&HealthDataId("66f0".to_owned())).await;
    let request = sent_as(&server, "POST /health-data/66f0/detections").await;
    assert!(request.body.is_empty());
    let expected = vec![DetectionId("d1".to_owned()), DetectionId("d2".to_owned())];
    assert_eq!(made.as_ref().unwrap(), &expected);
    assert_eq!(Acquisition::of_detections(&made), Some(Acquisition::DetectionsSubmitted(expected)));
}

#[tokio::test]
async fn mia_14_says_that_detections_failed_only_when_mia_says_so() {
    let envelope = |code: &str| json!({"statusCode": code, "error": "x", "message": "posting failed"});
    let cases = [
        (ResponseTemplate::new(500).set_body_json(envelope("500")), Some(Acquisition::DetectionsFailed)),
        (ResponseTemplate::new(500).set_body_raw("<html></html>", "text/html"), None),
        (ResponseTemplate::new(502).set_body_json(envelope("502")), None),
        (ResponseTemplate::new(404).set_body_json(envelope("404")), None),
        (ResponseTemplate::new(200).set_body_json(json!({})), None),
    ];
    for (answer, expected) in cases {
        let server = server(answer).await;
        let made = client(&server).health_data().submit_detections(&HealthDataId("66f0".to_owned())).await;
        assert!(made.is_err());
        assert_eq!(Acquisition::of_detections(&made), expected);
    }
}

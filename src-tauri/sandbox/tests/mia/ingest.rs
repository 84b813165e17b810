//! What is taken as a device, a delivery or a sample, and what is not.

use serde_json::{Value, json};

use crate::tenant::Tenant;

fn sample() -> Value {
    json!({
        "id": "0f1d6f0e-8f0b-4b55-9d0f-0a5f0e5b3c11", "startDate": "2026-03-04T15:44:05.993+0200",
        "endDate": "2026-03-04T15:44:05.993+0200", "sourceId": "watch-1001", "sourceName": "Watch", "value": 71
    })
}

fn delivery() -> Value {
    json!({
        "metadata": {"receivedTime": "2026-03-04T15:45:59.815903123Z", "measurementType": "Weight"},
        "device": {"id": "cuff-1001"},
        "measurements": {"data": {"weight": 70}}
    })
}

fn with(mut whole: Value, pointer: &str, value: Value) -> Value {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    whole.pointer_mut(parent).unwrap()[name] = value;
    whole
}

#[tokio::test]
async fn samples_are_an_array_whose_dates_have_an_offset_without_a_colon() {
    let tenant = Tenant::open().await;
    for path in ["/health-data/healthkit/healthkitstandard-json", "/health-data/healthkitstandard-json"] {
        assert_eq!(tenant.post(path, &json!([sample(), sample()])).await.body.as_array().unwrap().len(), 2);
        for wrong in [
            json!([]),
            sample(),
            json!([with(sample(), "/startDate", json!("2026-03-04T15:44:05.993+02:00"))]),
            json!([with(sample(), "/startDate", json!("2026-03-04T15:44:05.993Z"))]),
            json!([with(sample(), "/endDate", json!("2026-03-04T15:44:04.993+0200"))]),
            json!([with(sample(), "/id", json!("7"))]),
            json!([with(sample(), "/unit", json!("/min"))]),
            json!([with(sample(), "/metadata", json!([]))]),
            json!([sample(), {}]),
        ] {
            assert_eq!(tenant.post(path, &wrong).await.status, 400, "{wrong}");
        }
    }
    assert_eq!(tenant.post("/health-data/healthkit/other", &json!([sample()])).await.status, 400);
}

#[tokio::test]
async fn a_delivery_is_an_object_of_metadata_device_and_measurements() {
    let tenant = Tenant::open().await;
    let path = "/health-data/medisante/medisantestandard-json";
    let before = tenant.control().health_data().len();
    assert!(tenant.post(path, &delivery()).await.body["_id"].is_string());
    for wrong in [
        json!([delivery()]),
        with(delivery(), "/metadata/receivedTime", json!("yesterday")),
        with(delivery(), "/metadata/measurementType", Value::Null),
        with(delivery(), "/device/id", json!("")),
        with(delivery(), "/device/colour", json!("red")),
        with(delivery(), "/more", json!(1)),
        json!({"metadata": {}, "device": {}}),
    ] {
        assert_eq!(tenant.post(path, &wrong).await.status, 400, "{wrong}");
    }
    assert_eq!(tenant.post("/health-data/medisante/fhir-xml", &delivery()).await.status, 400);
    assert_eq!(tenant.control().health_data().len(), before + 1);
}

#[tokio::test]
async fn a_device_is_given_to_one_patient_at_a_time_and_with_every_field() {
    let tenant = Tenant::open().await;
    let whole = json!({
        "deviceId": "spare-1", "deviceType": "Medical", "name": "Cuff", "deviceProvider": "medisante",
        "assignedPatientId": tenant.control().patient_id(1)
    });
    for name in ["deviceId", "deviceType", "name", "deviceProvider", "assignedPatientId"] {
        let mut absent = whole.clone();
        absent.as_object_mut().unwrap().remove(name);
        for wrong in [absent, with(whole.clone(), &format!("/{name}"), json!(" "))] {
            assert_eq!(tenant.post("/devices/assign", &wrong).await.status, 400, "{name}");
        }
    }
    assert_eq!(tenant.post("/devices/assign", &with(whole.clone(), "/status", json!("Active"))).await.status, 400);
    assert_eq!(tenant.post("/devices/assign", &whole).await.status, 200);
    assert_eq!(tenant.post("/devices/assign", &whole).await.status, 400, "somebody has it");
    let records = tenant.control().records_of_device("spare-1");
    let told: Vec<_> = records.iter().map(|record| record["status"].as_str().unwrap()).collect();
    assert_eq!(told, ["Not Active", "Active"]);
}

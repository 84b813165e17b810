//! Handing health data in: MIA-04, MIA-09 and MIA-10.

use mia::{CallErrorKind, HealthKitSample, MedisanteDelivery, Mia, Moment, Reading, Unplottable};
use serde_json::{Value, json};
use wiremock::ResponseTemplate;

use crate::exchange::{answering, body, client, config, header, refused, sent_as, server};

/// A delivery as the public page shows it, in bytes that no JSON library writes: spaces, an escape, a number of 20 digits.
pub const DELIVERY: &str = r#"{ "metadata": {"correlationId":"9f0f4ac5-2b4f-4a39-a1b6-31a7c4f6c7b4",
  "receivedTime":"2024-05-21T15:45:59.815903123Z","deviceGroups":["cuffs"],"measurementType":"BloodPressure"},
  "device":{"id":"bp-9","serialNumber":"SN-9","IMEI":"35000000","IMSI":"26200000","manufacturer":"Medisant\u00e9",
  "model":"BP800","timezone":"Europe/Zurich"},
  "measurements":{"data":"left open","raw":12345678901234567890.10} }"#;

pub fn sample() -> Value {
    json!({
        "id": "0f1d6f0e-8f0b-4b55-9d0f-0a5f0e5b3c11",
        "startDate": "2024-07-23T15:44:05.993+0200", "endDate": "2024-07-23T15:44:05.993+0200",
        "sourceId": "com.apple.health.1", "sourceName": "Ada's Watch",
        "metadata": {"HKMetadataKeyHeartRateMotionContext": 0}, "value": 71
    })
}

fn samples() -> Vec<HealthKitSample> {
    vec![HealthKitSample::read(&sample()).unwrap()]
}

#[tokio::test]
async fn mia_04_sends_samples_to_the_backend_and_takes_any_2xx() {
    for (answer, ids) in [
        (ResponseTemplate::new(204), None),
        (ResponseTemplate::new(202).set_body_json(json!({"accepted": true})), None),
        (ResponseTemplate::new(200).set_body_json(json!([{"_id": "66f0"}])), Some(1)),
    ] {
        let server = server(answer).await;
        let forwarded = client(&server).health_data().forward(&samples()).await.unwrap();
        assert_eq!((forwarded.ids.map(|ids| ids.len()), forwarded.sent), (ids, 1));
        let request = sent_as(&server, "POST /health-data/healthkitstandard-json").await;
        assert_eq!(body(&request), json!([sample()]));
    }
}

#[tokio::test]
async fn mia_09_sends_a_delivery_byte_for_byte_and_reads_the_new_record() {
    let server = answering(json!({"_id": "66f0"})).await;
    let delivery = MedisanteDelivery::read(DELIVERY.into()).unwrap();
    let id = client(&server).health_data().ingest_medisante(&delivery).await.unwrap();
    assert_eq!(id.as_str(), "66f0");
    let request = sent_as(&server, "POST /health-data/medisante/medisantestandard-json").await;
    assert_eq!(request.body, DELIVERY.as_bytes());
    assert_eq!(header(&request, "content-type"), ["application/json"]);
}

#[test]
fn mia_09_reads_about_a_delivery_and_leaves_what_was_measured_as_it_came() {
    let delivery = MedisanteDelivery::read(DELIVERY.into()).unwrap();
    let metadata = delivery.metadata();
    assert_eq!(metadata.correlation_id.as_deref(), Some("9f0f4ac5-2b4f-4a39-a1b6-31a7c4f6c7b4"));
    assert_eq!(metadata.received_time.as_ref().unwrap().instant().unwrap().timestamp_subsec_nanos(), 815_903_123);
    assert_eq!(
        (metadata.device_groups.as_slice(), metadata.measurement_type.as_deref()),
        (["cuffs".to_owned()].as_slice(), Some("BloodPressure"))
    );
    let device = delivery.device();
    assert_eq!((device.id.as_deref(), device.serial_number.as_deref()), (Some("bp-9"), Some("SN-9")));
    assert_eq!((device.imei.as_deref(), device.imsi.as_deref()), (Some("35000000"), Some("26200000")));
    assert_eq!((device.manufacturer.as_deref(), device.model.as_deref()), (Some("Medisanté"), Some("BP800")));
    assert_eq!(device.timezone.as_deref(), Some("Europe/Zurich"));
    assert_eq!(delivery.measurements()["data"], "left open");
    assert!(delivery.drift().is_empty(), "{:?}", delivery.drift());
    assert!(!format!("{delivery:?} {device:?}").contains("SN-9"));
}

#[test]
fn mia_09_reads_a_delivery_with_more_or_less_in_it_and_says_so() {
    let delivery = MedisanteDelivery::read(r#"{"metadata":{"battery":3},"device":null,"fhir":1}"#.into()).unwrap();
    assert!(delivery.measurements().is_null());
    assert_eq!(
        delivery.drift(),
        ["MIA-09: field fhir", "MIA-09 metadata: field battery", "MIA-09: receivedTime is no instant"]
    );
    for nothing in ["", "[]", "null", "<xml/>", r#"{"device":[]}"#] {
        assert!(MedisanteDelivery::read(nothing.into()).is_err(), "{nothing}");
    }
}

#[tokio::test]
async fn mia_10_sends_an_array_and_reads_a_record_for_each() {
    let server = answering(json!([{"_id": "66f0"}])).await;
    let ingested = client(&server).health_data().ingest_healthkit(&samples()).await.unwrap();
    assert_eq!(ingested.ids[0].as_str(), "66f0");
    assert!(ingested.is_whole());
    let request = sent_as(&server, "POST /health-data/healthkit/healthkitstandard-json").await;
    assert_eq!(body(&request), json!([sample()]), "dates without a colon, and nothing changed");
}

#[tokio::test]
async fn mia_10_tells_that_fewer_records_were_made_than_samples_sent() {
    let server = answering(json!([{"_id": "66f0"}])).await;
    let two = [samples(), samples()].concat();
    let ingested = client(&server).health_data().ingest_healthkit(&two).await.unwrap();
    assert!(!ingested.is_whole());
    let server = answering(json!({"_id": "66f0"})).await;
    let error = client(&server).health_data().ingest_healthkit(&samples()).await.unwrap_err();
    assert_eq!(error.kind(), CallErrorKind::Malformed, "one record is not an array of them");
}

#[tokio::test]
async fn neither_nothing_nor_a_sample_without_an_id_is_sent() {
    let server = answering(json!([])).await;
    let mia = client(&server);
    let mut nameless = samples();
    nameless[0].id = String::new();
    for (wrong, field) in [(Vec::new(), "samples"), (nameless, "id")] {
        refused(&server, mia.health_data().forward(&wrong).await.unwrap_err(), "MIA-04", field).await;
        refused(&server, mia.health_data().ingest_healthkit(&wrong).await.unwrap_err(), "MIA-10", field).await;
    }
}

#[tokio::test]
async fn the_formats_are_the_installations() {
    let server = answering(json!([{"_id": "1"}])).await;
    let mut config = config(&server);
    config.settings.bff_format = "ours".to_owned();
    config.settings.healthkit_format = "theirs/x".to_owned();
    let mia = Mia::new(config).unwrap();
    mia.health_data().forward(&samples()).await.unwrap();
    mia.health_data().ingest_healthkit(&samples()).await.unwrap();
    let paths = crate::exchange::paths(&server).await;
    assert_eq!(paths, ["/oauth/token", "/health-data/ours", "/health-data/healthkit/theirs%2Fx"]);
}

#[test]
fn a_sample_is_read_with_either_spelling_of_its_offset_and_its_value_is_never_shown() {
    let mut colon = sample();
    colon["startDate"] = json!("2024-07-23T15:44:05.993+02:00");
    for sample in [sample(), colon] {
        let sample = HealthKitSample::read(&sample).unwrap();
        assert_eq!(sample.start_date.instant().unwrap().timestamp_millis(), 1_721_742_245_993);
        assert_eq!(sample.reading(), Reading::Unplottable { why: Unplottable::NoUnit });
        assert!(!format!("{sample:?}").contains("71") && !format!("{sample:?}").contains("Watch"));
    }
    assert_eq!(
        Moment::healthkit(HealthKitSample::read(&sample()).unwrap().end_date.instant().unwrap()).as_str(),
        "2024-07-23T15:44:05.993+0200"
    );
    assert!(HealthKitSample::read(&json!({"value": 71})).is_none());
}

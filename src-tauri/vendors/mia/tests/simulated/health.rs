//! Health data from its delivery to its detections.

use mia::{
    Acquisition, CallErrorKind, CrudQuery, HealthDataId, HealthKitSample, Mia, Normalised, Reading, Unplottable,
};
use serde_json::json;

use crate::desk::{Desk, delivery, pressure, sample};

#[tokio::test]
async fn mia_07_and_mia_09_what_is_delivered_is_stored_first_and_normalised_when_time_has_passed() {
    let desk = Desk::open().await;
    let id =
        desk.mia.health_data().ingest_medisante(&delivery("cuff-1001", "BloodPressure", &pressure())).await.unwrap();
    let stored = desk.record(&id).await;
    assert_eq!(stored.acquisition(), Acquisition::Stored);
    assert_eq!(stored.patient_id, Some(desk.patient(0)), "who has the cuff");
    assert_eq!(stored.raw_data_type.as_deref(), Some("BloodPressure"));
    desk.control.tick();
    let record = desk.record(&id).await;
    assert_eq!(record.acquisition(), Acquisition::Normalised);
    let Some(Normalised::Read(data)) = &record.normalised else { panic!("no observations") };
    let Reading::Plottable { value, unit } = data.observations[0].reading() else { panic!("systolic") };
    assert!((value - 123.0).abs() < 0.01, "{value}");
    assert_eq!((unit.told(), unit.shown()), ("Pa", "mm[Hg]"));
    let last = data.observations.last().unwrap();
    assert_eq!(last.reading(), Reading::Unplottable { why: Unplottable::NoUnit });
    assert!(record.drift().is_empty(), "{:?}", record.drift());
}

#[tokio::test]
async fn mia_07_gives_a_patient_their_own_records_only_and_says_which_are_not_normalised() {
    let desk = Desk::open().await;
    for number in [0, 2, 4] {
        let records = desk.records_of(number).await;
        assert_eq!(records.len(), 6, "one a day, in pages of five");
        assert!(records.iter().all(|record| record.patient_id == Some(desk.patient(number))));
    }
    assert!(desk.records_of(1).await.is_empty());
    let all = desk.mia.health_data().list(&CrudQuery::all()).await.unwrap().items;
    let stored = all.iter().filter(|record| record.acquisition() == Acquisition::Stored).count();
    assert!(stored > 0 && stored < all.len());
}

#[tokio::test]
async fn mia_08_normalises_what_a_failed_job_left_and_tells_what_cannot_be() {
    let desk = Desk::open().await;
    let health = desk.mia.health_data();
    desk.control.fail_jobs(1);
    let id = health.ingest_medisante(&delivery("cuff-1001", "BloodPressure", &pressure())).await.unwrap();
    desk.control.tick();
    desk.control.tick();
    assert_eq!(desk.record(&id).await.acquisition(), Acquisition::Stored, "for good");
    assert!(health.normalise_again(&id).await.unwrap().record.is_none(), "raw data is not taken for the record");
    assert_eq!(desk.record(&id).await.acquisition(), Acquisition::Normalised);
    for (kind, data, expected, words) in [
        ("Spirometry", json!({}), CallErrorKind::NotFound, "Health data type not found"),
        ("BloodPressure", json!("left open"), CallErrorKind::VendorFailed, "The raw data could not be normalized"),
    ] {
        let id = health.ingest_medisante(&delivery("cuff-1001", kind, &data)).await.unwrap();
        let error = health.normalise_again(&id).await.unwrap_err();
        assert_eq!((error.kind(), error.vendor_message()), (expected, Some(words)));
        assert_eq!(desk.record(&id).await.acquisition(), Acquisition::Stored);
    }
}

#[tokio::test]
async fn mia_04_and_mia_10_store_samples_and_show_none_as_a_measurement() {
    let desk = Desk::open().await;
    let health = desk.mia.health_data();
    let ingested = health.ingest_healthkit(&[sample("watch-1001"), sample("nobodys")]).await.unwrap();
    assert!(ingested.is_whole());
    let forwarded = health.forward(&[sample("watch-1004")]).await.unwrap();
    let id = forwarded.ids.unwrap().remove(0);
    assert_eq!(desk.record(&id).await.patient_id, Some(desk.patient(3)));
    assert_eq!(desk.record(&ingested.ids[1]).await.patient_id, None);
    desk.control.tick();
    let record = desk.record(&ingested.ids[0]).await;
    let read = HealthKitSample::read(record.raw_data.as_ref().unwrap()).unwrap();
    assert_eq!(read.start_date.as_str(), "2026-03-04T15:44:05.993+0200");
    let Some(Normalised::Read(data)) = &record.normalised else { panic!("no observations") };
    assert_eq!(data.observations[0].reading(), Reading::Unplottable { why: Unplottable::NoUnit });
}

#[tokio::test]
async fn mia_10_and_mia_09_are_refused_in_mias_words_for_a_format_it_does_not_know() {
    let desk = Desk::open().await;
    let mut config = desk.config.clone();
    config.settings.healthkit_format = "healthkit".to_owned();
    config.settings.medisante_format = "fhir-xml".to_owned();
    let mia = Mia::new(config).unwrap();
    let before = desk.control.health_data().len();
    let error = mia.health_data().ingest_healthkit(&[sample("watch-1001")]).await.unwrap_err();
    assert_eq!((error.kind(), error.vendor_message()), (CallErrorKind::Rejected, Some("Unknown format")));
    let delivery = delivery("cuff-1001", "Weight", &json!({"weight": 70}));
    let error = mia.health_data().ingest_medisante(&delivery).await.unwrap_err();
    assert_eq!((error.status(), error.vendor_message()), (Some(400), Some("Unknown format")));
    assert_eq!(desk.control.health_data().len(), before);
}

#[tokio::test]
async fn mia_14_submits_detections_of_what_is_normalised_and_tells_when_that_failed() {
    let desk = Desk::open().await;
    let health = desk.mia.health_data();
    let id = health.ingest_medisante(&delivery("cuff-1001", "BloodPressure", &pressure())).await.unwrap();
    let early = health.submit_detections(&id).await;
    assert_eq!(early.as_ref().unwrap_err().kind(), CallErrorKind::NotFound);
    assert_eq!(Acquisition::of_detections(&early), None);
    desk.control.fail_detections(true);
    desk.control.tick();
    let failed = health.submit_detections(&id).await;
    assert_eq!(Acquisition::of_detections(&failed), Some(Acquisition::DetectionsFailed));
    desk.control.fail_detections(false);
    let made = health.submit_detections(&id).await;
    assert!(matches!(Acquisition::of_detections(&made), Some(Acquisition::DetectionsSubmitted(ids)) if ids.len() == 1));
    let nowhere = health.submit_detections(&HealthDataId("none".to_owned())).await;
    assert_eq!(nowhere.unwrap_err().vendor_message(), Some("Health data not found"));
}

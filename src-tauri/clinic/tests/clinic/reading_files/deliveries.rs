//! Deliveries in JSON: samples of a phone, Medisanté, FHIR. What they do not tell is asked, and nothing is guessed.

use clinic::ClinicError;
use clinic::views::{
    BeginReadingImport, ReadingFileKind, ReadingImportState, ReadingRecordKind, ReadingSampleAnswers, WayKind,
};
use domain::observation::Metric;
use serde_json::{Value, json};

use super::desk::{Desk, numbers};

/// A sample as a phone sends it.
pub(super) fn sample(at: &str, value: Value) -> Value {
    json!({"id": format!("id {at}"), "startDate": at, "endDate": at, "sourceId": "watch-1", "sourceName": "Watch",
        "metadata": {}, "value": value})
}

pub(super) fn samples() -> String {
    let at = |minute: u32| format!("2024-07-23T15:{minute:02}:05.993+0200");
    json!([sample(&at(40), json!(71)), sample(&at(41), json!(72)), sample(&at(42), json!("NaN"))]).to_string()
}

/// An observation of a heart rate.
pub(super) fn observed(at: &str, value: Value) -> Value {
    json!({"resourceType": "Observation", "code": {"coding": [{"system": "http://loinc.org", "code": "8867-4"}]},
        "effectiveDateTime": at, "valueQuantity": {"value": value, "unit": "/min"}})
}

fn said(metric: Metric, unit: Option<&str>) -> Option<ReadingSampleAnswers> {
    Some(ReadingSampleAnswers { metric, unit: unit.map(str::to_owned) })
}

#[tokio::test(flavor = "multi_thread")]
async fn of_what_samples_are_and_in_which_unit_has_to_be_said() {
    let desk = Desk::open().await;
    let look = desk.look("anything", format!("\u{feff}\n {}", samples())).await.unwrap();
    assert_eq!((look.kind, look.asks_zone, look.table.is_none()), (ReadingFileKind::Delivery, false, true));
    let held = look.delivery.clone().unwrap();
    assert_eq!((held.kinds, held.records, held.samples), (vec![ReadingRecordKind::HealthKit], 3, 3));
    assert_eq!(held.devices, ["Watch"]);
    assert!(look.person.differs.is_empty() && look.person.number.is_none(), "nothing says whose they are");
    for (samples, refusal) in [
        (None, ("file", "openQuestions")),
        (said(Metric::BloodPressure, Some("mm[Hg]")), ("metric", "notOneNumber")),
        (said(Metric::Electrocardiogram, Some("mV")), ("metric", "notOneNumber")),
        (said(Metric::HeartRate, Some("kg")), ("unit", "unknown")),
        (said(Metric::HeartRate, Some("bpm")), ("unit", "unknown")),
        (said(Metric::HeartRate, Some("")), ("unit", "unknown")),
        (said(Metric::BodyWeight, Some("lb")), ("unit", "unknown")),
    ] {
        let input = BeginReadingImport { samples, ..desk.input(&look) };
        match desk.clinician().begin_reading_import(input).await {
            Err(ClinicError::Invalid { field, what }) => assert_eq!((field, what), refusal),
            other => panic!("{other:?} and not {refusal:?}"),
        }
    }
    let import = desk.samples(&samples(), Metric::HeartRate, Some("/min")).await;
    assert_eq!((import.state, import.kind), (ReadingImportState::Whole, ReadingFileKind::Delivery));
    assert_eq!(import.metrics.iter().map(numbers).collect::<Vec<_>>(), [(2, 0, 0, 0)]);
    assert_eq!(desk.whys(&import.id).await, [("notANumber".to_owned(), Some("value".to_owned()))]);
    assert_eq!(desk.counts().await, [], "nothing counts yet");
    desk.keep(&import.id).await;
    let rows = desk.rows(Metric::HeartRate).await;
    assert_eq!(rows.iter().map(|row| row.value.as_str()).collect::<Vec<_>>(), ["72", "71"]);
    let row = &rows[0];
    assert_eq!((row.unit.as_deref(), row.start.0.as_str()), (Some("/min"), "2024-07-23T13:41:05.993Z"));
    assert_eq!((row.device.as_deref(), row.ways[0].kind), (Some("watch-1"), WayKind::Imported));
}

#[tokio::test(flavor = "multi_thread")]
async fn samples_whose_unit_nobody_knows_are_kept_as_such() {
    let desk = Desk::open().await;
    let import = desk.samples(&samples(), Metric::BodyWeight, None).await;
    assert_eq!(import.metrics.iter().map(numbers).collect::<Vec<_>>(), [(2, 0, 0, 2)]);
    desk.keep(&import.id).await;
    assert!(desk.rows(Metric::BodyWeight).await.iter().all(|row| row.unit.is_none() && row.converted.is_none()));
    // A saturation as phones tell it: a share of one.
    let share = samples().replace(":71", ":0.97").replace(":72", ":0.98");
    let import = desk.samples(&share, Metric::OxygenSaturation, Some("1")).await;
    desk.keep(&import.id).await;
    let rows = desk.rows(Metric::OxygenSaturation).await;
    assert_eq!((rows[0].value.as_str(), rows[0].converted.as_deref()), ("0.98", Some("98")));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_medisante_delivery_is_kept_as_far_as_its_shape_is_documented() {
    let desk = Desk::open().await;
    let delivery = |id: &str, data: Value| {
        json!({"metadata": {"correlationId": id, "receivedTime": "2024-05-21T15:45:59.815903123Z",
            "measurementType": "BloodPressure"}, "device": {"id": "cuff-9"}, "measurements": {"data": data}})
    };
    let known = json!({"period": {"start": "2024-05-21T15:40:00Z"}, "observations": [
        {"code": "8480-6", "name": "systolicBloodPressure", "unit": "Pa", "value": 16400},
        {"code": "8462-4", "name": "diastolicBloodPressure", "unit": "Pa", "value": 10533},
        {"name": "irregularHeartbeat", "value": 0},
    ]});
    let file = format!("{}\n{}\n", delivery("c-1", known), delivery("c-2", json!({"systolic": 120, "diastolic": 80})));
    let look = desk.look("medisante.json", &file).await.unwrap();
    let held = look.delivery.clone().unwrap();
    assert_eq!((held.kinds, held.samples), (vec![ReadingRecordKind::Medisante], 0));
    let import = desk.dry_run("medisante.json", &file).await;
    assert_eq!(import.metrics.iter().map(numbers).collect::<Vec<_>>(), [(1, 0, 0, 0)]);
    let told = desk.told(&import.id).await;
    let told: Vec<_> = told.iter().map(|row| (row.record, row.line, row.why.as_str(), row.field.as_deref())).collect();
    assert_eq!(told, [(2, Some(2), "shapeUnknown", Some("measurements"))]);
    let left: Vec<_> = import.left_out.iter().map(|left| (left.kind.as_str(), left.count)).collect();
    assert_eq!(left, [("observation-irregularHeartbeat", 1)], "nothing is dropped in silence");
    desk.keep(&import.id).await;
    let row = desk.rows(Metric::BloodPressure).await.remove(0);
    assert_eq!((row.value.as_str(), row.converted.as_deref()), ("16400/10533", Some("123/79")));
}

#[tokio::test(flavor = "multi_thread")]
async fn fhir_observations_are_kept_by_their_codes_and_each_wrong_one_is_told_with_its_place() {
    let mut desk = Desk::open().await;
    let mut unitless = observed("2024-05-21T15:44:00Z", json!(75));
    unitless["valueQuantity"].as_object_mut().unwrap().remove("unit");
    let mut other = observed("2024-05-21T15:45:00Z", json!(75));
    other["valueQuantity"]["unit"] = json!("furlong");
    let lines = [
        observed("2024-05-21T15:40:00Z", json!(71)),
        observed("2024-05-21T15:40:00Z", json!(71)),
        observed("2999-05-21T15:40:00Z", json!(72)),
        observed("1801-05-21T15:40:00Z", json!(73)),
        observed("2024-05-21", json!(74)),
        observed("2024-05-21T15:43:00Z", json!("NaN")),
        unitless,
        other,
    ];
    let file: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let import = desk.dry_run("bundle.json", &file).await;
    assert_eq!(import.metrics.iter().map(numbers).collect::<Vec<_>>(), [(3, 0, 0, 1)]);
    let told = desk.told(&import.id).await;
    let told: Vec<_> = told.iter().map(|row| (row.line, row.why.as_str())).collect();
    let expected = [(2, "duplicate"), (3, "inFuture"), (4, "beforeBirth"), (5, "badTime"), (6, "notANumber")]
        .map(|(line, why)| (Some(line), why));
    assert_eq!(told, expected);
    desk.keep(&import.id).await;
    let rows = desk.rows(Metric::HeartRate).await;
    let units: Vec<_> = rows.iter().map(|row| row.unit.as_deref()).collect();
    assert_eq!(units, [Some("furlong"), None, Some("/min")], "as they came");
    let audit = desk.desktop.close_and_audit().await;
    let kept = audit.iter().find(|entry| entry.action.as_str() == "keep-reading-import").unwrap();
    assert_eq!((&kept.detail["kind"], &kept.detail["readings"]), (&"delivery".into(), &3.into()));
    assert!(!audit.iter().any(|entry| entry.detail.to_string().contains("bundle.json")));
}

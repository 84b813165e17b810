//! Series: MIA-11 and MIA-12.

use chrono::{TimeZone, Utc};
use mia::{CallErrorKind, DetectionFilter, Mia, PatientId, PlanId, Plot, Series, Unplottable};
use serde_json::{Value, json};

use crate::exchange::{answering, asked, client, config, query, refused, sent_as};

fn patient() -> PatientId {
    PatientId("pat-1".to_owned())
}

fn plan() -> PlanId {
    PlanId("plan-1".to_owned())
}

async fn series(answer: Value) -> Vec<Series> {
    let server = answering(answer).await;
    client(&server).charts().of_patient(&patient(), "bloodPressure", None).await.unwrap()
}

#[tokio::test]
async fn mia_11_draws_pascals_as_millimetres_of_mercury_at_their_milliseconds() {
    let server = answering(json!([
        {"name": "systolicBloodPressure [Pa]", "data": [{"x": 1_716_306_359_815_i64, "y": 16400}]},
        {"name": "heartRate [/min]", "data": [{"x": 1_716_306_359_815_i64, "y": 71.5}]}
    ]))
    .await;
    let series = client(&server).charts().of_patient(&patient(), "bloodPressure", None).await.unwrap();
    let request = sent_as(&server, "GET /chart-data").await;
    let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    assert_eq!(query(&request), [pair("normalizedDataType", "bloodPressure"), pair("_id", "pat-1")]);
    let Plot::Plottable { quantity, unit, points } = series[0].plot() else { panic!("systolic") };
    assert_eq!((quantity.as_str(), unit.shown()), ("systolicBloodPressure", "mm[Hg]"));
    assert_eq!(points[0].at, Utc.timestamp_millis_opt(1_716_306_359_815).unwrap());
    assert!((points[0].value - 123.01).abs() < 0.005, "{}", points[0].value);
    assert_eq!(series[0].points[0].value, 16_400.0, "what came is kept");
    let Plot::Plottable { unit, points, .. } = series[1].plot() else { panic!("heart rate") };
    assert_eq!((unit.shown(), points[0].value), ("/min", 71.5));
    assert!(series.iter().all(|one| one.drift("MIA-11").is_empty()));
    assert!(!format!("{series:?} {:?}", series[0].plot()).contains("16400"));
}

#[tokio::test]
async fn mia_11_draws_nothing_that_has_no_unit_and_says_why() {
    for name in [json!("systolicBloodPressure"), json!("systolicBloodPressure []"), json!(""), Value::Null] {
        let series = series(json!([{"name": name, "data": [{"x": 1, "y": 120}]}])).await;
        assert!(matches!(series[0].plot(), Plot::Unplottable { why: Unplottable::NoUnit, .. }), "{name}");
        assert_eq!(series[0].drift("MIA-11"), ["MIA-11: a series without a unit"]);
    }
}

#[tokio::test]
async fn mia_11_counts_points_that_cannot_be_read_and_draws_the_others() {
    let odd = json!([
        {"x": 1_716_306_359_815_i64, "y": 71}, {"x": 1_716_306_359_815_i64, "y": null}, {"x": "2024-05-21", "y": 71},
        {"x": 1.5, "y": 71}, {"x": i64::MAX, "y": 71}, {"x": 1_716_306_359_815_i64, "y": "71"}, null
    ]);
    let some = series(json!([{"name": "heartRate [/min]", "data": odd, "colour": "red"}])).await;
    assert_eq!((some[0].points.len(), some[0].unreadable), (1, 6));
    assert!(matches!(some[0].plot(), Plot::Plottable { points, .. } if points.len() == 1));
    assert_eq!(some[0].drift("MIA-11"), ["MIA-11: field colour", "MIA-11: points that cannot be read"]);
    let none = series(json!([{"name": "heartRate [/min]", "data": [{"x": 1, "y": null}]}])).await;
    assert!(matches!(none[0].plot(), Plot::Unplottable { why: Unplottable::NoValue, .. }));
}

#[tokio::test]
async fn mia_11_takes_no_point_for_nothing_measured() {
    for data in [json!([]), Value::Null] {
        let series = series(json!([{"name": "heartRate [/min]", "data": data}])).await;
        assert!(matches!(series[0].plot(), Plot::Plottable { points, .. } if points.is_empty()));
    }
    assert!(series(json!([])).await.is_empty());
}

#[tokio::test]
async fn mia_11_asks_for_one_patient_and_one_kind_or_not_at_all() {
    let server = answering(json!([])).await;
    let mia = client(&server);
    let nobody = PatientId(" ".to_owned());
    refused(&server, mia.charts().of_patient(&nobody, "x", None).await.unwrap_err(), "MIA-11", "_id").await;
    let error = mia.charts().of_patient(&patient(), "", None).await.unwrap_err();
    refused(&server, error, "MIA-11", "normalizedDataType").await;
    mia.charts().of_patient(&patient(), "bloodPressure", Some("systolic")).await.unwrap();
    assert_eq!(asked(&sent_as(&server, "GET /chart-data").await, "type").as_deref(), Some("systolic"));
}

#[tokio::test]
async fn mia_12_asks_by_plan_and_time_as_the_public_sample_spells_it() {
    let server = answering(json!([{"name": "weight [kg]", "data": [{"x": 0, "y": 70}]}])).await;
    let from = Utc.with_ymd_and_hms(2024, 5, 1, 0, 0, 0).unwrap();
    let to = Utc.with_ymd_and_hms(2024, 6, 1, 0, 0, 0).unwrap();
    let further = [DetectionFilter::equal("prototypeId", "weight")];
    let series = client(&server).charts().of_detections(&plan(), Some((from, to)), &further).await.unwrap();
    let request = sent_as(&server, "GET /detections/chart-data").await;
    let filters: Value = serde_json::from_str(&asked(&request, "filters").unwrap()).unwrap();
    assert_eq!(
        filters,
        json!([
            {"property": "planId", "operator": "equal", "value": "plan-1"},
            {"property": "recordedAt", "operator": "between",
             "value": ["2024-05-01T00:00:00.000Z", "2024-06-01T00:00:00.000Z"]},
            {"property": "prototypeId", "operator": "equal", "value": "weight"}
        ])
    );
    assert!(matches!(series[0].plot(), Plot::Plottable { unit, .. } if unit.shown() == "kg"));
}

#[tokio::test]
async fn mia_12_filters_by_the_time_that_the_installation_has() {
    let server = answering(json!([])).await;
    let mut config = config(&server);
    config.settings.detection_time = "observedAt".to_owned();
    let now = Utc.timestamp_opt(0, 0).unwrap();
    Mia::new(config).unwrap().charts().of_detections(&plan(), Some((now, now)), &[]).await.unwrap();
    let request = sent_as(&server, "GET /detections/chart-data").await;
    assert!(asked(&request, "filters").unwrap().contains(r#""property":"observedAt""#));
}

#[tokio::test]
async fn mia_12_does_not_ask_for_everyones_detections_nor_for_a_time_that_is_reversed() {
    let server = answering(json!([])).await;
    let mia = client(&server);
    let error = mia.charts().of_detections(&PlanId(String::new()), None, &[]).await.unwrap_err();
    refused(&server, error, "MIA-12", "planId").await;
    let (later, sooner) = (Utc.timestamp_opt(9, 0).unwrap(), Utc.timestamp_opt(8, 0).unwrap());
    let error = mia.charts().of_detections(&plan(), Some((later, sooner)), &[]).await.unwrap_err();
    refused(&server, error, "MIA-12", "filters").await;
}

#[tokio::test]
async fn an_object_is_not_taken_for_no_series() {
    let server = answering(json!({"series": []})).await;
    let error = client(&server).charts().of_patient(&patient(), "x", None).await.unwrap_err();
    assert_eq!(error.kind(), CallErrorKind::Malformed);
}

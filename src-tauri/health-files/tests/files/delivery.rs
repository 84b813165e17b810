//! Deliveries in JSON, in the documented shapes and in others.

use std::io::Cursor;

use chrono::{DateTime, NaiveDate, Utc};
use domain::observation::{Metric, Quantity, Reading, Value as Measured};
use health_files::delivery::Told;
use health_files::{Bounds, Broken, Delivery, Found, Reader, Why};
use proptest::prelude::*;
use serde_json::{Value, json};

pub(super) fn bounds() -> Bounds {
    Bounds { now: Some("2026-11-20T12:00:00Z".parse().unwrap()), born: NaiveDate::from_ymd_opt(1968, 3, 14) }
}

pub(super) fn open(text: &str, told: Option<Told>) -> (Vec<Found>, Option<Broken>) {
    let mut reader = Delivery::open(Cursor::new(text.as_bytes().to_vec()), told, bounds()).unwrap();
    let mut found = Vec::new();
    loop {
        match reader.next() {
            Ok(Some(one)) => found.push(one),
            Ok(None) => return (found, None),
            Err(broken) => return (found, Some(broken)),
        }
    }
}

pub(super) fn found(file: &Value, told: Option<Told>) -> Vec<Found> {
    let (found, broken) = open(&file.to_string(), told);
    assert_eq!(broken, None);
    found
}

pub(super) fn readings(found: &[Found]) -> Vec<&Reading> {
    found.iter().filter_map(|one| if let Found::Reading(reading) = one { Some(reading) } else { None }).collect()
}

pub(super) fn refusals(found: &[Found]) -> Vec<(Why, Option<&'static str>)> {
    found.iter().filter_map(|one| if let Found::Refused(no) = one { Some((no.why, no.field)) } else { None }).collect()
}

pub(super) fn left_out(found: &[Found]) -> Vec<(&str, u64)> {
    let left = |one| if let &Found::LeftOut { ref kind, count } = one { Some((kind.as_str(), count)) } else { None };
    found.iter().filter_map(left).collect()
}

fn told(quantity: &Quantity) -> String {
    let unit = quantity.unit.as_ref().map_or("no unit", |unit| unit.as_received());
    format!("{} {unit}", quantity.value)
}

fn value(reading: &Reading) -> String {
    match &reading.value {
        Measured::One { quantity } => told(quantity),
        Measured::Pressure { systolic, diastolic } => {
            let part = |part: &Option<Quantity>| part.as_ref().map_or("–".to_owned(), told);
            format!("{} / {}", part(systolic), part(diastolic))
        }
    }
}

pub(super) fn sample(value: Value) -> Value {
    json!({
        "id": "5b0c8a1e-0000-4000-8000-000000000001",
        "startDate": "2024-07-23T15:44:05.993+0200",
        "endDate": "2024-07-23T15:44:05.993+0200",
        "sourceId": "watch-1", "sourceName": "Watch",
        "metadata": {"HKMetadataKeyTimeZone": "Europe/Rome"},
        "value": value,
    })
}

pub(super) fn observations() -> Value {
    json!([
        {"code": "8480-6", "name": "systolicBloodPressure", "unit": "Pa", "value": 16400},
        {"code": "8462-4", "name": "diastolicBloodPressure", "unit": "Pa", "value": 10533},
        {"code": "8867-4", "name": "heartRate", "value": 60},
        {"name": "irregularHeartbeat", "value": 0},
    ])
}

pub(super) fn pulse() -> Option<Told> {
    Some(Told { metric: Metric::HeartRate, unit: Some("count/min".to_owned()) })
}

#[test]
fn a_sample_without_kind_and_unit_is_refused_until_a_person_tells_them() {
    let file = json!([sample(json!(71))]);
    assert_eq!(refusals(&found(&file, None)), [(Why::KindNotTold, Some("value"))]);
    let all = found(&file, pulse());
    let [reading] = readings(&all)[..] else { panic!("{all:?}") };
    assert_eq!((reading.metric, value(reading)), (Metric::HeartRate, "71 count/min".to_owned()));
    assert_eq!(reading.effective.start, "2024-07-23T13:44:05.993Z".parse::<DateTime<Utc>>().unwrap());
    assert_eq!(reading.effective.end, None, "a moment");
    assert_eq!(reading.id.as_deref(), Some("5b0c8a1e-0000-4000-8000-000000000001"));
    assert_eq!(reading.instrument.device.as_deref(), Some("watch-1"));
    // No unit is told: it is kept without one.
    let all = found(&file, Some(Told { metric: Metric::HeartRate, unit: None }));
    assert_eq!(value(readings(&all)[0]), "71 no unit");
    // A pressure is not one number, whatever a person says.
    let pressure = Some(Told { metric: Metric::BloodPressure, unit: Some("mmHg".to_owned()) });
    assert_eq!(refusals(&found(&file, pressure)), [(Why::KindNotTold, Some("value"))]);
}

#[test]
fn samples_that_are_wrong_are_refused_one_by_one_with_their_reason() {
    let mut file = Vec::new();
    let mut expected = Vec::new();
    let mut add = |change: fn(&mut Value), why, field| {
        let mut one = sample(json!(71));
        change(&mut one);
        file.push(one);
        expected.push((why, Some(field)));
    };
    add(|one| one["value"] = json!("71,5"), Why::BadNumber, "value");
    add(|one| one["value"] = json!("NaN"), Why::NotANumber, "value");
    add(|one| one["value"] = Value::Null, Why::Missing, "value");
    add(|one| one["startDate"] = json!("2024-07-23T15:44:05"), Why::BadTime, "time");
    add(|one| one["endDate"] = json!(""), Why::Missing, "time");
    add(|one| one["endDate"] = json!("2024-07-23T15:44:05.992+0200"), Why::EndBeforeStart, "time");
    add(|one| one["sourceName"] = json!("x".repeat(2_000)), Why::TooLong, "sourceName");
    for (year, why) in [("2031", Why::InFuture), ("1931", Why::BeforeBirth)] {
        let mut one = sample(json!(71));
        for name in ["startDate", "endDate"] {
            one[name] = json!(format!("{year}-07-23T15:44:05.993+0200"));
        }
        file.push(one);
        expected.push((why, Some("time")));
    }
    let all = found(&json!(file), pulse());
    assert_eq!(refusals(&all), expected);
    assert!(readings(&all).is_empty());
    let twice = found(&json!([sample(json!(71)), sample(json!(71))]), pulse());
    assert_eq!((readings(&twice).len(), refusals(&twice)), (1, vec![(Why::Duplicate, None)]));
}

#[test]
fn a_medisante_delivery_is_read_only_in_the_shape_of_normalised_data() {
    let delivery = |data: Value| {
        json!({
            "metadata": {"correlationId": "c-1", "receivedTime": "2024-05-21T15:45:59.815903123Z",
                "measurementType": "BloodPressure"},
            "device": {"id": "cuff-1", "serialNumber": "SN-1"},
            "measurements": {"data": data},
        })
    };
    for unknown in [json!({"systolic": 120, "diastolic": 80}), json!("left open"), json!(71), Value::Null] {
        assert_eq!(refusals(&found(&delivery(unknown), None)), [(Why::ShapeUnknown, Some("measurements"))]);
    }
    let period = json!({"start": "2024-05-21T15:40:00Z", "end": "2024-05-21T15:40:00Z"});
    let all = found(&delivery(json!({"period": period, "observations": observations()})), None);
    let values: Vec<_> = readings(&all).into_iter().map(value).collect();
    assert_eq!(values, ["60 no unit", "16400 Pa / 10533 Pa"]);
    let [rate, pressure] = readings(&all)[..] else { panic!("{all:?}") };
    assert_eq!(pressure.effective.start, "2024-05-21T15:40:00Z".parse::<DateTime<Utc>>().unwrap());
    assert_eq!((pressure.id.as_deref(), rate.id.as_deref()), (Some("c-1/blood-pressure"), Some("c-1/heart-rate")));
    // Where no code is told, the name counts, as the public page gives it.
    let named =
        json!([{"name": "bodyWeight", "unit": "kg", "value": 81.5}, {"code": "x", "name": "heartRate", "value": 60}]);
    let all = found(&delivery(json!({"period": period, "observations": named})), None);
    assert_eq!(readings(&all).into_iter().map(value).collect::<Vec<_>>(), ["81.5 kg"]);
    assert_eq!(left_out(&all), [("observation-x", 1)], "a code that is not known stands before a name that is");
    // When Medisanté received it is not when it was measured.
    let undated = found(&delivery(json!({"observations": observations()})), None);
    assert_eq!(refusals(&undated), [(Why::Missing, Some("time"))]);
}

#[test]
fn a_record_of_the_device_manager_has_the_ids_under_which_it_is_read_from_there() {
    let record = json!({
        "_id": "66f0", "deviceId": "cuff-1", "providerId": "medisante", "patientId": "65a1",
        "recordedAt": "2024-05-21T15:40:00.000Z",
        "normalizedData": {"period": {}, "observations": observations()},
    });
    let stored = json!({"_id": "66f1", "deviceId": "cuff-1", "rawData": {"value": 7}});
    let all = found(&json!([record, stored, {"anything": 1}]), None);
    let ids: Vec<_> = readings(&all).iter().map(|one| one.id.clone().unwrap()).collect();
    assert_eq!(ids, ["66f0/heart-rate", "66f0/blood-pressure"]);
    let left = [("health-data-stored", 1), ("not-a-delivery", 1), ("observation-irregularHeartbeat", 1)];
    assert_eq!(left_out(&all), left, "nothing is dropped in silence");
    let mut twice = record;
    twice["normalizedData"]["observations"] = json!([
        {"code": "8480-6", "unit": "Pa", "value": 16400}, {"code": "8480-6", "unit": "Pa", "value": 18000},
    ]);
    let all = found(&twice, None);
    assert_eq!(refusals(&all), [(Why::PartTwice, Some("code"))]);
}

#[test]
fn x_bp_03_fhir_observations_are_read_by_their_loinc_codes_and_ucum() {
    let coded = |code: &str| json!({"coding": [{"system": "http://loinc.org", "code": code}]});
    let measured = |value: Value, unit: &str| json!({"value": value, "unit": "shown", "system": "http://unitsofmeasure.org", "code": unit});
    let panel = json!({
        "resourceType": "Observation", "id": "o1", "status": "final", "code": coded("85354-9"),
        "effectiveDateTime": "2024-05-21T15:40:00+02:00", "device": {"reference": "Device/cuff-1"},
        "component": [
            {"code": coded("8480-6"), "valueQuantity": measured(json!(128), "mm[Hg]")},
            {"code": coded("8462-4"), "valueQuantity": measured(json!(76), "mm[Hg]")},
        ],
    });
    let one = |id: &str, code: &str, quantity: Value| {
        json!({"resourceType": "Observation", "id": id, "status": "final", "code": coded(code),
            "effectiveDateTime": "2024-05-21T15:40:00Z", "valueQuantity": quantity})
    };
    let mut sensor = one("o2", "99504-3", measured(json!(40), "mg/dL"));
    sensor["valueQuantity"]["comparator"] = json!("<");
    let mut at_most = sensor.clone();
    at_most["valueQuantity"]["comparator"] = json!("<=");
    let mut wrong = panel.clone();
    wrong["status"] = json!("entered-in-error");
    let mut day = panel.clone();
    day["effectiveDateTime"] = json!("2024-05-21");
    let entries: Vec<Value> = [
        panel,
        sensor,
        at_most,
        wrong,
        day,
        one("o3", "29463-7", json!({"value": 70.5, "unit": "kg"})),
        one("o4", "1234-5", measured(json!(1), "1")),
        {
            let mut cuff = one("o5", "8867-4", measured(json!(60), "/min"));
            cuff["subject"] = json!({"reference": "Device/cuff-1"});
            cuff
        },
        {
            let mut fetus = one("o6", "8867-4", measured(json!(140), "/min"));
            fetus["focus"] = json!([{"reference": "BodyStructure/fetus"}]);
            fetus
        },
        json!({"resourceType": "Patient", "name": [{"family": "Okafor"}]}),
    ]
    .into_iter()
    .map(|resource| json!({"resource": resource}))
    .collect();
    let all = found(&json!({"resourceType": "Bundle", "type": "collection", "entry": entries}), None);
    let read = readings(&all);
    let values: Vec<_> = read.iter().map(|one| value(one)).collect();
    assert_eq!(values, ["128 mm[Hg] / 76 mm[Hg]", "40 mg/dL", "70.5 kg"]);
    assert!(matches!(&read[1].value, Measured::One { quantity } if quantity.comparator.is_some()));
    assert_eq!(
        (read[0].id.as_deref(), read[0].instrument.device.as_deref()),
        (Some("Observation/o1"), Some("Device/cuff-1"))
    );
    assert_eq!(refusals(&all), [(Why::BadNumber, Some("comparator")), (Why::BadTime, Some("time"))]);
    let left = [
        ("Observation-entered-in-error", 1),
        ("Observation-of-Device", 1),
        ("Observation-with-focus", 1),
        ("Patient", 1),
        ("loinc-1234-5", 1),
    ];
    assert_eq!(left_out(&all), left);
}

#[test]
fn reading_goes_on_where_it_stopped_and_nothing_is_shown_of_anybody() {
    let file: Vec<Value> = (0..5)
        .map(|second| {
            let mut one = sample(json!(60 + second));
            one["startDate"] = json!(format!("2024-07-23T15:44:0{second}.000+0200"));
            one["endDate"] = one["startDate"].clone();
            one
        })
        .collect();
    let text = json!(file).to_string();
    let open = || Delivery::open(Cursor::new(text.clone().into_bytes()), pulse(), bounds()).unwrap();
    let mut first = open();
    first.next().unwrap();
    first.next().unwrap();
    let (mut second, at) = (open(), first.at());
    second.resume(at).unwrap();
    assert_eq!((first.next().unwrap(), first.at()), (second.next().unwrap(), second.at()));
    assert_eq!(first.total_bytes(), text.len() as u64);
    let printed = format!("{first:?} {:?}", second.next());
    assert!(!printed.contains("Watch") && !printed.contains("2024"), "{printed}");
}

proptest! {
    #[test]
    fn whatever_stands_in_a_file_nothing_panics_and_every_record_ends_as_something(
        values in prop::collection::vec(prop_oneof![
            Just(sample(json!(71))), Just(json!(null)), Just(json!([[]])), Just(json!({"resourceType": 7})),
            Just(json!({"measurements": [], "metadata": 7})), Just(json!({"normalizedData": {"observations": [7, null]}})),
            Just(json!({"resourceType": "Observation", "code": {"coding": "x"}})),
            any::<f64>().prop_map(|number| sample(json!(number))),
        ], 1..8),
    ) {
        let all = found(&json!(values), pulse());
        let told: u64 = all.iter().map(|one| if let Found::LeftOut { count, .. } = one { *count } else { 1 }).sum();
        prop_assert!(told >= values.len() as u64);
    }
}

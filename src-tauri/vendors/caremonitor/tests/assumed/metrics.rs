//! The five metrics: CM-14 to CM-18, as they are sent.

use caremonitor::{
    BloodGlucose, BloodPressure, Device, EcgUnit, Electrocardiogram, Glucose, GlucoseContext, HeartRate, Hertz, MmHg,
    Observation, PatientId, PerMinute, Period, Steps, Waveform,
};
use chrono::{DateTime, FixedOffset};
use serde_json::{Value, json};
use uuid::Uuid;
use wiremock::{MockServer, Request};

use crate::exchange::{answering, body, client, header, sent, written};
use crate::vault::{consented, grant};

const ID: Uuid = Uuid::from_u128(0x6f1c_0a52_9d1e_4f7a_8a4e_0d5c_2f10_77aa);
const ALL: [&str; 5] = ["ecg", "blood_pressure", "heart_rate", "blood_glucose", "steps"];

pub fn time(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap()
}

pub fn of<M>(measured: M) -> Observation<M> {
    let device = Device { manufacturer: Some("Omron".to_owned()), model: Some("HEM-9210T".to_owned()), serial: None };
    Observation { id: ID, patient: PatientId::from("p-1"), device: Some(device), measured }
}

fn with(fields: Value) -> Value {
    let mut common = json!({
        "id": "6f1c0a52-9d1e-4f7a-8a4e-0d5c2f1077aa", "patient_id": "p-1",
        "device": { "manufacturer": "Omron", "model": "HEM-9210T" },
    });
    for (name, value) in fields.as_object().unwrap() {
        common[name] = value.clone();
    }
    common
}

async fn acknowledging() -> MockServer {
    answering(json!({ "id": "stored-1" })).await
}

/// The one request, sent to `path` with the patient's token and no credential of the clinic.
async fn sent_to(server: &MockServer, path: &str) -> Request {
    let request = sent(server).await;
    assert_eq!(written(&request), format!("POST {path}"));
    assert_eq!(header(&request, "authorization"), ["Bearer access-1"]);
    for name in ["x-api-key", "x-access-token"] {
        assert!(header(&request, name).is_empty(), "{name}");
    }
    request
}

#[tokio::test]
async fn cm_14_sends_an_electrocardiogram_as_sampled_data() {
    let server = acknowledging().await;
    let (consented, _) = consented(grant(Some(&ALL), None));
    let ecg = of(Electrocardiogram {
        effective: time("2024-03-01T08:30:00+11:00"),
        waveform: Waveform { unit: EcgUnit::Millivolt, sampling: Hertz(512.0), samples: vec![0.0, 0.125, -0.05, 1.1] },
        classification: Some("sinus rhythm".to_owned()),
        heart_rate: Some(PerMinute(64.0)),
    });
    let stored = client(&server).metrics(&consented).send_ecg(&ecg).await.unwrap();
    assert_eq!((stored.id, stored.remote_id.as_str()), (ID, "stored-1"));
    let expected = with(json!({
        "effective": "2024-03-01T08:30:00.000+11:00", "code": "11524-6", "classification": "sinus rhythm",
        "heart_rate": { "code": "8867-4", "value": 64.0, "unit": "/min" },
        "waveform": {
            "lead": "131329", "unit": "mV", "sampling_hz": 512.0, "period": 1.953_125, "origin": 0, "dimensions": 1,
            "data": "0 0.125 -0.05 1.1",
        },
    }));
    assert_eq!(body(&sent_to(&server, "/metrics/ecg").await), expected);
}

#[tokio::test]
async fn cm_15_sends_a_blood_pressure_and_keeps_the_id_it_is_stored_under() {
    let server = answering(json!({ "id": 9001, "received_at": "2024-03-01T00:00:00Z" })).await;
    let (consented, _) = consented(grant(Some(&ALL), None));
    let pressure = of(BloodPressure {
        effective: time("2024-03-01T08:30:00+11:00"),
        systolic: MmHg(128.0),
        diastolic: MmHg(81.5),
        heart_rate: Some(PerMinute(70.0)),
    });
    let stored = client(&server).metrics(&consented).send_blood_pressure(&pressure).await.unwrap();
    assert_eq!(stored.remote_id.as_str(), "9001");
    assert_eq!(stored.drift(), ["CM-15: field received_at"]);
    let expected = with(json!({
        "effective": "2024-03-01T08:30:00.000+11:00", "code": "85354-9",
        "systolic": { "code": "8480-6", "value": 128.0, "unit": "mm[Hg]" },
        "diastolic": { "code": "8462-4", "value": 81.5, "unit": "mm[Hg]" },
        "heart_rate": { "code": "8867-4", "value": 70.0, "unit": "/min" },
    }));
    assert_eq!(body(&sent_to(&server, "/metrics/blood-pressure").await), expected);
    assert!(!format!("{pressure:?}").contains("128"));
}

#[tokio::test]
async fn cm_16_sends_a_heart_rate() {
    let server = acknowledging().await;
    let (consented, _) = consented(grant(Some(&["heart_rate"]), None));
    let rate = of(HeartRate { effective: time("2024-03-01T08:30:00.250+10:30"), rate: PerMinute(58.0) });
    client(&server).metrics(&consented).send_heart_rate(&rate).await.unwrap();
    let expected = with(json!({
        "effective": "2024-03-01T08:30:00.250+10:30", "code": "8867-4", "value": 58.0, "unit": "/min",
    }));
    assert_eq!(body(&sent_to(&server, "/metrics/heart-rate").await), expected);
}

#[tokio::test]
async fn cm_17_sends_glucose_in_the_unit_it_was_measured_in() {
    let effective = time("2024-03-01T08:30:00+08:00");
    let measured = [
        (
            Glucose::MmolPerL(5.6),
            Some(GlucoseContext::Fasting),
            json!({ "code": "15074-8", "value": 5.6, "unit": "mmol/L", "context": "fasting" }),
        ),
        (Glucose::MgPerDl(101.0), None, json!({ "code": "2339-0", "value": 101.0, "unit": "mg/dL" })),
    ];
    for (glucose, context, fields) in measured {
        let server = acknowledging().await;
        let (consented, _) = consented(grant(Some(&["blood_glucose"]), None));
        let reading = of(BloodGlucose { effective, glucose, context });
        client(&server).metrics(&consented).send_blood_glucose(&reading).await.unwrap();
        let mut expected = with(fields);
        expected["effective"] = json!("2024-03-01T08:30:00.000+08:00");
        assert_eq!(body(&sent_to(&server, "/metrics/blood-glucose").await), expected);
    }
}

#[tokio::test]
async fn cm_18_sends_steps_with_their_period_and_the_code_of_its_length() {
    let days = [("2024-03-02T00:00:00+11:00", "41950-7"), ("2024-03-01T12:00:00+11:00", "55423-8")];
    for (end, code) in days {
        let server = acknowledging().await;
        let (consented, _) = consented(grant(Some(&["steps"]), None));
        let start = "2024-03-01T00:00:00+11:00";
        let steps = of(Steps { period: Period { start: time(start), end: time(end) }, count: 4321 });
        client(&server).metrics(&consented).send_steps(&steps).await.unwrap();
        let expected = with(json!({
            "start": "2024-03-01T00:00:00.000+11:00", "end": time(end).to_rfc3339_opts(chrono::SecondsFormat::Millis, false),
            "code": code, "value": 4321, "unit": "{steps}",
        }));
        assert_eq!(body(&sent_to(&server, "/metrics/steps").await), expected);
    }
}

#[test]
fn milligrams_and_millimoles_of_glucose_convert_both_ways() {
    let close = |a: f64, b: f64| (a - b).abs() < 1e-9;
    assert!(close(Glucose::MmolPerL(5.5).mg_per_dl(), 99.085_8));
    assert!(close(Glucose::MgPerDl(180.156).mmol_per_l(), 10.0));
    assert!(close(Glucose::MgPerDl(Glucose::MmolPerL(7.3).mg_per_dl()).mmol_per_l(), 7.3));
}

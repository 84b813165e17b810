//! Readings under a patient's consent.

use caremonitor::{
    BloodGlucose, BloodPressure, Device, EcgUnit, Electrocardiogram, ExposeSecret, Glucose, GlucoseContext, Grant,
    HeartRate, Hertz, MmHg, Observation, PatientId, PerMinute, Period, Standing, Steps, Waveform,
};
use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use sandbox::CareMonitorOptions;
use uuid::Uuid;
use vendor_http::CallErrorKind;

use crate::clinic::{Clinic, start};
use crate::portal::consented;

const ALL: [&str; 5] = ["ecg:write", "blood_pressure:write", "heart_rate:write", "blood_glucose:write", "steps:write"];

fn taken() -> DateTime<FixedOffset> {
    (Utc::now() - TimeDelta::hours(1)).with_timezone(&FixedOffset::east_opt(11 * 3_600).unwrap())
}

fn of<M>(measured: M) -> Observation<M> {
    let device = Device { manufacturer: Some("Omron".to_owned()), model: None, serial: Some("X1".to_owned()) };
    Observation { id: Uuid::new_v4(), patient: PatientId::from("cm-pt-1"), device: Some(device), measured }
}

pub fn pressure() -> Observation<BloodPressure> {
    let heart_rate = Some(PerMinute(71.0));
    of(BloodPressure { effective: taken(), systolic: MmHg(128.0), diastolic: MmHg(82.0), heart_rate })
}

pub fn rate() -> Observation<HeartRate> {
    of(HeartRate { effective: taken(), rate: PerMinute(64.0) })
}

#[tokio::test]
async fn all_five_metrics_are_stored_as_the_contract_has_them_and_acknowledged_by_their_ids() {
    let clinic = Clinic::open().await;
    let client = clinic.client();
    let (consent, _) = consented(&clinic, &client, &ALL).await;
    let metrics = client.metrics(&consent);
    let ecg = of(Electrocardiogram {
        effective: taken(),
        waveform: Waveform {
            unit: EcgUnit::Microvolt,
            sampling: Hertz(300.0),
            samples: (0..900).map(|n| f64::from(n % 40) * 11.5 - 120.0).collect(),
        },
        classification: Some("inconclusive".to_owned()),
        heart_rate: Some(PerMinute(66.0)),
    });
    let end = taken();
    let steps = of(Steps { period: Period { start: end - TimeDelta::hours(24), end }, count: 8_012 });
    let mmol = of(BloodGlucose {
        effective: taken(),
        glucose: Glucose::MmolPerL(6.1),
        context: Some(GlucoseContext::PostMeal),
    });
    let mg = of(BloodGlucose { effective: taken(), glucose: Glucose::MgPerDl(110.0), context: None });
    let stored = [
        metrics.send_ecg(&ecg).await.unwrap(),
        metrics.send_blood_pressure(&pressure()).await.unwrap(),
        metrics.send_heart_rate(&rate()).await.unwrap(),
        metrics.send_blood_glucose(&mmol).await.unwrap(),
        metrics.send_blood_glucose(&mg).await.unwrap(),
        metrics.send_steps(&steps).await.unwrap(),
    ];
    let readings = clinic.control.readings();
    assert_eq!(readings.len(), stored.len());
    for (acknowledged, reading) in stored.iter().zip(&readings) {
        assert_eq!(reading["id"], acknowledged.remote_id.as_str());
        assert_eq!(reading["clientId"], acknowledged.id.to_string());
        assert_eq!(reading["patientId"], "cm-pt-1");
        assert!(acknowledged.drift().is_empty());
    }
    assert_eq!(readings[1]["body"]["systolic"]["value"], 128.0);
}

#[tokio::test]
async fn the_same_reading_again_is_the_same_reading() {
    let clinic = Clinic::open().await;
    let client = clinic.client();
    let (consent, _) = consented(&clinic, &client, &ALL).await;
    let reading = pressure();
    let first = client.metrics(&consent).send_blood_pressure(&reading).await.unwrap();
    let second = client.metrics(&consent).send_blood_pressure(&reading).await.unwrap();
    assert_eq!((first.remote_id, clinic.control.readings().len()), (second.remote_id, 1));
    let changed = Observation { measured: BloodPressure { systolic: MmHg(140.0), ..reading.measured }, ..reading };
    let error = client.metrics(&consent).send_blood_pressure(&changed).await.unwrap_err();
    assert_eq!(error.status(), Some(409));
}

#[tokio::test]
async fn an_access_token_that_ran_out_is_renewed_and_the_new_grant_kept() {
    let clinic = Clinic::open().await;
    let client = clinic.client();
    let (consent, vault) = consented(&clinic, &client, &ALL).await;
    clinic.control.expire_access_tokens();
    client.metrics(&consent).send_blood_pressure(&pressure()).await.unwrap();
    assert_eq!((clinic.control.readings().len(), clinic.control.requests_of(&["CM-15"])), (1, 2));
    let kept = vault.0.lock().clone();
    assert_eq!(kept.len(), 1);
    let after = caremonitor::Consented::new(Grant::from_vault(&kept[0]).unwrap(), vault.clone());
    client.metrics(&after).send_heart_rate(&rate()).await.unwrap();
    assert!(!kept[0].expose_secret().is_empty());
}

#[tokio::test]
async fn short_lived_access_tokens_are_renewed_before_they_end() {
    let clinic =
        Clinic::with(CareMonitorOptions { access_life: std::time::Duration::from_secs(20), ..Default::default() })
            .await;
    let client = clinic.client();
    let (consent, vault) = consented(&clinic, &client, &ALL).await;
    for _ in 0..3 {
        client.metrics(&consent).send_heart_rate(&rate()).await.unwrap();
    }
    assert_eq!((clinic.control.requests_of(&["CM-16"]), vault.0.lock().len()), (3, 3), "no reading met a refusal");
}

#[tokio::test]
async fn a_withdrawn_consent_is_noticed_at_the_next_reading() {
    let clinic = Clinic::open().await;
    let client = clinic.client();
    let (consent, _) = consented(&clinic, &client, &ALL).await;
    clinic.control.revoke("cm-pt-1");
    let error = client.metrics(&consent).send_blood_pressure(&pressure()).await.unwrap_err();
    assert_eq!(error.kind(), CallErrorKind::Unauthorized);
    assert_eq!(consent.standing().await, Standing::Ended);
    assert!(clinic.control.readings().is_empty());
    let (again, _) = consented(&clinic, &client, &ALL).await;
    client.metrics(&again).send_blood_pressure(&pressure()).await.unwrap();
}

#[tokio::test]
async fn one_withdrawn_metric_is_noticed_and_the_others_stay() {
    let clinic = Clinic::open().await;
    let client = clinic.client();
    let (consent, _) = consented(&clinic, &client, &ALL).await;
    clinic.control.withdraw("cm-pt-1", "blood_pressure:write");
    let error = client.metrics(&consent).send_blood_pressure(&pressure()).await.unwrap_err();
    assert_eq!(error.kind(), CallErrorKind::Forbidden);
    assert!(matches!(consent.standing().await, Standing::Granted(metrics) if metrics.len() == 4));
    client.metrics(&consent).send_heart_rate(&rate()).await.unwrap();
    client.metrics(&consent).send_blood_pressure(&pressure()).await.unwrap_err();
    assert_eq!(clinic.control.requests_of(&["CM-15"]), 1);
    assert!(clinic.control.now() >= start());
}

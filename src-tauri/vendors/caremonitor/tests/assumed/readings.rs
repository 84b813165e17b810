//! What is refused before a reading is sent, what is doubtful, and how consent is used, renewed and lost.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use caremonitor::{
    BloodGlucose, BloodPressure, EcgUnit, Electrocardiogram, Glucose, HeartRate, Hertz, MmHg, Observation, PatientId,
    PerMinute, Period, Standing, Steps, Waveform,
};
use chrono::{TimeDelta, Utc};
use serde_json::json;
use uuid::Uuid;
use vendor_http::{CallErrorKind, Certainty};
use wiremock::matchers::{any, header as has, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::exchange::{all, answering, client, count, form, header, server};
use crate::metrics::{of, time};
use crate::vault::{consented, grant};

fn pressure(systolic: f64, diastolic: f64) -> Observation<BloodPressure> {
    let (systolic, diastolic) = (MmHg(systolic), MmHg(diastolic));
    of(BloodPressure { effective: Utc::now().fixed_offset(), systolic, diastolic, heart_rate: None })
}

fn refused(findings: &caremonitor::Findings) -> Vec<&'static str> {
    findings.refused.iter().map(|finding| finding.field).collect()
}

fn doubtful(findings: &caremonitor::Findings) -> Vec<&'static str> {
    findings.doubtful.iter().map(|finding| finding.field).collect()
}

#[test]
fn a_blood_pressure_is_refused_beyond_its_limits_and_when_the_lower_is_not_lower() {
    let now = Utc::now();
    for (systolic, diastolic) in [(120.0, 80.0), (40.0, 20.0), (300.0, 200.0)] {
        assert!(refused(&pressure(systolic, diastolic).findings(now)).is_empty(), "{systolic}/{diastolic}");
    }
    let wrong = [
        (39.9, 20.0, vec!["systolic"]),
        (300.1, 80.0, vec!["systolic"]),
        (120.0, 19.9, vec!["diastolic"]),
        (250.0, 200.1, vec!["diastolic"]),
        (80.0, 120.0, vec!["diastolic"]),
        (90.0, 90.0, vec!["diastolic"]),
        (f64::NAN, 80.0, vec!["systolic", "diastolic"]),
        (f64::INFINITY, 80.0, vec!["systolic"]),
    ];
    for (systolic, diastolic, fields) in wrong {
        assert_eq!(refused(&pressure(systolic, diastolic).findings(now)), fields, "{systolic}/{diastolic}");
    }
    assert_eq!(doubtful(&pressure(95.0, 90.0).findings(now)), ["diastolic"]);
}

#[test]
fn glucose_is_refused_beyond_its_limits_in_either_unit_and_doubted_where_the_unit_may_be_wrong() {
    let now = Utc::now();
    let found = |glucose| of(BloodGlucose { effective: now.fixed_offset(), glucose, context: None }).findings(now);
    for glucose in [Glucose::MmolPerL(0.5), Glucose::MmolPerL(60.0), Glucose::MgPerDl(9.1), Glucose::MgPerDl(1_080.0)] {
        assert!(refused(&found(glucose)).is_empty(), "{glucose:?}");
    }
    for glucose in [
        Glucose::MmolPerL(0.49),
        Glucose::MmolPerL(100.0),
        Glucose::MgPerDl(5.5),
        Glucose::MgPerDl(1_081.0),
        Glucose::MmolPerL(f64::NAN),
    ] {
        assert_eq!(refused(&found(glucose)), ["value"], "{glucose:?}");
    }
    assert_eq!(doubtful(&found(Glucose::MmolPerL(40.0))), ["value"]);
    assert!(doubtful(&found(Glucose::MgPerDl(101.0))).is_empty());
}

#[test]
fn a_heart_rate_is_20_to_300_and_steps_need_a_period_that_can_hold_them() {
    let now = Utc::now();
    let rate = |rate| of(HeartRate { effective: now.fixed_offset(), rate: PerMinute(rate) }).findings(now);
    assert!(refused(&rate(20.0)).is_empty() && refused(&rate(300.0)).is_empty());
    assert_eq!((refused(&rate(19.0)), refused(&rate(301.0))), (vec!["heart_rate"], vec!["heart_rate"]));
    let steps = |seconds, count| {
        let start = (now - TimeDelta::days(2)).fixed_offset();
        of(Steps { period: Period { start, end: start + TimeDelta::seconds(seconds) }, count }).findings(now)
    };
    assert!(refused(&steps(3_600, 0)).is_empty() && doubtful(&steps(3_600, 5_000)).is_empty());
    assert_eq!((refused(&steps(0, 10)), refused(&steps(-60, 10))), (vec!["end"], vec!["end"]));
    assert_eq!(doubtful(&steps(60, 5_000)), ["value"]);
}

#[test]
fn an_electrocardiogram_needs_samples_equally_spaced_and_a_rate() {
    let now = Utc::now();
    let found = |unit, sampling, samples: &[f64]| {
        let waveform = Waveform { unit, sampling: Hertz(sampling), samples: samples.to_vec() };
        let effective = now.fixed_offset();
        of(Electrocardiogram { effective, waveform, classification: None, heart_rate: None }).findings(now)
    };
    assert!(refused(&found(EcgUnit::Microvolt, 250.0, &[0.0, 900.0])).is_empty());
    assert_eq!(refused(&found(EcgUnit::Millivolt, 0.0, &[0.0, 0.9])), ["sampling_hz"]);
    assert_eq!(refused(&found(EcgUnit::Millivolt, f64::NAN, &[0.0, 0.9])), ["sampling_hz"]);
    assert_eq!(refused(&found(EcgUnit::Millivolt, 250.0, &[])), ["data"]);
    assert_eq!(refused(&found(EcgUnit::Millivolt, 250.0, &[0.0, f64::NAN])), ["data"]);
    let long = vec![0.5; Waveform::MOST_SAMPLES + 1];
    assert!(refused(&found(EcgUnit::Millivolt, 250.0, &long[1..])).is_empty());
    assert_eq!(refused(&found(EcgUnit::Millivolt, 250.0, &long)), ["data"], "A-CM-30");
    assert_eq!(doubtful(&found(EcgUnit::Millivolt, 250.0, &[0.0, 900.0])), ["data"], "microvolts, surely");
    assert_eq!(doubtful(&found(EcgUnit::Microvolt, 250.0, &[0.0, 0.9])), ["data"], "millivolts, surely");
    let timed =
        |times: &[f64]| Waveform::timed(EcgUnit::Millivolt, &times.iter().map(|time| (*time, 0.1)).collect::<Vec<_>>());
    let even = timed(&[0.0, 4.0, 8.1, 12.0]).unwrap();
    assert!((even.sampling.0 - 250.0).abs() < 1e-9 && even.samples.len() == 4);
    for uneven in [&[0.0, 4.0, 12.0, 16.0][..], &[0.0, 4.0, 4.0, 8.0], &[8.0, 4.0, 0.0], &[0.0], &[], &[0.0, f64::NAN]]
    {
        assert!(timed(uneven).is_err(), "{uneven:?}");
    }
}

#[test]
fn a_reading_from_tomorrow_is_refused_and_one_from_a_fast_clock_doubted() {
    let now = Utc::now();
    let found = |ahead: TimeDelta| {
        let effective = (now + ahead).fixed_offset();
        of(HeartRate { effective, rate: PerMinute(60.0) }).findings(now)
    };
    assert!(found(TimeDelta::minutes(4)).doubtful.is_empty());
    assert_eq!(doubtful(&found(TimeDelta::minutes(6))), ["effective"]);
    assert_eq!(refused(&found(TimeDelta::hours(25))), ["effective"]);
    assert_eq!(doubtful(&found(-TimeDelta::days(400))), ["effective"]);
}

#[tokio::test]
async fn a_reading_is_sent_under_its_own_patients_consent_for_its_own_metric_and_no_other() {
    let server = answering(json!({ "id": "s" })).await;
    let caremonitor = client(&server);
    let (declined, _) = consented(grant(Some(&["steps", "heart_rate"]), None));
    let (not_known, _) = consented(grant(None, None));
    for consent in [&declined, &not_known] {
        let error = caremonitor.metrics(consent).send_blood_pressure(&pressure(120.0, 80.0)).await.unwrap_err();
        assert!(matches!(error.kind(), CallErrorKind::InvalidInput { field: "scope", .. }));
        assert_eq!(error.certainty(), Certainty::NeverLeft);
    }
    let (granted, _) = consented(grant(Some(&["blood_pressure"]), None));
    let other = Observation { patient: PatientId::from("p-2"), ..pressure(120.0, 80.0) };
    let error = caremonitor.metrics(&granted).send_blood_pressure(&other).await.unwrap_err();
    assert!(matches!(error.kind(), CallErrorKind::InvalidInput { field: "patient_id", .. }));
    let error = caremonitor.metrics(&granted).send_blood_pressure(&pressure(80.0, 120.0)).await.unwrap_err();
    assert!(matches!(error.kind(), CallErrorKind::InvalidInput { field: "diastolic", .. }));
    let nil = Observation { id: Uuid::nil(), ..pressure(120.0, 80.0) };
    caremonitor.metrics(&granted).send_blood_pressure(&nil).await.unwrap_err();
    assert_eq!(count(&server).await, 0);
    assert_eq!(not_known.standing().await, Standing::NotKnown);
}

#[tokio::test]
async fn a_success_that_names_no_stored_reading_is_no_acknowledgement() {
    let answers = [
        ResponseTemplate::new(201),
        ResponseTemplate::new(200).set_body_json(json!({})),
        ResponseTemplate::new(200).set_body_json(json!({ "id": "" })),
        ResponseTemplate::new(200).set_body_json(json!({ "id": null })),
        ResponseTemplate::new(202).set_body_raw("ok", "text/plain"),
    ];
    for answer in answers {
        let server = server(answer).await;
        let (consented, _) = consented(grant(Some(&["blood_pressure"]), None));
        let error = client(&server).metrics(&consented).send_blood_pressure(&pressure(120.0, 80.0)).await.unwrap_err();
        assert_eq!((error.kind(), error.certainty()), (CallErrorKind::Malformed, Certainty::Unknown));
        assert_eq!(count(&server).await, 1);
    }
}

/// A portal that renews `refresh-1` to `access-2`, and an API that takes `access-2` only.
async fn renewing() -> MockServer {
    let server = MockServer::start().await;
    let token = json!({ "access_token": "access-2", "refresh_token": "refresh-2", "expires_in": 300 });
    let answer = ResponseTemplate::new(200).set_body_json(token);
    Mock::given(path("/token")).respond_with(answer).mount(&server).await;
    let stored = ResponseTemplate::new(201).set_body_json(json!({ "id": "stored" }));
    Mock::given(has("authorization", "Bearer access-2")).respond_with(stored).mount(&server).await;
    Mock::given(any()).respond_with(ResponseTemplate::new(401)).mount(&server).await;
    server
}

#[tokio::test]
async fn a_token_that_is_about_to_end_is_renewed_once_for_all_and_kept_before_it_is_used() {
    let server = renewing().await;
    let soon = Utc::now() + TimeDelta::seconds(30);
    let (consented, vault) = consented(grant(Some(&["blood_pressure"]), Some(soon)));
    let (caremonitor, consented) = (client(&server), Arc::new(consented));
    let sending: Vec<_> = (0..4)
        .map(|_| {
            let (caremonitor, consented) = (caremonitor.clone(), Arc::clone(&consented));
            tokio::spawn(async move {
                caremonitor.metrics(&consented).send_blood_pressure(&pressure(120.0, 80.0)).await.map(drop)
            })
        })
        .collect();
    for one in sending {
        one.await.unwrap().unwrap();
    }
    let requests = all(&server).await;
    let renewals: Vec<_> = requests.iter().filter(|request| request.url.path() == "/token").collect();
    assert_eq!((renewals.len(), requests.len()), (1, 5));
    assert_eq!(form(renewals[0])["refresh_token"], "refresh-1");
    let kept = vault.kept.lock().clone();
    assert_eq!((kept.len(), kept[0]["refresh"].as_str()), (1, Some("refresh-2")));
}

#[tokio::test]
async fn whoever_gives_up_while_a_token_is_renewed_does_not_lose_the_consent() {
    let server = MockServer::start().await;
    let token = json!({ "access_token": "access-2", "refresh_token": "refresh-2", "expires_in": 300 });
    let slow = ResponseTemplate::new(200).set_body_json(token).set_delay(Duration::from_millis(400));
    Mock::given(path("/token")).respond_with(slow).mount(&server).await;
    let stored = ResponseTemplate::new(201).set_body_json(json!({ "id": "stored" }));
    Mock::given(any()).respond_with(stored).mount(&server).await;
    let (consented, vault) = consented(grant(Some(&["blood_pressure"]), Some(Utc::now())));
    let caremonitor = client(&server);
    let (metrics, reading) = (caremonitor.metrics(&consented), pressure(120.0, 80.0));
    tokio::time::timeout(Duration::from_millis(100), metrics.send_blood_pressure(&reading)).await.unwrap_err();
    metrics.send_blood_pressure(&reading).await.unwrap();
    let requests = all(&server).await;
    assert_eq!(requests.iter().filter(|request| request.url.path() == "/token").count(), 1);
    assert_eq!(vault.kept.lock()[0]["refresh"], "refresh-2");
}

#[tokio::test]
async fn a_refused_token_is_renewed_and_the_reading_sent_once_more() {
    let server = renewing().await;
    let (consented, _) = consented(grant(Some(&["blood_pressure"]), None));
    client(&server).metrics(&consented).send_blood_pressure(&pressure(120.0, 80.0)).await.unwrap();
    let requests = all(&server).await;
    let tokens: Vec<_> = requests.iter().flat_map(|request| header(request, "authorization")).collect();
    assert_eq!(tokens, ["Bearer access-1", "Bearer access-2"]);
    assert_eq!(requests[0].body, requests[2].body, "the same reading under the same id");
}

#[tokio::test]
async fn a_grant_that_cannot_be_kept_is_not_used_and_not_lost() {
    let server = renewing().await;
    let (consented, vault) = consented(grant(Some(&["blood_pressure"]), Some(Utc::now())));
    vault.broken.store(true, Ordering::SeqCst);
    let caremonitor = client(&server);
    for _ in 0..2 {
        let error = caremonitor.metrics(&consented).send_blood_pressure(&pressure(120.0, 80.0)).await.unwrap_err();
        assert_eq!(error.certainty(), Certainty::NeverLeft);
    }
    assert_eq!(count(&server).await, 1, "renewed once, nothing sent");
    vault.broken.store(false, Ordering::SeqCst);
    caremonitor.metrics(&consented).send_blood_pressure(&pressure(120.0, 80.0)).await.unwrap();
    assert_eq!(vault.kept.lock()[0]["refresh"], "refresh-2");
}

#[tokio::test]
async fn a_revoked_consent_is_noticed_shown_and_not_tried_again() {
    let server = MockServer::start().await;
    let ended = ResponseTemplate::new(400).set_body_json(json!({ "error": "invalid_grant" }));
    Mock::given(path("/token")).respond_with(ended).mount(&server).await;
    Mock::given(any()).respond_with(ResponseTemplate::new(401)).mount(&server).await;
    let (consented, _) = consented(grant(Some(&["blood_pressure"]), None));
    let caremonitor = client(&server);
    for _ in 0..3 {
        let error = caremonitor.metrics(&consented).send_blood_pressure(&pressure(120.0, 80.0)).await.unwrap_err();
        assert_eq!((error.operation(), error.kind()), ("CM-15", CallErrorKind::Unauthorized));
        assert_eq!(error.certainty(), Certainty::NeverLeft, "what was sent was refused by a 401");
    }
    assert_eq!(consented.standing().await, Standing::Ended);
    assert_eq!(count(&server).await, 2);
}

#[tokio::test]
async fn a_refresh_that_is_lost_ends_nothing_and_proves_that_the_reading_was_not_sent() {
    let server = server(ResponseTemplate::new(502)).await;
    let (consented, _) = consented(grant(Some(&["blood_pressure"]), Some(Utc::now())));
    let error = client(&server).metrics(&consented).send_blood_pressure(&pressure(120.0, 80.0)).await.unwrap_err();
    assert_eq!((error.operation(), error.certainty()), ("CM-15", Certainty::NeverLeft));
    assert!(matches!(consented.standing().await, Standing::Granted(_)));
}

#[tokio::test]
async fn a_scope_that_was_withdrawn_alone_is_noticed_and_the_others_stay() {
    let server = MockServer::start().await;
    let challenge = "Bearer error=\"insufficient_scope\", scope=\"blood_pressure:write\"";
    let refused = ResponseTemplate::new(403).insert_header("www-authenticate", challenge);
    Mock::given(path("/metrics/blood-pressure")).respond_with(refused).mount(&server).await;
    let stored = ResponseTemplate::new(201).set_body_json(json!({ "id": "stored" }));
    Mock::given(any()).respond_with(stored).mount(&server).await;
    let (consented, vault) = consented(grant(Some(&["blood_pressure", "heart_rate"]), None));
    let caremonitor = client(&server);
    let error = caremonitor.metrics(&consented).send_blood_pressure(&pressure(120.0, 80.0)).await.unwrap_err();
    assert_eq!(error.kind(), CallErrorKind::Forbidden);
    let error = caremonitor.metrics(&consented).send_blood_pressure(&pressure(120.0, 80.0)).await.unwrap_err();
    assert!(matches!(error.kind(), CallErrorKind::InvalidInput { field: "scope", .. }));
    let rate = of(HeartRate { effective: time("2024-03-01T08:30:00+11:00"), rate: PerMinute(60.0) });
    caremonitor.metrics(&consented).send_heart_rate(&rate).await.unwrap();
    assert_eq!(vault.kept.lock()[0]["scopes"], json!(["heart_rate"]));
}

#[tokio::test]
async fn a_403_for_another_reason_takes_no_scope_away() {
    let server = server(ResponseTemplate::new(403).set_body_raw("<html>insufficient_scope</html>", "text/html")).await;
    let (consented, _) = consented(grant(Some(&["blood_pressure"]), None));
    client(&server).metrics(&consented).send_blood_pressure(&pressure(120.0, 80.0)).await.unwrap_err();
    assert!(matches!(consented.standing().await, Standing::Granted(metrics) if metrics.len() == 1));
}

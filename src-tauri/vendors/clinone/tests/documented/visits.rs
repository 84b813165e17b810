//! C1-10 to C1-12: visits.

use chrono::{DateTime, FixedOffset};
use clinone::{
    CallErrorKind, Certainty, NewVisit, SiteIdentifier, SubjectNumber, Visit, VisitIdentifier, VisitQuery, VisitStatus,
    VisitType,
};
use serde_json::{Value, json};
use wiremock::ResponseTemplate;

use crate::bodies::{site, study, subject, visit, with};
use crate::exchange::{Vendor, body};

fn at(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap()
}

pub fn new() -> NewVisit {
    NewVisit {
        patient_identifier: subject(),
        study_identifier: study(),
        site_identifier: site(),
        name: Some("Week 4".to_owned()),
        scheduled_start: at("2026-03-29T09:00:00-05:00"),
        scheduled_end: at("2026-03-29T09:30:00-05:00"),
        kind: VisitType::Televisit,
        status: None,
    }
}

async fn read(body: Value) -> Visit {
    let vendor = Vendor::saying(json!([body])).await;
    vendor.client().visits().list(&VisitQuery::of_study(study())).await.unwrap().records.remove(0)
}

#[tokio::test]
async fn c1_09_reads_a_visit_with_its_offset() {
    let read = read(visit()).await;
    assert_eq!(read.visit_identifier, VisitIdentifier::new("v-1"));
    assert_eq!(read.start().unwrap().to_rfc3339(), "2026-03-29T09:00:00-05:00");
    assert_eq!((read.end().unwrap() - read.start().unwrap()).num_minutes(), 30);
    assert_eq!((read.kind.clone(), read.status.clone()), (Some(VisitType::Televisit), Some(VisitStatus::InProgress)));
    assert!(read.drift().is_empty());
}

#[tokio::test]
async fn c1_09_guesses_no_zone_and_no_status() {
    let odd = json!({
        "scheduledStart": "2026-03-29T09:00:00", "scheduledEnd": "soon", "status": 3, "type": "Phone", "room": 1
    });
    let read = read(with(visit(), odd)).await;
    assert_eq!((read.start(), read.end()), (None, None));
    assert_eq!(read.status, Some(VisitStatus::Unknown("3".to_owned())));
    assert_eq!(read.kind, Some(VisitType::Unknown("Phone".to_owned())));
    assert_eq!(
        read.drift(),
        [
            "C1-09: field room",
            "C1-09: type has an unknown word",
            "C1-09: status has an unknown word",
            "C1-09: scheduled_start is no time with an offset",
            "C1-09: scheduled_end is no time with an offset"
        ]
    );
}

#[tokio::test]
async fn c1_10_schedules_and_gives_the_vendors_identifier() {
    let vendor = Vendor::answering(ResponseTemplate::new(201).set_body_json(visit())).await;
    assert_eq!(vendor.client().visits().schedule(&new()).await.unwrap(), VisitIdentifier::new("v-1"));
    let mut wanted = visit();
    wanted.as_object_mut().unwrap().retain(|name, _| name != "visitIdentifier" && name != "status");
    assert_eq!(body(&vendor.sent_as("POST /api/v5/visits").await), wanted);
}

#[tokio::test]
async fn c1_10_takes_the_identifier_from_the_location_of_an_empty_answer() {
    let answer = ResponseTemplate::new(201).insert_header("Location", "https://x.example/api/v5/visits/v-9?x=1");
    let vendor = Vendor::answering(answer).await;
    assert_eq!(vendor.client().visits().schedule(&new()).await.unwrap(), VisitIdentifier::new("v-9"));
}

#[tokio::test]
async fn c1_10_a_success_that_names_no_visit_or_another_subjects_may_have_happened() {
    let located = |to: &str| ResponseTemplate::new(201).insert_header("Location", to);
    for answer in [
        ResponseTemplate::new(201),
        located("/api/v5/visits/"),
        located("/api/v5/visits"),
        located("v%2F9"),
        located("/api/v5/visits/v-9/more"),
        located("/api/v5/visits/v%2F9"),
        ResponseTemplate::new(201).set_body_json(json!({"visitIdentifier": null})),
        ResponseTemplate::new(201).set_body_json(with(visit(), json!({"patientIdentifier": "007/02"}))),
        ResponseTemplate::new(201).set_body_json(with(visit(), json!({"studyIdentifier": "STU-02"}))),
    ] {
        let vendor = Vendor::answering(answer).await;
        let error = vendor.client().visits().schedule(&new()).await.unwrap_err();
        assert_eq!((error.kind(), error.certainty()), (CallErrorKind::Malformed, Certainty::Unknown));
    }
}

#[tokio::test]
async fn c1_10_wants_whose_where_and_an_end_after_the_start() {
    let vendor = Vendor::answering(ResponseTemplate::new(201)).await;
    for (wanted, visit) in [
        ("patientIdentifier", NewVisit { patient_identifier: SubjectNumber::new(""), ..new() }),
        ("siteIdentifier", NewVisit { site_identifier: SiteIdentifier::new(""), ..new() }),
        ("scheduledEnd", NewVisit { scheduled_end: at("2026-03-29T14:00:00Z"), ..new() }),
        ("scheduledEnd", NewVisit { scheduled_end: at("2026-03-29T09:15:00+02:00"), ..new() }),
    ] {
        let error = vendor.client().visits().schedule(&visit).await.unwrap_err();
        assert!(matches!(error.kind(), CallErrorKind::InvalidInput { field, .. } if field == wanted), "{error}");
    }
    assert_eq!(vendor.counts().await, (0, 0));
}

#[tokio::test]
async fn c1_11_sends_the_whole_visit_moved() {
    let before = read(with(visit(), json!({"room": 1, "status": "Confirmed"}))).await;
    let after = before.clone().moved(at("2026-03-30T09:00:00-05:00"), at("2026-03-30T09:30:00-05:00"));
    let vendor = Vendor::answering(ResponseTemplate::new(200).set_body_json(json!({}))).await;
    vendor.client().visits().update(&before, &after).await.unwrap();
    let changed = json!({
        "room": 1, "status": "Confirmed",
        "scheduledStart": "2026-03-30T09:00:00-05:00", "scheduledEnd": "2026-03-30T09:30:00-05:00"
    });
    assert_eq!(body(&vendor.sent_as("PUT /api/v5/visits/v-1").await), with(visit(), changed));
}

#[tokio::test]
async fn c1_11_changes_no_visits_owner_and_sends_no_time_without_an_offset() {
    let before = read(with(visit(), json!({"scheduledStart": "2026-03-29T09:00:00"}))).await;
    let vendor = Vendor::answering(ResponseTemplate::new(204)).await;
    let client = vendor.client();
    let update = async |after: Visit| client.visits().update(&before, &after).await;
    // What the vendor itself keeps so is no obstacle to a change elsewhere.
    update(Visit { status: Some(VisitStatus::Completed), ..before.clone() }).await.unwrap();
    for (wanted, after) in [
        ("visitIdentifier", Visit { visit_identifier: VisitIdentifier::new("v-2"), ..before.clone() }),
        ("patientIdentifier", Visit { patient_identifier: SubjectNumber::new("8"), ..before.clone() }),
        ("scheduledStart", Visit { scheduled_end: Some("2026-03-29T10:00:00-05:00".to_owned()), ..before.clone() }),
        ("scheduledEnd", before.clone().moved(at("2026-03-30T09:00:00Z"), at("2026-03-30T09:00:00Z"))),
    ] {
        let error = update(after).await.unwrap_err();
        assert!(matches!(error.kind(), CallErrorKind::InvalidInput { field, .. } if field == wanted), "{error}");
    }
    assert_eq!(vendor.counts().await.1, 1);
}

#[tokio::test]
async fn c1_12_cancels_a_visit_and_never_all_of_them() {
    let vendor = Vendor::answering(ResponseTemplate::new(204)).await;
    for id in ["", ".", ".."] {
        assert!(vendor.client().visits().cancel(&VisitIdentifier::new(id)).await.is_err());
    }
    vendor.client().visits().cancel(&VisitIdentifier::new("v-1")).await.unwrap();
    vendor.sent_as("DELETE /api/v5/visits/v-1").await;
}

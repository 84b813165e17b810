//! Paths, headers, fields and words come from the contract profile, and from nowhere else.

use caremonitor::{
    AppointmentStatus, AppointmentWrite, CareMonitor, CareMonitorConfig, DEFAULT_PROFILE, PatientId, ProviderId, SHAPE,
    Search,
};
use serde_json::json;
use vendor_http::profile::Profile;

use crate::exchange::{KEY, answering, at, body, config, header, sent, written};

fn edited() -> Profile {
    let changes = [
        ("\"/patient-appointments\"", "\"/v2/visits\""),
        ("api-key = \"x-api-key\"", "api-key = \"authorization\""),
        ("organisation = \"org_id\"", "organisation = \"x-org\""),
        ("meeting_url = \"meeting_url\"", "meeting_url = \"joinLink\""),
        ("status = \"status\"", "status = \"state\""),
        ("checked_in = \"checked-in\"", "checked_in = \"HERE\""),
        ("booked = \"booked\"", "booked = \"ACTIVE\""),
        ("from = \"from\"", "from = \"since\""),
        ("list-field = \"data\"", "list-field = \"items\""),
    ];
    let mut text = DEFAULT_PROFILE.to_owned();
    for (before, after) in changes {
        assert!(text.contains(before), "{before}");
        text = text.replacen(before, after, 1);
    }
    Profile::read(&text, &SHAPE).unwrap()
}

#[tokio::test]
async fn an_edited_profile_names_every_request_and_every_answer() {
    let answer = json!({ "items": [{ "id": "a", "state": "HERE", "joinLink": "u", "status": "draft" }] });
    let server = answering(answer).await;
    let client = CareMonitor::new(CareMonitorConfig { profile: edited(), ..config(&server) }).unwrap();
    let search = Search::between(at("2026-07-01T00:00:00Z"), at("2026-07-02T00:00:00Z"));
    let list = client.patient_appointments().list(&search).await.unwrap();
    let request = sent(&server).await;
    assert!(written(&request).starts_with("GET /v2/visits?since="), "{}", written(&request));
    assert_eq!((header(&request, "x-org"), header(&request, "authorization")), (vec!["org-7"], vec![KEY]));
    assert_eq!(list.items[0].status, AppointmentStatus::CheckedIn);
    assert_eq!(list.items[0].meeting_url.as_deref(), Some("u"));
    assert_eq!(list.drift(), ["CM-10: field unnamed.status"], "the vendor's status is another field");
}

#[tokio::test]
async fn a_word_of_ours_that_the_profile_spells_otherwise_is_unknown() {
    let server = answering(json!({ "items": [{ "id": "a", "state": "booked" }] })).await;
    let client = CareMonitor::new(CareMonitorConfig { profile: edited(), ..config(&server) }).unwrap();
    let search = Search::between(at("2026-07-01T00:00:00Z"), at("2026-07-02T00:00:00Z"));
    let list = client.patient_appointments().list(&search).await.unwrap();
    assert_eq!(list.items[0].status, AppointmentStatus::Unknown("booked".to_owned()));
}

#[tokio::test]
async fn a_write_uses_the_profiles_fields_and_words() {
    let server = answering(json!({ "id": "a" })).await;
    let client = CareMonitor::new(CareMonitorConfig { profile: edited(), ..config(&server) }).unwrap();
    let new = AppointmentWrite {
        patient_id: PatientId::from("p"),
        provider_id: ProviderId::from("d"),
        start: at("2026-07-01T00:00:00Z"),
        end: at("2026-07-01T01:00:00Z"),
        zone: chrono_tz::Australia::Sydney,
        kind: None,
        status: Some(AppointmentStatus::Booked),
    };
    client.patient_appointments().create(&new).await.unwrap();
    let sent = body(&sent(&server).await);
    assert_eq!((sent["state"].as_str(), sent.get("status")), (Some("ACTIVE"), None));
}

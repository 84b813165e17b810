//! Reports: SOLO-29 to SOLO-32.

use chrono::{DateTime, FixedOffset, NaiveDate};
use serde_json::json;
use solo::{CallErrorKind, Certainty, NewEncounterReport, ReportStatus, SecretString};
use wiremock::ResponseTemplate;

use crate::exchange::{answering, body, client, sent_as, server};
use crate::refusals::refused;

const ID: &str = "bd43a830-6c0b-4120-b5b8-78a117f8ee02";
const PRESET: &str = "a2c6e3fc-c2f7-4a24-a0d6-eb2343a15469";

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2020, 2, day).unwrap()
}

fn at(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap()
}

fn ordered() -> NewEncounterReport {
    NewEncounterReport {
        from: at("2024-08-15T15:52:01+00:00"),
        to: at("2024-08-15T15:52:01+00:00"),
        preset_id: PRESET.to_owned(),
        password: SecretString::from("IK5adv2N5V-gr£9v6"),
    }
}

fn file(bytes: &[u8]) -> ResponseTemplate {
    ResponseTemplate::new(200).set_body_raw(bytes, "application/octet-stream")
}

#[tokio::test]
async fn solo_29_asks_for_the_documented_days_and_gives_the_file_byte_for_byte() {
    let csv = b"\xef\xbb\xbfid;name\r\n1;Zo\xeb\r\n";
    let server = server(file(csv)).await;
    let read = client(&server).reports().csv_data_dump(day(10), day(11)).await.unwrap();
    let request = sent_as(&server, "GET /qapi/v1/reports/csv-data-dump?from=2020-02-10&to=2020-02-11").await;
    assert!(request.body.is_empty());
    assert_eq!(&read[..], csv, "neither its mark nor its encoding is touched");
}

#[tokio::test]
async fn solo_29_takes_one_day_and_an_empty_report() {
    let server = server(file(b"")).await;
    assert!(client(&server).reports().csv_data_dump(day(10), day(10)).await.unwrap().is_empty());
}

#[tokio::test]
async fn solo_29_refuses_days_in_reverse() {
    let server = server(file(b"")).await;
    let error = client(&server).reports().csv_data_dump(day(11), day(10)).await.unwrap_err();
    refused(&server, error, "SOLO-29", "to").await;
}

#[tokio::test]
async fn solo_29_does_not_take_a_web_page_for_a_report() {
    let page = ResponseTemplate::new(200).set_body_raw("<html>Sign in</html>", "text/html; charset=utf-8");
    let server = server(page).await;
    let error = client(&server).reports().csv_data_dump(day(10), day(11)).await.unwrap_err();
    assert_eq!((error.operation(), error.kind()), ("SOLO-29", CallErrorKind::Malformed));
}

#[tokio::test]
async fn solo_30_orders_the_documented_report() {
    let server = answering(json!({"id": ID, "status": "pending"})).await;
    let report = client(&server).reports().create(&ordered()).await.unwrap();
    let request = sent_as(&server, "POST /qapi/v1/encounter-report/create").await;
    assert_eq!(
        body(&request),
        json!({
            "from": "2024-08-15T15:52:01+00:00", "to": "2024-08-15T15:52:01+00:00", "presetId": PRESET,
            "password": "IK5adv2N5V-gr£9v6"
        })
    );
    let pound: &[u8] = b"gr\xc2\xa39v6";
    assert!(request.body.windows(pound.len()).any(|bytes| bytes == pound), "the password travels as UTF-8");
    assert_eq!((report.id.as_str(), report.status), (ID, ReportStatus::Pending));
}

#[tokio::test]
async fn solo_30_writes_whole_seconds_with_the_offset_they_were_given_in() {
    let server = answering(json!({"id": ID, "status": "pending"})).await;
    let report = NewEncounterReport {
        from: at("2024-08-01T00:00:00.750-04:00"),
        to: at("2024-08-31T23:59:59-04:00"),
        ..ordered()
    };
    client(&server).reports().create(&report).await.unwrap();
    let request = sent_as(&server, "POST /qapi/v1/encounter-report/create").await;
    assert_eq!(body(&request)["from"], "2024-08-01T00:00:00-04:00");
    assert_eq!(body(&request)["to"], "2024-08-31T23:59:59-04:00");
}

#[tokio::test]
async fn solo_30_refuses_a_report_without_preset_or_password_or_with_its_ends_in_reverse() {
    let reversed = NewEncounterReport { to: at("2024-08-15T15:52:00+00:00"), ..ordered() };
    let no_preset = NewEncounterReport { preset_id: " ".to_owned(), ..ordered() };
    let unlocked = NewEncounterReport { password: SecretString::from(""), ..ordered() };
    for (report, field) in [(reversed, "to"), (no_preset, "presetId"), (unlocked, "password")] {
        let server = answering(json!({"id": ID, "status": "pending"})).await;
        let error = client(&server).reports().create(&report).await.unwrap_err();
        refused(&server, error, "SOLO-30", field).await;
    }
}

#[tokio::test]
async fn solo_31_reads_every_documented_status_and_keeps_another() {
    let words = [
        ("pending", ReportStatus::Pending),
        ("completed", ReportStatus::Completed),
        ("failed", ReportStatus::Failed),
        ("queued", ReportStatus::Unknown("queued".to_owned())),
    ];
    for (word, status) in words {
        let server = answering(json!({"id": ID, "status": word})).await;
        let report = client(&server).reports().status(ID).await.unwrap();
        assert!(sent_as(&server, &format!("GET /qapi/v1/encounter-report/status/{ID}")).await.body.is_empty());
        assert_eq!((report.id.as_str(), report.status), (ID, status));
    }
}

#[tokio::test]
async fn solo_31_needs_a_reports_id() {
    let server = answering(json!({})).await;
    let error = client(&server).reports().status("").await.unwrap_err();
    refused(&server, error, "SOLO-31", "id").await;
}

#[tokio::test]
async fn solo_32_gives_the_locked_file_byte_for_byte() {
    let zip = b"PK\x03\x04\x14\x00\x01\x00\x00\xff\xfe";
    let server = server(file(zip)).await;
    let read = client(&server).reports().download(ID).await.unwrap();
    assert!(sent_as(&server, &format!("GET /qapi/v1/encounter-report/download/{ID}")).await.body.is_empty());
    assert_eq!(&read[..], zip);
}

#[tokio::test]
async fn solo_32_reports_a_file_that_is_not_there() {
    let answer = ResponseTemplate::new(404).set_body_json(json!({"message": "Report not found"}));
    let server = server(answer).await;
    let error = client(&server).reports().download(ID).await.unwrap_err();
    assert_eq!((error.kind(), error.certainty()), (CallErrorKind::NotFound, Certainty::Rejected));
    assert_eq!(error.vendor_message(), Some("Report not found"));
}

//! The list of attachments and their removal: SOLO-20 and SOLO-21.

use serde_json::json;
use solo::{AppointmentId, CallErrorKind};
use wiremock::ResponseTemplate;

use crate::exchange::{answering, client, sent_as, server};
use crate::refusals::refused;

const LINE: &str = "/qapi/v1/appointments/1/attachments";
const ONE: &str = "8411f863-0895-4300-af13-66b0dafce51d";

#[tokio::test]
async fn solo_20_reads_the_documented_list() {
    let visit = "f9856715-f48a-4c31-97ad-fa47e586cbee";
    let server = answering(json!({"attachments": [
        {
            "id": "083ff406-6fa8-4ae5-afd2-ee57ff6a6632", "appointmentId": visit, "title": "Attachment.png",
            "mimeType": "image/png", "size": 85_253, "uploadedAt": "2022-07-19T11:35:46+00:00", "deleted": false
        },
        {
            "id": ONE, "appointmentId": visit, "title": "MyFileNamTest1.pdf",
            "mimeType": "image/pdf", "size": 5_744, "uploadedAt": "2022-07-19T16:39:07+00:00", "deleted": false
        }
    ]}))
    .await;
    let listed = client(&server).attachments().list(AppointmentId(1)).await.unwrap();
    assert!(sent_as(&server, &format!("GET {LINE}")).await.body.is_empty());
    let read: Vec<_> = listed
        .iter()
        .map(|one| {
            assert_eq!((one.appointment_id.as_deref(), one.deleted), (Some(visit), Some(false)));
            (one.id.as_str(), one.title.as_deref().unwrap(), one.mime_type.as_deref().unwrap(), one.size.unwrap())
        })
        .collect();
    assert_eq!(
        read,
        [
            ("083ff406-6fa8-4ae5-afd2-ee57ff6a6632", "Attachment.png", "image/png", 85_253),
            (ONE, "MyFileNamTest1.pdf", "image/pdf", 5_744),
        ]
    );
    assert_eq!(listed[1].uploaded_at.unwrap().to_rfc3339(), "2022-07-19T16:39:07+00:00");
}

#[tokio::test]
async fn solo_20_keeps_deleted_ones_and_does_not_guess_whether_one_is() {
    let server = answering(json!({"attachments": [
        {"id": "a", "deleted": true},
        {"id": "b", "deleted": null, "title": null, "size": null, "uploadedAt": null},
        {"id": "c"}
    ]}))
    .await;
    let listed = client(&server).attachments().list(AppointmentId(1)).await.unwrap();
    let deleted: Vec<_> = listed.iter().map(|one| one.deleted).collect();
    assert_eq!(deleted, [Some(true), None, None]);
}

#[tokio::test]
async fn solo_20_does_not_take_another_shape_for_an_empty_list() {
    for answer in [json!([]), json!({}), json!({"files": []})] {
        let server = answering(answer).await;
        let error = client(&server).attachments().list(AppointmentId(1)).await.unwrap_err();
        assert_eq!((error.operation(), error.kind()), ("SOLO-20", CallErrorKind::Malformed));
    }
}

#[tokio::test]
async fn solo_20_shows_no_file_name_in_debug() {
    let server = answering(json!({"attachments": [{"id": "a", "title": "Mike Shinoda.pdf"}]})).await;
    let listed = client(&server).attachments().list(AppointmentId(1)).await.unwrap();
    assert!(!format!("{listed:?}").contains("Shinoda"));
}

#[tokio::test]
async fn solo_21_deletes_by_the_attachments_uuid_and_takes_any_success() {
    for answer in [ResponseTemplate::new(204), ResponseTemplate::new(200).set_body_json(json!([]))] {
        let server = server(answer).await;
        client(&server).attachments().delete(AppointmentId(1), ONE).await.unwrap();
        assert!(sent_as(&server, &format!("DELETE {LINE}/{ONE}")).await.body.is_empty());
    }
}

#[tokio::test]
async fn solo_21_reports_an_attachment_that_solo_does_not_know() {
    let server = server(ResponseTemplate::new(404)).await;
    let error = client(&server).attachments().delete(AppointmentId(1), ONE).await.unwrap_err();
    assert_eq!((error.operation(), error.kind()), ("SOLO-21", CallErrorKind::NotFound));
}

#[tokio::test]
async fn solo_21_never_deletes_by_an_empty_id() {
    let server = answering(json!([])).await;
    let error = client(&server).attachments().delete(AppointmentId(1), "").await.unwrap_err();
    refused(&server, error, "SOLO-21", "id").await;
}

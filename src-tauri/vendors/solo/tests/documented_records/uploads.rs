//! Uploads: SOLO-19. What a file is, its content says; what may be sent is decided before a byte is.

use std::sync::{Arc, Mutex};

use bytes::Bytes;
use serde_json::{Value, json};
use solo::{AppointmentId, AttachmentType, CallErrorKind, Certainty, MAX_ATTACHMENT, NewAttachment};
use wiremock::ResponseTemplate;

use crate::exchange::{KEY, answering, client, header, sent, server};
use crate::refusals::refused;

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0";
const JPEG: &[u8] = b"\xff\xd8\xff\xe0\0\x10JFIF\0\x01\x01";

fn documented() -> Value {
    json!({
        "id": "583fea87-58f8-4fd6-968a-bf61b3c5a958",
        "appointmentId": "f9856715-f48a-4c31-97ad-fa47e586cbee",
        "title": "UploadedPDF.pdf",
        "mimeType": "application/pdf",
        "size": 9_508,
        "uploadedAt": "2022-07-22T09:43:53-04:00",
        "deleted": false
    })
}

fn file(bytes: impl Into<Bytes>) -> NewAttachment {
    NewAttachment { bytes: bytes.into(), file_name: None, progress: None }
}

/// A file of `size` bytes that begins like a PDF.
fn pdf_of(size: usize) -> NewAttachment {
    let mut bytes = PDF.to_vec();
    bytes.resize(size, b' ');
    file(bytes)
}

#[tokio::test]
async fn solo_19_uploads_the_raw_file_under_its_own_type_and_reads_the_documented_answer() {
    let server = answering(documented()).await;
    let named = NewAttachment { file_name: Some("myFileName.pdf".to_owned()), ..file(PDF) };
    let made = client(&server).attachments().upload(AppointmentId(1), named).await.unwrap();
    let request = sent(&server).await;
    assert_eq!(request.method.as_str(), "POST");
    assert_eq!(request.url.path(), "/qapi/v1/appointments/1/attachments");
    assert_eq!(request.url.query(), Some("fileName=myFileName.pdf"));
    assert_eq!(header(&request, "api-key"), [KEY]);
    assert_eq!(header(&request, "content-type"), ["application/pdf"], "the file's own type, and once");
    assert_eq!(request.body, PDF);
    assert_eq!(made.id, "583fea87-58f8-4fd6-968a-bf61b3c5a958");
    assert_eq!(made.appointment_id.as_deref(), Some("f9856715-f48a-4c31-97ad-fa47e586cbee"));
    assert_eq!((made.title.as_deref(), made.mime_type.as_deref()), (Some("UploadedPDF.pdf"), Some("application/pdf")));
    assert_eq!((made.size, made.deleted), (Some(9_508), Some(false)));
    assert_eq!(made.uploaded_at.unwrap().to_rfc3339(), "2022-07-22T09:43:53-04:00", "its own offset is kept");
}

#[tokio::test]
async fn solo_19_tells_the_type_by_the_content_and_not_by_the_name() {
    for (bytes, mime) in [(PDF, "application/pdf"), (PNG, "image/png"), (JPEG, "image/jpeg")] {
        assert_eq!(AttachmentType::of(bytes).unwrap().mime(), mime);
        let server = answering(documented()).await;
        let misnamed = NewAttachment { file_name: Some("letter.txt".to_owned()), ..file(bytes) };
        client(&server).attachments().upload(AppointmentId(1), misnamed).await.unwrap();
        assert_eq!(header(&sent(&server).await, "content-type"), [mime]);
    }
}

#[tokio::test]
async fn solo_19_sends_any_file_name_whole_and_none_where_there_is_none() {
    let server = answering(documented()).await;
    let odd = "Befund & Röntgen #1?.pdf";
    let named = NewAttachment { file_name: Some(odd.to_owned()), ..file(PDF) };
    client(&server).attachments().upload(AppointmentId(1), named).await.unwrap();
    let request = sent(&server).await;
    let query: Vec<_> = request.url.query_pairs().into_owned().collect();
    assert_eq!(query, [("fileName".to_owned(), odd.to_owned())]);
    for nameless in [None, Some("  ".to_owned())] {
        let server = answering(documented()).await;
        let unnamed = NewAttachment { file_name: nameless, ..file(PDF) };
        client(&server).attachments().upload(AppointmentId(1), unnamed).await.unwrap();
        assert_eq!(sent(&server).await.url.query(), None);
    }
}

#[tokio::test]
async fn solo_19_tells_how_far_an_upload_is() {
    let server = answering(documented()).await;
    let told = Arc::new(Mutex::new(Vec::new()));
    let record = told.clone();
    let watched = NewAttachment {
        progress: Some(Arc::new(move |sent, total| record.lock().unwrap().push((sent, total)))),
        ..pdf_of(300_000)
    };
    client(&server).attachments().upload(AppointmentId(1), watched).await.unwrap();
    let request = sent(&server).await;
    assert_eq!((request.body.len(), header(&request, "content-length")), (300_000, vec!["300000"]));
    assert_eq!(header(&request, "content-type"), ["application/pdf"]);
    let told = told.lock().unwrap();
    assert!(told.len() > 2 && told.is_sorted(), "{told:?}");
    assert_eq!(told.last(), Some(&(300_000, 300_000)));
}

#[tokio::test]
async fn solo_19_sends_a_file_between_the_two_readings_of_5mb_and_says_so_beforehand() {
    assert!(!pdf_of(5_000_000).may_be_too_large());
    assert!(pdf_of(5_000_001).may_be_too_large());
    assert!(pdf_of(MAX_ATTACHMENT).may_be_too_large());
    let server = answering(documented()).await;
    client(&server).attachments().upload(AppointmentId(1), pdf_of(MAX_ATTACHMENT)).await.unwrap();
    assert_eq!(sent(&server).await.body.len(), 5_242_880);
}

#[tokio::test]
async fn solo_19_refuses_an_empty_a_too_large_and_a_foreign_file() {
    let gif: &[u8] = b"GIF89a\x01\0\x01\0";
    let zip: &[u8] = b"PK\x03\x04\x14\0\0\0";
    let files =
        [file(&b""[..]), pdf_of(MAX_ATTACHMENT + 1), file(gif), file(zip), file(&b"plain words"[..]), file(&b"%"[..])];
    for file in files {
        let server = answering(documented()).await;
        let named = NewAttachment { file_name: Some("scan.pdf".to_owned()), ..file };
        let error = client(&server).attachments().upload(AppointmentId(1), named).await.unwrap_err();
        refused(&server, error, "SOLO-19", "file").await;
    }
}

#[tokio::test]
async fn solo_19_gives_solos_own_words_about_a_type_it_does_not_take() {
    let words = "Mime type \"text/plain\" not supported. Available file mime-types: \"application/pdf\", \
                 \"application/x-pdf\", \"image/pdf\", \"image/png\", \"image/jpeg\"";
    for status in [400, 413, 415] {
        let answer = ResponseTemplate::new(status).set_body_json(json!({"error": {"message": words}}));
        let server = server(answer).await;
        let error = client(&server).attachments().upload(AppointmentId(1), file(PDF)).await.unwrap_err();
        assert_eq!((error.kind(), error.certainty()), (CallErrorKind::Rejected, Certainty::Rejected));
        assert_eq!(error.vendor_message(), Some(words));
    }
}

#[test]
fn an_upload_can_only_be_told_by_bytes_that_are_there() {
    assert_eq!(AttachmentType::of(b""), None);
    assert_eq!(AttachmentType::of(&PNG[..3]), None);
}

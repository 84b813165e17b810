//! SOLO-19 to SOLO-21.

use reqwest::Method;
use serde_json::json;

use crate::tenant::{Reply, Tenant, send};

const PDF: &[u8] = b"%PDF-1.7\n%synthetic\n";
const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

async fn upload(tenant: &Tenant, visit: &str, query: &str, mime: &str, body: Vec<u8>) -> Reply {
    let path = format!("/qapi/v1/appointments/{visit}/attachments{query}");
    let request = tenant.bare(Method::POST, &path).header("Api-Key", tenant.simulator.api_key());
    send(request.header("Content-Type", mime).body(body)).await
}

#[tokio::test]
async fn sandbox_solo_19_takes_a_raw_file_and_describes_it() {
    let tenant = Tenant::open().await;
    let id = tenant.book("pt-1001", "x").await.to_string();
    let reply = upload(&tenant, &id, "?fileName=Befund%20%C3%BC.pdf", "application/pdf", PDF.to_vec()).await;
    assert_eq!(reply.status, 201);
    let file = reply.json();
    assert_eq!((&file["title"], &file["mimeType"]), (&json!("Befund ü.pdf"), &json!("application/pdf")));
    assert_eq!((&file["size"], &file["deleted"]), (&json!(PDF.len()), &json!(false)));
    assert!(file["appointmentId"].as_str().unwrap().parse::<uuid::Uuid>().is_ok());
    assert!(file["uploadedAt"].as_str().unwrap().ends_with("-05:00"), "told in the clinic's zone");
    let unnamed = upload(&tenant, &id, "", "image/png", PNG.to_vec()).await;
    assert_eq!(unnamed.json()["title"], "Attachment.png");
}

#[tokio::test]
async fn sandbox_solo_19_refuses_other_types_by_label_and_by_content_and_names_the_allowed_ones() {
    let tenant = Tenant::open().await;
    let id = tenant.book("pt-1001", "x").await.to_string();
    for (mime, body) in [
        ("text/plain", b"hello".to_vec()),
        ("application/pdf", b"hello".to_vec()),
        ("image/png", PDF.to_vec()),
        ("application/pdf", Vec::new()),
        ("multipart/form-data; boundary=x", PDF.to_vec()),
    ] {
        let reply = upload(&tenant, &id, "", mime, body).await;
        assert_eq!(reply.status, 400, "{mime}");
        assert!(
            reply
                .error()
                .ends_with("\"application/pdf\", \"application/x-pdf\", \"image/pdf\", \"image/png\", \"image/jpeg\"")
        );
    }
    for mime in ["application/x-pdf", "image/pdf"] {
        assert_eq!(upload(&tenant, &id, "", mime, PDF.to_vec()).await.status, 201, "{mime}");
    }
}

#[tokio::test]
async fn sandbox_solo_19_takes_five_mebibytes_and_not_a_byte_more() {
    let tenant = Tenant::open().await;
    let id = tenant.book("pt-1001", "x").await.to_string();
    let mut body = PDF.to_vec();
    body.resize(5 * 1024 * 1024, b' ');
    assert_eq!(upload(&tenant, &id, "", "application/pdf", body.clone()).await.status, 201);
    body.push(b' ');
    assert_eq!(upload(&tenant, &id, "", "application/pdf", body).await.status, 413);
}

#[tokio::test]
async fn sandbox_solo_20_lists_by_id_and_by_aggregate_id_with_deleted_files_marked() {
    let tenant = Tenant::open().await;
    let id = tenant.book("pt-1001", "x").await.to_string();
    let file = upload(&tenant, &id, "", "application/pdf", PDF.to_vec()).await.json();
    let aggregate = file["appointmentId"].as_str().unwrap();
    let listed = tenant.get(&format!("/qapi/v1/appointments/{aggregate}/attachments")).await.json();
    assert_eq!(listed, json!({ "attachments": [file] }));
    let path = format!("/qapi/v1/appointments/{id}/attachments");
    assert_eq!(tenant.get(&path).await.json(), listed);
    tenant.delete(&format!("{path}/{}", file["id"].as_str().unwrap())).await;
    assert_eq!(tenant.get(&path).await.json()["attachments"][0]["deleted"], true);
}

#[tokio::test]
async fn sandbox_solo_21_deletes_once_with_an_empty_body() {
    let tenant = Tenant::open().await;
    let id = tenant.book("pt-1001", "x").await.to_string();
    let file = upload(&tenant, &id, "", "image/png", PNG.to_vec()).await.json();
    let path = format!("/qapi/v1/appointments/{id}/attachments/{}", file["id"].as_str().unwrap());
    let reply = tenant.delete(&path).await;
    assert_eq!((reply.status, reply.body.len()), (200, 0));
    assert_eq!(tenant.delete(&path).await.status, 404);
    assert_eq!(tenant.delete(&format!("/qapi/v1/appointments/{id}/attachments/x")).await.status, 404);
}

//! SOLO-22.

use serde_json::json;

use crate::tenant::Tenant;

#[tokio::test]
async fn sandbox_solo_22_keeps_the_document_and_answers_brackets() {
    let tenant = Tenant::open().await;
    let document = json!({
        "name": "document name",
        "dateTime": 1_510_367_140,
        "responses": [{ "question": "question 1", "response": "response to question 1" }],
    });
    let reply = tenant.post("/qapi/v1/patients/pt-1001/documents", document.clone()).await;
    assert_eq!((reply.status, reply.text().as_str()), (201, "[]"));
    assert_eq!(tenant.control().documents_of("pt-1001"), [document]);
    assert!(tenant.control().documents_of("pt-1002").is_empty());
}

#[tokio::test]
async fn sandbox_solo_22_requires_every_field() {
    let tenant = Tenant::open().await;
    for body in [
        json!({ "dateTime": 1, "responses": [] }),
        json!({ "name": "n", "responses": [] }),
        json!({ "name": "n", "dateTime": 1 }),
        json!({ "name": "n", "dateTime": "2017-11-11", "responses": [] }),
        json!({ "name": "n", "dateTime": 1, "responses": [{ "question": "q" }] }),
    ] {
        assert_eq!(tenant.post("/qapi/v1/patients/pt-1001/documents", body.clone()).await.status, 400, "{body}");
    }
    assert!(tenant.control().documents_of("pt-1001").is_empty());
}

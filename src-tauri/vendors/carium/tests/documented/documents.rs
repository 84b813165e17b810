use bytes::Bytes;
use carium::{CallErrorKind, NewDocument, PageAt};
use serde_json::{Value, json};
use wiremock::matchers::{any, path};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::bodies::{self, DOCUMENT, PATIENT};
use crate::exchange::{ORGANIZATION, answering, body, client, empty_server, refused, sent_as, server};

pub fn example() -> NewDocument {
    NewDocument {
        individual_id: PATIENT.into(),
        class_id: "aa6243fb-e4c1-44a0-ae3c-f4c4ab115002".into(),
        name: "Example Document".to_owned(),
        description: Some("This is an example document".to_owned()),
        file_name: "example.pdf".to_owned(),
        content_type: "application/pdf".to_owned(),
    }
}

#[tokio::test]
async fn car_12_lists_the_organisations_document_classes() {
    let class = json!({"id": "c1", "type": "org-document-classes", "attributes": {"name": "Letter"}});
    let server = answering(bodies::page(vec![class])).await;
    let page = client(&server).await.documents().classes(PageAt::default()).await.unwrap();
    let line =
        format!("GET /caredb/v1/org-document-classes/?organization-id={ORGANIZATION}&page[limit]=100&page[offset]=0");
    sent_as(&server, &line).await;
    assert_eq!((page.items[0].id.as_str(), page.items[0].attributes.name.as_deref()), ("c1", Some("Letter")));
    assert!(page.items[0].drift("CAR-12").is_empty());
}

#[tokio::test]
async fn car_13_sends_the_documented_body_and_reads_the_form_in_its_own_order() {
    let created = bodies::created_document(DOCUMENT, "https://files.example.com/bucket");
    let server = server(ResponseTemplate::new(201).set_body_raw(created, "application/vnd.api+json")).await;
    let made = client(&server).await.documents().create_reference(&example()).await.unwrap();
    assert_eq!(made.id.as_str(), DOCUMENT);
    assert!(made.attributes.upload_info.is_some());
    let request = sent_as(&server, "POST /caredb/v1/org-document-references/").await;
    let expected = json!({"data": {"attributes": bodies::document_attributes(), "type": "org-document-references"}});
    assert_eq!(body(&request), expected);
}

#[tokio::test]
async fn car_13_refuses_what_cannot_be_a_document() {
    let server = answering(json!({})).await;
    let carium = client(&server).await;
    let text = str::to_owned;
    let broken = [
        ("individual-id", NewDocument { individual_id: "".into(), ..example() }),
        ("class-id", NewDocument { class_id: " ".into(), ..example() }),
        ("name", NewDocument { name: text(" "), ..example() }),
        ("attachment-filename", NewDocument { file_name: text(""), ..example() }),
        ("attachment-filename", NewDocument { file_name: text("../a.pdf"), ..example() }),
        ("attachment-filename", NewDocument { file_name: text("a\r\nb.pdf"), ..example() }),
        ("attachment-content-type", NewDocument { content_type: text("pdf"), ..example() }),
        ("attachment-content-type", NewDocument { content_type: text("text/html\r\nX: 1"), ..example() }),
    ];
    for (field, document) in broken {
        let error = carium.documents().create_reference(&document).await.unwrap_err();
        refused(&server, error, "CAR-13", field).await;
        let error = carium.documents().begin(document, b"%PDF").await.unwrap_err();
        refused(&server, error, "CAR-13", field).await;
    }
    let error = carium.documents().begin(example(), b"").await.unwrap_err();
    refused(&server, error, "CAR-13", "file").await;
}

/// A file store that answers everything with `answer`.
pub async fn store(answer: ResponseTemplate) -> MockServer {
    let store = MockServer::start().await;
    Mock::given(any()).respond_with(answer).mount(&store).await;
    store
}

#[tokio::test]
async fn car_14_sends_every_field_in_order_then_the_file_and_no_authorization() {
    let store = store(ResponseTemplate::new(204)).await;
    let created = bodies::created_document(DOCUMENT, &format!("{}/bucket?sig=a%2Bb", store.uri()));
    let server = server(ResponseTemplate::new(201).set_body_raw(created, "application/json")).await;
    let carium = client(&server).await;
    let form = carium.documents().create_reference(&example()).await.unwrap().attributes.upload_info.unwrap();
    carium.documents().send_file(&form, &example(), &Bytes::from_static(b"%PDF-1.7"), None).await.unwrap();
    let sent = store.received_requests().await.unwrap().remove(0);
    assert_eq!((sent.method.as_str(), sent.url.path(), sent.url.query()), ("POST", "/bucket", Some("sig=a%2Bb")));
    assert!(!sent.headers.contains_key("authorization"));
    let coding = sent.headers.get("accept-encoding");
    assert!(coding.is_none_or(|coding| coding == "identity"), "a packed answer is never asked for");
    let text = String::from_utf8(sent.body).unwrap();
    let places: Vec<_> = [
        "name=\"key\"",
        "name=\"x-amz-date\"",
        "name=\"policy\"",
        "name=\"acl\"",
        "name=\"file\"; filename=\"example.pdf\"",
    ]
    .iter()
    .map(|part| text.find(part).unwrap_or_else(|| panic!("{part} in {text}")))
    .collect();
    assert!(places.is_sorted(), "{places:?}");
    assert!(text.contains("Content-Type: application/pdf\r\n\r\n%PDF-1.7\r\n--"));
}

#[tokio::test]
async fn car_15_ends_the_upload_with_an_empty_body_and_the_bearer() {
    let server = server(ResponseTemplate::new(200).set_body_json(json!({}))).await;
    client(&server).await.documents().process_upload(&DOCUMENT.into()).await.unwrap();
    let line = format!("POST /caredb/v1/org-document-references/{DOCUMENT}/process-upload/");
    assert!(sent_as(&server, &line).await.body.is_empty());
}

#[tokio::test]
async fn car_16_lists_a_patients_documents_with_one_filter_bracketed_and_one_plain() {
    let mut odd = bodies::listed_document("d2");
    odd["attributes"]["upload-info"] = json!({"upload-url": null, "upload-data": null});
    odd["attributes"]["pages"] = json!(3);
    let server = answering(bodies::page(vec![bodies::listed_document(DOCUMENT), odd])).await;
    let page = client(&server).await.documents().list(&PATIENT.into(), PageAt::default()).await.unwrap();
    let line = format!(
        "GET /caredb/v1/org-document-references/?filter[individual-id]={PATIENT}&organization-id={ORGANIZATION}\
         &page[limit]=100&page[offset]=0"
    );
    sent_as(&server, &line).await;
    assert_eq!(page.items[0].attributes.attachment_filename.as_deref(), Some("example.pdf"));
    assert!(page.items[0].drift("CAR-16").is_empty());
    assert!(page.items[1].attributes.upload_info.is_none());
    assert_eq!(page.items[1].drift("CAR-16"), ["CAR-16: field pages"]);
}

#[tokio::test]
async fn car_17_finds_the_address_wherever_it_may_stand() {
    let url = "https://files.example.com/a?X-Signature=s%2Fs";
    let places: [Value; 5] = [
        json!({"url": url}),
        json!({"download-url": url}),
        json!({"data": {"attributes": {"url": url}}}),
        json!({"data": {"attributes": {"download-url": url}}}),
        json!({"data": {"attributes": {"download-info": {"download-url": url}}}}),
    ];
    for place in places {
        let server = answering(place).await;
        let link = client(&server).await.documents().download_link(&DOCUMENT.into()).await.unwrap();
        assert!(!format!("{link:?}").contains("example"));
        sent_as(&server, &format!("GET /caredb/v1/org-document-references/{DOCUMENT}/get-download-info/")).await;
    }
}

#[tokio::test]
async fn car_17_takes_no_address_that_is_not_https() {
    for place in [json!({}), json!({"url": null}), json!({"url": "http://files.example.com/a"}), json!({"url": "/a"})] {
        let server = answering(place).await;
        let error = client(&server).await.documents().download_link(&DOCUMENT.into()).await.unwrap_err();
        assert_eq!(error.kind(), CallErrorKind::Malformed);
    }
}

async fn downloaded(answer: ResponseTemplate) -> (MockServer, Result<Bytes, carium::CallError>) {
    let store = store(answer).await;
    let server = empty_server().await;
    let info = json!({"url": format!("{}/f?X-Signature=a%2Bb", store.uri())});
    Mock::given(path(format!("/caredb/v1/org-document-references/{DOCUMENT}/get-download-info/")))
        .respond_with(ResponseTemplate::new(200).set_body_json(info))
        .mount(&server)
        .await;
    let carium = client(&server).await;
    let link = carium.documents().download_link(&DOCUMENT.into()).await.unwrap();
    let file = carium.documents().download(&link).await;
    (store, file)
}

#[tokio::test]
async fn car_18_fetches_the_file_without_the_accounts_authorization() {
    let (store, file) = downloaded(ResponseTemplate::new(200).set_body_raw(&b"%PDF-1.7"[..], "application/pdf")).await;
    assert_eq!(file.unwrap(), "%PDF-1.7");
    let sent = &store.received_requests().await.unwrap()[0];
    assert_eq!((sent.method.as_str(), sent.url.query()), ("GET", Some("X-Signature=a%2Bb")));
    assert!(!sent.headers.contains_key("authorization"));
}

#[tokio::test]
async fn car_18_says_that_a_link_has_run_out_and_takes_no_web_page_for_a_file() {
    let expired = "<Error><Code>AccessDenied</Code><Message>Request has expired for Okafor</Message></Error>";
    let (_, file) = downloaded(ResponseTemplate::new(403).set_body_raw(expired, "application/xml")).await;
    let error = file.unwrap_err();
    assert_eq!((error.kind(), error.vendor_message()), (CallErrorKind::Forbidden, Some("AccessDenied")));
    let (_, file) = downloaded(ResponseTemplate::new(200).set_body_raw("<html></html>", "text/html")).await;
    assert_eq!(file.unwrap_err().kind(), CallErrorKind::Malformed);
    let away = ResponseTemplate::new(302).insert_header("location", "https://elsewhere.example/f");
    let (store, file) = downloaded(away).await;
    assert_eq!(file.unwrap_err().kind(), CallErrorKind::Malformed);
    assert_eq!(store.received_requests().await.unwrap().len(), 1, "no redirect is followed");
}

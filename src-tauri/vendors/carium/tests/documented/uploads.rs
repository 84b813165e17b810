//! An upload as one operation: its four requests, a crash between any two of them, and forms that run out.

use bytes::Bytes;
use carium::{CallErrorKind, Carium, Certainty, Upload, UploadStep};
use serde_json::{Value, json};
use wiremock::matchers::{method, path, path_regex};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::bodies::{self, DOCUMENT};
use crate::documents::{example, store};
use crate::exchange::{all_sent, client, empty_server};

const ALL: &str = "/caredb/v1/org-document-references/";
const FILE: Bytes = Bytes::from_static(b"%PDF-1.7 example");

/// Carium, with what each step is answered.
struct Vendor {
    server: MockServer,
    carium: Carium,
}

impl Vendor {
    async fn new() -> Self {
        let server = empty_server().await;
        let carium = client(&server).await;
        Self { server, carium }
    }

    /// The list of the patient's documents, from now on.
    async fn lists(&self, items: Vec<Value>) {
        let answer = ResponseTemplate::new(200).set_body_json(bodies::page(items));
        Mock::given(method("GET"))
            .and(path(ALL))
            .respond_with(answer)
            .with_priority(self.next())
            .mount(&self.server)
            .await;
    }

    async fn creates(&self, id: &str, upload_url: &str) {
        let answer =
            ResponseTemplate::new(201).set_body_raw(bodies::created_document(id, upload_url), "application/json");
        Mock::given(method("POST"))
            .and(path(ALL))
            .respond_with(answer)
            .with_priority(self.next())
            .mount(&self.server)
            .await;
    }

    async fn processes(&self, status: u16) {
        let answer = ResponseTemplate::new(status);
        Mock::given(path_regex("process-upload/$"))
            .respond_with(answer)
            .with_priority(self.next())
            .mount(&self.server)
            .await;
    }

    async fn gives_file(&self, status: u16) {
        let answer = ResponseTemplate::new(status).set_body_json(json!({"url": "https://files.example.com/f?sig=s"}));
        Mock::given(path_regex("get-download-info/$"))
            .respond_with(answer)
            .with_priority(self.next())
            .mount(&self.server)
            .await;
    }

    /// Later answers go before earlier ones.
    fn next(&self) -> u8 {
        use std::sync::atomic::{AtomicU8, Ordering};
        static LATER: AtomicU8 = AtomicU8::new(200);
        LATER.fetch_sub(1, Ordering::SeqCst)
    }

    async fn begin(&self) -> Upload {
        self.carium.documents().begin(example(), &FILE).await.unwrap()
    }

    async fn resume(&self, upload: &Upload) -> Upload {
        self.try_resume(upload).await.unwrap()
    }

    async fn try_resume(&self, upload: &Upload) -> Result<Upload, carium::CallError> {
        self.carium.documents().resume(upload, &FILE, None).await
    }

    async fn posts(&self) -> usize {
        all_sent(&self.server).await.iter().filter(|r| r.method == "POST" && r.url.path() == ALL).count()
    }
}

/// Kept as a program would keep it, and read again after a crash.
fn kept(upload: &Upload) -> Upload {
    serde_json::from_str(&upload.expose().unwrap().to_string()).unwrap()
}

#[tokio::test]
async fn four_steps_lead_from_a_file_to_a_document_and_each_survives_a_crash() {
    let (vendor, store) = (Vendor::new().await, store(ResponseTemplate::new(204)).await);
    vendor.lists(vec![bodies::listed_document("older")]).await;
    vendor.creates(DOCUMENT, &format!("{}/bucket", store.uri())).await;
    vendor.processes(200).await;
    let mut upload = vendor.begin().await;
    assert_eq!(upload.step(), &UploadStep::Begun { before: vec!["older".into()] });
    let mut steps = 0;
    while upload.finished().is_none() {
        upload = vendor.resume(&kept(&upload)).await;
        steps += 1;
    }
    assert_eq!((steps, upload.finished().unwrap().as_str()), (3, DOCUMENT));
    assert!(upload.abandoned().is_empty());
    assert_eq!((vendor.posts().await, store.received_requests().await.unwrap().len()), (1, 1));
    assert_eq!(vendor.resume(&upload).await, upload, "what is finished stays so");
}

#[tokio::test]
async fn a_reference_whose_answer_was_lost_is_found_as_the_one_that_was_not_there_before() {
    let vendor = Vendor::new().await;
    let mut stranger = bodies::listed_document("stranger");
    stranger["attributes"]["name"] = json!("Another document");
    vendor.lists(vec![bodies::listed_document("older")]).await;
    let begun = kept(&vendor.begin().await);
    vendor.server.reset().await;
    let cut = ResponseTemplate::new(500);
    Mock::given(method("POST")).and(path(ALL)).respond_with(cut).mount(&vendor.server).await;
    assert_eq!(vendor.try_resume(&begun).await.unwrap_err().certainty(), Certainty::Unknown);
    let listed = vec![bodies::listed_document("older"), stranger, bodies::listed_document(DOCUMENT)];
    vendor.lists(listed).await;
    let found = vendor.carium.documents().look(&begun).await.unwrap().unwrap();
    assert_eq!(found.step(), &UploadStep::Created { id: DOCUMENT.into(), form: None });
    assert_eq!(vendor.posts().await, 1, "looking writes nothing");
}

#[tokio::test]
async fn what_never_landed_is_not_found() {
    let vendor = Vendor::new().await;
    vendor.lists(vec![bodies::listed_document("older")]).await;
    let begun = vendor.begin().await;
    assert_eq!(vendor.carium.documents().look(&begun).await.unwrap(), None);
}

#[tokio::test]
async fn two_new_references_are_both_known_afterwards() {
    let vendor = Vendor::new().await;
    vendor.lists(Vec::new()).await;
    let begun = vendor.begin().await;
    vendor.lists(vec![bodies::listed_document("one"), bodies::listed_document("two")]).await;
    let found = vendor.carium.documents().look(&begun).await.unwrap().unwrap();
    assert_eq!(found.step(), &UploadStep::Created { id: "one".into(), form: None });
    assert_eq!(found.abandoned(), ["two".into()]);
}

#[tokio::test]
async fn another_file_does_not_go_on_with_an_upload() {
    let vendor = Vendor::new().await;
    vendor.lists(Vec::new()).await;
    let begun = vendor.begin().await;
    let other = Bytes::from_static(b"%PDF-1.7 another");
    let error = vendor.carium.documents().resume(&begun, &other, None).await.unwrap_err();
    assert!(matches!(error.kind(), CallErrorKind::InvalidInput { field: "file", .. }));
    assert_eq!(vendor.posts().await, 0);
}

fn expired() -> ResponseTemplate {
    ResponseTemplate::new(403).set_body_raw("<Error><Code>AccessDenied</Code></Error>", "application/xml")
}

#[tokio::test]
async fn a_form_that_ran_out_is_taken_from_the_list_when_it_has_a_fresh_one() {
    let (vendor, old, fresh) = (Vendor::new().await, store(expired()).await, store(ResponseTemplate::new(204)).await);
    vendor.lists(Vec::new()).await;
    vendor.creates(DOCUMENT, &format!("{}/bucket", old.uri())).await;
    vendor.processes(200).await;
    let created = vendor.resume(&vendor.begin().await).await;
    let without = vendor.resume(&created).await;
    assert_eq!(without.step(), &UploadStep::Created { id: DOCUMENT.into(), form: None });
    let mut listed = bodies::listed_document(DOCUMENT);
    listed["attributes"]["upload-info"] =
        json!({"upload-url": format!("{}/b", fresh.uri()), "upload-data": {"key": "k"}});
    vendor.lists(vec![listed]).await;
    let mut upload = kept(&without);
    while upload.finished().is_none() {
        upload = vendor.resume(&kept(&upload)).await;
    }
    assert_eq!(upload.finished().unwrap().as_str(), DOCUMENT);
    assert_eq!((vendor.posts().await, fresh.received_requests().await.unwrap().len()), (1, 1));
    assert!(upload.abandoned().is_empty());
}

#[tokio::test]
async fn a_form_that_ran_out_for_good_gives_up_its_reference_and_says_which() {
    let (vendor, old, fresh) = (Vendor::new().await, store(expired()).await, store(ResponseTemplate::new(204)).await);
    vendor.lists(Vec::new()).await;
    vendor.creates("first", &format!("{}/bucket", old.uri())).await;
    vendor.gives_file(404).await;
    let mut upload = vendor.resume(&vendor.begin().await).await;
    vendor.lists(vec![bodies::listed_document("first")]).await;
    upload = vendor.resume(&upload).await;
    upload = kept(&vendor.resume(&upload).await);
    assert_eq!(upload.step(), &UploadStep::Begun { before: vec!["first".into()] });
    assert_eq!(upload.abandoned(), ["first".into()]);
    assert_eq!(
        vendor.carium.documents().look(&upload).await.unwrap(),
        None,
        "the one given up is not taken for the new one"
    );
    vendor.creates("second", &format!("{}/bucket", fresh.uri())).await;
    vendor.processes(200).await;
    while upload.finished().is_none() {
        upload = vendor.resume(&upload).await;
    }
    assert_eq!(upload.finished().unwrap().as_str(), "second");
    assert_eq!(upload.abandoned(), ["first".into()]);
}

#[tokio::test]
async fn a_store_that_refuses_every_form_makes_no_endless_row_of_references() {
    let (vendor, old) = (Vendor::new().await, store(expired()).await);
    vendor.lists(Vec::new()).await;
    vendor.creates(DOCUMENT, &format!("{}/bucket", old.uri())).await;
    vendor.gives_file(404).await;
    let mut upload = vendor.begin().await;
    let error = loop {
        match vendor.try_resume(&upload).await {
            Ok(next) => upload = kept(&next),
            Err(error) => break error,
        }
    };
    assert_eq!((error.operation(), error.status()), ("CAR-14", Some(403)));
    assert_eq!(vendor.posts().await, 2);
}

#[tokio::test]
async fn a_store_that_finds_the_file_too_large_is_believed() {
    let too_large = "<Error><Code>EntityTooLarge</Code></Error>";
    let store = store(ResponseTemplate::new(400).set_body_raw(too_large, "application/xml")).await;
    let vendor = Vendor::new().await;
    vendor.lists(Vec::new()).await;
    vendor.creates(DOCUMENT, &format!("{}/bucket", store.uri())).await;
    let created = vendor.resume(&vendor.begin().await).await;
    let error = vendor.try_resume(&created).await.unwrap_err();
    assert_eq!((error.status(), error.vendor_message()), (Some(400), Some("EntityTooLarge")));
}

#[tokio::test]
async fn an_upload_whose_form_was_not_kept_does_not_send_a_document_twice_that_carium_has() {
    let (vendor, store) = (Vendor::new().await, store(ResponseTemplate::new(204)).await);
    vendor.lists(Vec::new()).await;
    vendor.creates(DOCUMENT, &format!("{}/bucket", store.uri())).await;
    let created = vendor.resume(&vendor.begin().await).await;
    let redacted: Upload = serde_json::from_str(&serde_json::to_string(&created).unwrap()).unwrap();
    assert_eq!(redacted.step(), &UploadStep::Created { id: DOCUMENT.into(), form: None });
    vendor.lists(vec![bodies::listed_document(DOCUMENT)]).await;
    vendor.gives_file(200).await;
    let finished = vendor.resume(&redacted).await;
    assert_eq!(finished.finished().unwrap().as_str(), DOCUMENT);
    assert_eq!(vendor.posts().await, 1);
}

#[tokio::test]
async fn an_end_whose_answer_was_lost_is_found_by_the_file() {
    let (vendor, store) = (Vendor::new().await, store(ResponseTemplate::new(204)).await);
    vendor.lists(Vec::new()).await;
    vendor.creates(DOCUMENT, &format!("{}/bucket", store.uri())).await;
    vendor.processes(504).await;
    let created = vendor.resume(&vendor.begin().await).await;
    let sent = kept(&vendor.resume(&created).await);
    assert_eq!(vendor.try_resume(&sent).await.unwrap_err().certainty(), Certainty::Unknown);
    vendor.gives_file(409).await;
    assert_eq!(vendor.carium.documents().look(&sent).await.unwrap(), None);
    vendor.gives_file(200).await;
    let found = vendor.carium.documents().look(&sent).await.unwrap().unwrap();
    assert_eq!(found.finished().unwrap().as_str(), DOCUMENT);
    vendor.gives_file(500).await;
    vendor.carium.documents().look(&sent).await.unwrap_err();
}

#[tokio::test]
async fn neither_debug_nor_the_plain_serialisation_of_an_upload_holds_its_form() {
    let vendor = Vendor::new().await;
    vendor.lists(Vec::new()).await;
    vendor.creates(DOCUMENT, "https://files.example.com/bucket?sig=hunter2").await;
    let created = vendor.resume(&vendor.begin().await).await;
    let shown = format!("{created:?}");
    for private in ["hunter2", "files.example.com", "eyJl", "Example Document", "example.pdf"] {
        assert!(!shown.contains(private), "{private} in {shown}");
    }
    let plain = serde_json::to_string(&created).unwrap();
    assert!(!plain.contains("hunter2") && !plain.contains("eyJl"), "{plain}");
    assert!(created.expose().unwrap().to_string().contains("hunter2"));
    assert_eq!(kept(&created), created, "the form is kept in its order");
}

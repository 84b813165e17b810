//! Nothing that is private is in `Debug`, in an error, or in the log.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use carium::{ASSUMPTIONS, Invitation, NewPatient, Notification};
use serde_json::json;
use tracing_subscriber::fmt::MakeWriter;
use wiremock::ResponseTemplate;
use wiremock::matchers::path_regex;
use wiremock::{Mock, MockServer};

use crate::appointments::visit;
use crate::bodies::{self, DOCUMENT};
use crate::documents::{example, store};
use crate::exchange::{TOKEN, answering, client, config, server};

const PRIVATE: [&str; 9] =
    ["pass-word", TOKEN, "clinic@example", "James", "Reece", "Example Document", "example.pdf", "hunter2", "/guest"];

fn assert_private(text: &str) {
    for private in PRIVATE {
        assert!(!text.contains(private), "{private} in:\n{text}");
    }
}

#[derive(Clone, Default)]
struct Captured(Arc<Mutex<Vec<u8>>>);

impl Write for Captured {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl<'a> MakeWriter<'a> for Captured {
    type Writer = Captured;
    fn make_writer(&'a self) -> Captured {
        self.clone()
    }
}

fn james() -> NewPatient {
    NewPatient {
        first_name: "James".to_owned(),
        last_name: "Reece".to_owned(),
        birth_date: "1980-07-04".parse().unwrap(),
        gender: carium::Gender::Male,
        email: Some("james.reece@example.com".to_owned()),
        mobile_phone: None,
        locale: None,
        individual_group_ids: Vec::new(),
        username: None,
    }
}

/// A session with a log-in, writes, a signed upload and a signed download.
async fn a_morning(server: &MockServer, store: &MockServer) {
    let info = json!({"url": format!("{}/secret-file?X-Signature=hunter2", store.uri())});
    Mock::given(path_regex("get-download-info/$"))
        .respond_with(ResponseTemplate::new(200).set_body_json(info))
        .with_priority(1)
        .mount(server)
        .await;
    let form = bodies::created_document(DOCUMENT, &format!("{}/secret-bucket?X-Signature=hunter2", store.uri()));
    Mock::given(path_regex("org-document-references/$"))
        .respond_with(ResponseTemplate::new(200).set_body_raw(form, "application/json"))
        .with_priority(1)
        .mount(server)
        .await;
    let carium = client(server).await;
    let _ = carium.patients().create(&james()).await;
    let invitation =
        Invitation { username: "james.reece@example.com".to_owned(), notifications: vec![Notification::Sms] };
    let _ = carium.patients().invite(&invitation).await;
    let _ = carium.appointments().create(&visit()).await;
    let made = carium.documents().create_reference(&example()).await.unwrap();
    let form = made.attributes.upload_info.unwrap();
    let _ = carium.documents().send_file(&form, &example(), &Bytes::from_static(b"%PDF"), None).await;
    let link = carium.documents().download_link(&DOCUMENT.into()).await.unwrap();
    let _ = carium.documents().download(&link).await;
}

#[tokio::test]
async fn the_log_holds_operations_and_templates_and_neither_signed_links_nor_people() {
    for status in [200, 403] {
        let (server, store) = (
            server(ResponseTemplate::new(status).set_body_json(json!({"message": "James Reece"}))).await,
            store(ResponseTemplate::new(status)).await,
        );
        let captured = Captured::default();
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_ansi(false)
            .with_writer(captured.clone())
            .finish();
        let guard = tracing::subscriber::set_default(subscriber);
        a_morning(&server, &store).await;
        drop(guard);
        let log = String::from_utf8(captured.0.lock().unwrap().clone()).unwrap();
        for part in ["CAR-01", "CAR-14", "{upload-url}", "CAR-18", "{download-url}"] {
            assert!(log.contains(part), "{part} is missing in:\n{log}");
        }
        assert!(!log.contains("secret-"), "{log}");
        assert_private(&log);
    }
}

#[tokio::test]
async fn debug_shows_nobody_and_no_secret() {
    let server = answering(bodies::appointment()).await;
    let carium = client(&server).await;
    let read = carium.appointments().get(&"1".into()).await.unwrap();
    assert_private(&format!("{:?}{carium:?}{read:?}{:?}{:?}{:?}", config(&server), james(), visit(), example()));
}

#[tokio::test]
async fn an_errors_text_quotes_nobody() {
    let server = server(ResponseTemplate::new(422).set_body_json(json!({"message": "James Reece exists"}))).await;
    let error = client(&server).await.patients().create(&james()).await.unwrap_err();
    assert_private(&format!("{error} {error:?}"));
    assert_eq!(error.vendor_message(), Some("James Reece exists"));
}

#[test]
fn every_assumption_has_its_own_id_and_a_basis() {
    let mut ids: Vec<_> = ASSUMPTIONS.iter().map(|(id, _, _)| *id).collect();
    ids.dedup();
    assert_eq!(ids.len(), ASSUMPTIONS.len());
    assert!(
        ASSUMPTIONS.iter().all(|(id, text, basis)| id.starts_with("A-CAR-") && !text.is_empty() && !basis.is_empty())
    );
}

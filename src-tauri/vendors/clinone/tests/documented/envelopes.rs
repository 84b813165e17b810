//! ClinOne's words in an error answer, kept apart from the error's own text.

use serde_json::{Value, json};
use wiremock::ResponseTemplate;

use crate::bodies::study;
use crate::exchange::Vendor;

async fn words(body: Value) -> Option<String> {
    let vendor = Vendor::answering(ResponseTemplate::new(422).set_body_json(body)).await;
    let error = vendor.client().patients().list(&study(), None).await.unwrap_err();
    assert_eq!(error.to_string(), "C1-04: Rejected");
    error.vendor_message().map(str::to_owned)
}

#[tokio::test]
async fn a_problem_document_is_read_with_the_complaints_about_fields() {
    let problem = json!({
        "type": "https://tools.ietf.org/html/rfc7231#section-6.5.1", "title": "One or more validation errors occurred.",
        "status": 422, "traceId": "00-1", "errors": {"mobilePhone": ["is not E.164"], "x": ["and that"]}
    });
    let wanted = "One or more validation errors occurred.: is not E.164: and that";
    assert_eq!(words(problem).await.as_deref(), Some(wanted));
    assert_eq!(words(json!({"title": "Taken", "detail": "by another"})).await.as_deref(), Some("Taken: by another"));
}

#[tokio::test]
async fn a_message_is_read() {
    assert_eq!(words(json!({"message": " no "})).await.as_deref(), Some("no"));
}

#[tokio::test]
async fn what_says_nothing_has_no_words() {
    for body in [json!({}), json!([]), json!({"message": ""}), json!({"errors": [1]}), json!("text")] {
        assert_eq!(words(body).await, None);
    }
}

#[tokio::test]
async fn a_proxys_page_is_not_taken_for_the_vendors_words() {
    let page = ResponseTemplate::new(502).set_body_raw("<html>Bad Gateway</html>", "text/html");
    let vendor = Vendor::answering(page).await;
    let error = vendor.client().patients().list(&study(), None).await.unwrap_err();
    assert_eq!(error.vendor_message(), None);
}

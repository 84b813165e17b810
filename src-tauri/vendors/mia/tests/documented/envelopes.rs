//! Mia's error envelope, whose `statusCode` may be a text.

use mia::{CallErrorKind, DeviceRecordId};
use serde_json::json;
use wiremock::ResponseTemplate;

use crate::exchange::{answering, client, server};

#[tokio::test]
async fn mias_words_are_told_whether_its_status_code_is_a_text_or_a_number() {
    for code in [json!("400"), json!(400), json!(null)] {
        let envelope = json!({"statusCode": code, "error": "Bad request", "message": "device is assigned"});
        let server = server(ResponseTemplate::new(400).set_body_json(envelope)).await;
        let error = client(&server).devices().unassign(&DeviceRecordId("1".to_owned())).await.unwrap_err();
        assert_eq!((error.kind(), error.status()), (CallErrorKind::Rejected, Some(400)));
        assert_eq!(error.vendor_message(), Some("device is assigned"));
        assert!(!format!("{error} {error:?}").contains("assigned"), "and are kept apart");
    }
}

#[tokio::test]
async fn an_errors_name_stands_in_for_words_and_a_web_page_does_not() {
    let cases = [
        (
            ResponseTemplate::new(400).set_body_json(json!({"error": "Bad request", "message": " "})),
            Some("Bad request"),
        ),
        (ResponseTemplate::new(400).set_body_json(json!({"message": {"a": 1}})), None),
        (ResponseTemplate::new(400).set_body_raw("<html>Bad</html>", "text/html"), None),
        (ResponseTemplate::new(400), None),
    ];
    for (answer, words) in cases {
        let server = server(answer).await;
        let error = client(&server).devices().unassign(&DeviceRecordId("1".to_owned())).await.unwrap_err();
        assert_eq!(error.vendor_message(), words);
    }
}

#[tokio::test]
async fn an_error_that_comes_as_a_success_is_no_success() {
    for code in [json!("404"), json!(404)] {
        let server = answering(json!({"statusCode": code, "error": "Not found", "message": "x"})).await;
        let mia = client(&server);
        let error = mia.devices().unassign(&DeviceRecordId("1".to_owned())).await.unwrap_err();
        assert_eq!(error.kind(), CallErrorKind::Malformed);
        assert!(mia.account().profile().await.is_err());
    }
}

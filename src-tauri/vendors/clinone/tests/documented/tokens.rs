//! C1-01: how a token is asked for, kept, renewed and given up.

use std::time::Duration;

use clinone::{CallErrorKind, Certainty, ClinOne};
use serde_json::json;
use wiremock::matchers::{any, header as has_header};
use wiremock::{Mock, MockServer, ResponseTemplate};

use crate::exchange::{JWT, SECRET, Vendor, header};

#[tokio::test]
async fn c1_01_asks_with_a_form_for_client_credentials_and_reads_texts_for_numbers() {
    let vendor = Vendor::saying(json!([])).await;
    let facts = vendor.client().log_in().await.unwrap();
    assert_eq!(facts.lifetime, Some(Duration::from_secs(3600)));
    assert_eq!(facts.scopes.unwrap().iter().collect::<Vec<_>>(), ["api.patient.manage", "api.visit.read"]);
    let requests = vendor.tokens.received_requests().await.unwrap();
    assert_eq!(requests.len(), 1);
    let request = &requests[0];
    assert_eq!(format!("{} {}", request.method, request.url.path()), "POST /tenant.example/b2c_1/oauth2/v2.0/token");
    assert_eq!(header(request, "content-type"), ["application/x-www-form-urlencoded"]);
    assert!(header(request, "authorization").is_empty());
    let form: Vec<_> = url::form_urlencoded::parse(&request.body).into_owned().collect();
    let wanted = [
        ("grant_type", "client_credentials"),
        ("client_id", "id-1"),
        ("client_secret", SECRET),
        ("scope", "https://x.example/.default"),
    ];
    assert_eq!(form, wanted.map(|(name, value)| (name.to_owned(), value.to_owned())));
}

#[tokio::test]
async fn c1_01_keeps_the_query_of_a_token_url() {
    let vendor = Vendor::saying(json!([])).await;
    let mut config = vendor.config();
    config.token_url.set_query(Some("p=b2c_1_signin_signup"));
    ClinOne::new(&config).unwrap().log_in().await.unwrap();
    let requests = vendor.tokens.received_requests().await.unwrap();
    assert_eq!(requests[0].url.query(), Some("p=b2c_1_signin_signup"));
}

#[tokio::test]
async fn one_token_serves_many_requests_at_once() {
    let vendor = Vendor::saying(json!([])).await;
    let client = vendor.client();
    let asking: Vec<_> = (0..8)
        .map(|_| {
            let client = client.clone();
            tokio::spawn(async move { client.studies().list().await.unwrap() })
        })
        .collect();
    for one in asking {
        one.await.unwrap();
    }
    assert_eq!(vendor.counts().await, (1, 8));
}

#[tokio::test]
async fn a_token_that_has_run_out_is_renewed_before_it_is_refused() {
    let token = json!({"access_token": JWT, "token_type": "Bearer", "expires_in": "0"});
    let vendor = Vendor::with_token(token, ResponseTemplate::new(200).set_body_json(json!([]))).await;
    let client = vendor.client();
    client.studies().list().await.unwrap();
    client.studies().list().await.unwrap();
    assert_eq!(vendor.counts().await, (2, 2));
}

#[tokio::test]
async fn a_refused_token_is_replaced_once_and_the_request_sent_again() {
    let vendor = Vendor { tokens: MockServer::start().await, api: MockServer::start().await };
    let token = |text: &str| ResponseTemplate::new(200).set_body_json(json!({"access_token": text}));
    Mock::given(any()).respond_with(token("old")).up_to_n_times(1).mount(&vendor.tokens).await;
    Mock::given(any()).respond_with(token("new")).mount(&vendor.tokens).await;
    let good = ResponseTemplate::new(200).set_body_json(json!([]));
    Mock::given(has_header("authorization", "Bearer new")).respond_with(good).mount(&vendor.api).await;
    Mock::given(any()).respond_with(ResponseTemplate::new(401)).mount(&vendor.api).await;
    let client = vendor.client();
    client.studies().list().await.unwrap();
    client.studies().list().await.unwrap();
    assert_eq!(vendor.counts().await, (2, 3));
}

#[tokio::test]
async fn a_second_refusal_is_told_and_nothing_more_is_tried() {
    let vendor = Vendor::answering(ResponseTemplate::new(401)).await;
    let error = vendor.client().studies().list().await.unwrap_err();
    assert_eq!((error.kind(), error.certainty()), (CallErrorKind::Unauthorized, Certainty::Rejected));
    assert_eq!(vendor.counts().await, (2, 2));
}

#[tokio::test]
async fn c1_01_a_wrong_secret_reads_as_not_accepted_whatever_the_status() {
    for status in [400, 401] {
        let answer = json!({"error": "invalid_client", "error_description": "AADB2C90081: wrong secret"});
        let vendor =
            Vendor::with_token_answer(ResponseTemplate::new(status).set_body_json(answer), ResponseTemplate::new(200))
                .await;
        let error = vendor.client().log_in().await.unwrap_err();
        assert_eq!((error.operation(), error.kind()), ("C1-01", CallErrorKind::Unauthorized));
        assert_eq!(error.vendor_message(), Some("invalid_client: AADB2C90081: wrong secret"));
        let error = vendor.client().studies().list().await.unwrap_err();
        assert_eq!((error.operation(), error.kind()), ("C1-02", CallErrorKind::Unauthorized));
        assert_eq!(vendor.counts().await.1, 0);
    }
    let wrong_scope = ResponseTemplate::new(400).set_body_json(json!({"error": "invalid_scope"}));
    let vendor = Vendor::with_token_answer(wrong_scope, ResponseTemplate::new(200)).await;
    assert_eq!(vendor.client().log_in().await.unwrap_err().kind(), CallErrorKind::Rejected);
}

#[tokio::test]
async fn an_answer_that_holds_no_bearer_token_is_not_used() {
    let answers = [
        json!({}),
        json!({"access_token": ""}),
        json!({"access_token": "a\nb"}),
        json!({"access_token": JWT, "token_type": "pop"}),
        json!([]),
    ];
    for answer in answers {
        let vendor = Vendor::with_token(answer.clone(), ResponseTemplate::new(200).set_body_json(json!([]))).await;
        let error = vendor.client().studies().list().await.unwrap_err();
        assert_eq!(error.certainty(), Certainty::NeverLeft, "{answer}");
        assert_eq!(vendor.counts().await, (1, 0), "{answer}");
    }
}

#[tokio::test]
async fn neither_address_may_be_plain_http_beyond_this_machine_and_nothing_may_be_missing() {
    let vendor = Vendor::saying(json!([])).await;
    let made = |change: &dyn Fn(&mut clinone::ClinOneConfig)| {
        let mut config = vendor.config();
        change(&mut config);
        ClinOne::new(&config).is_ok()
    };
    assert!(made(&|_| {}));
    assert!(made(&|config| config.token_url = clinone::TEST_TOKEN_URL.parse().unwrap()));
    assert!(made(&|config| config.base_url = clinone::TEST_BASE_URL.parse().unwrap()));
    assert!(!made(&|config| config.base_url = "http://test1api.clinone.com".parse().unwrap()));
    assert!(!made(&|config| config.token_url = "http://x.b2clogin.com/token".parse().unwrap()));
    assert!(!made(&|config| config.client_id = " ".to_owned()));
    assert!(!made(&|config| config.scope = String::new()));
    assert!(!made(&|config| config.client_secret = "".into()));
}

#[tokio::test]
async fn neither_configuration_nor_errors_show_a_secret() {
    let vendor = Vendor::answering(ResponseTemplate::new(500).set_body_string(SECRET)).await;
    let error = vendor.client().studies().list().await.unwrap_err();
    let shown = format!("{:?} {error:?} {error}", vendor.config());
    assert!(!shown.contains(SECRET) && !shown.contains(JWT), "{shown}");
}

//! The portal: what it asks for before it redirects, and what a code and a refresh token are good for.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use reqwest::{Method, Url};
use sandbox::PortalAnswer;
use sha2::{Digest, Sha256};

use crate::account::{Account, Reply, send};

pub const REDIRECT: &str = "http://127.0.0.1:40123/callback";
pub const VERIFIER: &str = "a-verifier-of-enough-characters-0123456789-abc";

pub fn question() -> Vec<(&'static str, String)> {
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(VERIFIER));
    vec![
        ("response_type", "code".to_owned()),
        ("client_id", "anteroom-demo".to_owned()),
        ("redirect_uri", REDIRECT.to_owned()),
        ("scope", "steps:write ecg:write".to_owned()),
        ("state", "st4te".to_owned()),
        ("code_challenge", challenge),
        ("code_challenge_method", "S256".to_owned()),
    ]
}

pub async fn ask(account: &Account, question: &[(&str, String)]) -> Reply {
    send(account.bare(Method::GET, "/authorize").query(question)).await
}

pub fn accepts(account: &Account) {
    account.control.set_portal_answer(PortalAnswer::Accepts {
        patient: "cm-pt-1".to_owned(),
        scopes: vec!["steps:write".to_owned(), "heart_rate:write".to_owned()],
    });
}

/// The parameters of the redirect.
pub fn redirected(reply: &Reply) -> Vec<(String, String)> {
    assert_eq!(reply.status, 302);
    let url = Url::parse(reply.headers["location"].to_str().unwrap()).unwrap();
    assert!(url.as_str().starts_with(REDIRECT));
    url.query_pairs().into_owned().collect()
}

pub async fn code(account: &Account) -> String {
    accepts(account);
    let query = redirected(&ask(account, &question()).await);
    query.into_iter().find(|(name, _)| name == "code").unwrap().1
}

async fn form_to(account: &Account, fields: &[(&str, &str)]) -> Reply {
    let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
    let request = account.bare(Method::POST, "/token").header("content-type", "application/x-www-form-urlencoded");
    send(request.body(body)).await
}

pub async fn exchange(account: &Account, code: &str, verifier: &str) -> Reply {
    let form = [
        ("grant_type", "authorization_code"),
        ("code", code),
        ("redirect_uri", REDIRECT),
        ("code_verifier", verifier),
        ("client_id", "anteroom-demo"),
    ];
    form_to(account, &form).await
}

async fn refresh(account: &Account, token: &str) -> Reply {
    let form = [("grant_type", "refresh_token"), ("refresh_token", token), ("client_id", "anteroom-demo")];
    form_to(account, &form).await
}

fn changed(name: &'static str, value: &str) -> Vec<(&'static str, String)> {
    let others = question().into_iter().filter(|(other, _)| *other != name);
    others.chain([(name, value.to_owned())]).collect()
}

#[tokio::test]
async fn a_stranger_or_a_redirect_elsewhere_gets_a_page_and_no_redirect() {
    let account = Account::open().await;
    accepts(&account);
    for wrong in [
        changed("client_id", "somebody"),
        changed("redirect_uri", "https://evil.example/callback"),
        changed("redirect_uri", "http://127.0.0.1:40123/other"),
        changed("redirect_uri", "http://127.0.0.1.evil.example:80/callback"),
        changed("redirect_uri", "http://localhost:40123/callback"),
    ] {
        assert_eq!(ask(&account, &wrong).await.status, 400, "{wrong:?}");
    }
}

#[tokio::test]
async fn other_mistakes_are_told_to_the_application_with_its_state() {
    let account = Account::open().await;
    accepts(&account);
    for (wrong, error) in [
        (changed("response_type", "token"), "unsupported_response_type"),
        (changed("scope", "steps:write everything"), "invalid_scope"),
        (changed("code_challenge_method", "plain"), "invalid_request"),
        (changed("code_challenge", "short"), "invalid_request"),
    ] {
        let told = redirected(&ask(&account, &wrong).await);
        assert_eq!(told, [("error".to_owned(), error.to_owned()), ("state".to_owned(), "st4te".to_owned())]);
    }
}

#[tokio::test]
async fn the_redirect_names_what_was_accepted_of_what_was_asked() {
    let account = Account::open().await;
    accepts(&account);
    let told = redirected(&ask(&account, &question()).await);
    assert!(told.contains(&("scope".to_owned(), "steps:write".to_owned())), "heart rate was not asked for: {told:?}");
    assert!(told.contains(&("state".to_owned(), "st4te".to_owned())));
}

#[tokio::test]
async fn a_code_needs_its_verifier_and_is_good_once_for_a_minute() {
    let account = Account::open().await;
    let one = code(&account).await;
    assert_eq!(exchange(&account, &one, "another-verifier").await.body["error"], "invalid_grant");
    let tokens = exchange(&account, &one, VERIFIER).await;
    assert_eq!((tokens.status, tokens.body["scope"].as_str()), (200, Some("steps:write")));
    assert_eq!(tokens.body["patient_id"], "cm-pt-1");
    assert_eq!(account.control.scopes_of("cm-pt-1").len(), 1);
    assert_eq!(exchange(&account, &one, VERIFIER).await.body["error"], "invalid_grant");
    assert!(account.control.scopes_of("cm-pt-1").is_empty(), "a code used twice ends the consent");
}

#[tokio::test]
async fn a_refresh_token_is_good_once_and_its_second_use_ends_the_consent() {
    let account = Account::open().await;
    let first = exchange(&account, &code(&account).await, VERIFIER).await;
    let first = first.body["refresh_token"].as_str().unwrap();
    let second = refresh(&account, first).await;
    assert_eq!(second.status, 200);
    let second = second.body["refresh_token"].as_str().unwrap();
    assert_ne!(first, second);
    assert_eq!(refresh(&account, first).await.body["error"], "invalid_grant");
    assert_eq!(refresh(&account, second).await.body["error"], "invalid_grant");
}

#[tokio::test]
async fn the_token_endpoint_takes_a_form_of_a_known_application_and_nothing_else() {
    let account = Account::open().await;
    let one = code(&account).await;
    let json = serde_json::json!({ "grant_type": "authorization_code", "code": one });
    assert_eq!(send(account.bare(Method::POST, "/token").json(&json)).await.body["error"], "invalid_request");
    let stranger = [("grant_type", "authorization_code"), ("code", &one), ("client_id", "somebody")];
    let reply = form_to(&account, &stranger).await;
    assert_eq!((reply.status, reply.body["error"].as_str()), (401, Some("invalid_client")));
    let other = [("grant_type", "password"), ("client_id", "anteroom-demo")];
    let reply = form_to(&account, &other).await;
    assert_eq!(reply.body["error"], "unsupported_grant_type");
}

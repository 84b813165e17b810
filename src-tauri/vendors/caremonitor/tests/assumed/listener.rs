//! The loopback listener of CM-02, asked as a browser asks it.

use std::collections::BTreeSet;
use std::time::Duration;

use caremonitor::{Decision, Metric, PageWords, PatientId, Pending, RedirectListener};
use reqwest::{Client, StatusCode, Url};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinHandle;
use vendor_http::{CallError, CallErrorKind};
use wiremock::ResponseTemplate;

use crate::exchange::{client, server};

const LONG: Duration = Duration::from_secs(20);

struct Waiting {
    redirect: Url,
    state: String,
    answer: JoinHandle<Result<Decision, CallError>>,
}

async fn pending(redirect: &Url) -> (String, Pending) {
    let server = server(ResponseTemplate::new(500)).await;
    let asked = BTreeSet::from(Metric::ALL);
    let (address, pending) = client(&server).consents().begin(redirect, PatientId::from("p-1"), asked).unwrap();
    let (_, state) = address.query_pairs().find(|(name, _)| name == "state").unwrap();
    (state.into_owned(), pending)
}

async fn waiting(limit: Duration) -> Waiting {
    let listener = RedirectListener::bind().await.unwrap();
    let redirect = listener.redirect().clone();
    let (state, pending) = pending(&redirect).await;
    let words = PageWords { taken: "Danke <&>".to_owned(), ..PageWords::default() };
    let answer = tokio::spawn(async move { listener.answer(pending, limit, &words).await });
    Waiting { redirect, state, answer }
}

impl Waiting {
    fn with(&self, query: &str) -> Url {
        let mut url = self.redirect.clone();
        url.set_query(Some(query));
        url
    }
}

fn browser() -> Client {
    Client::builder().no_proxy().build().unwrap()
}

#[tokio::test]
async fn cm_02_takes_one_answer_shows_nothing_of_it_and_closes_the_port() {
    let waiting = waiting(LONG).await;
    assert_eq!((waiting.redirect.host_str(), waiting.redirect.path()), (Some("127.0.0.1"), "/callback"));
    let url = waiting.with(&format!("code=c0de&scope=steps:write&state={}&note=%3Cscript%3E", waiting.state));
    let page = browser().get(url.clone()).send().await.unwrap();
    assert_eq!(page.status(), StatusCode::OK);
    assert_eq!(page.headers()["cache-control"], "no-store");
    assert_eq!(page.headers()["referrer-policy"], "no-referrer");
    assert!(page.headers()["content-security-policy"].to_str().unwrap().starts_with("default-src 'none'"));
    let text = page.text().await.unwrap();
    assert!(text.contains("Danke &lt;&amp;&gt;"), "{text}");
    for secret in ["c0de", "steps", waiting.state.as_str(), "script"] {
        assert!(!text.contains(secret), "{secret}");
    }
    let Decision::Authorised(authorised) = waiting.answer.await.unwrap().unwrap() else { panic!() };
    assert_eq!(authorised.accepted, Some(BTreeSet::from([Metric::Steps])));
    assert!(browser().get(url).send().await.unwrap_err().is_connect(), "the port is closed");
}

#[tokio::test]
async fn a_wrong_state_is_turned_away_and_the_wait_goes_on() {
    let waiting = waiting(LONG).await;
    for query in ["code=stolen&state=guess&scope=steps:write", "error=access_denied", ""] {
        let page = browser().get(waiting.with(query)).send().await.unwrap();
        assert_eq!(page.status(), StatusCode::BAD_REQUEST, "{query}");
        assert!(!page.text().await.unwrap().contains("stolen"));
    }
    assert!(!waiting.answer.is_finished());
    let declined = waiting.with(&format!("error=access_denied&state={}", waiting.state));
    browser().get(declined).send().await.unwrap();
    assert!(matches!(waiting.answer.await.unwrap().unwrap(), Decision::Declined));
}

#[tokio::test]
async fn other_paths_methods_and_hosts_are_turned_away() {
    let waiting = waiting(LONG).await;
    let right = waiting.with(&format!("code=c&state={}", waiting.state));
    let mut favicon = right.clone();
    favicon.set_path("/favicon.ico");
    assert_eq!(browser().get(favicon).send().await.unwrap().status(), StatusCode::NOT_FOUND);
    let posted = browser().post(right.clone()).send().await.unwrap();
    assert_eq!(posted.status(), StatusCode::METHOD_NOT_ALLOWED);
    let renamed = browser().get(right.clone()).header("host", "attacker.example").send().await.unwrap();
    assert_eq!(renamed.status(), StatusCode::NOT_FOUND);
    assert!(!waiting.answer.is_finished());
    browser().get(right).send().await.unwrap();
    assert!(matches!(waiting.answer.await.unwrap().unwrap(), Decision::Authorised(_)));
}

#[tokio::test]
async fn a_connection_that_says_nothing_does_not_hold_up_the_one_that_does() {
    let waiting = waiting(LONG).await;
    let port = waiting.redirect.port().unwrap();
    let mut idle = Vec::new();
    for _ in 0..4 {
        idle.push(TcpStream::connect(("127.0.0.1", port)).await.unwrap());
    }
    let mut garbage = TcpStream::connect(("127.0.0.1", port)).await.unwrap();
    garbage.write_all(b"\x16\x03\x01 not http\r\n\r\n").await.unwrap();
    garbage.read_to_end(&mut Vec::new()).await.unwrap();
    let right = waiting.with(&format!("code=c&state={}", waiting.state));
    browser().get(right).send().await.unwrap();
    let answer = tokio::time::timeout(Duration::from_secs(5), waiting.answer).await.unwrap();
    assert!(matches!(answer.unwrap().unwrap(), Decision::Authorised(_)));
}

#[tokio::test]
async fn the_wait_ends_with_its_time_and_closes_the_port() {
    let waiting = waiting(Duration::from_millis(100)).await;
    let error = waiting.answer.await.unwrap().unwrap_err();
    assert_eq!((error.operation(), error.kind()), ("CM-02", CallErrorKind::NoAnswer));
    assert!(browser().get(waiting.redirect).send().await.unwrap_err().is_connect());
}

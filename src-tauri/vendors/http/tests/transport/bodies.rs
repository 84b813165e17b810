//! Answers that would fill this machine's memory or take for ever: each is left where it is too much.

use std::io::Write;
use std::time::{Duration, Instant};

use flate2::Compression;
use flate2::write::GzEncoder;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use vendor_http::{Expects, HttpError, Loss, Malformation, Method, Transport, TransportOptions};

use crate::{patient, quick, request, transport};

/// A server that answers with a head, and then for as long as it is listened to with the same bytes.
struct Endless {
    base: String,
    task: JoinHandle<()>,
}

impl Endless {
    async fn start(head: &'static str, piece: &'static [u8], pause: Duration) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(pour(stream, head, piece, pause));
            }
        });
        Self { base, task }
    }
}

impl Drop for Endless {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn pour(mut stream: TcpStream, head: &'static str, piece: &'static [u8], pause: Duration) {
    let mut request = [0_u8; 2048];
    assert!(stream.read(&mut request).await.unwrap() > 0);
    drop(stream.write_all(head.as_bytes()).await);
    while stream.write_all(piece).await.is_ok() {
        if !pause.is_zero() {
            tokio::time::sleep(pause).await;
        }
    }
}

const CHUNKED: &str = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n";
const CHUNK: &[u8] = b"10\r\n0123456789abcdef\r\n";

fn problem_of(error: &HttpError) -> &Malformation {
    match error {
        HttpError::Malformed { problem, answer, .. } => {
            assert!(answer.body.is_empty(), "half a body is kept by nobody");
            problem
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_body_without_end_is_read_only_as_far_as_the_request_expects() {
    let server = Endless::start(CHUNKED, CHUNK, Duration::ZERO).await;
    let options = TransportOptions { max_answer: 4_000, max_file: 40_000, ..patient() };
    let transport = Transport::new(&server.base.parse().unwrap(), options).unwrap();
    for expects in [Expects::Credential, Expects::Records, Expects::File] {
        let error = transport.execute(&request(Method::GET).expecting(expects)).await.unwrap_err();
        assert_eq!(*problem_of(&error), Malformation::TooLarge);
    }
}

#[tokio::test]
async fn a_file_may_be_larger_than_a_list_and_a_credential_is_small() {
    let head = "HTTP/1.1 200 OK\r\ncontent-length: 70000\r\nconnection: close\r\n\r\n";
    let server = Endless::start(head, CHUNK, Duration::ZERO).await;
    let options = TransportOptions { max_answer: 60_000, max_file: 80_000, ..patient() };
    let transport = Transport::new(&server.base.parse().unwrap(), options).unwrap();
    let file = transport.execute(&request(Method::GET).expecting(Expects::File)).await.unwrap();
    assert_eq!(file.body.len(), 70_000);
    for expects in [Expects::Credential, Expects::Records] {
        let error = transport.execute(&request(Method::GET).expecting(expects)).await.unwrap_err();
        assert_eq!(*problem_of(&error), Malformation::TooLarge);
    }
}

#[tokio::test]
async fn a_refusal_without_end_is_still_a_refusal() {
    let head = "HTTP/1.1 422 No\r\ntransfer-encoding: chunked\r\n\r\n";
    let server = Endless::start(head, CHUNK, Duration::ZERO).await;
    let transport = Transport::new(&server.base.parse().unwrap(), patient()).unwrap();
    let error = transport.execute(&request(Method::POST)).await.unwrap_err();
    assert!(matches!(&error, HttpError::Status { answer, .. } if answer.status.as_u16() == 422), "{error:?}");
}

#[tokio::test]
async fn a_body_that_comes_a_byte_at_a_time_is_left_when_the_time_is_over() {
    let server = Endless::start(CHUNKED, b"1\r\nx\r\n", Duration::from_millis(20)).await;
    let error = transport(&server.base).execute(&request(Method::POST)).await.unwrap_err();
    assert_eq!(*problem_of(&error), Malformation::Cut);
}

#[tokio::test]
async fn a_head_that_never_ends_is_left_when_the_time_is_over() {
    let server = Endless::start("HTTP/1.1 200 OK\r\n", b"x-more: of-it\r\n", Duration::from_millis(20)).await;
    let error = transport(&server.base).execute(&request(Method::POST)).await.unwrap_err();
    assert!(matches!(&error, HttpError::NoAnswer { loss: Loss::Timeout | Loss::Cut(_), .. }), "{error:?}");
}

#[tokio::test]
async fn a_read_with_all_its_repeats_ends_in_its_time() {
    let server = Endless::start(CHUNKED, b"1\r\nx\r\n", Duration::from_millis(20)).await;
    let retry = vendor_http::RetryPolicy { tries: 200, base: Duration::ZERO, ..quick().retry };
    let longest = Duration::from_millis(1_500);
    let options = TransportOptions { timeout: Duration::from_millis(400), longest, retry, ..quick() };
    let transport = Transport::new(&server.base.parse().unwrap(), options).unwrap();
    let begun = Instant::now();
    transport.execute(&request(Method::GET)).await.unwrap_err();
    // Two hundred tries would take more than a minute; how much later than asked depends on the machine.
    assert!(begun.elapsed() < Duration::from_secs(30), "{:?}", begun.elapsed());
}

#[tokio::test]
async fn a_few_bytes_that_would_become_millions_are_not_unpacked() {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    packer.write_all(&vec![b' '; 16 * 1024 * 1024]).unwrap();
    let bomb = packer.finish().unwrap();
    assert!(bomb.len() < 32 * 1024, "{}", bomb.len());
    for coding in ["gzip", "br", "identity, gzip"] {
        let server = wiremock::MockServer::start().await;
        let answer = wiremock::ResponseTemplate::new(200)
            .insert_header("content-encoding", coding)
            .set_body_raw(bomb.clone(), "application/json");
        wiremock::Mock::given(wiremock::matchers::any()).respond_with(answer).mount(&server).await;
        let error = transport(&server.uri()).execute(&request(Method::GET)).await.unwrap_err();
        assert_eq!(*problem_of(&error), Malformation::Compressed);
        let asked = &server.received_requests().await.unwrap()[0];
        assert_eq!(asked.headers["accept-encoding"], "identity");
    }
}

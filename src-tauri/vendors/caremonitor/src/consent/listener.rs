//! Waits on this machine for the browser to bring the patient's answer (RFC 8252, section 7.3).
//!
//! One answer is taken, within a time limit, and the port is closed after it. What is not the answer (another path, a
//! wrong `state`, an address by another name than 127.0.0.1) is turned away without ending the wait, so that a page the
//! person happens to have open cannot end it either. Nothing of a request is logged or shown.

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http_body_util::Full;
use hyper::body::Incoming;
use hyper::header::{ALLOW, CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE, HOST, HeaderValue, REFERRER_POLICY};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response, StatusCode};
use hyper_util::rt::{TokioIo, TokioTimer};
use parking_lot::Mutex;
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use url::Url;
use vendor_http::{CallError, CallErrorKind};

use super::page::{PageWords, page};
use super::pending::{Decision, Pending};

const PATH: &str = "/callback";
/// How long a browser may take over sending its request and reading the page.
const ONE_REQUEST: Duration = Duration::from_secs(10);
/// Connections at a time: browsers open a few before they need them.
const CONNECTIONS: usize = 16;

/// A port on 127.0.0.1 that waits for one answer.
#[derive(Debug)]
pub struct RedirectListener {
    listener: TcpListener,
    address: SocketAddr,
    redirect: Url,
}

impl RedirectListener {
    /// Takes a free port.
    ///
    /// # Errors
    /// When the system gives none.
    pub async fn bind() -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let redirect = Url::parse(&format!("http://{address}{PATH}")).map_err(io::Error::other)?;
        Ok(Self { listener, address, redirect })
    }

    /// Where the portal is to send the browser: `http://127.0.0.1:PORT/callback`.
    pub fn redirect(&self) -> &Url {
        &self.redirect
    }

    /// CM-02: waits for the patient's answer, at most for `limit`; the port is closed when this ends or is dropped.
    ///
    /// # Errors
    /// [`CallErrorKind::NoAnswer`] when the time is over. That the patient declined is no error.
    pub async fn answer(self, pending: Pending, limit: Duration, words: &PageWords) -> Result<Decision, CallError> {
        let open = Arc::new(Open {
            host: self.address.to_string(),
            pending,
            answer: Mutex::new(Answer::Awaited),
            taken: page(&words.taken),
            refused: page(&words.refused),
        });
        let late = || CallError::plain("CM-02", CallErrorKind::NoAnswer);
        tokio::time::timeout(limit, wait(self.listener, open)).await.map_err(|_| late())
    }
}

async fn wait(listener: TcpListener, open: Arc<Open>) -> Decision {
    let mut connections = JoinSet::new();
    loop {
        tokio::select! {
            accepted = listener.accept(), if connections.len() < CONNECTIONS => match accepted {
                Ok((stream, _)) => {
                    connections.spawn(converse(stream, Arc::clone(&open)));
                }
                // For want of file descriptors, say: it may pass.
                Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
            },
            // A connection has ended, so its page was sent: only now is an answer passed on and the port closed.
            Some(_) = connections.join_next() => {
                if let Some(decision) = open.take() {
                    return decision;
                }
            }
        }
    }
}

/// Serves one request on a connection.
async fn converse(stream: TcpStream, open: Arc<Open>) {
    let service = service_fn(move |request: Request<Incoming>| {
        let open = Arc::clone(&open);
        async move { Ok::<_, Infallible>(open.respond(&request)) }
    });
    let mut http = http1::Builder::new();
    http.keep_alive(false).timer(TokioTimer::new()).header_read_timeout(ONE_REQUEST).max_buf_size(64 * 1024);
    // How a browser ends its connection changes nothing: what it brought has been judged.
    drop(tokio::time::timeout(ONE_REQUEST, http.serve_connection(TokioIo::new(stream), service)).await);
}

/// The question that waits for its answer.
struct Open {
    host: String,
    pending: Pending,
    answer: Mutex<Answer>,
    taken: String,
    refused: String,
}

/// What has come so far.
enum Answer {
    Awaited,
    Here(Decision),
    PassedOn,
}

impl Open {
    fn respond(&self, request: &Request<Incoming>) -> Response<Full<Bytes>> {
        // By another name the request was led here by a page that owns that name.
        let addressed = request.headers().get(HOST).is_some_and(|host| host.as_bytes() == self.host.as_bytes());
        if !addressed || request.uri().path() != PATH {
            return shown(StatusCode::NOT_FOUND, &self.refused);
        }
        if request.method() != Method::GET {
            let mut response = shown(StatusCode::METHOD_NOT_ALLOWED, &self.refused);
            response.headers_mut().insert(ALLOW, HeaderValue::from_static("GET"));
            return response;
        }
        match self.judge(request.uri().query().unwrap_or_default()) {
            true => shown(StatusCode::OK, &self.taken),
            false => shown(StatusCode::BAD_REQUEST, &self.refused),
        }
    }

    /// Takes the first answer, and no other.
    fn judge(&self, query: &str) -> bool {
        let mut answer = self.answer.lock();
        match (&*answer, self.pending.decide(query)) {
            (Answer::Awaited, Some(decision)) => {
                *answer = Answer::Here(decision);
                true
            }
            _ => false,
        }
    }

    fn take(&self) -> Option<Decision> {
        let mut answer = self.answer.lock();
        match std::mem::replace(&mut *answer, Answer::PassedOn) {
            Answer::Here(decision) => Some(decision),
            other => {
                *answer = other;
                None
            }
        }
    }
}

fn shown(status: StatusCode, page: &str) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from(page.to_owned())));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; frame-ancestors 'none'"));
    response
}

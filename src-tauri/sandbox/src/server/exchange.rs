//! One request and its answer: route, faults, key, judge, commit, answer.

use std::future::pending;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{CONTENT_TYPE, HOST, HeaderMap};
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, Request, Response, StatusCode};
use hyper::body::Incoming;
use hyper::service::Service as _;
use hyper_util::service::TowerToHyperService;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::{page, spoil};
use crate::control::Control;
use crate::control_http;
use crate::error::SandboxError;
use crate::fault::Fault;
use crate::seen::SeenRequest;
use crate::solo::{Account, Answer, Call, Operation, Payload, Route, Routes, Verdict};
use crate::tenant::Tenant;

/// The longest body that is read at all; a file above 5 MiB is refused by its own judge.
const LONGEST_BODY: usize = 16 * 1024 * 1024;
const CORRELATION: HeaderName = HeaderName::from_static("x-correlation-id");

/// Everything a connection needs to answer requests.
pub(crate) struct Exchange {
    tenant: Arc<Tenant>,
    routes: Routes,
    control: Option<TowerToHyperService<Router>>,
}

impl Exchange {
    /// Builds the routes.
    ///
    /// # Errors
    /// When the table of operations cannot be routed.
    pub(crate) fn new(tenant: Arc<Tenant>, control_over_http: bool) -> Result<Self, SandboxError> {
        let control = control_over_http
            .then(|| TowerToHyperService::new(control_http::router(Control { tenant: Arc::clone(&tenant) })));
        Ok(Self { tenant, routes: Routes::build()?, control })
    }

    /// Whether a request that is still unread must be refused; notes it when so.
    pub(super) fn refuse(&self, method: &str, path: &str) -> bool {
        if is_ours(path) {
            return false;
        }
        let operation = match self.routes.find(method, path) {
            Route::Found(operation, _) => operation.id,
            Route::OtherMethod(_) | Route::Unknown => "",
        };
        let refused = self.tenant.faults.take_refusal(operation);
        if refused {
            self.see(operation, method, path, 0);
        }
        refused
    }

    /// Answers a request; never returns when a fault withholds the answer.
    pub(super) async fn handle(&self, cut: CancellationToken, request: Request<Incoming>) -> Response<Body> {
        let path = request.uri().path();
        let mut response = match &self.control {
            Some(control) if path.starts_with("/_control") => match names_loopback(request.headers()) {
                true => match control.call(request).await {
                    Ok(response) => response,
                    Err(never) => match never {},
                },
                false => spoil::plain(Answer::refused(StatusCode::FORBIDDEN, "Only loopback may control")),
            },
            _ if page::is_page(path) => page::visit(request.method()),
            _ => self.vendor(cut, request).await,
        };
        if let Ok(id) = HeaderValue::from_str(&Uuid::new_v4().to_string()) {
            response.headers_mut().insert(CORRELATION, id);
        }
        response
    }

    async fn vendor(&self, cut: CancellationToken, request: Request<Incoming>) -> Response<Body> {
        let (parts, body) = request.into_parts();
        let (method, path) = (parts.method.as_str().to_owned(), parts.uri.path().to_owned());
        let (operation, params, unrouted) = match self.routes.find(&method, &path) {
            Route::Found(operation, params) => (Some(operation), params, None),
            Route::OtherMethod(allowed) => (None, Vec::new(), Some(Answer::other_method(allowed))),
            Route::Unknown => (None, Vec::new(), Some(Answer::missing("Route"))),
        };
        let id = operation.map_or("", |operation| operation.id);
        let fault = self.tenant.faults.take(id);
        match fault {
            Some(Fault::Refuse) => {
                self.see(id, &method, &path, 0);
                cut.cancel();
                return pending().await;
            }
            Some(Fault::TimeoutBefore) => {
                self.see(id, &method, &path, 0);
                return pending().await;
            }
            _ => {}
        }
        let Ok(body) = to_bytes(Body::new(body), LONGEST_BODY).await else {
            let answer = Answer::refused(StatusCode::PAYLOAD_TOO_LARGE, "The request body is too large");
            self.see(id, &method, &path, answer.status.as_u16());
            return spoil::plain(answer);
        };
        if let Some(Fault::Status { code, body, content_type, retry_after }) = fault {
            self.see(id, &method, &path, code);
            return spoil::status(code, body, &content_type, retry_after.as_deref());
        }
        let prepared = match (operation, unrouted) {
            (Some(operation), _) => match gate(operation, &parts.headers, &self.tenant.account) {
                Some(refusal) => Err(refusal),
                None => Ok((operation, self.call(parts, params, body))),
            },
            (None, unrouted) => Err(unrouted.unwrap_or_else(|| Answer::missing("Route"))),
        };
        if let Some(Fault::CommitLate { millis }) = fault {
            self.see(id, &method, &path, 0);
            if let Ok((operation, call)) = prepared
                && let Ok(Verdict::Commit(commit)) = self.tenant.judge(operation, &call)
            {
                self.tenant.commit_later(commit, Duration::from_millis(millis));
            }
            return pending().await;
        }
        let answer = match prepared {
            Ok((operation, call)) => self.tenant.settle(operation, &call),
            Err(refusal) => refusal,
        };
        let withheld = matches!(fault, Some(Fault::TimeoutAfterCommit | Fault::CutAfterCommit));
        self.see(id, &method, &path, if withheld { 0 } else { answer.status.as_u16() });
        match fault {
            Some(Fault::TimeoutAfterCommit) => pending().await,
            Some(Fault::CutAfterCommit) => {
                cut.cancel();
                pending().await
            }
            Some(Fault::Slow { millis }) => {
                tokio::time::sleep(Duration::from_millis(millis)).await;
                spoil::plain(answer)
            }
            Some(fault) => spoil::spoil(&fault, answer, cut),
            None => spoil::plain(answer),
        }
    }

    fn call(&self, parts: Parts, params: Vec<String>, body: bytes::Bytes) -> Call {
        let query = parts.uri.query().unwrap_or_default();
        Call {
            params,
            query: url::form_urlencoded::parse(query.as_bytes()).into_owned().collect(),
            headers: parts.headers,
            body,
            now: self.tenant.now(),
            account: Arc::clone(&self.tenant.account),
        }
    }

    fn see(&self, operation: &str, method: &str, path: &str, status: u16) {
        self.tenant.seen.push(SeenRequest {
            operation: operation.to_owned(),
            method: method.to_owned(),
            path: path.to_owned(),
            status,
            at: self.tenant.now(),
        });
    }
}

/// Key and content type; `None` lets the request pass.
fn gate(operation: &Operation, headers: &HeaderMap, account: &Account) -> Option<Answer> {
    if operation.payload == Payload::Nothing {
        return None;
    }
    let key = headers.get("api-key").map(HeaderValue::as_bytes);
    if key != Some(account.api_key.as_bytes()) {
        // The one observed error: its message is empty.
        return Some(Answer::refused(StatusCode::UNAUTHORIZED, ""));
    }
    let content_type = headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let is_json =
        content_type.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case("application/json"));
    if operation.payload == Payload::Json && !is_json {
        return Some(Answer::refused(StatusCode::UNSUPPORTED_MEDIA_TYPE, "Content-Type must be application/json"));
    }
    None
}

/// Paths that no fault may meet.
fn is_ours(path: &str) -> bool {
    path.starts_with("/_control") || page::is_page(path)
}

/// Whether the request was addressed to loopback by a loopback name.
fn names_loopback(headers: &HeaderMap) -> bool {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    matches!(name, "127.0.0.1" | "localhost")
}

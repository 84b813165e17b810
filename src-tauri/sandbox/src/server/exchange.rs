//! One request and its answer: route, faults, gate, judge, commit, answer.

use std::future::pending;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::header::{ALLOW, HOST, HeaderMap};
use axum::http::request::Parts;
use axum::http::{HeaderName, HeaderValue, Method, Request, Response, StatusCode};
use hyper::body::Incoming;
use hyper::service::Service as _;
use hyper_util::service::TowerToHyperService;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::answer::Answer;
use super::call::{Call, Verdict};
use super::fault::Fault;
use super::routes::{Operation, Route, Routes};
use super::seen::SeenRequest;
use super::surface::Surface;
use super::tenant::Tenant;
use super::{control_http, spoil};
use crate::error::SandboxError;

/// The longest body that is read at all; a file above 5 MiB is refused by its own judge.
const LONGEST_BODY: usize = 16 * 1024 * 1024;
/// Where the control interface is.
const CONTROL: &str = "/_control";

/// Everything a connection needs to answer requests.
pub(crate) struct Exchange<S: Surface> {
    tenant: Arc<Tenant<S>>,
    routes: Routes<S>,
    control: Option<TowerToHyperService<Router>>,
}

impl<S: Surface> Exchange<S> {
    /// Builds the routes.
    ///
    /// # Errors
    /// When the table of operations cannot be routed.
    pub(crate) fn new(tenant: Arc<Tenant<S>>, control_over_http: bool) -> Result<Self, SandboxError> {
        let control = control_over_http.then(|| {
            let own = S::control(Arc::clone(&tenant), tenant.orders());
            TowerToHyperService::new(control_http::router(tenant.orders()).merge(own))
        });
        Ok(Self { tenant, routes: Routes::build()?, control })
    }

    /// Whether a request that is still unread must be refused; notes it when so.
    pub(super) fn refuse(&self, method: &str, path: &str) -> bool {
        if path.starts_with(CONTROL) || S::page(&Method::GET, path).is_some() {
            return false;
        }
        let operation = match self.routes.find(method, path) {
            Route::Found(operation, _) => operation.id,
            Route::OtherMethod(_) | Route::Unknown => "",
        };
        let refused = self.tenant.desk.faults.take_refusal(operation);
        if refused {
            self.see(operation, method, path, 0);
        }
        refused
    }

    /// Answers a request; never returns when a fault withholds the answer.
    pub(super) async fn handle(&self, cut: CancellationToken, request: Request<Incoming>) -> Response<Body> {
        let path = request.uri().path();
        let mut response = match &self.control {
            Some(control) if path.starts_with(CONTROL) => match names_loopback(request.headers()) {
                true => match control.call(request).await {
                    Ok(response) => response,
                    Err(never) => match never {},
                },
                false => spoil::plain(S::refusal(StatusCode::FORBIDDEN, "Only loopback may control")),
            },
            _ => match S::page(request.method(), path) {
                Some(page) => spoil::plain(page),
                None => {
                    let response = self.vendor(cut, request).await;
                    self.wait().await;
                    response
                }
            },
        };
        if let Some(name) = S::CORRELATION
            && let Ok(id) = HeaderValue::from_str(&Uuid::new_v4().to_string())
        {
            response.headers_mut().insert(HeaderName::from_static(name), id);
        }
        response
    }

    /// Waits as long as every answer is to be late.
    async fn wait(&self) {
        let latency = self.tenant.desk.latency();
        if !latency.is_zero() {
            tokio::time::sleep(latency).await;
        }
    }

    async fn vendor(&self, cut: CancellationToken, request: Request<Incoming>) -> Response<Body> {
        let (parts, body) = request.into_parts();
        let (method, path) = (parts.method.as_str().to_owned(), parts.uri.path().to_owned());
        let routed = self.route(&method, &path);
        let id = routed.as_ref().map_or("", |(operation, _)| operation.id);
        let fault = self.tenant.desk.faults.take(id);
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
            let answer = S::refusal(StatusCode::PAYLOAD_TOO_LARGE, "The request body is too large");
            self.see(id, &method, &path, answer.status.as_u16());
            return spoil::plain(answer);
        };
        if let Some(Fault::Status { code, body, content_type, retry_after }) = fault {
            self.see(id, &method, &path, code);
            return spoil::status(code, body, &content_type, retry_after.as_deref());
        }
        let prepared = routed.map(|(operation, params)| (operation, self.call(operation.id, parts, params, body)));
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
            Some(fault) => spoil::spoil::<S>(&fault, answer, cut),
            None => spoil::plain(answer),
        }
    }

    /// The operation and its path parameters, or what to say when there is none.
    fn route(&self, method: &str, path: &str) -> Result<(&Operation<S>, Vec<String>), Answer> {
        match self.routes.find(method, path) {
            Route::Found(operation, params) => Ok((operation, params)),
            Route::OtherMethod(allowed) => {
                Err(S::refusal(StatusCode::METHOD_NOT_ALLOWED, "Method not allowed").with(ALLOW, allowed))
            }
            Route::Unknown => Err(S::refusal(StatusCode::NOT_FOUND, "Route not found")),
        }
    }

    fn call(&self, operation: &'static str, parts: Parts, params: Vec<String>, body: bytes::Bytes) -> Call<S> {
        let query = parts.uri.query().unwrap_or_default();
        Call {
            operation,
            params,
            query: url::form_urlencoded::parse(query.as_bytes()).into_owned().collect(),
            raw_query: query.to_owned(),
            headers: parts.headers,
            body,
            now: self.tenant.desk.now(),
            account: Arc::clone(&self.tenant.account),
        }
    }

    fn see(&self, operation: &str, method: &str, path: &str, status: u16) {
        self.tenant.desk.seen.push(SeenRequest {
            operation: operation.to_owned(),
            method: method.to_owned(),
            path: path.to_owned(),
            status,
            at: self.tenant.desk.now(),
        });
    }
}

/// Whether the request was addressed to loopback by a loopback name.
fn names_loopback(headers: &HeaderMap) -> bool {
    let host = headers.get(HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    matches!(name, "127.0.0.1" | "localhost")
}

//! Executes requests for one account at one vendor.

use std::sync::Arc;
use std::time::{Duration, Instant};

use bytes::{Bytes, BytesMut};
use reqwest::header::{
    ACCEPT_ENCODING, AUTHORIZATION, CONTENT_ENCODING, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, HeaderValue, LOCATION,
};
use reqwest::{Client, Method, Response, redirect, tls};
use tokio::sync::Semaphore;
use url::Url;

use crate::answer::correlation_id;
use crate::body::Ready;
use crate::classify::classify;
use crate::expects::REFUSAL;
use crate::retry::{self, Outcome, Retry};
use crate::target::Target;
use crate::{Answer, Budget, CallError, HttpError, Malformation, NotSent, Proxy, Redirects, Request, TransportOptions};

/// Times a GET is sent on to another address of the same origin.
const MAX_REDIRECTS: usize = 5;

/// Executes requests: budget, concurrency, time-outs, repeats of reads, and one log line per attempt.
///
/// Reads share kept-alive connections. A write always gets a fresh connection: on a reused one that the vendor closes
/// in the same moment, nobody can tell whether the request was read, and hyper may send it again by itself.
///
/// The log (`tracing`, target `vendor_http`) holds operation, method, path template, status, duration, attempt and
/// correlation id; never a header value, a body, a query value or the real path. Cheap to clone.
#[derive(Clone)]
pub struct Transport {
    shared: Arc<Shared>,
}

struct Shared {
    target: Target,
    reads: Client,
    writes: Client,
    places: Semaphore,
    budget: Budget,
    options: TransportOptions,
}

impl Transport {
    /// A transport for `base`. Nothing is contacted yet.
    ///
    /// # Errors
    /// [`NotSent::Invalid`] when `base` is not https (plain http is allowed to this machine only); [`NotSent::Tls`] when
    /// the system's certificates, or the clinic's own, cannot be used.
    pub fn new(base: &Url, options: TransportOptions) -> Result<Self, NotSent> {
        let target = Target::new(base)?;
        let builder = || {
            let builder = Client::builder()
                .user_agent(options.user_agent.as_str())
                .connect_timeout(options.connect_timeout)
                .redirect(redirect::Policy::none())
                .retry(reqwest::retry::never())
                .referer(false)
                .tcp_nodelay(true)
                .tls_version_min(tls::Version::TLS_1_2)
                .tls_certs_merge(options.network.authorities.certificates())
                .https_only(!target.is_loopback());
            let direct = target.is_loopback() || options.network.proxy == Proxy::Direct;
            if direct { builder.no_proxy() } else { builder }
        };
        let refused = |error: reqwest::Error| NotSent::Tls(error.without_url().to_string());
        Ok(Self {
            shared: Arc::new(Shared {
                reads: builder().build().map_err(refused)?,
                writes: builder().pool_max_idle_per_host(0).http1_only().build().map_err(refused)?,
                places: Semaphore::new(options.max_concurrent.max(1)),
                budget: Budget::per_minute(options.budget_per_minute),
                target,
                options,
            }),
        })
    }

    /// Executes `request`. `Ok` is a 2xx with its whole body, or a 3xx where the request asks for it.
    ///
    /// Dropping the returned future ends the attempt; for a write that leaves the outcome unknown.
    ///
    /// # Errors
    /// See [`HttpError`]. After repeats, the last attempt's error.
    pub async fn execute(&self, request: &Request) -> Result<Answer, HttpError> {
        let url = self
            .shared
            .target
            .address(request)
            .map_err(|reason| HttpError::NeverLeft { operation: request.operation, reason })?;
        let body = Ready::of(&request.body).map_err(|_| HttpError::NeverLeft {
            operation: request.operation,
            reason: NotSent::Invalid("the body cannot be written as JSON".to_owned()),
        })?;
        let headers = headers_of(request, &body);
        let options = &self.shared.options;
        let usual = request.timeout.unwrap_or(options.timeout);
        let (begun, longest) = (Instant::now(), options.longest.max(usual));
        let mut attempt = 1;
        loop {
            let timeout = usual.min(longest.saturating_sub(begun.elapsed()));
            let error = match self.attempt(request, &url, &headers, &body, attempt, timeout).await {
                Ok(answer) => return Ok(answer),
                Err(error) => error,
            };
            let asked = match &error {
                HttpError::Status { answer, .. } => answer.retry_after(),
                _ => None,
            };
            let outcome = Outcome::from(&error);
            match retry::decide(&options.retry, &request.method, outcome, asked, attempt, retry::jitter()) {
                Retry::After(wait) if begun.elapsed() + wait < longest => tokio::time::sleep(wait).await,
                Retry::After(_) | Retry::Stop => return Err(error),
            }
            attempt += 1;
        }
    }

    /// Executes `request` for a client crate: failures in a vendor's terms, whose `words` reads its error envelope. A
    /// success that is a web page was written by a proxy or a captive portal: whether the vendor did anything is not
    /// known.
    ///
    /// # Errors
    /// See [`CallError`].
    pub async fn call(&self, request: &Request, words: fn(&Answer) -> Option<String>) -> Result<Answer, CallError> {
        let answer = self.execute(request).await.map_err(|error| CallError::of(error, words))?;
        if answer.status.is_success() && answer.content_type().as_deref() == Some("text/html") {
            return Err(CallError::unreadable(request.operation, &answer));
        }
        Ok(answer)
    }

    async fn attempt(
        &self,
        request: &Request,
        url: &Url,
        headers: &HeaderMap,
        body: &Ready,
        attempt: u32,
        timeout: Duration,
    ) -> Result<Answer, HttpError> {
        let operation = request.operation;
        let never_left = |reason| HttpError::NeverLeft { operation, reason };
        let _place = match tokio::time::timeout(timeout, self.shared.places.acquire()).await {
            Ok(Ok(place)) => place,
            Ok(Err(_)) | Err(_) => return Err(never_left(NotSent::Busy)),
        };
        if let Err(wait) = self.shared.budget.spend() {
            return Err(never_left(NotSent::BudgetExhausted { wait }));
        }
        let start = Instant::now();
        let result = self.send(request, url, headers, body, timeout, start).await;
        log(request, attempt, start.elapsed(), &result);
        result
    }

    async fn send(
        &self,
        request: &Request,
        url: &Url,
        headers: &HeaderMap,
        body: &Ready,
        timeout: Duration,
        start: Instant,
    ) -> Result<Answer, HttpError> {
        let read = request.method == Method::GET;
        let client = if read { &self.shared.reads } else { &self.shared.writes };
        let mut url = url.clone();
        let mut hops = 0;
        loop {
            let mut outgoing = client
                .request(request.method.clone(), url.clone())
                .headers(headers.clone())
                .timeout(timeout.saturating_sub(start.elapsed()));
            if let Some(body) = body.to_reqwest() {
                outgoing = outgoing.body(body);
            }
            let response =
                outgoing.send().await.map_err(|error| classify(request.operation, error, start.elapsed()))?;
            if read
                && request.redirects == Redirects::Followed
                && hops < MAX_REDIRECTS
                && let Some(next) = same_origin_location(&url, &response)
            {
                url = next;
                hops += 1;
                continue;
            }
            return self.read_answer(request, response, start).await;
        }
    }

    async fn read_answer(&self, request: &Request, response: Response, start: Instant) -> Result<Answer, HttpError> {
        let operation = request.operation;
        let status = response.status();
        let headers = response.headers().clone();
        let wanted = status.is_success() || (status.is_redirection() && request.redirects == Redirects::Returned);
        let options = &self.shared.options;
        let most = if wanted { request.expects.most(options.max_answer, options.max_file) } else { REFUSAL };
        let read =
            if is_compressed(&headers) { Err(Malformation::Compressed) } else { whole_body(response, most).await };
        let (body, problem) = match read {
            Ok(body) => (body, None),
            Err(problem) => (Bytes::new(), Some(problem)),
        };
        let answer =
            Answer { correlation_id: correlation_id(&headers), elapsed: start.elapsed(), status, headers, body };
        match problem {
            _ if !wanted => Err(HttpError::Status { operation, answer: Box::new(answer) }),
            Some(problem) => Err(HttpError::Malformed { operation, problem, answer: Box::new(answer) }),
            None => Ok(answer),
        }
    }
}

fn headers_of(request: &Request, body: &Ready) -> HeaderMap {
    let mut headers = request.headers.clone();
    if request.given.is_some() {
        headers.remove(AUTHORIZATION);
    }
    if let Some(kind) = request.body.media_type()
        && !headers.contains_key(CONTENT_TYPE)
    {
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
    }
    headers.insert(ACCEPT_ENCODING, HeaderValue::from_static("identity"));
    if let Some(length) = body.announced_length() {
        headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
    }
    headers
}

/// The address a redirect leads to, unless it leaves the origin: the request's headers hold a key.
fn same_origin_location(from: &Url, response: &Response) -> Option<Url> {
    if !response.status().is_redirection() {
        return None;
    }
    let location = response.headers().get(LOCATION)?.to_str().ok()?;
    let next = from.join(location).ok()?;
    (next.origin() == from.origin()).then_some(next)
}

/// Whether the body was compressed, although no compression is accepted.
fn is_compressed(headers: &HeaderMap) -> bool {
    headers.get_all(CONTENT_ENCODING).iter().any(|coding| {
        let coding = coding.as_bytes().trim_ascii();
        !coding.is_empty() && !coding.eq_ignore_ascii_case(b"identity")
    })
}

async fn whole_body(mut response: Response, max: usize) -> Result<Bytes, Malformation> {
    let announced = response.content_length().unwrap_or(0);
    if announced > max as u64 {
        return Err(Malformation::TooLarge);
    }
    let mut whole = BytesMut::new();
    loop {
        match response.chunk().await {
            Ok(Some(chunk)) if announced > 0 && whole.is_empty() && chunk.len() as u64 == announced => {
                return Ok(chunk);
            }
            Ok(Some(chunk)) if whole.len() + chunk.len() > max => {
                return Err(Malformation::TooLarge);
            }
            Ok(Some(chunk)) => whole.extend_from_slice(&chunk),
            Ok(None) => return Ok(whole.freeze()),
            Err(_) => return Err(Malformation::Cut),
        }
    }
}

fn log(request: &Request, attempt: u32, elapsed: Duration, result: &Result<Answer, HttpError>) {
    let (operation, method, path) = (request.operation, request.method.as_str(), request.path_template.as_ref());
    let duration_ms = u64::try_from(elapsed.as_millis()).unwrap_or(u64::MAX);
    match result {
        Ok(answer) => tracing::info!(
            target: "vendor_http",
            operation, method, path, attempt, duration_ms,
            status = answer.status.as_u16(),
            correlation_id = answer.correlation_id.as_deref(),
            "answered"
        ),
        Err(error) => {
            let answer = match error {
                HttpError::Status { answer, .. } | HttpError::Malformed { answer, .. } => Some(answer),
                HttpError::NeverLeft { .. } | HttpError::NoAnswer { .. } => None,
            };
            tracing::warn!(
                target: "vendor_http",
                operation, method, path, attempt, duration_ms,
                status = answer.map(|a| a.status.as_u16()),
                correlation_id = answer.and_then(|a| a.correlation_id.as_deref()),
                %error,
                "failed"
            );
        }
    }
}

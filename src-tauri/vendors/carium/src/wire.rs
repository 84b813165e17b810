//! Requests to Carium: its headers, its session, and answers as JSON or as nothing.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use secrecy::{ExposeSecret, SecretString};
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};
use tokio::sync::Mutex;
use vendor_http::{
    Answer, Body, CallError, CallErrorKind, Expects, HeaderName, HeaderValue, HttpError, Malformation, Method, Request,
    Transport,
};

use crate::session::{Exchange, Granted, Session};
use crate::{CariumConfig, LogIn, OrganizationFilter, OrganizationId, Standing, jsonapi};

const ACCEPT: HeaderName = HeaderName::from_static("accept");
const AUTHORIZATION: HeaderName = HeaderName::from_static("authorization");
const LOG_IN: &str = "CAR-01";

/// The transport with Carium's headers and session. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Wire {
    shared: Arc<Shared>,
}

struct Shared {
    transport: Transport,
    session: Session,
    username: String,
    password: SecretString,
    organization_id: OrganizationId,
    organization_filter: OrganizationFilter,
    refresh_path: Cow<'static, str>,
    access_token_seconds: Option<u32>,
    file_timeout: Duration,
    logging_in: Mutex<()>,
}

impl Wire {
    pub(crate) fn new(config: CariumConfig) -> Result<Self, CallError> {
        let transport = Transport::new(&config.base_url, config.transport)
            .map_err(|_| CallError::invalid("CAR", "base URL", "must be https, or http on this machine"))?;
        if !config.refresh_path.starts_with('/') || config.refresh_path.contains(['{', '}', '?', '#']) {
            return Err(CallError::invalid("CAR", "refresh path", "must be a path"));
        }
        if config.access_token_seconds.is_some_and(|seconds| !(1..=3_600).contains(&seconds)) {
            return Err(CallError::invalid("CAR", "access-token-expiration-seconds", "must be 1 to 3,600"));
        }
        Ok(Self {
            shared: Arc::new(Shared {
                transport,
                session: Session::new(),
                username: config.username,
                password: config.password,
                organization_id: config.organization_id,
                organization_filter: config.organization_filter,
                refresh_path: config.refresh_path,
                access_token_seconds: config.access_token_seconds,
                file_timeout: config.file_timeout,
                logging_in: Mutex::new(()),
            }),
        })
    }

    pub(crate) fn organization_id(&self) -> &OrganizationId {
        &self.shared.organization_id
    }

    /// Longest time for a file's way.
    pub(crate) fn file_timeout(&self) -> Duration {
        self.shared.file_timeout
    }

    /// The query with which CAR-08 to CAR-11 take the organisation (A-CAR-05).
    pub(crate) fn organization_query(&self) -> Vec<(&'static str, String)> {
        let name = match self.shared.organization_filter {
            OrganizationFilter::Bracketed => "filter[organization-id]",
            OrganizationFilter::Plain => "organization-id",
            OrganizationFilter::Absent => return Vec::new(),
        };
        vec![(name, self.shared.organization_id.0.clone())]
    }

    pub(crate) fn standing(&self, now: DateTime<Utc>) -> Standing {
        self.shared.session.standing(now)
    }

    pub(crate) async fn log_out(&self) {
        self.shared.session.end(false).await;
    }

    /// One log-in at a time.
    pub(crate) async fn log_in(&self, totp: Option<&str>) -> LogIn {
        let code: Option<String> = totp.map(|code| code.split_whitespace().collect());
        if code.as_ref().is_some_and(|code| !(6..=8).contains(&code.len()) || !code.bytes().all(|b| b.is_ascii_digit()))
        {
            return LogIn::Refused(CallError::invalid(LOG_IN, "totp-code", "must be 6 to 8 digits"));
        }
        let _alone = self.shared.logging_in.lock().await;
        let mut body = Map::new();
        body.insert("username".to_owned(), json!(self.shared.username));
        body.insert("password".to_owned(), json!(self.shared.password.expose_secret()));
        if let Some(code) = &code {
            body.insert("totp-code".to_owned(), json!(code));
        }
        if let Some(seconds) = self.shared.access_token_seconds {
            body.insert("access-token-expiration-seconds".to_owned(), json!(seconds));
        }
        let (asked, asked_at) = (Instant::now(), Utc::now());
        match self.flat("/identity/v1/login/".into(), Value::Object(body)).await {
            Ok(answer) => match Granted::read(&answer, self.shared.access_token_seconds, None, asked, asked_at) {
                Some(granted) => {
                    self.shared.session.begin(granted).await;
                    LogIn::Done
                }
                None => self.not_logged_in(code.is_some(), &answer, CallError::unreadable(LOG_IN, &answer)),
            },
            Err(HttpError::Status { operation, answer }) => {
                let refusal = answer.status.is_client_error();
                let kept = answer.clone();
                let error = CallError::of(HttpError::Status { operation, answer }, jsonapi::words);
                if refusal { self.not_logged_in(code.is_some(), &kept, error) } else { LogIn::Refused(error) }
            }
            Err(error) => LogIn::Refused(CallError::of(error, jsonapi::words)),
        }
    }

    fn not_logged_in(&self, with_code: bool, answer: &Answer, error: CallError) -> LogIn {
        if !jsonapi::asks_for_totp(answer) {
            return LogIn::Refused(error);
        }
        self.shared.session.wants_totp();
        if with_code { LogIn::Refused(error) } else { LogIn::NeedsTotp }
    }

    /// Flat JSON without a session: the log-in and its renewal.
    async fn flat(&self, path: Cow<'static, str>, body: Value) -> Result<Answer, HttpError> {
        let request = Request::new(LOG_IN, Method::POST, path, &[])?
            .with_header(ACCEPT, HeaderValue::from_static("application/vnd.api+json"))
            .with_body(Body::Json(body))
            .expecting(Expects::Credential);
        self.shared.transport.execute(&request).await
    }

    /// Takes a refresh token for new ones (A-CAR-01).
    async fn exchange(&self, body: Value) -> Result<Granted, Exchange> {
        let previous = body.get("refresh-token").and_then(Value::as_str).map(SecretString::from);
        let (asked, asked_at) = (Instant::now(), Utc::now());
        match self.flat(self.shared.refresh_path.clone(), body).await {
            Ok(answer) => Granted::read(&answer, self.shared.access_token_seconds, previous, asked, asked_at)
                .ok_or(Exchange::Unreached),
            Err(HttpError::Status { answer, .. })
                if answer.status.is_client_error() && ![408, 425, 429].contains(&answer.status.as_u16()) =>
            {
                Err(Exchange::Refused { totp: jsonapi::asks_for_totp(&answer) })
            }
            Err(_) => Err(Exchange::Unreached),
        }
    }

    /// A request with `Accept`; the session's header is added when it is sent.
    pub(crate) fn request(
        &self,
        operation: &'static str,
        method: Method,
        template: &'static str,
        segments: &[&str],
    ) -> Result<Request, CallError> {
        let request = Request::new(operation, method, template, segments)
            .map_err(|_| CallError::invalid(operation, "id", "must not be empty nor one or two dots"))?;
        Ok(request.with_header(ACCEPT, HeaderValue::from_static("application/vnd.api+json")))
    }

    /// Executes, and reads the answer as JSON.
    pub(crate) async fn json<T: DeserializeOwned>(&self, request: Request) -> Result<T, CallError> {
        let operation = request.operation;
        let answer = self.answer(request).await?;
        answer.json(operation).map_err(|error| CallError::of(error, jsonapi::words))
    }

    /// Executes, and takes any 2xx for success, whatever its body (A-CAR-11), unless it is a web page.
    pub(crate) async fn done(&self, request: Request) -> Result<(), CallError> {
        let operation = request.operation;
        no_web_page(operation, self.answer(request).await?).map(drop)
    }

    /// Executes with the session's token; once more with a fresh one when it is refused. A 401 proves that nothing was
    /// done, so that holds for writes as well.
    pub(crate) async fn answer(&self, mut request: Request) -> Result<Answer, CallError> {
        let operation = request.operation;
        let session = &self.shared.session;
        let access = session.access(operation, |body| self.exchange(body)).await?;
        request.headers.insert(AUTHORIZATION, access.bearer.clone());
        let error = match self.execute(&request, jsonapi::words).await {
            Err(error) if error.kind() == CallErrorKind::Unauthorized => error,
            other => return other,
        };
        session.refused(&access).await;
        let fresh = match session.access(operation, |body| self.exchange(body)).await {
            Ok(fresh) => fresh,
            // Without a fresh token, what the vendor said is worth more than that there is none.
            Err(none) if none.kind() == CallErrorKind::Unauthorized => return Err(error),
            Err(unreached) => return Err(unreached),
        };
        request.headers.insert(AUTHORIZATION, fresh.bearer.clone());
        let again = self.execute(&request, jsonapi::words).await;
        if again.as_ref().is_err_and(|error| error.kind() == CallErrorKind::Unauthorized) {
            session.end(false).await;
        }
        again
    }

    /// Executes as it stands: for addresses that the vendor gave, which take no session. `words` reads an error answer.
    pub(crate) async fn execute(&self, request: &Request, words: Words) -> Result<Answer, CallError> {
        self.shared.transport.execute(request).await.map_err(|error| CallError::of(error, words))
    }
}

/// Reads the words of an error answer.
type Words = fn(&Answer) -> Option<String>;

/// A success that is a web page was written by a proxy or a captive portal: whether Carium did anything is not known.
pub(crate) fn no_web_page(operation: &'static str, answer: Answer) -> Result<Answer, CallError> {
    if answer.content_type().as_deref() == Some("text/html") {
        let fault = HttpError::Malformed { operation, problem: Malformation::Empty, answer: Box::new(answer) };
        return Err(CallError::of(fault, jsonapi::words));
    }
    Ok(answer)
}

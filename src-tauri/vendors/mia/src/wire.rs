//! Requests to the Device Manager with the session, and answers as JSON or as nothing.

use std::borrow::Cow;
use std::sync::Arc;
use std::time::{Instant, SystemTime};

use secrecy::{ExposeSecret, SecretString};
use serde::de::DeserializeOwned;
use serde_json::json;
use url::Url;
use vendor_http::{
    Answer, Body, CallErrorKind, Certainty, Expects, HeaderName, Method, Renewed, Renewing, Request, Transport,
};

use crate::session::{Said, Sid, said};
use crate::{CallError, MiaConfig, MiaSettings, envelope};

const COOKIE: HeaderName = HeaderName::from_static("cookie");
const LOG_IN: &str = "MIA-01";

/// The transport with the session. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Wire {
    transport: Transport,
    account: Arc<SignIn>,
}

struct SignIn {
    base_url: Url,
    username: String,
    password: SecretString,
    settings: MiaSettings,
    session: Renewing<Sid>,
}

impl Wire {
    pub(crate) fn new(config: MiaConfig) -> Result<Self, CallError> {
        let transport = Transport::new(&config.base_url, config.transport)
            .map_err(|_| CallError::invalid("MIA", "base URL", "must be https, or http on this machine"))?;
        if config.username.trim().is_empty() {
            return Err(CallError::invalid(LOG_IN, "username", "is required"));
        }
        if config.password.expose_secret().is_empty() {
            return Err(CallError::invalid(LOG_IN, "password", "is required"));
        }
        let path = &config.settings.devices_path;
        if !path.starts_with('/') || path.contains(['{', '}', '?', '#', '%', ' ']) {
            return Err(CallError::invalid("MIA-15", "path", "must begin with / and be a plain path"));
        }
        let account = SignIn {
            base_url: config.base_url,
            username: config.username,
            password: config.password,
            settings: config.settings,
            session: Renewing::new(),
        };
        Ok(Self { transport, account: Arc::new(account) })
    }

    pub(crate) fn settings(&self) -> &MiaSettings {
        &self.account.settings
    }

    pub(crate) fn request(
        &self,
        operation: &'static str,
        method: Method,
        template: impl Into<Cow<'static, str>>,
        segments: &[&str],
    ) -> Result<Request, CallError> {
        Request::new(operation, method, template, segments)
            .map_err(|_| CallError::invalid(operation, "id", "must not be empty nor one or two dots"))
    }

    /// Executes, and reads the answer as JSON.
    pub(crate) async fn json<T: DeserializeOwned>(&self, request: Request) -> Result<T, CallError> {
        let operation = request.operation;
        self.answer(request).await?.read(operation)
    }

    /// Executes with the session. A 401 proves that nothing was done: the session is had anew and the request sent once
    /// more, also when it is a write.
    pub(crate) async fn answer(&self, request: Request) -> Result<Answer, CallError> {
        let session = self.session(request.operation).await?;
        match self.send(request.clone(), &session).await {
            Err(refused) if refused.kind() == CallErrorKind::Unauthorized => {
                self.account.session.refused(&session).await;
                let session = self.session(request.operation).await?;
                self.send(request, &session).await
            }
            other => other,
        }
    }

    /// Executes without a session.
    pub(crate) async fn openly(&self, request: Request) -> Result<Answer, CallError> {
        let answer = self.transport.call(&request, envelope::message).await?;
        // An error that came as a success: whether anything was done is not known.
        if envelope::says_error(&answer.body) {
            return Err(CallError::unreadable(request.operation, &answer));
        }
        Ok(answer)
    }

    async fn send(&self, request: Request, session: &Arc<Sid>) -> Result<Answer, CallError> {
        let answer = self.openly(request.with_header(COOKIE, session.header())).await?;
        match self.said(&answer) {
            Said::Is(renewed) => drop(self.account.session.put(renewed).await),
            Said::Ended => self.account.session.refused(session).await,
            Said::Nothing => {}
        }
        Ok(answer)
    }

    /// The session, had by logging in when there is none. `operation` was not done when it cannot be had: what became of
    /// the log-in must not be taken for what became of it. Only a refusal, in the vendor's words, is told as it is.
    async fn session(&self, operation: &'static str) -> Result<Arc<Sid>, CallError> {
        self.account.session.get(Instant::now(), || self.log_in()).await.map_err(|error| match error.kind() {
            CallErrorKind::NotFound => CallError::plain(operation, CallErrorKind::NeverLeft),
            _ if error.certainty() == Certainty::Unknown => CallError::plain(operation, CallErrorKind::NeverLeft),
            _ => error,
        })
    }

    /// Logs in, in place of whatever session there is.
    pub(crate) async fn sign_in(&self) -> Result<(), CallError> {
        let renewed = self.log_in().await?;
        self.account.session.put(renewed).await;
        Ok(())
    }

    async fn log_in(&self) -> Result<Renewed<Sid>, CallError> {
        let body = json!({"username": self.account.username, "password": self.account.password.expose_secret()});
        let request = self.request(LOG_IN, Method::POST, "/oauth/token", &[])?;
        let request = request.with_body(Body::Json(body)).expecting(Expects::Credential);
        let answer = self.openly(request).await?;
        match self.said(&answer) {
            Said::Is(renewed) => Ok(renewed),
            Said::Nothing | Said::Ended => Err(CallError::unreadable(LOG_IN, &answer)),
        }
    }

    fn said(&self, answer: &Answer) -> Said {
        said(&answer.headers, &self.account.base_url, Instant::now(), SystemTime::now())
    }
}

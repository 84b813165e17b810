//! Requests to ClinOne with its bearer token, and answers as records.

use std::sync::Arc;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use vendor_http::profile::Profile;
use vendor_http::{Answer, Body, CallError, CallErrorKind, HeaderName, HeaderValue, Method, Request, Transport};

use crate::contract::{self, Record};
use crate::tokens::Tokens;
use crate::{Access, Action, ClinOneConfig, StudyIdentifier, envelope};

const ACCEPT: HeaderName = HeaderName::from_static("accept");
const AUTHORIZATION: HeaderName = HeaderName::from_static("authorization");

/// The transport with tokens and the contract. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Wire {
    shared: Arc<Shared>,
}

struct Shared {
    transport: Transport,
    tokens: Tokens,
    profile: Profile,
}

impl Wire {
    pub(crate) fn new(config: &ClinOneConfig) -> Result<Self, CallError> {
        let transport = Transport::new(&config.base_url, config.transport.clone())
            .map_err(|_| CallError::invalid("C1", "base URL", "must be https, or http on this machine"))?;
        let shared = Shared { transport, tokens: Tokens::new(config)?, profile: config.profile.clone() };
        Ok(Self { shared: Arc::new(shared) })
    }

    pub(crate) fn tokens(&self) -> &Tokens {
        &self.shared.tokens
    }

    pub(crate) fn profile(&self) -> &Profile {
        &self.shared.profile
    }

    /// A request for an action, to a path of the profile.
    pub(crate) fn request(&self, action: Action, path: &str, segments: &[&str]) -> Result<Request, CallError> {
        let operation = action.operation();
        let method = match action {
            Action::EnrolPatient | Action::ScheduleVisit => Method::POST,
            Action::UpdatePatient | Action::UpdateVisit => Method::PUT,
            _ if action.access() == Access::Delete => Method::DELETE,
            _ => Method::GET,
        };
        let request = self.profile().path(path).request(operation, method, segments);
        let request =
            request.map_err(|_| CallError::invalid(operation, "id", "must not be empty nor one or two dots"))?;
        Ok(request.with_header(ACCEPT, HeaderValue::from_static("application/json")))
    }

    /// The same with the study as a query parameter: a subject number alone may mean two people (A-C1-11).
    pub(crate) fn of_study(&self, request: Request, study: &StudyIdentifier) -> Result<Request, CallError> {
        if study.is_empty() {
            return Err(CallError::invalid(request.operation, "studyIdentifier", "is required"));
        }
        Ok(self.filtered(request, "study_identifier", study.as_str()))
    }

    /// The same with a filter of `[fields.query]`.
    pub(crate) fn filtered(&self, request: Request, filter: &str, value: &str) -> Request {
        let name = self.profile().fields("query").wire(filter);
        request.with_query(name, value)
    }

    /// The same with a record as its body.
    pub(crate) fn with_record<T: Record + Serialize>(
        &self,
        request: Request,
        record: &T,
    ) -> Result<Request, CallError> {
        let body = contract::write(self.profile(), record)
            .map_err(|_| CallError::invalid(request.operation, "body", "cannot be written as JSON"))?;
        Ok(request.with_body(Body::Json(body)))
    }

    /// Executes, and gives the whole answer. A 401 makes a fresh token and sends the request once more, writes too: it
    /// proves that nothing was done (A-C1-19).
    pub(crate) async fn answer(&self, mut request: Request) -> Result<Answer, CallError> {
        let mut first = true;
        loop {
            let token = self.tokens().get().await.map_err(|error| error.before(request.operation))?;
            request.headers.insert(AUTHORIZATION, token.header.clone());
            match self.shared.transport.call(&request, envelope::words).await {
                Err(error) if first && error.kind() == CallErrorKind::Unauthorized => {
                    self.tokens().refused(&token).await;
                    first = false;
                }
                other => return other,
            }
        }
    }

    /// Executes, and takes any 2xx for success (A-C1-18), unless it is a web page.
    pub(crate) async fn done(&self, request: Request) -> Result<(), CallError> {
        self.answer(request).await.map(drop)
    }

    /// An answer read as a record.
    pub(crate) fn record<T: Record + DeserializeOwned>(
        &self,
        operation: &'static str,
        answer: &Answer,
    ) -> Result<T, CallError> {
        let value: Value = answer.read(operation)?;
        contract::read(self.profile(), value).map_err(|_| CallError::unreadable(operation, answer))
    }
}

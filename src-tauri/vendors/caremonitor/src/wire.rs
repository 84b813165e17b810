//! Requests to CareMonitor, with its headers and names, and what its answers mean.

use std::sync::Arc;

use secrecy::{ExposeSecret, SecretString};
use serde_json::Value;
use vendor_http::profile::Profile;
use vendor_http::{Answer, CallError, CallErrorKind, HeaderName, HeaderValue, HttpError, Method, Request, Transport};

use crate::consent::Portal;
use crate::envelope;
use crate::session::Session;
use crate::{Access, CareMonitorConfig, OrgId};

/// The transport with CareMonitor's names and credentials. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Wire {
    shared: Arc<Shared>,
    org_id: HeaderValue,
}

struct Shared {
    transport: Transport,
    profile: Profile,
    entry: Entry,
    portal: Option<Portal>,
}

/// How the Clinical API is entered.
enum Entry {
    Session(Session),
    Key(HeaderValue),
}

impl Wire {
    pub(crate) fn new(config: CareMonitorConfig) -> Result<Self, CallError> {
        let transport = Transport::new(&config.base_url, config.transport.clone())
            .map_err(|_| CallError::invalid("CM", "base URL", "must be https, or http on this machine"))?;
        let entry = match config.access {
            Access::Password { user_id, password } => Entry::Session(Session::new(user_id, password)),
            Access::ApiKey(key) => Entry::Key(secret_header("API key", &key)?),
        };
        let portal = match config.oauth {
            Some(oauth) => Some(Portal::new(oauth, &config.profile, config.transport)?),
            None => None,
        };
        let org_id = org_header(&config.org_id)?;
        Ok(Self { shared: Arc::new(Shared { transport, profile: config.profile, entry, portal }), org_id })
    }

    /// The same account for another organisation.
    pub(crate) fn at(&self, org_id: &OrgId) -> Result<Self, CallError> {
        Ok(Self { shared: Arc::clone(&self.shared), org_id: org_header(org_id)? })
    }

    pub(crate) fn profile(&self) -> &Profile {
        &self.shared.profile
    }

    /// The patient portal.
    pub(crate) fn portal(&self, operation: &'static str) -> Result<&Portal, CallError> {
        self.shared.portal.as_ref().ok_or_else(|| {
            CallError::invalid(operation, "client_id", "is needed before a patient's consent can be asked for")
        })
    }

    pub(crate) fn session(&self) -> Option<&Session> {
        match &self.shared.entry {
            Entry::Session(session) => Some(session),
            Entry::Key(_) => None,
        }
    }

    /// A request to a path of the profile, without a credential.
    pub(crate) fn request(
        &self,
        operation: &'static str,
        path: &str,
        method: Method,
        segments: &[&str],
    ) -> Result<Request, CallError> {
        self.profile()
            .path(path)
            .request(operation, method, segments)
            .map_err(|_| CallError::invalid(operation, "id", "must not be empty nor one or two dots"))
    }

    /// Executes a request of the Clinical API, with `org_id` and either a token or the key. On a 401 the console logs in
    /// again and sends it once more, since a 401 proves that nothing was done (A-CM-04).
    pub(crate) async fn clinical(&self, mut request: Request) -> Result<Answer, CallError> {
        let operation = request.operation;
        request.headers.insert(self.profile().header("organisation").clone(), self.org_id.clone());
        let session = match &self.shared.entry {
            Entry::Key(key) => {
                request.headers.insert(self.profile().header("api-key").clone(), key.clone());
                return self.execute(&request).await;
            }
            Entry::Session(session) => session,
        };
        let name = self.profile().header("token");
        let token = session.token(self, operation).await?;
        request.headers.insert(name.clone(), HeaderValue::clone(&token));
        match self.execute(&request).await {
            Err(error) if error.kind() == CallErrorKind::Unauthorized => {
                session.forget(&token).await;
                let fresh = session.token(self, operation).await?;
                request.headers.insert(name.clone(), HeaderValue::clone(&fresh));
                self.execute(&request).await
            }
            other => other,
        }
    }

    /// Executes as it is.
    pub(crate) async fn execute(&self, request: &Request) -> Result<Answer, CallError> {
        let raw = self.raw(request).await;
        raw.map_err(|error| CallError::of(error, envelope::message))
            .and_then(|answer| usable(request.operation, answer))
    }

    /// Executes as it is, and gives the transport's own error.
    pub(crate) async fn raw(&self, request: &Request) -> Result<Answer, HttpError> {
        self.shared.transport.execute(request).await
    }

    /// The JSON of an answer, its fields under our names.
    pub(crate) fn record(&self, operation: &'static str, record: &str, answer: &Answer) -> Result<Value, CallError> {
        let body: Value = answer.json(operation).map_err(|error| CallError::of(error, envelope::message))?;
        Ok(self.profile().fields(record).to_ours(body))
    }
}

/// A success that is a web page was written by a proxy or a captive portal: whether CareMonitor did anything is not
/// known.
pub(crate) fn usable(operation: &'static str, answer: Answer) -> Result<Answer, CallError> {
    match answer.content_type().as_deref() {
        Some("text/html") => Err(CallError::unreadable(operation, &answer)),
        _ => Ok(answer),
    }
}

/// `Authorization: Bearer …`, which no log prints.
pub(crate) fn bearer(token: &SecretString) -> Result<(HeaderName, HeaderValue), CallError> {
    let value = SecretString::from(format!("Bearer {}", token.expose_secret()));
    Ok((HeaderName::from_static("authorization"), secret_header("access token", &value)?))
}

fn secret_header(name: &'static str, secret: &SecretString) -> Result<HeaderValue, CallError> {
    let mut value = HeaderValue::from_str(secret.expose_secret())
        .map_err(|_| CallError::invalid("CM", name, "has characters that no header may hold"))?;
    value.set_sensitive(true);
    Ok(value)
}

fn org_header(org_id: &OrgId) -> Result<HeaderValue, CallError> {
    let refused = |rule| CallError::invalid("CM", "org_id", rule);
    if org_id.as_str().trim().is_empty() {
        return Err(refused("is required"));
    }
    HeaderValue::from_str(org_id.as_str()).map_err(|_| refused("has characters that no header may hold"))
}

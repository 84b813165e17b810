//! Has tokens from the token endpoint and renews them.

use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use parking_lot::RwLock;
use secrecy::{ExposeSecret, SecretString};
use vendor_http::{
    Body, CallError, CallErrorKind, Expects, HeaderName, HeaderValue, Method, Renewed, Renewing, Request, Transport,
};

use crate::token::{TokenAnswer, renewal};
use crate::{ClinOneConfig, Scopes, envelope};

const OPERATION: &str = "C1-01";
const ACCEPT: HeaderName = HeaderName::from_static("accept");

/// What is known about a fresh token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenFacts {
    /// Its scopes, when it names any.
    pub scopes: Option<Scopes>,
    /// How long it holds, when its answer says so.
    pub lifetime: Option<Duration>,
}

/// A token, ready to be sent.
pub(crate) struct Token {
    pub(crate) header: HeaderValue,
}

pub(crate) struct Tokens {
    transport: Transport,
    path: String,
    query: Vec<(String, String)>,
    scope: String,
    client_id: String,
    client_secret: SecretString,
    held: Renewing<Token>,
    // Beside the token, so that a screen which asks what is open never waits for a renewal under way.
    scopes: RwLock<Option<Scopes>>,
}

impl Tokens {
    pub(crate) fn new(config: &ClinOneConfig) -> Result<Self, CallError> {
        let refused = |_| CallError::invalid(OPERATION, "token URL", "must be https, or http on this machine");
        for (text, field) in [(&config.client_id, "client id"), (&config.scope, "scope")] {
            if text.trim().is_empty() {
                return Err(CallError::invalid(OPERATION, field, "is required"));
            }
        }
        if config.client_secret.expose_secret().is_empty() {
            return Err(CallError::invalid(OPERATION, "client secret", "is required"));
        }
        // Only the origin is the transport's. An address of B2C's may carry its policy as a query.
        let mut origin = config.token_url.clone();
        origin.set_path("");
        origin.set_query(None);
        Ok(Self {
            transport: Transport::new(&origin, config.transport.clone()).map_err(refused)?,
            path: config.token_url.path().to_owned(),
            query: config.token_url.query_pairs().into_owned().collect(),
            scope: config.scope.trim().to_owned(),
            client_id: config.client_id.trim().to_owned(),
            client_secret: config.client_secret.clone(),
            held: Renewing::new(),
            scopes: RwLock::new(None),
        })
    }

    /// The token that is held, or a fresh one.
    pub(crate) async fn get(&self) -> Result<Arc<Token>, CallError> {
        let renew = || async { self.request().await.map(|(fresh, _)| fresh) };
        self.held.get(Instant::now(), renew).await
    }

    /// A fresh token, whatever is held.
    pub(crate) async fn fresh(&self) -> Result<TokenFacts, CallError> {
        let (fresh, facts) = self.request().await?;
        self.held.put(fresh).await;
        Ok(facts)
    }

    pub(crate) async fn refused(&self, token: &Arc<Token>) {
        self.held.refused(token).await;
    }

    /// The scopes of the last token.
    pub(crate) fn scopes(&self) -> Option<Scopes> {
        self.scopes.read().clone()
    }

    async fn request(&self) -> Result<(Renewed<Token>, TokenFacts), CallError> {
        let begun = Instant::now();
        let invalid = |field, rule| CallError::invalid(OPERATION, field, rule);
        let mut request = Request::new(OPERATION, Method::POST, self.path.clone(), &[])
            .map_err(|_| invalid("token URL", "must not hold braces"))?
            .with_header(ACCEPT, HeaderValue::from_static("application/json"))
            .expecting(Expects::Credential);
        request.query.clone_from(&self.query);
        let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        request.body = Body::Form(vec![
            field("grant_type", "client_credentials"),
            field("client_id", &self.client_id),
            field("client_secret", self.client_secret.expose_secret()),
            field("scope", &self.scope),
        ]);
        let answer = self.transport.call(&request, envelope::words).await.map_err(not_accepted)?;
        let read: TokenAnswer = answer.read(OPERATION)?;
        if read.token_type.as_deref().is_some_and(|kind| !kind.eq_ignore_ascii_case("bearer")) {
            return Err(CallError::unreadable(OPERATION, &answer));
        }
        let token = read.access_token.expose_secret();
        let mut header = HeaderValue::from_str(&format!("Bearer {token}"))
            .ok()
            .filter(|_| !token.trim().is_empty())
            .ok_or_else(|| CallError::unreadable(OPERATION, &answer))?;
        header.set_sensitive(true);
        let scopes = Scopes::of_token(token);
        self.scopes.write().clone_from(&scopes);
        let lifetime = read.lifetime(unix_now());
        let until = lifetime.map(|lifetime| begun + renewal(lifetime));
        Ok((Renewed { value: Token { header }, until }, TokenFacts { scopes, lifetime }))
    }
}

/// RFC 6749 §5.2 lets a token endpoint answer 400 where the client itself is not accepted. For a person that is the same
/// as a 401: id or secret are wrong, or the secret has run out.
fn not_accepted(error: CallError) -> CallError {
    let code = error.vendor_message().map(envelope::oauth_code).unwrap_or_default();
    let refused = matches!(code, "invalid_client" | "unauthorized_client" | "invalid_grant");
    if refused && error.kind() == CallErrorKind::Rejected {
        error.with_kind(CallErrorKind::Unauthorized)
    } else {
        error
    }
}

fn unix_now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_secs()).unwrap_or(i64::MAX)
}

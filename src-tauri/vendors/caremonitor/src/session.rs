//! The log-in (CM-01) and the token it gives.
//!
//! A refused log-in is not tried again by itself: a console that asks every few seconds with a password that was changed
//! would lock the account. A person's [`crate::CareMonitor::log_in`] tries again.

use std::time::Instant;

use chrono::Utc;
use parking_lot::Mutex;
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};
use vendor_http::{Body, CallError, CallErrorKind, Certainty, Expects, HeaderValue, Method, Renewed, Renewing};

use crate::jwt;
use crate::wire::Wire;

const ID: &str = "CM-01";

/// A user's log-in, and what it gave last.
pub(crate) struct Session {
    user_id: String,
    password: SecretString,
    token: Renewing<HeaderValue>,
    /// The refusal of the last log-in.
    refused: Mutex<Option<CallError>>,
}

impl Session {
    pub(crate) fn new(user_id: String, password: SecretString) -> Self {
        Self { user_id, password, token: Renewing::new(), refused: Mutex::default() }
    }

    /// The token, for a request of `operation`.
    pub(crate) async fn token(
        &self,
        wire: &Wire,
        operation: &'static str,
    ) -> Result<std::sync::Arc<HeaderValue>, CallError> {
        let renew = || async {
            // Asked for within the renewal, so that those who wait for a log-in that is refused do not try it too.
            let refused = self.refused.lock().clone();
            match refused {
                Some(refusal) => Err(refusal),
                None => self.log_in(wire).await,
            }
        };
        self.token.get(Instant::now(), renew).await.map_err(|error| before(operation, error))
    }

    /// Forgets a token that was refused.
    pub(crate) async fn forget(&self, token: &std::sync::Arc<HeaderValue>) {
        self.token.refused(token).await;
    }

    /// Logs in whatever is held and whatever was refused.
    pub(crate) async fn renew(&self, wire: &Wire) -> Result<(), CallError> {
        let fresh = self.log_in(wire).await?;
        self.token.put(fresh).await;
        Ok(())
    }

    async fn log_in(&self, wire: &Wire) -> Result<Renewed<HeaderValue>, CallError> {
        let fields = json!({ "user_id": self.user_id, "password": self.password.expose_secret() });
        let body = wire.profile().fields("login").to_wire(fields);
        let request = wire.request(ID, "login", Method::POST, &[])?;
        let request = request.with_body(Body::Json(body)).expecting(Expects::Credential);
        let outcome = wire.execute(&request).await;
        *self.refused.lock() = outcome.as_ref().err().filter(|error| is_refusal(error)).cloned();
        let answer = outcome?;
        let in_header = answer.headers.get(wire.profile().header("token")).cloned();
        let mut token = in_header
            .or_else(|| {
                let body: Value = serde_json::from_slice(&answer.body).ok()?;
                let names = wire.profile().setting("login-token-fields").texts();
                let found = names.iter().find_map(|name| text_at(&body, name))?;
                HeaderValue::from_str(found).ok()
            })
            .filter(|token| !token.is_empty())
            .ok_or_else(|| CallError::unreadable(ID, &answer))?;
        token.set_sensitive(true);
        let used_for = token.to_str().map_or(jwt::UNTOLD, |text| jwt::use_for(text, Utc::now()));
        Ok(Renewed { value: token, until: Some(Instant::now() + used_for) })
    }
}

/// The text at a name, or at names that lead inwards, with dots between them.
fn text_at<'b>(body: &'b Value, name: &str) -> Option<&'b str> {
    name.split('.').try_fold(body, |at, part| at.get(part))?.as_str().filter(|text| !text.is_empty())
}

/// Whether the vendor refused the log-in itself.
fn is_refusal(error: &CallError) -> bool {
    use CallErrorKind::{Forbidden, Rejected, Unauthorized};
    matches!(error.kind(), Unauthorized | Forbidden | Rejected) && error.certainty() == Certainty::Rejected
}

/// What a failed log-in means for the operation that needed it: that one was not sent, whatever became of the log-in.
pub(crate) fn before(operation: &'static str, error: CallError) -> CallError {
    match error.certainty() {
        Certainty::Rejected | Certainty::Deferred => error,
        Certainty::NeverLeft | Certainty::Unknown => CallError::plain(operation, CallErrorKind::NeverLeft),
    }
}

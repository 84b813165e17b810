//! The session of one account: what a log-in gave, and whether it still stands.
//!
//! It is renewed with its refresh token (A-CAR-01) when four fifths of the access token's life are over, and at once when
//! the vendor refuses the token. It ends when that cannot be done; then a person has to log in. Nothing here tries a
//! password.

mod granted;

use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use parking_lot::Mutex;
use secrecy::{ExposeSecret, SecretString};
use serde_json::{Value, json};
use vendor_http::{CallError, CallErrorKind, HeaderValue, Renewed, Renewing};

pub(crate) use granted::Granted;

/// After a renewal that got no answer, the next one waits so long: callers that queue must not each wait in vain.
const PAUSE: Duration = Duration::from_secs(5);

/// What came of a log-in.
#[derive(Debug, Clone)]
pub enum LogIn {
    /// The session stands.
    Done,
    /// Carium wants the code of an authenticator as well.
    NeedsTotp,
    /// It was refused, or no answer came; also when the code was wrong.
    Refused(CallError),
}

/// Whether calls can be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// A session stands.
    LoggedIn {
        /// When its access token ends.
        until: DateTime<Utc>,
        /// Whether it is renewed by itself then; otherwise a person logs in again.
        renews: bool,
    },
    /// A person has to log in.
    NeedsLogIn,
    /// A person has to log in with a code.
    NeedsTotp,
}

/// An access token.
#[derive(Clone)]
pub(crate) struct Access {
    /// `Bearer …`, marked as sensitive.
    pub(crate) bearer: HeaderValue,
    ends: Instant,
    ends_at: DateTime<Utc>,
}

enum State {
    Out {
        totp: bool,
    },
    In {
        access: Option<Access>,
        refresh: Option<SecretString>,
        /// When Carium was last not reached for a renewal.
        failed: Option<Instant>,
    },
}

pub(crate) struct Session {
    held: Renewing<Access>,
    state: Mutex<State>,
}

impl Session {
    pub(crate) fn new() -> Self {
        Self { held: Renewing::new(), state: Mutex::new(State::Out { totp: false }) }
    }

    pub(crate) fn standing(&self, now: DateTime<Utc>) -> Standing {
        match &*self.state.lock() {
            State::Out { totp: true } => Standing::NeedsTotp,
            State::Out { totp: false } => Standing::NeedsLogIn,
            State::In { access, refresh, .. } => {
                let renews = refresh.is_some();
                match access {
                    Some(access) if renews || now < access.ends_at => {
                        Standing::LoggedIn { until: access.ends_at, renews }
                    }
                    None if renews => Standing::LoggedIn { until: now, renews },
                    _ => Standing::NeedsLogIn,
                }
            }
        }
    }

    /// A person logged in.
    pub(crate) async fn begin(&self, granted: Granted) {
        let fresh = self.take(granted);
        self.held.put(fresh).await;
    }

    /// The session is over; `totp` when a code is known to be wanted.
    pub(crate) async fn end(&self, totp: bool) {
        *self.state.lock() = State::Out { totp };
        if let Some(access) = self.held.current().await {
            self.held.refused(&access).await;
        }
    }

    /// A log-in was answered with the wish for a code. A session that stands is left as it is.
    pub(crate) fn wants_totp(&self) {
        let mut state = self.state.lock();
        if matches!(*state, State::Out { .. }) {
            *state = State::Out { totp: true };
        }
    }

    /// The token to send `operation` with, renewed by `exchange` when it is due. Only one renewal is under way.
    ///
    /// # Errors
    /// [`CallErrorKind::Unauthorized`] when a person has to log in; [`CallErrorKind::NeverLeft`] when the vendor could
    /// not be reached for the renewal. In both cases `operation` was not sent.
    pub(crate) async fn access<F>(
        &self,
        operation: &'static str,
        exchange: impl FnOnce(Value) -> F,
    ) -> Result<Arc<Access>, CallError>
    where
        F: Future<Output = Result<Granted, Exchange>>,
    {
        self.held.get(Instant::now(), || self.renew(operation, exchange)).await
    }

    /// The vendor refused this token. It is forgotten, unless it was renewed in the meantime.
    pub(crate) async fn refused(&self, used: &Arc<Access>) {
        if let State::In { access, .. } = &mut *self.state.lock()
            && access.as_ref().is_some_and(|access| access.bearer == used.bearer)
        {
            *access = None;
        }
        self.held.refused(used).await;
    }

    async fn renew<F>(
        &self,
        operation: &'static str,
        exchange: impl FnOnce(Value) -> F,
    ) -> Result<Renewed<Access>, CallError>
    where
        F: Future<Output = Result<Granted, Exchange>>,
    {
        let attempt = match &*self.state.lock() {
            State::Out { .. } => return Err(CallError::plain(operation, CallErrorKind::Unauthorized)),
            State::In { refresh: None, .. } => Attempt::Never,
            State::In { failed: Some(failed), .. } if failed.elapsed() < PAUSE => Attempt::Later,
            State::In { refresh: Some(refresh), .. } => Attempt::Now(refresh.clone()),
        };
        match attempt {
            Attempt::Never => self.refused_renewal(operation, None, false),
            Attempt::Later => self.unreached_renewal(operation),
            Attempt::Now(used) => match exchange(json!({"refresh-token": used.expose_secret()})).await {
                Ok(granted) => Ok(self.take(granted)),
                Err(Exchange::Refused { totp }) => self.refused_renewal(operation, Some(&used), totp),
                Err(Exchange::Unreached) => {
                    if let State::In { failed, .. } = &mut *self.state.lock() {
                        *failed = Some(Instant::now());
                    }
                    self.unreached_renewal(operation)
                }
            },
        }
    }

    /// Carium was not reached. A token that still serves goes on serving, and the renewal is tried again soon.
    fn unreached_renewal(&self, operation: &'static str) -> Result<Renewed<Access>, CallError> {
        match self.serving() {
            Some(access) => {
                let until = access.ends.min(Instant::now() + PAUSE);
                Ok(Renewed { value: access, until: Some(until) })
            }
            None => Err(CallError::plain(operation, CallErrorKind::NeverLeft)),
        }
    }

    /// There is nothing to renew with, or Carium does not take it. A token that still serves does so to its end.
    fn refused_renewal(
        &self,
        operation: &'static str,
        used: Option<&SecretString>,
        totp: bool,
    ) -> Result<Renewed<Access>, CallError> {
        let serving = self.serving();
        let mut state = self.state.lock();
        if let State::In { refresh, .. } = &mut *state
            && let (Some(held), Some(used)) = (&*refresh, used)
            && held.expose_secret() == used.expose_secret()
        {
            *refresh = None;
        }
        match serving {
            Some(access) => {
                let until = access.ends;
                Ok(Renewed { value: access, until: Some(until) })
            }
            None => {
                *state = State::Out { totp };
                Err(CallError::plain(operation, CallErrorKind::Unauthorized))
            }
        }
    }

    /// The token that is held and has not run out.
    fn serving(&self) -> Option<Access> {
        match &*self.state.lock() {
            State::In { access, .. } => access.clone().filter(|access| Instant::now() < access.ends),
            State::Out { .. } => None,
        }
    }

    /// Keeps what the vendor granted, and says until when it serves.
    fn take(&self, granted: Granted) -> Renewed<Access> {
        let Granted { bearer, refresh, life, asked, asked_at } = granted;
        let access = Access { bearer, ends: asked + life, ends_at: asked_at + life };
        let until = if refresh.is_some() { asked + life.mul_f64(0.8) } else { access.ends };
        *self.state.lock() = State::In { access: Some(access.clone()), refresh, failed: None };
        Renewed { value: access, until: Some(until) }
    }
}

/// What to renew with, and when.
enum Attempt {
    Now(SecretString),
    Later,
    Never,
}

/// Why a refresh token gave nothing.
pub(crate) enum Exchange {
    /// No answer, or none that says anything about the token.
    Unreached,
    /// The vendor does not take it.
    Refused {
        /// A code is wanted.
        totp: bool,
    },
}

//! Who may log in, and the tokens that were given out.

use std::collections::HashMap;

use chrono::{DateTime, TimeDelta, Utc};
use totp_rs::Totp;

/// Somebody with an account.
pub(crate) struct User {
    pub(crate) username: String,
    pub(crate) password: String,
    /// A second factor, when this user has one.
    pub(crate) totp: Option<Totp>,
}

/// What a token is good for now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    Good,
    /// It was given out, and its time is over.
    Expired,
    Unknown,
}

/// A token's holder and its end.
#[derive(Clone)]
struct Held {
    username: String,
    until: DateTime<Utc>,
}

/// All tokens. A refresh token is good for one renewal, which gives the next.
#[derive(Default)]
pub(crate) struct Sessions {
    access: HashMap<String, Held>,
    refresh: HashMap<String, Held>,
}

impl Sessions {
    /// Where an access token stands.
    pub(crate) fn standing(&self, token: &str, now: DateTime<Utc>) -> Standing {
        match self.access.get(token) {
            Some(held) if now < held.until => Standing::Good,
            Some(_) => Standing::Expired,
            None => Standing::Unknown,
        }
    }

    /// Whose refresh token this is, if it is still good.
    pub(crate) fn holder(&self, refresh: &str, now: DateTime<Utc>) -> Option<&str> {
        self.refresh.get(refresh).filter(|held| now < held.until).map(|held| held.username.as_str())
    }

    /// Gives out a pair of tokens, which last that many seconds.
    pub(crate) fn open(&mut self, username: &str, access: (String, i64), refresh: (String, i64), now: DateTime<Utc>) {
        let held = |seconds| Held { username: username.to_owned(), until: now + TimeDelta::seconds(seconds) };
        self.access.insert(access.0, held(access.1));
        self.refresh.insert(refresh.0, held(refresh.1));
    }

    /// Takes a refresh token out of use.
    pub(crate) fn use_up(&mut self, refresh: &str) {
        self.refresh.remove(refresh);
    }

    /// Ends every access token now.
    pub(crate) fn expire_access(&mut self, now: DateTime<Utc>) {
        self.access.values_mut().for_each(|held| held.until = held.until.min(now));
    }

    /// Forgets every refresh token.
    pub(crate) fn forget_refresh(&mut self) {
        self.refresh.clear();
    }
}

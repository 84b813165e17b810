//! Sessions of the backend.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use uuid::Uuid;

use super::Manager;

/// One log-in.
pub(super) struct Session {
    sid: String,
    /// In real time; `None` never ends.
    ends: Option<DateTime<Utc>>,
}

impl Manager {
    /// Opens a session and gives its id, which a client must send back letter by letter.
    pub(in super::super) fn open_session(&mut self, now: DateTime<Utc>, length: Option<Duration>) -> String {
        let sid = format!("s%3A{}.{}", Uuid::new_v4().simple(), self.sessions.len());
        let ends = length.map(|length| now + TimeDelta::from_std(length).unwrap_or(TimeDelta::MAX));
        self.sessions.push(Session { sid: sid.clone(), ends });
        sid
    }

    pub(in super::super) fn is_session(&self, sid: &str, now: DateTime<Utc>) -> bool {
        self.sessions.iter().any(|session| session.sid == sid && session.ends.is_none_or(|end| now < end))
    }

    /// Ends every session.
    pub(in super::super) fn end_sessions(&mut self) {
        self.sessions.clear();
    }
}

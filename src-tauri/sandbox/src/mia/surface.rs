//! The Device Manager as the shared machinery sees it: who may log in, the session, what its answers enumerate.

use std::time::Duration;

use axum::http::StatusCode;
use chrono::TimeDelta;

use super::state::Manager;
use super::{operations, refusal};
use crate::server::{self, Answer, Entry, Judge, Surface};

/// Who may log in, and for how long.
pub(crate) struct Account {
    pub(super) username: String,
    pub(super) password: String,
    pub(super) session_length: Option<Duration>,
    pub(super) tells_session_length: bool,
}

/// One request.
pub(super) type Call = server::Call<Account>;
/// What a judge rules.
pub(super) type Ruling = server::Ruling<Account>;
/// A ruling that is no refusal.
pub(super) type Verdict = server::Verdict<Account>;

/// Operations that are served without a session.
const OPEN: [&str; 2] = ["MIA-01", "MIA-03"];
/// What the gateway tells the Device Manager about who calls, and no client may.
const GATEWAYS: [&str; 5] = ["miauserid", "miausergroups", "clienttype", "isbackoffice", "miauserproperties"];

impl Surface for Account {
    type State = Manager;

    const TABLE: &'static [Entry] = &operations::TABLE;
    const ENUMERATED: &'static [&'static str] = &["status", "__STATE__", "features", "deviceType"];
    const OPTIONAL: &'static [&'static str] = &[
        "features",
        "status",
        "name",
        "serialNumber",
        "creatorId",
        "updaterId",
        "updatedAt",
        "createdAt",
        "recordedAt",
        "rawDataFormat",
        "code",
        "given_name",
        "family_name",
    ];

    fn judge_of(id: &str) -> Option<Judge<Self>> {
        operations::judge_of(id)
    }

    fn gate(&self, state: &Manager, call: &Call) -> Result<(), Answer> {
        if let Some(name) = GATEWAYS.iter().find(|name| call.headers.contains_key(**name)) {
            return Err(refusal::bad(&format!("{name} is the gateway's to set")));
        }
        if !OPEN.contains(&call.operation) && !call.session().is_some_and(|sid| state.is_session(sid, call.now)) {
            return Err(refusal::with(StatusCode::UNAUTHORIZED, "No session"));
        }
        if !call.body.is_empty() && call.media_type() != "application/json" {
            return Err(refusal::with(StatusCode::UNSUPPORTED_MEDIA_TYPE, "Content-Type must be application/json"));
        }
        Ok(())
    }

    fn refusal(status: StatusCode, message: &str) -> Answer {
        refusal::with(status, message)
    }

    fn advance(state: &mut Manager, by: TimeDelta) {
        state.advance(by);
    }
}

impl Call {
    /// The session that a `Cookie` header names; none of several.
    fn session(&self) -> Option<&str> {
        let mut named = self.header("cookie").split(';').filter_map(|pair| pair.trim().strip_prefix("sid="));
        let sid = named.next()?;
        named.next().is_none().then_some(sid)
    }

    /// Refuses query parameters that are not among these.
    pub(super) fn only_queries(&self, known: &[&str]) -> Result<(), Answer> {
        match self.query.iter().find(|(name, _)| !known.contains(&name.as_str())) {
            Some((name, _)) => Err(refusal::bad(&format!("querystring must not have {name}"))),
            None => Ok(()),
        }
    }

    /// Refuses a body where none is printed.
    pub(super) fn no_body(&self) -> Result<(), Answer> {
        if self.body.is_empty() { Ok(()) } else { Err(refusal::bad("body must be empty")) }
    }
}

//! ClinOne as the shared machinery sees it: the organisation, its gate, what its answers enumerate.

use axum::http::StatusCode;
use chrono::TimeDelta;

use super::operations::{self, TOKEN_PATH, scope_of};
use super::state::Trial;
use super::{Call, bearer, refusal};
use crate::server::{Answer, Entry, Judge, Surface};

/// What does not change while the simulator runs.
pub(crate) struct Organisation {
    pub(crate) token_path: (String, String),
    pub(crate) scope: String,
    pub(crate) lists_in_objects: bool,
}

impl Surface for Organisation {
    type State = Trial;

    const TABLE: &'static [Entry] = &operations::TABLE;
    const ENUMERATED: &'static [&'static str] = &["status", "type"];
    const OPTIONAL: &'static [&'static str] = &[
        "name",
        "firstName",
        "lastName",
        "email",
        "mobilePhone",
        "dateOfBirth",
        "preferredLanguage",
        "timeZone",
        "status",
        "type",
        "scheduledEnd",
    ];

    fn judge_of(id: &str) -> Option<Judge<Self>> {
        operations::judge_of(id)
    }

    fn path_of(id: &str, template: &'static str) -> &'static str {
        if id == "C1-01" { TOKEN_PATH } else { template }
    }

    /// Bearer token, scope and content type.
    fn gate(&self, trial: &Trial, call: &Call) -> Result<(), Answer> {
        let Some((group, actions)) = scope_of(call.operation) else { return Ok(()) };
        let token = call.header("authorization").strip_prefix("Bearer ").unwrap_or_default();
        let bearer = bearer::verify(token, trial.round, call.now);
        let bearer = bearer.ok_or_else(|| refusal::unauthorized("The token is missing, not valid, or has run out"))?;
        let opens = |scope: &String| {
            let parts: Vec<_> = scope.split('.').collect();
            matches!(parts[..], ["api", named, action] if named == group && actions.contains(&action))
        };
        if !bearer.scopes.iter().any(opens) {
            return Err(refusal::with(StatusCode::FORBIDDEN, "The External Client lacks a scope for this"));
        }
        let carries = matches!(call.operation, "C1-05" | "C1-07" | "C1-10" | "C1-11");
        if carries && call.media_type() != "application/json" {
            let detail = "Content-Type must be application/json";
            return Err(refusal::with(StatusCode::UNSUPPORTED_MEDIA_TYPE, detail));
        }
        if !carries && !call.body.is_empty() {
            return Err(refusal::with(StatusCode::BAD_REQUEST, "This request takes no body"));
        }
        Ok(())
    }

    fn refusal(status: StatusCode, message: &str) -> Answer {
        refusal::with(status, message)
    }

    fn advance(trial: &mut Trial, by: TimeDelta) {
        trial.advance(by);
    }
}

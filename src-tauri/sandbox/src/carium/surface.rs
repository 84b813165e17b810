//! Carium as the shared machinery sees it: the account's settings, the bearer token, what its answers enumerate.

use std::sync::Arc;

use axum::Router;
use axum::http::{Method, StatusCode};
use chrono::TimeDelta;
use uuid::Uuid;

use super::call::Call;
use super::control::CariumControl;
use super::state::{Organization, Standing};
use super::{control_http, operations, refusal};
use crate::server::{Answer, Entry, Judge, Orders, Surface, Tenant, demo_visit};

/// What does not change while the simulator runs.
pub(crate) struct Account {
    pub(super) organization: Uuid,
    /// `http://127.0.0.1:PORT`.
    pub(super) base_url: String,
    pub(super) access_seconds: i64,
    pub(super) refresh_seconds: i64,
    pub(super) gives_refresh_tokens: bool,
    pub(super) refuses_id_in_patch: bool,
    pub(super) nests_download_info: bool,
    pub(super) form_seconds: i64,
    pub(super) link_seconds: i64,
}

impl Surface for Account {
    type State = Organization;

    const TABLE: &'static [Entry] = &operations::TABLE;
    const ENUMERATED: &'static [&'static str] = &["gender", "locale", "type"];
    const OPTIONAL: &'static [&'static str] = &[
        "email",
        "mobile-phone",
        "username",
        "locale",
        "individual-group-ids",
        "description",
        "patient-instruction",
        "location",
        "guest-url",
        "host-url",
        "video-channel-id",
        "created",
        "updated",
        "meta",
        "refresh-token",
        "access-token-expiration-seconds",
    ];

    fn judge_of(id: &str) -> Option<Judge<Self>> {
        operations::judge_of(id)
    }

    fn path_of(id: &str, template: &'static str) -> &'static str {
        operations::path_of(id, template)
    }

    /// `Accept` on everything, a bearer token on everything but the log-in, JSON where there is a body. The store of
    /// files (CAR-14, CAR-18) asks for none of it.
    fn gate(&self, organization: &Organization, call: &Call) -> Result<(), Answer> {
        if matches!(call.operation, "CAR-14" | "CAR-18") {
            return Ok(());
        }
        let is_log_in = matches!(call.operation, "CAR-01" | "CAR-REFRESH");
        if !is_log_in {
            let token = call.header("authorization").strip_prefix("Bearer ").unwrap_or_default();
            let refused = |code, detail| Err(refusal::with(StatusCode::UNAUTHORIZED, code, detail));
            match organization.sessions.standing(token, call.now) {
                Standing::Good => {}
                Standing::Expired => return refused("token-expired", "The access token has expired."),
                Standing::Unknown => return refused("unauthenticated", "A valid access token is required."),
            }
        }
        if call.header("accept") != refusal::MEDIA_TYPE {
            let detail = "Accept must be application/vnd.api+json.";
            return Err(refusal::with(StatusCode::NOT_ACCEPTABLE, "accept", detail));
        }
        let kind = call.media_type();
        let is_json = kind == "application/json" || (kind == refusal::MEDIA_TYPE && !is_log_in);
        if !call.body.is_empty() && !is_json {
            let detail = "The body must be JSON, and say so.";
            return Err(refusal::with(StatusCode::UNSUPPORTED_MEDIA_TYPE, "content-type", detail));
        }
        Ok(())
    }

    fn refusal(status: StatusCode, message: &str) -> Answer {
        let code = match status {
            StatusCode::NOT_FOUND => "not-found",
            StatusCode::METHOD_NOT_ALLOWED => "method-not-allowed",
            _ => "invalid",
        };
        refusal::with(status, code, message)
    }

    fn advance(organization: &mut Organization, by: TimeDelta) {
        organization.advance(by);
    }

    fn page(method: &Method, path: &str) -> Option<Answer> {
        path.starts_with("/visit/").then(|| demo_visit(method))
    }

    fn control(tenant: Arc<Tenant<Self>>, orders: Orders) -> Router {
        control_http::router(CariumControl { tenant, orders })
    }
}

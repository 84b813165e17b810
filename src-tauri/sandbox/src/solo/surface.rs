//! Solo as the shared machinery sees it: the account, the key, what its answers enumerate.

use std::sync::Arc;

use axum::Router;
use axum::http::{Method, StatusCode};
use chrono::TimeDelta;
use parking_lot::Mutex;
use tokio::sync::mpsc;

use super::call::Call;
use super::control::Control;
use super::delivery::Delivered;
use super::state::{Clinic, Delivery};
use super::{control_http, operations, refusal};
use crate::server::{Answer, Entry, Judge, Orders, Surface, Tenant, demo_visit};

/// The secrets of the tenant, where it is served, and where its webhook deliveries go.
pub(crate) struct Account {
    pub(crate) api_key: String,
    pub(crate) linking_secret: String,
    pub(crate) teams_token: Option<String>,
    /// `http://127.0.0.1:PORT`.
    pub(crate) base_url: String,
    pub(crate) deliveries: mpsc::UnboundedSender<Delivery>,
    pub(crate) delivered: Mutex<Vec<Delivered>>,
}

impl Surface for Account {
    type State = Clinic;

    const TABLE: &'static [Entry] = &operations::TABLE;
    const CORRELATION: Option<&'static str> = Some("x-correlation-id");
    const ENUMERATED: &'static [&'static str] = &[
        "status",
        "gender",
        "use",
        "system",
        "maritalStatus",
        "type",
        "mimeType",
        "availability",
        "serviceType",
        "events",
        "timezone",
        "race",
    ];
    const OPTIONAL: &'static [&'static str] = &[
        "middleName",
        "alias",
        "maritalStatus",
        "preferredLanguage",
        "race",
        "ethnicity",
        "accountNumber",
        "apartment",
        "familyMember",
        "isLinkedByEmail",
        "contact",
        "serviceLine",
        "serviceType",
        "objective",
        "reasonIncomplete",
        "to",
        "title",
        "comments",
        "email",
        "practice",
        "age",
        "avSessions",
    ];

    fn judge_of(id: &str) -> Option<Judge<Self>> {
        operations::judge_of(id)
    }

    /// Key and content type. `Content-Type: application/json` is printed for reads too; SOLO-19 carries a file under
    /// its own type, and no header at all is printed for SOLO-34.
    fn gate(&self, _state: &Clinic, call: &Call) -> Result<(), Answer> {
        if call.operation == "SOLO-34" {
            return Ok(());
        }
        if call.header("api-key") != self.api_key {
            // The one observed error: its message is empty.
            return Err(refusal::with(StatusCode::UNAUTHORIZED, ""));
        }
        if call.operation != "SOLO-19" && call.media_type() != "application/json" {
            let message = "Content-Type must be application/json";
            return Err(refusal::with(StatusCode::UNSUPPORTED_MEDIA_TYPE, message));
        }
        Ok(())
    }

    fn refusal(status: StatusCode, message: &str) -> Answer {
        refusal::with(status, message)
    }

    fn advance(clinic: &mut Clinic, by: TimeDelta) {
        clinic.advance(by);
    }

    /// Sends out what the change owes to webhooks.
    fn changed(&self, clinic: &mut Clinic) {
        for delivery in clinic.drain_deliveries() {
            if self.deliveries.send(delivery).is_err() {
                tracing::debug!("a webhook delivery was dropped: the simulator has stopped");
            }
        }
    }

    fn page(method: &Method, path: &str) -> Option<Answer> {
        let leads_to_a_visit = path.starts_with("/visit/") || path.starts_with("/videocalls/");
        leads_to_a_visit.then(|| demo_visit(method))
    }

    fn control(tenant: Arc<Tenant<Self>>, orders: Orders) -> Router {
        control_http::router(Control { tenant, orders })
    }
}

//! What a test or the demo may do to a simulated Carium, and see of it, behind the vendor's back.

use std::ops::Deref;
use std::sync::Arc;

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};
use uuid::Uuid;

use super::state::{Booking, Named, Organization, Role};
use super::surface::Account;
use crate::server::{Orders, Tenant};

/// In-process control of one simulator; `/_control` offers the same over HTTP. Faults, requests, speed, latency and the
/// port are [`Orders`], to which it dereferences.
#[derive(Clone)]
pub struct CariumControl {
    pub(super) tenant: Arc<Tenant<Account>>,
    pub(super) orders: Orders,
}

impl Deref for CariumControl {
    type Target = Orders;

    fn deref(&self) -> &Orders {
        &self.orders
    }
}

impl CariumControl {
    /// The code that a user with a second factor must send now; empty when there is no such user.
    #[must_use]
    pub fn totp_code(&self) -> String {
        let seconds = u64::try_from(self.now().timestamp()).unwrap_or_default();
        self.tenant.read(|organization| {
            let totp = organization.users.iter().find_map(|user| user.totp.as_ref());
            totp.map(|totp| totp.generate(seconds).to_string()).unwrap_or_default()
        })
    }

    /// Ends every access token now; refresh tokens stay good.
    pub fn expire_tokens(&self) {
        let now = self.now();
        self.tenant.change(|organization| organization.sessions.expire_access(now));
    }

    /// Ends every access token and forgets every refresh token: only a log-in helps then.
    pub fn end_sessions(&self) {
        let now = self.now();
        self.tenant.change(|organization| {
            organization.sessions.expire_access(now);
            organization.sessions.forget_refresh();
        });
    }

    /// The patients, at most so many: `id` and `attributes` as CAR-19 answers them, and `mrn`, the number under which
    /// Solo knows the same person; null for one who was registered here.
    #[must_use]
    pub fn individuals(&self, limit: usize) -> Vec<Value> {
        self.tenant.read(|organization| {
            let known = organization.individuals.list().iter().take(limit);
            known
                .map(|one| json!({ "id": one.id, "attributes": one.attributes(organization.id), "mrn": one.mrn }))
                .collect()
        })
    }

    /// The organisation's statuses by name, with their ids.
    #[must_use]
    pub fn statuses(&self) -> Vec<(String, String)> {
        self.tenant.read(|organization| named(&organization.statuses))
    }

    /// The organisation's appointment types by name, with their ids.
    #[must_use]
    pub fn types(&self) -> Vec<(String, String)> {
        self.tenant.read(|organization| named(&organization.types))
    }

    /// The practitioners by name, with their ids.
    #[must_use]
    pub fn practitioners(&self) -> Vec<(String, String)> {
        self.tenant.read(|organization| named(&organization.practitioners))
    }

    /// The document classes by name, with their ids.
    #[must_use]
    pub fn document_classes(&self) -> Vec<(String, String)> {
        self.tenant.read(|organization| named(&organization.classes))
    }

    /// All appointments in order of time, as CAR-05 answers each, plus `status` beside its attributes: the name of its
    /// status.
    #[must_use]
    pub fn appointments(&self) -> Vec<Value> {
        self.tenant.read(|organization| {
            organization
                .calendar
                .matching(|_| true)
                .into_iter()
                .map(|one| seen_from_inside(organization, one.id))
                .collect()
        })
    }

    /// The appointments of one patient.
    #[must_use]
    pub fn appointments_of(&self, individual: &str) -> Vec<Value> {
        let mut all = self.appointments();
        all.retain(|one| one["attributes"]["individual-id"] == individual);
        all
    }

    /// One appointment; `None` when there is none, or it was deleted.
    #[must_use]
    pub fn appointment(&self, id: &str) -> Option<Value> {
        let id = id.parse().ok()?;
        self.tenant.read(|organization| organization.calendar.get(id).map(|one| seen_from_inside(organization, one.id)))
    }

    /// Brings an appointment to a status by its name, and stops it from moving by itself. An unknown id or name does
    /// nothing.
    pub fn set_status(&self, id: &str, status: &str) {
        let now = self.now();
        self.tenant.change(|organization| {
            let status = organization.statuses.iter().find(|one| one.name == status).map(|one| one.id);
            let one = id.parse().ok().and_then(|id| organization.calendar.get_mut(id));
            if let Some((one, status)) = one.zip(status) {
                one.is.status = status;
                one.updated = now;
                one.is_held = true;
                one.plan.clear();
            }
        });
    }

    /// Someone books half an hour in the vendor's own application, with a video channel and the first practitioner.
    /// Gives the id; `None` when there is no such patient.
    #[must_use]
    pub fn book_elsewhere(&self, individual: &str, at: DateTime<Utc>) -> Option<String> {
        let (individual, now): (Uuid, _) = (individual.parse().ok()?, self.now());
        self.tenant.change(|organization| {
            organization.individuals.get(individual)?;
            let booking = Booking {
                individual,
                practitioner: organization.practitioners.first()?.id,
                start: at,
                end: at + TimeDelta::minutes(30),
                status: organization.status(Role::Scheduled),
                kind: organization.types.first()?.id,
                has_channel: true,
                guest_url: None,
                host_url: None,
                description: Some("Booked by telephone".to_owned()),
                patient_instruction: None,
                location: None,
            };
            Some(organization.book(booking, now).to_string())
        })
    }

    /// The invitations sent (CAR-03), in order: username, and the ways it went.
    #[must_use]
    pub fn invitations(&self) -> Vec<(String, Vec<String>)> {
        self.tenant.read(|organization| {
            let sent = organization.invitations.iter();
            sent.map(|one| (one.username.clone(), one.by.iter().map(|way| (*way).to_owned()).collect())).collect()
        })
    }
}

fn named(all: &[Named]) -> Vec<(String, String)> {
    all.iter().map(|one| (one.name.clone(), one.id.to_string())).collect()
}

fn seen_from_inside(organization: &Organization, id: Uuid) -> Value {
    let Some(one) = organization.calendar.get(id) else { return Value::Null };
    let mut view = one.view(organization.id);
    let status = organization.statuses.iter().find(|status| status.id == one.is.status);
    view["status"] = json!(status.map(|status| &status.name));
    view
}

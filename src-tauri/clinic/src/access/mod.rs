//! Who may do what. A role is a handle made only from a signed-in [`Session`]; what a role may do are its methods, so
//! that no use case can be reached without one. What both the front desk and clinicians may do is on [`Scheduling`],
//! which each gives; shared reads are on [`Member`]; a patient's clinical record is read through a [`Chart`].
//!
//! A use case is a method of a handle, and a handle has no public field:
//!
//! ```
//! async fn note(chart: &clinic::Chart, visit: &domain::VisitId) {
//!     let _ = chart.note(visit).await;
//! }
//! ```
//!
//! The front desk's handle has no such method
//!
//! ```compile_fail,E0599
//! async fn note(desk: &clinic::FrontDesk, visit: &domain::VisitId) {
//!     let _ = desk.note(visit).await;
//! }
//! ```
//!
//! and leads to no record:
//!
//! ```compile_fail,E0599
//! fn chart(desk: &clinic::FrontDesk) {
//!     let _ = desk.chart();
//! }
//! ```
//!
//! nor has a clinician's the administrator's:
//!
//! ```compile_fail,E0599
//! async fn webhooks(clinician: &clinic::Clinician) {
//!     let _ = clinician.webhooks().await;
//! }
//! ```
//!
//! nor the clinic itself, which everybody who opened the store has:
//!
//! ```compile_fail,E0599
//! async fn note(clinic: &clinic::Clinic, visit: &domain::VisitId) {
//!     let _ = clinic.note(visit).await;
//! }
//! ```
//!
//! and neither a handle nor a session can be made outside of this crate:
//!
//! ```compile_fail,E0451
//! fn made(other: clinic::Clinician) -> clinic::Clinician {
//!     clinic::Clinician { ..other }
//! }
//! ```
//!
//! ```compile_fail,E0451
//! fn made(other: clinic::Session) -> clinic::Session {
//!     clinic::Session { ..other }
//! }
//! ```

mod acts;
mod chart;
mod session;

use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::audit::AuditAction;
use domain::{Role, UserId};
use store::AuditEntry;

use crate::Clinic;

pub(crate) use acts::{Sees, allow, denied, may, roles};
pub use chart::Chart;
pub(crate) use chart::Opened;
pub use session::Session;

/// Who acts, kept in every intent and every audit entry.
#[derive(Debug, Clone)]
pub(crate) struct Actor {
    pub(crate) id: UserId,
    pub(crate) name: String,
    pub(crate) roles: Vec<Role>,
}

impl Actor {
    /// The console itself, for what it does and sees with nobody asking.
    pub(crate) fn console(roles: Vec<Role>) -> Self {
        Self { id: UserId("anteroom".to_owned()), name: "Anteroom".to_owned(), roles }
    }

    /// Who works at the computer with the console closed: nobody is signed in.
    pub(crate) fn terminal() -> Self {
        Self { id: UserId("terminal".to_owned()), name: "terminal".to_owned(), roles: Vec::new() }
    }

    /// An audit entry about something that this person did. What it was about is said by the entry's own methods.
    pub(crate) fn did(&self, action: AuditAction, at: DateTime<Utc>) -> AuditEntry {
        AuditEntry::new(&self.id, &self.name, &self.roles, action, at)
    }
}

macro_rules! handle {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone)]
        pub struct $name {
            pub(crate) clinic: Arc<Clinic>,
            pub(crate) actor: Actor,
        }
    };
}

handle! {
    /// Reads that every signed-in person may make.
    Member
}
handle! {
    /// Booking, moving and cancelling visits, and looking people up: the front desk and clinicians.
    Scheduling
}
handle! {
    /// The front desk's own.
    FrontDesk
}
handle! {
    /// A clinician's own: notes, readings, alerts, joining a call.
    Clinician
}
handle! {
    /// Giving devices to patients and taking them back: the front desk and administrators.
    DeviceDesk
}
handle! {
    /// Connections, people and what the clinic sets.
    Administrator
}

impl FrontDesk {
    /// Booking, moving and cancelling visits.
    pub fn scheduling(&self) -> Scheduling {
        Scheduling { clinic: self.clinic.clone(), actor: self.actor.clone() }
    }
}

impl Clinician {
    /// Booking, moving and cancelling visits.
    pub fn scheduling(&self) -> Scheduling {
        Scheduling { clinic: self.clinic.clone(), actor: self.actor.clone() }
    }

    /// Every patient's clinical record, to read.
    pub fn chart(&self) -> Chart {
        Chart::of_all(self.clinic.clone(), self.actor.clone())
    }
}

//! A signed-in person.

use std::sync::Arc;

use chrono::Utc;
use domain::audit::{AuditAction, AuditedKind};
use domain::{PatientKey, Role, UserId};
use serde_json::json;
use store::UserState;

use super::{Actor, Administrator, Chart, Clinician, DeviceDesk, FrontDesk, Member, Scheduling, denied};
use crate::audit::Asked;
use crate::{Clinic, ClinicError, Result, users};

/// A signed-in person. It is made by signing in, and in no other way; handles are made from it, and from nothing else.
#[derive(Clone)]
pub struct Session {
    clinic: Arc<Clinic>,
    actor: Actor,
}

impl Session {
    /// Of somebody who has signed in.
    pub(crate) fn of(clinic: Arc<Clinic>, actor: Actor) -> Self {
        Self { clinic, actor }
    }

    /// A session with all three roles that nobody signed in to: for tests and figures.
    #[doc(hidden)]
    pub fn demo(clinic: Arc<Clinic>) -> Self {
        let actor = Actor {
            id: UserId("demo".to_owned()),
            name: "MOREAU, Jeanne".to_owned(),
            roles: vec![Role::FrontDesk, Role::Clinician, Role::Administrator],
        };
        Self { clinic, actor }
    }

    /// The clinic that the session is signed in to.
    pub fn clinic(&self) -> &Arc<Clinic> {
        &self.clinic
    }

    /// A session with some of the roles: for tests of what a role may reach.
    #[doc(hidden)]
    pub fn with_roles(clinic: Arc<Clinic>, roles: &[Role]) -> Self {
        let id = UserId("test".to_owned());
        Self { clinic, actor: Actor { id, name: "TEST, Person".to_owned(), roles: roles.to_vec() } }
    }

    /// Our id of the person.
    pub fn id(&self) -> &UserId {
        &self.actor.id
    }

    /// The same person with the roles that they have now; none when they may not sign in any more.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn renewed(&self) -> Result<Option<Self>> {
        let row = self.clinic.store.ledger().user(&self.actor.id).await?;
        let row = row.filter(|row| row.state == UserState::Active);
        Ok(row.map(|row| Self { clinic: self.clinic.clone(), actor: users::actor_of(&row) }))
    }

    /// Keeps that the person left the desk, signed out or locked out, with why. Whoever signs out leaves nothing behind that
    /// they had typed and not sent; a lock keeps it.
    ///
    /// # Errors
    /// When the store fails; they have left all the same.
    pub async fn left(&self, action: AuditAction, why: &'static str) -> Result<()> {
        let mut tx = self.clinic.store.ledger().begin().await?;
        let entry = self.actor.did(action, Utc::now()).about(AuditedKind::User, self.actor.id.as_str());
        tx.append_audit(&entry.with(json!({ "why": why }))).await?;
        if action == AuditAction::SignOut {
            tx.drop_typed_drafts_by(&self.actor.id).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Refuses something that the person has no handle for, and keeps that they asked for it.
    ///
    /// `what` is the name of what was asked for, never a value.
    pub async fn refuse(&self, what: &'static str, patient: Option<&PatientKey>) -> ClinicError {
        denied(&self.clinic, &Asked { actor: &self.actor, what, patient }).await
    }

    pub(crate) fn actor(&self) -> &Actor {
        &self.actor
    }

    pub(crate) fn has(&self, role: Role) -> bool {
        self.actor.roles.contains(&role)
    }

    /// What every signed-in person may read.
    pub fn member(&self) -> Member {
        Member { clinic: self.clinic.clone(), actor: self.actor.clone() }
    }

    /// The front desk's handle, for who has that role.
    pub fn front_desk(&self) -> Option<FrontDesk> {
        self.has(Role::FrontDesk).then(|| FrontDesk { clinic: self.clinic.clone(), actor: self.actor.clone() })
    }

    /// A clinician's handle, for who has that role.
    pub fn clinician(&self) -> Option<Clinician> {
        self.has(Role::Clinician).then(|| Clinician { clinic: self.clinic.clone(), actor: self.actor.clone() })
    }

    /// Every patient's clinical record, to read, for who has the role.
    pub fn chart(&self) -> Option<Chart> {
        self.clinician().map(|clinician| clinician.chart())
    }

    /// An administrator's handle, for who has that role.
    pub fn administrator(&self) -> Option<Administrator> {
        self.has(Role::Administrator).then(|| Administrator { clinic: self.clinic.clone(), actor: self.actor.clone() })
    }

    /// The devices' handle, for who has a role that includes it.
    pub fn device_desk(&self) -> Option<DeviceDesk> {
        let may = self.has(Role::FrontDesk) || self.has(Role::Administrator);
        may.then(|| DeviceDesk { clinic: self.clinic.clone(), actor: self.actor.clone() })
    }

    /// Scheduling, for who has a role that includes it.
    pub fn scheduling(&self) -> Option<Scheduling> {
        self.front_desk()
            .map(|desk| desk.scheduling())
            .or_else(|| self.clinician().map(|clinician| clinician.scheduling()))
    }
}

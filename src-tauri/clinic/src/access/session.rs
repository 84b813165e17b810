//! A signed-in person.

use std::sync::Arc;

use domain::{Role, UserId};

use super::{Actor, Administrator, Clinician, DeviceDesk, FrontDesk, Member, Scheduling};
use crate::Clinic;

/// A signed-in person. Handles are made from it, and from nothing else.
#[derive(Clone)]
pub struct Session {
    clinic: Arc<Clinic>,
    actor: Actor,
}

impl Session {
    /// Until people sign in, one session holds all three roles.
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

    /// A session with some of the roles, until people sign in: for tests of what a role may reach.
    #[doc(hidden)]
    pub fn with_roles(clinic: Arc<Clinic>, roles: &[Role]) -> Self {
        let id = UserId("test".to_owned());
        Self { clinic, actor: Actor { id, name: "TEST, Person".to_owned(), roles: roles.to_vec() } }
    }

    fn has(&self, role: Role) -> bool {
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

//! The demo clinic's people: one for each role and one with all three. Their passphrase is no secret; it is shown on the
//! demo clinic's own sign-in screen and nowhere else, and no other clinic ever has them.

use std::sync::Arc;
use std::sync::atomic::Ordering;

use chrono::Utc;
use domain::Role;
use domain::audit::AuditAction;
use serde_json::json;
use vault::{HashCost, SecretString};

use super::{actor_of, entry, hashing, new_user, nobody};
use crate::access::Session;
use crate::views::{DemoPeople, DemoUser};
use crate::{Clinic, ClinicError, Result};

/// The passphrase of everybody in the demo clinic.
pub const DEMO_PASSPHRASE: &str = "look around the harbour";

const EVERYBODY: [(&str, &str, &[Role]); 4] = [
    ("jeanne", "MOREAU, Jeanne", &[Role::FrontDesk, Role::Clinician, Role::Administrator]),
    ("amara", "DIALLO, Amara", &[Role::FrontDesk]),
    ("mirja", "AALTO, Mirja", &[Role::Clinician]),
    ("tomas", "REYES, Tomás", &[Role::Administrator]),
];

impl Clinic {
    /// Makes the people of the demo clinic and signs in who has all three roles.
    ///
    /// # Errors
    /// [`ClinicError::Conflict`] when somebody signs in here already: a real clinic never becomes a demo clinic.
    pub async fn seed_demo_people(self: &Arc<Self>) -> Result<Session> {
        if self.has_users().await? {
            return Err(ClinicError::Conflict("notTheFirst"));
        }
        // Nothing is behind this passphrase: the least cost, and one hash for everybody.
        hashing::keep_cost(self, HashCost::FLOOR).await?;
        let passphrase = hashing::hash(self, SecretString::from(DEMO_PASSPHRASE), HashCost::FLOOR).await?;
        let now = Utc::now();
        let mut tx = self.store.ledger().begin().await?;
        let mut first = None;
        for (name, display, roles) in EVERYBODY {
            let row = new_user(name.to_owned(), display.to_owned(), roles.to_vec(), (passphrase.clone(), false), now);
            tx.put_user(&row).await?;
            tx.append_audit(&entry(&nobody(), now, AuditAction::AddUser, Some(&row.id), json!({ "roles": row.roles })))
                .await?;
            first.get_or_insert(actor_of(&row));
        }
        let first = first.ok_or(ClinicError::NotFound("user"))?;
        tx.append_audit(&entry(&first, now, AuditAction::SignIn, Some(&first.id), json!({ "demo": true }))).await?;
        tx.commit().await?;
        self.users.demo.store(true, Ordering::Relaxed);
        Ok(Session::of(self.clone(), first))
    }

    /// Whether this is the demo clinic.
    pub(crate) fn is_demo(&self) -> bool {
        self.users.demo.load(Ordering::Relaxed)
    }

    /// The demo clinic's people, for its sign-in screen; none in any other clinic.
    pub fn demo_people(&self) -> Option<DemoPeople> {
        self.is_demo().then(|| DemoPeople {
            users: EVERYBODY.map(|(user, _, roles)| DemoUser { user: user.to_owned(), roles: roles.to_vec() }).into(),
            passphrase: DEMO_PASSPHRASE.to_owned(),
        })
    }
}

//! The people who sign in, for administrators.

use chrono::Utc;
use domain::sign_in::{GIVEN_FOR, TriedAt};
use store::UserState;

use super::{emergency, tries};
use crate::Result;
use crate::access::Administrator;
use crate::views::{Instant, UserView, UsersView};

impl Administrator {
    /// Everybody who signs in here or did.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn users(&self) -> Result<UsersView> {
        let ledger = self.clinic.store.ledger();
        let now = Utc::now();
        let mut users = Vec::new();
        for row in ledger.users().await? {
            let given_at = ledger.passphrase_given_at(&row.id).await?.filter(|_| row.must_change);
            let tried = ledger.sign_in_tries(&tries::digest(&row.compared)).await?.filter(|tries| tries.is_lock());
            users.push(UserView {
                you: row.id == self.actor.id,
                id: row.id,
                user: row.name,
                name: row.display,
                roles: row.roles,
                active: row.state == UserState::Active,
                totp: row.totp,
                must_change: row.must_change,
                given_until: given_at.map(|at| Instant::from(at + GIVEN_FOR)),
                locked_until: tried.and_then(|tries| tries.wait(TriedAt::Name, now)).map(Instant::from),
                since: Instant::from(row.created_at),
            });
        }
        Ok(UsersView { users, emergencies: emergency::unseen(&self.clinic).await? })
    }
}

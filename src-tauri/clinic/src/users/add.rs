//! A new person, by an administrator, with a passphrase for one sign-in.

use chrono::Utc;
use domain::audit::AuditAction;
use domain::{UserId, sign_in};
use serde_json::json;

use super::{MOST_USERS, display, entry, new_user, roles};
use crate::access::Administrator;
use crate::views::{AddUserInput, Tag};
use crate::{ClinicError, Result};

impl Administrator {
    /// Adds a person. At the first sign-in they choose a passphrase of their own.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] with the field that cannot be accepted, among it a user name that somebody has or had;
    /// [`ClinicError::Conflict`] when there are too many people.
    pub async fn add_user(&self, input: AddUserInput) -> Result<UserId> {
        let clinic = &*self.clinic;
        let name = sign_in::user_name(&input.user).map_err(|what| ClinicError::invalid("user", what))?;
        let compared = sign_in::compared(&name);
        let display = display(&input.name)?;
        let roles = roles(&input.roles)?;
        let passphrase = clinic.hash_chosen(&name, &display, &input.passphrase).await?;
        let now = Utc::now();
        let mut tx = clinic.store.ledger().begin().await?;
        let known = tx.all_users().await?;
        if known.iter().any(|row| row.compared == compared) {
            return Err(ClinicError::invalid("user", "taken"));
        }
        if known.len() >= MOST_USERS {
            return Err(ClinicError::Conflict("tooManyUsers"));
        }
        let row = new_user(name, display, roles, (passphrase, true), now);
        tx.put_user(&row).await?;
        tx.passphrase_given(&row.id, now).await?;
        tx.append_audit(&entry(&self.actor, now, AuditAction::AddUser, Some(&row.id), json!({ "roles": row.roles })))
            .await?;
        tx.commit().await?;
        clinic.events.stale(&[Tag::Users]);
        Ok(row.id)
    }
}

//! The first administrator: made once, while there is nobody, by whoever sits at the desk.

use std::sync::Arc;

use chrono::Utc;
use domain::audit::AuditAction;
use domain::{Role, sign_in};
use serde_json::json;

use super::{actor_of, display, entry, new_user, roles};
use crate::access::Session;
use crate::views::{FirstAdministratorInput, Tag};
use crate::{Clinic, ClinicError, Result};

impl Clinic {
    /// Makes the first administrator and signs them in.
    ///
    /// # Errors
    /// [`ClinicError::Conflict`] when there is somebody already; [`ClinicError::Invalid`] with the field that cannot be
    /// accepted. Nothing is kept then.
    pub async fn make_first_administrator(self: &Arc<Self>, input: FirstAdministratorInput) -> Result<Session> {
        if self.has_users().await? {
            return Err(ClinicError::Conflict("notTheFirst"));
        }
        let name = sign_in::user_name(&input.user).map_err(|what| ClinicError::invalid("user", what))?;
        let display = display(&input.name)?;
        let roles = roles(&[input.roles.as_slice(), &[Role::Administrator]].concat())?;
        let passphrase = self.hash_chosen(&name, &display, &input.passphrase).await?;
        let now = Utc::now();
        let row = new_user(name, display, roles, (passphrase, false), now);
        let mut tx = self.store.ledger().begin().await?;
        // Of two who are first, one is.
        if !tx.all_users().await?.is_empty() {
            return Err(ClinicError::Conflict("notTheFirst"));
        }
        tx.put_user(&row).await?;
        let actor = actor_of(&row);
        tx.append_audit(&entry(&actor, now, AuditAction::AddUser, Some(&row.id), json!({ "roles": row.roles })))
            .await?;
        tx.append_audit(&entry(&actor, now, AuditAction::SignIn, Some(&row.id), json!({ "code": false }))).await?;
        tx.commit().await?;
        self.events.stale(&[Tag::Users, Tag::Startup]);
        Ok(Session::of(self.clone(), actor))
    }
}

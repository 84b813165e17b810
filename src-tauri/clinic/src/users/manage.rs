//! What administrators change about people. Whatever it is, somebody who may do it remains.

use chrono::Utc;
use domain::UserId;
use domain::audit::AuditAction;
use serde_json::{Value, json};
use store::{UserRow, UserState};
use vault::SecretName;

use super::{display, entry, is_administrator, roles, tries};
use crate::access::Administrator;
use crate::views::{ChangeUserInput, GivePassphraseInput, Tag};
use crate::{ClinicError, Result};

impl Administrator {
    /// Changes a person's name and roles.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] with the field that cannot be accepted, [`ClinicError::NotFound`];
    /// [`ClinicError::Conflict`] when no administrator would be left.
    pub async fn change_user(&self, input: ChangeUserInput) -> Result<()> {
        let (display, roles) = (display(&input.name)?, roles(&input.roles)?);
        self.change(&input.id, AuditAction::ChangeUser, |row| {
            let detail = json!({ "before": row.roles, "roles": roles });
            row.display = display;
            row.roles = roles;
            Ok(detail)
        })
        .await
    }

    /// Ends a person: they sign in no more. What they did stays under their name; what they had typed and not sent goes.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`]; [`ClinicError::Conflict`] when no administrator would be left.
    pub async fn end_user(&self, id: &UserId) -> Result<()> {
        self.change(id, AuditAction::EndUser, |row| {
            row.state = UserState::Ended;
            Ok(json!({}))
        })
        .await
    }

    /// Restores a person who was ended, with the roles that they had.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`].
    pub async fn restore_user(&self, id: &UserId) -> Result<()> {
        self.change(id, AuditAction::RestoreUser, |row| {
            row.state = UserState::Active;
            Ok(json!({ "roles": row.roles }))
        })
        .await
    }

    /// Gives a person a passphrase for the next sign-in, at which they choose their own; a lock is taken off.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] for a passphrase that cannot be chosen, or one's own account; [`ClinicError::NotFound`].
    pub async fn give_passphrase(&self, input: GivePassphraseInput) -> Result<()> {
        if input.id == self.actor.id {
            // One's own is changed with the old one.
            return Err(ClinicError::invalid("id", "yourself"));
        }
        let row = self.clinic.store.ledger().user(&input.id).await?.ok_or(ClinicError::NotFound("user"))?;
        let hash = self.clinic.hash_chosen(&row.name, &row.display, &input.passphrase).await?;
        self.change(&input.id, AuditAction::GivePassphrase, |row| {
            row.passphrase = hash;
            row.must_change = true;
            Ok(json!({}))
        })
        .await?;
        self.unlock_user(&input.id).await
    }

    /// Takes a lock off that wrong tries had put on.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`].
    pub async fn unlock_user(&self, id: &UserId) -> Result<()> {
        let mut tx = self.clinic.store.ledger().begin().await?;
        let row = tx.user_now(id).await?.ok_or(ClinicError::NotFound("user"))?;
        tx.forget_sign_in_tries(&tries::digest(&row.compared)).await?;
        tx.append_audit(&entry(&self.actor, Utc::now(), AuditAction::UnlockUser, Some(id), json!({}))).await?;
        tx.commit().await?;
        self.clinic.events.stale(&[Tag::Users]);
        Ok(())
    }

    /// Takes the authenticator of somebody off who has lost it.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`]; the keyring's.
    pub async fn remove_authenticator(&self, id: &UserId) -> Result<()> {
        self.change(id, AuditAction::RemoveAuthenticator, |row| {
            row.totp = false;
            row.totp_step = None;
            Ok(json!({}))
        })
        .await?;
        let (vault, name) = (self.clinic.vault.clone(), SecretName::totp(id.as_str()));
        tokio::task::spawn_blocking(move || vault.delete(&name)).await.map_err(|_| ClinicError::Closing)??;
        Ok(())
    }

    /// One change of one person, with its entry in the audit, in one transaction.
    async fn change(
        &self,
        id: &UserId,
        action: AuditAction,
        change: impl FnOnce(&mut UserRow) -> Result<Value>,
    ) -> Result<()> {
        let now = Utc::now();
        let mut tx = self.clinic.store.ledger().begin().await?;
        let mut all = tx.all_users().await?;
        let row = all.iter_mut().find(|row| row.id == *id).ok_or(ClinicError::NotFound("user"))?;
        let detail = change(row)?;
        row.changed_at = now;
        let row = row.clone();
        if !all.iter().any(is_administrator) {
            return Err(ClinicError::Conflict("lastAdministrator"));
        }
        tx.put_user(&row).await?;
        if action == AuditAction::GivePassphrase {
            tx.passphrase_given(id, now).await?;
        }
        if row.state == UserState::Ended {
            tx.drop_typed_drafts_by(id).await?;
        }
        tx.append_audit(&entry(&self.actor, now, action, Some(id), detail)).await?;
        tx.commit().await?;
        self.clinic.events.stale(&[Tag::Users, Tag::Settings]);
        Ok(())
    }
}

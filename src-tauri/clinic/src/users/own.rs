//! One's own account: the passphrase, with the one until now, and an authenticator.

use chrono::Utc;
use domain::audit::AuditAction;
use serde_json::json;
use store::{LedgerTx, UserRow, UserState};
use vault::{ExposeSecret, SecretName, SecretString};

use super::tries::{self, Counted};
use super::{authenticator, entry, failed, hashing, strength};
use crate::access::{Administrator, Member};
use crate::views::{AccountView, AuthenticatorOffer, OwnCodeInput, OwnPassphraseInput, Tag};
use crate::{ClinicError, Result};

impl Administrator {
    /// Refuses whoever does not enter their own passphrase again, in the field `own`.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`], [`ClinicError::Conflict`] `waitAfterTries`.
    pub(crate) async fn prove(&self, own: &SecretString) -> Result<()> {
        let member = Member { clinic: self.clinic.clone(), actor: self.actor.clone() };
        member.proven(own, "own").await.map(drop)
    }
}

impl Member {
    /// One's own account.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] for a session that nobody signed in to.
    pub async fn account(&self) -> Result<AccountView> {
        let row = self.own().await?;
        Ok(AccountView { user: row.name, name: row.display, roles: row.roles, totp: row.totp })
    }

    /// Changes one's own passphrase.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] of the field `old` when it is not the one until now, and of `passphrase` when the new one
    /// cannot be chosen.
    pub async fn change_own_passphrase(&self, input: OwnPassphraseInput) -> Result<()> {
        let row = self.proven(&input.old, "old").await?;
        if input.old.expose_secret() == input.new.expose_secret() {
            return Err(ClinicError::invalid("passphrase", "asBefore"));
        }
        let hash = self.clinic.hash_chosen(&row.name, &row.display, &input.new).await?;
        let (mut tx, mut now_row) = self.again(&row).await?;
        now_row.passphrase = hash;
        self.keep(&mut tx, now_row, AuditAction::ChangeOwnPassphrase).await?;
        Ok(tx.commit().await?)
    }

    /// A secret for an authenticator. It counts once a code made from it is entered.
    ///
    /// # Errors
    /// [`ClinicError::Conflict`] when one is set already.
    pub async fn offer_authenticator(&self) -> Result<AuthenticatorOffer> {
        let row = self.own().await?;
        if row.totp {
            return Err(ClinicError::Conflict("authenticatorSet"));
        }
        authenticator::offer_to(&self.clinic, &row).await
    }

    /// Sets the authenticator that was offered last, with the passphrase and a code made from it.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] of the field `old` or `code`; [`ClinicError::Conflict`] when none was offered.
    pub async fn set_authenticator(&self, input: OwnCodeInput) -> Result<()> {
        let row = self.proven(&input.passphrase, "old").await?;
        let secret = authenticator::offered(&self.clinic, &row.id).ok_or(ClinicError::Conflict("nothingOffered"))?;
        let step = authenticator::right(&secret, &input.code, Utc::now())?;
        let step = step.ok_or(ClinicError::invalid("code", "wrong"))?;
        // The secret first: no account ever asks for a code that no secret makes.
        authenticator::keep(&self.clinic, &row.id, secret).await?;
        let (mut tx, mut now_row) = self.again(&row).await?;
        now_row.totp = true;
        now_row.totp_step = Some(step);
        self.keep(&mut tx, now_row, AuditAction::SetAuthenticator).await?;
        tx.commit().await?;
        authenticator::withdraw(&self.clinic, &row.id);
        Ok(())
    }

    /// Takes one's own authenticator off, with the passphrase and a code.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] of the field `old` or `code`.
    pub async fn remove_own_authenticator(&self, input: OwnCodeInput) -> Result<()> {
        let row = self.proven(&input.passphrase, "old").await?;
        let step = authenticator::step(&self.clinic, &row, &input.code, Utc::now()).await?;
        if step.is_none() {
            return Err(ClinicError::invalid("code", "wrong"));
        }
        let (mut tx, mut now_row) = self.again(&row).await?;
        now_row.totp = false;
        now_row.totp_step = None;
        self.keep(&mut tx, now_row, AuditAction::RemoveOwnAuthenticator).await?;
        tx.commit().await?;
        let (vault, name) = (self.clinic.vault.clone(), SecretName::totp(row.id.as_str()));
        tokio::task::spawn_blocking(move || vault.delete(&name)).await.map_err(|_| ClinicError::Closing)??;
        Ok(())
    }

    async fn own(&self) -> Result<UserRow> {
        let row = self.clinic.store.ledger().user(&self.actor.id).await?;
        row.filter(|row| row.state == UserState::Active).ok_or(ClinicError::NotFound("user"))
    }

    /// Who sits here, once they have entered their passphrase again.
    async fn proven(&self, passphrase: &SecretString, field: &'static str) -> Result<UserRow> {
        if passphrase.expose_secret().len() > strength::LONGEST {
            return Err(ClinicError::invalid(field, "tooLong"));
        }
        let row = self.own().await?;
        // A desk that was left unlocked is no way to guess at a passphrase either.
        let tried_at = tries::digest(&row.compared);
        let Counted::Try(counted) = tries::count(&self.clinic, &tried_at, Utc::now()).await? else {
            return Err(ClinicError::Conflict("waitAfterTries"));
        };
        let cost = hashing::cost(&self.clinic).await?;
        let kept = Some(row.passphrase.clone());
        let fits = hashing::fits(&self.clinic, passphrase.clone(), kept, cost).await?;
        let mut tx = self.clinic.store.ledger().begin().await?;
        if fits {
            tries::forgive(&mut tx, &tried_at).await?;
            tx.commit().await?;
            return Ok(row);
        }
        let detail = json!({ "tries": counted.count });
        tx.append_audit(&failed(&self.actor, Utc::now(), AuditAction::OwnPassphraseWrong, Some(&row.id), detail))
            .await?;
        tx.commit().await?;
        Err(ClinicError::invalid(field, "wrong"))
    }

    /// The account as a transaction sees it, when it is still what was proven.
    async fn again(&self, proven: &UserRow) -> Result<(LedgerTx, UserRow)> {
        let mut tx = self.clinic.store.ledger().begin().await?;
        let row = tx.user_now(&proven.id).await?;
        let row = row.filter(|row| row.state == UserState::Active && row.passphrase == proven.passphrase);
        Ok((tx, row.ok_or(ClinicError::Conflict("changedMeanwhile"))?))
    }

    async fn keep(&self, tx: &mut LedgerTx, mut row: UserRow, action: AuditAction) -> Result<()> {
        let now = Utc::now();
        row.changed_at = now;
        tx.put_user(&row).await?;
        tx.append_audit(&entry(&self.actor, now, action, Some(&row.id), json!({}))).await?;
        self.clinic.events.stale(&[Tag::Users, Tag::Settings]);
        Ok(())
    }
}

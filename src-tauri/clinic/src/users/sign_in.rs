//! Signing in. Nothing but a right passphrase, and the authenticator's code where one is set, makes a session.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::audit::AuditAction;
use domain::sign_in::{LONGEST_USER_NAME, Tries, compared};
use serde_json::json;
use store::{UserRow, UserState};
use vault::{ExposeSecret, SecretString};

use super::tries::{self, Counted};
use super::{actor_of, authenticator, entry, failed, hashing, nobody, strength};
use crate::access::Session;
use crate::views::{Instant, SignInAnswer, SignInInput, Tag};
use crate::{Clinic, ClinicError, Result, settings};

/// How a try to sign in ended.
pub enum SignIn {
    /// Somebody is signed in.
    In(Session),
    /// Nobody is.
    Not(SignInAnswer),
}

impl Clinic {
    /// Whether anybody can sign in. Where nobody can, the first administrator is made.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn has_users(&self) -> Result<bool> {
        Ok(self.store.ledger().has_users().await?)
    }

    /// Signs somebody in. Whether there is somebody of that name can be told neither from the answer nor from the work it
    /// took.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] for what is too long, or a new passphrase that cannot be chosen; the store's and the
    /// keyring's.
    pub async fn sign_in(self: &Arc<Self>, input: SignInInput) -> Result<SignIn> {
        bounds(&input)?;
        let name = compared(&input.user);
        let tried_at = tries::digest(&name);
        let cost = hashing::cost(self).await?;
        let now = Utc::now();
        let counted = match tries::count(self, &tried_at, now).await? {
            Counted::Try(tries) => tries,
            Counted::Waiting(wait) => {
                let until = Instant::from(wait.until);
                return Ok(SignIn::Not(SignInAnswer::Wait { until, locked: wait.locked }));
            }
        };
        let found = self.store.ledger().user_called(&name).await?;
        let active = found.clone().filter(|row| row.state == UserState::Active);
        let kept = active.as_ref().map(|row| row.passphrase.clone());
        let fits = hashing::fits(self, input.passphrase.clone(), kept, cost).await?;
        let Some(row) = active.filter(|_| fits) else { return self.wrong(found.as_ref(), counted, now).await };
        let step = if row.totp {
            let Some(code) = &input.code else {
                tries::take_back(self, &tried_at).await?;
                return Ok(SignIn::Not(SignInAnswer::CodeNeeded));
            };
            match authenticator::step(self, &row, code, now).await? {
                Some(step) => Some(step),
                None => return self.wrong(Some(&row), counted, now).await,
            }
        } else {
            None
        };
        let chosen = match (row.must_change, &input.new_passphrase) {
            (false, _) => None,
            (true, None) => {
                tries::take_back(self, &tried_at).await?;
                return Ok(SignIn::Not(SignInAnswer::NewPassphraseNeeded));
            }
            (true, Some(new)) => match self.chosen(&row, &input.passphrase, new).await {
                Ok(hash) => Some(hash),
                Err(error) => {
                    tries::take_back(self, &tried_at).await?;
                    return Err(error);
                }
            },
        };
        self.enter(row, &tried_at, (step, chosen), counted).await
    }

    async fn wrong(&self, about: Option<&UserRow>, tries: Tries, now: DateTime<Utc>) -> Result<SignIn> {
        let mut tx = self.store.ledger().begin().await?;
        let about = about.map(|row| &row.id);
        tx.append_audit(&failed(&nobody(), now, AuditAction::SignInFailed, about, json!({ "tries": tries.count })))
            .await?;
        if tries.is_lock() {
            tx.append_audit(&failed(&nobody(), now, AuditAction::SignInLocked, about, json!({ "tries": tries.count })))
                .await?;
        }
        tx.commit().await?;
        self.events.stale(&[Tag::Users]);
        Ok(SignIn::Not(SignInAnswer::Wrong))
    }

    /// Everything was right: it is looked at once more in the transaction that says so, since an administrator may have
    /// changed it meanwhile.
    async fn enter(
        self: &Arc<Self>,
        seen: UserRow,
        tried_at: &str,
        (step, chosen): (Option<u64>, Option<String>),
        counted: Tries,
    ) -> Result<SignIn> {
        let now = Utc::now();
        let mut tx = self.store.ledger().begin().await?;
        let still = tx.user_now(&seen.id).await?.filter(|row| {
            let unused = step.is_none_or(|step| row.totp_step.is_none_or(|used| step > used));
            row.state == UserState::Active && row.passphrase == seen.passphrase && row.totp == seen.totp && unused
        });
        let Some(mut row) = still else {
            drop(tx);
            return self.wrong(Some(&seen), counted, now).await;
        };
        row.totp_step = step.or(row.totp_step);
        if let Some(chosen) = chosen {
            row.passphrase = chosen;
            row.must_change = false;
            row.changed_at = now;
            tx.append_audit(&entry(&actor_of(&row), now, AuditAction::ChangeOwnPassphrase, Some(&row.id), json!({})))
                .await?;
        }
        tx.put_user(&row).await?;
        tries::forgive(&mut tx, tried_at).await?;
        tx.append_audit(&entry(&actor_of(&row), now, AuditAction::SignIn, Some(&row.id), json!({ "code": row.totp })))
            .await?;
        tx.commit().await?;
        self.events.stale(&[Tag::Users]);
        Ok(SignIn::In(Session::of(self.clone(), actor_of(&row))))
    }

    /// A passphrase of one's own in the place of one that somebody else gave.
    async fn chosen(&self, row: &UserRow, old: &SecretString, new: &SecretString) -> Result<String> {
        if old.expose_secret() == new.expose_secret() {
            return Err(ClinicError::invalid("passphrase", "asBefore"));
        }
        self.hash_chosen(&row.name, &row.display, new).await
    }

    /// What is kept of a passphrase that somebody chose, if it can be chosen.
    pub(super) async fn hash_chosen(&self, name: &str, display: &str, new: &SecretString) -> Result<String> {
        let clinic = settings::read(self).await?.clinic;
        strength::judge(new, &[name, display, &clinic])?;
        hashing::hash(self, new.clone(), hashing::cost(self).await?).await
    }
}

/// What is looked at has a bound. It follows from what was typed alone, and tells nothing of who there is.
fn bounds(input: &SignInInput) -> Result<()> {
    if input.user.chars().count() > LONGEST_USER_NAME {
        return Err(ClinicError::invalid("user", "tooLong"));
    }
    let long = |secret: &SecretString| secret.expose_secret().len() > strength::LONGEST;
    if long(&input.passphrase) || input.code.as_ref().is_some_and(long) {
        return Err(ClinicError::invalid("passphrase", "tooLong"));
    }
    Ok(())
}

//! Signing in. Nothing but a right passphrase, and the authenticator's code where one is set, makes a session.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::Role;
use domain::audit::AuditAction;
use domain::sign_in::{GIVEN_FOR, LONGEST_USER_NAME, Tries, compared};
use serde_json::json;
use store::{UserRow, UserState};
use vault::{ExposeSecret, HashCost, SecretString};

use super::tries::{self, Counted};
use super::{actor_of, authenticator, entry, failed, hashing, nobody, strength};
use crate::access::Session;
use crate::views::{AuthenticatorOffer, AuthenticatorRule, Instant, SignInAnswer, SignInInput, Tag};
use crate::{Clinic, ClinicError, Result, settings};

/// How a try to sign in ended.
pub enum SignIn {
    /// Somebody is signed in.
    In(Session),
    /// Nobody is.
    Not(SignInAnswer),
}

/// What was right, and what is kept because of it.
struct Proof {
    /// The time step of the authenticator's code.
    step: Option<u64>,
    /// A passphrase of one's own in the place of one that was given, hashed.
    chosen: Option<String>,
    /// The same passphrase, hashed at a cost that has grown.
    renewed: Option<String>,
    /// The time step of the first code of an authenticator that was set up just now.
    first: Option<u64>,
}

/// What became of the clinic's demand for an authenticator.
enum Demanded {
    /// It demands none, or there is one.
    Nothing,
    /// One is to be set up with this.
    Offered(AuthenticatorOffer),
    /// It was set up.
    Right(u64),
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
            (true, _) if self.given_ran_out(&row, now).await? => {
                tries::take_back(self, &tried_at).await?;
                return self.ran_out(&row, now).await;
            }
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
        let first = match self.first_code(&row, &input, now).await {
            Ok(Demanded::Nothing) => None,
            Ok(Demanded::Right(step)) => Some(step),
            Ok(Demanded::Offered(offer)) => {
                tries::take_back(self, &tried_at).await?;
                return Ok(SignIn::Not(SignInAnswer::AuthenticatorNeeded { offer }));
            }
            Err(error) => {
                tries::take_back(self, &tried_at).await?;
                return Err(error);
            }
        };
        let renewed = match HashCost::of_kept(&row.passphrase) {
            Some(kept) if chosen.is_none() && kept.is_below(cost) => {
                Some(hashing::hash(self, input.passphrase.clone(), cost).await?)
            }
            _ => None,
        };
        self.enter(row, &tried_at, Proof { step, chosen, renewed, first }, counted).await
    }

    /// Whether a passphrase that somebody else gave was given too long ago.
    async fn given_ran_out(&self, row: &UserRow, now: DateTime<Utc>) -> Result<bool> {
        let given_at = self.store.ledger().passphrase_given_at(&row.id).await?;
        Ok(now - given_at.unwrap_or(row.changed_at) > GIVEN_FOR)
    }

    async fn ran_out(&self, row: &UserRow, now: DateTime<Utc>) -> Result<SignIn> {
        let mut tx = self.store.ledger().begin().await?;
        let why = json!({ "why": "givenRanOut" });
        tx.append_audit(&failed(&nobody(), now, AuditAction::SignInFailed, Some(&row.id), why)).await?;
        tx.commit().await?;
        Ok(SignIn::Not(SignInAnswer::GivenRanOut))
    }

    /// The authenticator that the clinic demands of somebody who has none: offered, or proven by a code made from it.
    async fn first_code(&self, row: &UserRow, input: &SignInInput, now: DateTime<Utc>) -> Result<Demanded> {
        let settings = settings::read(self).await?;
        let demanded = match settings.authenticators {
            AuthenticatorRule::Nobody => false,
            AuthenticatorRule::Administrators => row.roles.contains(&Role::Administrator),
            AuthenticatorRule::Everybody => true,
        };
        if row.totp || !demanded {
            return Ok(Demanded::Nothing);
        }
        let Some(code) = &input.first_code else {
            return Ok(Demanded::Offered(authenticator::offer_to(self, row).await?));
        };
        let secret = authenticator::offered(self, &row.id).ok_or(ClinicError::Conflict("nothingOffered"))?;
        let step = authenticator::right(&secret, code, now)?.ok_or(ClinicError::invalid("firstCode", "wrong"))?;
        // The secret first: no account ever asks for a code that no secret makes.
        authenticator::keep(self, &row.id, secret).await?;
        Ok(Demanded::Right(step))
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
        Proof { step, chosen, renewed, first }: Proof,
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
        if let Some(renewed) = renewed {
            // The same passphrase, at today's cost.
            row.passphrase = renewed;
        }
        if let Some(step) = first {
            (row.totp, row.totp_step) = (true, Some(step));
            row.changed_at = now;
            tx.append_audit(&entry(&actor_of(&row), now, AuditAction::SetAuthenticator, Some(&row.id), json!({})))
                .await?;
        }
        if let Some(chosen) = chosen {
            row.passphrase = chosen;
            row.must_change = false;
            row.changed_at = now;
            tx.passphrase_chosen(&row.id).await?;
            tx.append_audit(&entry(&actor_of(&row), now, AuditAction::ChangeOwnPassphrase, Some(&row.id), json!({})))
                .await?;
        }
        tx.put_user(&row).await?;
        tries::forgive(&mut tx, tried_at).await?;
        tx.append_audit(&entry(&actor_of(&row), now, AuditAction::SignIn, Some(&row.id), json!({ "code": row.totp })))
            .await?;
        tx.commit().await?;
        if first.is_some() {
            authenticator::withdraw(self, &row.id);
        }
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
    let codes = [&input.code, &input.first_code];
    if long(&input.passphrase) || codes.into_iter().flatten().any(long) {
        return Err(ClinicError::invalid("passphrase", "tooLong"));
    }
    Ok(())
}

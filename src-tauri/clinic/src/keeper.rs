//! Who looks after a clinic that is closed for it: its key is changed, a backup is brought, it is forgotten. From the window
//! it is an administrator who has entered their passphrase once more; from a terminal nobody is signed in.

use chrono::Utc;
use domain::audit::AuditAction;
use store::AuditEntry;
use vault::SecretString;

use crate::access::{Actor, Administrator};
use crate::rest::Rest;
use crate::views::ForgetInput;
use crate::{ClinicError, Result, settings};

/// Who does it, for the audit.
#[derive(Debug, Clone)]
pub struct Keeper(Actor);

/// An administrator has proven who they are, and the clinic rests: it may be closed.
pub struct Ready {
    /// Who it was.
    pub keeper: Keeper,
    /// The outbox rests while this lives.
    pub rest: Rest,
}

impl Keeper {
    /// Whoever works at the computer with the console closed.
    pub fn terminal() -> Self {
        Self(Actor::terminal())
    }

    /// Whoever sits there before anybody can sign in.
    pub fn desk() -> Self {
        Self(Actor::console(Vec::new()))
    }

    pub(crate) fn of_actor(actor: &Actor) -> Self {
        Self(actor.clone())
    }

    pub(crate) fn did(&self, action: AuditAction) -> AuditEntry {
        self.0.did(action, Utc::now())
    }
}

impl Administrator {
    /// Makes ready for another key of the databases: the passphrase is right, and nothing is on its way to a vendor.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] of the field `own`; [`ClinicError::Conflict`] `waitAfterTries`, `stillSending`, or
    /// `demoClinic`, which is made anew each time.
    pub async fn ready_to_change_key(&self, own: &SecretString) -> Result<Ready> {
        self.of_a_real_clinic()?;
        self.prove(own).await?;
        Ok(Ready { keeper: Keeper::of_actor(&self.actor), rest: self.clinic.rest().await? })
    }

    /// Makes ready for forgetting the clinic: the same, and its name was typed. It stands in the audit for as long as there
    /// is one.
    ///
    /// # Errors
    /// The same; [`ClinicError::Invalid`] of the field `name`.
    pub async fn ready_to_forget(&self, input: ForgetInput) -> Result<Ready> {
        self.of_a_real_clinic()?;
        if input.name.trim() != settings::read(&self.clinic).await?.clinic.trim() {
            return Err(ClinicError::invalid("name", "notTheName"));
        }
        self.prove(&input.own).await?;
        let (keeper, rest) = (Keeper::of_actor(&self.actor), self.clinic.rest().await?);
        self.clinic.store.ledger().append_audit(&keeper.did(AuditAction::ForgetClinic)).await?;
        Ok(Ready { keeper, rest })
    }

    fn of_a_real_clinic(&self) -> Result<()> {
        if self.clinic.is_demo() { Err(ClinicError::Conflict("demoClinic")) } else { Ok(()) }
    }
}

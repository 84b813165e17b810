//! The user of a Mia account: who is logged in (MIA-02), and a mail by which they choose a new password (MIA-03).
//!
//! Both are asked at once and wait for the answer, as a log-in does: nothing of a patient is in them, and a mail is of use
//! only to whoever sits there. The wish for a mail is in the audit before it leaves, and it leaves once.

use domain::ConnectionId;
use domain::audit::AuditAction;
use serde_json::json;

use crate::access::Administrator;
use crate::account::{At, MiaAccount};
use crate::adapters::mia_calls::{self, Asked};
use crate::views::{MiaProfile, ResetMail};
use crate::{Clinic, ClinicError, Result, text};

/// The longest address that mail can have (RFC 5321).
const LONGEST_ADDRESS: usize = 254;

impl Administrator {
    /// Asks Mia who is logged in (MIA-02).
    ///
    /// # Errors
    /// [`ClinicError::Conflict`] for an account that is off or not at Mia; the vendor's failure.
    pub async fn mia_profile(&self, id: &ConnectionId) -> Result<MiaProfile> {
        let account = account(&self.clinic, id)?;
        let (profile, drift) = mia_calls::profile(&account).await?;
        self.clinic.drift.note_all(id, &drift);
        Ok(profile)
    }

    /// Has Mia send a mail to that address by which a new password is chosen (MIA-03, A-MIA-13).
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] when it is no mail address; [`ClinicError::Conflict`] for an account that is off or not at
    /// Mia; the vendor's failure when the mail was certainly not sent.
    pub async fn send_reset_mail(&self, id: &ConnectionId, email: &str) -> Result<ResetMail> {
        let account = account(&self.clinic, id)?;
        let email = text::required("email", email, LONGEST_ADDRESS)?;
        let (name, host) = email.split_once('@').unwrap_or_default();
        if name.is_empty() || host.is_empty() || email.chars().any(char::is_whitespace) {
            return Err(ClinicError::invalid("email", "mailAddress"));
        }
        self.tell(id, AuditAction::AskResetMail, &email, None).await?;
        let asked = mia_calls::reset_password(&account, &email).await;
        let (word, answer) = match asked {
            Asked::Taken => ("taken", Ok(ResetMail::Taken)),
            Asked::NotKnown => ("notKnown", Ok(ResetMail::NotKnown)),
            Asked::NotSent(failure) => ("notSent", Err(failure.into())),
        };
        self.tell(id, AuditAction::ResetMail, &email, Some(word)).await?;
        answer
    }

    async fn tell(&self, id: &ConnectionId, action: AuditAction, email: &str, outcome: Option<&str>) -> Result<()> {
        let mut tx = self.clinic.store.ledger().begin().await?;
        let detail = json!({ "to": email, "outcome": outcome });
        tx.append_audit(&self.entry(action, id).with(detail)).await?;
        Ok(tx.commit().await?)
    }
}

fn account(clinic: &Clinic, id: &ConnectionId) -> Result<MiaAccount> {
    match clinic.account(id).ok_or(ClinicError::Conflict("connectionOff"))?.at() {
        At::Mia(account) => Ok(account),
        At::Solo(_) | At::Carium(_) | At::CareMonitor(_) | At::ClinOne(_) => Err(ClinicError::Conflict("vendorLacks")),
    }
}

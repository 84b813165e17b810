//! A patient's consent: OAuth 2 with PKCE and state, asked for in the system's browser (RFC 6749, RFC 7636, RFC 8252).
//!
//! The steps are values, so that whoever shows them can: [`Consents::begin`] gives the address to open and what is needed
//! to understand the answer; [`RedirectListener::answer`] waits for it; [`Consents::exchange`] makes it a [`Grant`].
//!
//! What this refuses: an answer without our state, a grant of what was not asked for, and to take anything as granted
//! that CareMonitor did not name.

mod listener;
mod metric;
mod page;
mod pending;
mod portal;
mod token_answer;

use std::collections::BTreeSet;

use chrono::Utc;
use url::Url;
use vendor_http::CallError;

pub use listener::RedirectListener;
pub use metric::Metric;
pub use page::PageWords;
pub use pending::{Authorised, Decision, Pending, Refusal};
pub(crate) use portal::Portal;
pub use portal::{Exchanged, Refreshed};

use crate::grant::Grant;
use crate::wire::Wire;
use crate::{Consented, PatientId, Standing};

/// Consents of patients.
pub struct Consents<'a> {
    pub(crate) wire: &'a Wire,
}

impl Consents<'_> {
    /// The address to open in the system's browser, and what is needed to understand the patient's answer. Nothing is
    /// contacted.
    ///
    /// # Errors
    /// [`vendor_http::CallErrorKind::InvalidInput`] when nothing is asked for, no patient is named, or the connection
    /// has no client id.
    pub fn begin(
        &self,
        redirect: &Url,
        patient: PatientId,
        asked: BTreeSet<Metric>,
    ) -> Result<(Url, Pending), CallError> {
        self.wire.portal("CM-02")?.begin(redirect, patient, asked)
    }

    /// CM-03: exchanges the code of a consent for tokens. What is granted is what was asked for, the redirect names and
    /// the tokens do not deny.
    ///
    /// # Errors
    /// When the portal refuses the code: it is valid once and for a short time.
    pub async fn exchange(&self, authorised: Authorised) -> Result<Exchanged, CallError> {
        self.wire.portal("CM-03")?.exchange(authorised, Utc::now()).await
    }

    /// CM-03: renews tokens. The earlier refresh token may be void afterwards, so the new grant is to be kept before it
    /// is used; [`crate::Consented`] does so. When the answer is lost, the consent may be lost with it: then the next
    /// refresh says [`Refreshed::Revoked`], and the patient is asked again.
    ///
    /// # Errors
    /// When the portal cannot be reached or answers unreadably. That the consent has ended is no error.
    pub async fn refresh(&self, grant: &Grant) -> Result<Refreshed, CallError> {
        match &grant.refresh {
            Some(token) => self.wire.portal("CM-03")?.refresh(grant, token, Utc::now()).await,
            None => Ok(Refreshed::Revoked),
        }
    }

    /// CM-03: asks whether a consent still stands, by renewing its tokens whatever their age. Contacts the portal once.
    ///
    /// # Errors
    /// As for [`Consents::refresh`]; [`vendor_http::CallErrorKind::InvalidInput`] when no refresh token was given, since
    /// then nothing can be asked; [`vendor_http::CallErrorKind::NeverLeft`] when the vault took no new grant. That the
    /// consent has ended is no error.
    pub async fn renew(&self, consented: &Consented) -> Result<Standing, CallError> {
        consented.renew(self.wire).await?;
        Ok(consented.standing().await)
    }
}

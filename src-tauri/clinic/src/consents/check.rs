//! Asking CareMonitor whether a consent still stands (CM-03): its tokens are renewed, and nothing is sent.

use domain::PatientKey;

use super::account;
use super::held::{consented, note};
use crate::access::Scheduling;
use crate::adapters::calls;
use crate::{ClinicError, Result};

impl Scheduling {
    /// Asks whether a patient's consent still stands. What it shows is kept, and stands in the view.
    ///
    /// # Errors
    /// [`ClinicError::Conflict`] when none stands here, the connection is off, or nothing can be asked since no refresh
    /// token was given; the vendor's failure, which ends nothing.
    pub async fn check_consent(&self, patient: &PatientKey) -> Result<()> {
        let clinic = &self.clinic;
        let account = account(clinic, patient)?;
        let held = consented(clinic, &self.actor, patient).await?.ok_or(ClinicError::Conflict("noConsent"))?;
        let asked = account.client.consents().renew(&held.consented).await;
        note(clinic, &self.actor, &held).await?;
        asked.map(drop).map_err(|error| calls::failure(&error).into())
    }
}

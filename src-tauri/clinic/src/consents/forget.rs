//! Forgetting a consent here. At the vendor it stays until the patient revokes it there: no operation of theirs ends it.

use domain::ConsentEnd;
use store::ConsentRow;

use super::record;
use crate::access::Scheduling;
use crate::people::verify;
use crate::views::ForgetConsentInput;
use crate::{ClinicError, Result};

impl Scheduling {
    /// Removes the tokens of a patient's consent from the keyring: nothing can be sent with it any more.
    ///
    /// # Errors
    /// [`ClinicError::Conflict`] when none stands, or the identifiers do not hold; a failure of the keyring, with which
    /// the consent stands as before.
    pub async fn forget_consent(&self, input: ForgetConsentInput) -> Result<()> {
        let clinic = &*self.clinic;
        let patient = clinic.store.mirror().patient(&input.patient).await?.ok_or(ClinicError::NotFound("patient"))?;
        verify(&patient, &input.patient, &input.checked)?;
        let rows = clinic.store.ledger().consents_of(&input.patient).await?;
        let row = rows.into_iter().find(ConsentRow::stands).ok_or(ClinicError::Conflict("noConsent"))?;
        record::end(clinic, &self.actor, &row, ConsentEnd::Forgotten).await
    }
}

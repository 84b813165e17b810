//! Consent: a patient is asked, at CareMonitor's own portal and in the system's browser, which of five metrics may be sent
//! (CM-02, CM-03), and the answer is kept.
//!
//! * Tokens are in the keyring and nowhere else; what was asked, answered and ended is in the ledger, each step with its
//!   audit entry in the same transaction. The keyring has a grant before anything tells that it was granted.
//! * The newest answer holds, whole: it takes the place of an earlier one, so what is granted now must be asked for again
//!   with what is new. A patient who then declines everything has ended the earlier consent too.
//! * A patient is asked one question at a time. It waits behind the screens for ten minutes at most.
//! * What was not named as granted is not granted. A consent that CareMonitor renews no more has ended.
//! * Readings are sent with [`using`] alone, which notes what that showed about the consent.

mod answer;
mod ask;
mod check;
mod desk;
mod ends;
mod forget;
mod grants;
mod held;
mod page_words;
mod record;
mod recover;
mod sending;
mod view;

pub(crate) use desk::Desk;
pub(crate) use ends::{end_all_of, forget_tokens, leads_elsewhere, stop_questions};
pub(crate) use recover::recover;
pub(crate) use sending::{refusal, using};
pub(crate) use view::metric_standing;

use domain::{AccountSettings, PatientKey};
use store::ConnectionRow;
use url::Url;

use crate::account::{At, CareMonitorAccount};
use crate::{Clinic, ClinicError, Result};

/// The portal of a connection; none where no consents are asked for.
fn portal(row: &ConnectionRow) -> Option<Url> {
    match &row.settings {
        AccountSettings::CareMonitor { portal_url, client_id, .. } if !client_id.is_empty() => {
            Url::parse(portal_url).ok()
        }
        _ => None,
    }
}

/// The live account that a record belongs to.
fn account(clinic: &Clinic, patient: &PatientKey) -> Result<CareMonitorAccount> {
    let account = clinic.account(&patient.connection()).ok_or(ClinicError::Conflict("connectionOff"))?;
    match account.at() {
        At::CareMonitor(account) => Ok(account),
        _ => Err(ClinicError::Conflict("otherVendor")),
    }
}

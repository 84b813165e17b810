//! Documents of a patient's record at Carium (CAR-12 to CAR-18): listed behind the screen, added by an upload that is gone
//! on with after any crash, and fetched when somebody opens one.

mod add;
mod fetch;
mod listing;
mod reading;
mod upload;

use domain::{PatientKey, Subject};

pub use fetch::FetchedDocument;
pub(crate) use upload::{Looked, look, send};

use crate::account::{At, CariumAccount};
use crate::attachments::Reading;
use crate::{Clinic, ClinicError, Result};

/// How the readings of lists stand, by record.
pub(crate) type Readings = std::sync::Mutex<std::collections::HashMap<PatientKey, Reading>>;

/// What intents on a record's documents are about: one subject per record. Like files of visits they go beside everything
/// else: the store sends what is about an attachment by itself.
fn subject(patient: &PatientKey) -> Subject {
    Subject::of("attachment", format!("record:{patient}"))
}

/// The live account whose record it is.
fn account(clinic: &Clinic, patient: &PatientKey) -> Result<CariumAccount> {
    match clinic.account(&patient.connection()).ok_or(ClinicError::Conflict("connectionOff"))?.at() {
        At::Carium(account) => Ok(account),
        _ => Err(ClinicError::Conflict("vendorLacks")),
    }
}

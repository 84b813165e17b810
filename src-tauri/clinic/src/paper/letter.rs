//! The letter that tells a patient when the visit is. It is a promise: it is not printed for a visit that the vendor has
//! not confirmed, whose time is being changed, or that nobody will come to.

use chrono::Utc;
use documents::AppointmentLetter;
use domain::VisitId;
use store::ConnectionRow;

use super::facts;
use super::leave::Paper;
use super::summary::{about, row_of};
use crate::access::Scheduling;
use crate::board::Standing;
use crate::views::{PaperSheet, TwoIdentifiers};
use crate::visits::{refusal, target};
use crate::{ClinicError, Result};

impl Scheduling {
    /// An appointment letter, without a link: the patient's link is a key, and it is sent by the vendor or copied on
    /// purpose.
    ///
    /// # Errors
    /// [`ClinicError::Conflict`] when the letter would promise what does not stand, or the identifiers do not hold; when
    /// the store cannot be read or the file cannot be made.
    pub async fn appointment_letter_pdf(
        &self,
        visit: &VisitId,
        checked: &TwoIdentifiers,
        sheet: PaperSheet,
    ) -> Result<Paper> {
        let clinic = &*self.clinic;
        let now = Utc::now();
        let target = target(clinic, visit, checked).await?;
        let (row, connection) = row_of(clinic, &target.known, now).await?;
        let connections = clinic.store.ledger().connections().await?;
        let standing = Standing {
            known: &target.known,
            state: row.state,
            connection: connections.iter().find(|one: &&ConnectionRow| one.id == target.known.connection),
            patient: Some(&target.patient),
            open_intent: row.intent.as_ref().map(|intent| intent.state),
            unreachable: false,
            has_host_link: None,
        };
        let offer = standing.letter();
        if !offer.offered {
            return Err(refusal(offer.reason));
        }
        if row.start.is_none() {
            return Err(ClinicError::Conflict("noTime"));
        }
        let printed = documents::appointment_letter(&AppointmentLetter {
            issue: facts::issue(clinic, &self.actor, sheet, now).await?,
            patient: facts::patient(&target.patient),
            visit: facts::visit(&row, None),
            source: facts::source(&row, &connection),
            link: None,
        })?;
        let about = about("appointment-letter", &target.known, &row, clinic).await?;
        Ok(Paper { clinic: self.clinic.clone(), printed, about, actor: self.actor.clone(), made_at: now })
    }
}

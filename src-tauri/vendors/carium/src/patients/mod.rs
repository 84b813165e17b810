//! Patients: CAR-02, CAR-03, CAR-19.

mod individual;
mod invitation;
mod new;

use vendor_http::{Body, CallError, Method};

use crate::IndividualId;
use crate::jsonapi::{Identified, One};
use crate::page::{List, Page, PageAt, Pages};
use crate::wire::Wire;

pub use individual::{Individual, IndividualAttributes, IndividualFilter};
pub use invitation::{Invitation, Notification};
pub use new::{Gender, Locale, NewPatient};

/// Patients.
pub struct Patients<'a> {
    pub(crate) wire: &'a Wire,
}

impl Patients<'_> {
    /// CAR-02: makes a record for a patient, in the clinic's organisation. It does not invite them: CAR-03 does.
    ///
    /// # Errors
    /// [`CallErrorKind::InvalidInput`](crate::CallErrorKind) when the patient breaks a rule of [`NewPatient`]; nothing is
    /// sent then.
    pub async fn create(&self, patient: &NewPatient) -> Result<IndividualId, CallError> {
        const ID: &str = "CAR-02";
        let body = patient.body(ID, self.wire.organization_id())?;
        let request = self.wire.request(ID, Method::POST, "/showboat/v1/patients/", &[])?.with_body(Body::Json(body));
        let made: One<Identified<IndividualId>> = self.wire.json(request).await?;
        Ok(made.data.id)
    }

    /// CAR-03: invites a patient to Carium's own applications, by the address of their record. Any 2xx is a success: the
    /// answer says nothing.
    ///
    /// # Errors
    /// [`CallErrorKind::InvalidInput`](crate::CallErrorKind) without a username or a way to notify.
    pub async fn invite(&self, invitation: &Invitation) -> Result<(), CallError> {
        const ID: &str = "CAR-03";
        let body = invitation.body(ID)?;
        let request = self.wire.request(ID, Method::POST, "/identity/v1/resend-invitation/", &[])?;
        self.wire.done(request.with_body(Body::Json(body))).await
    }

    /// CAR-19: a page of the patients that the account sees (A-CAR-05).
    ///
    /// # Errors
    /// [`CallErrorKind::Unauthorized`](crate::CallErrorKind) when a person has to log in.
    pub async fn list(&self, filter: &IndividualFilter, at: PageAt) -> Result<Page<Individual>, CallError> {
        self.listing(filter).page(at).await
    }

    /// All patients of CAR-19 that `filter` lets through.
    pub fn pages(&self, filter: &IndividualFilter) -> Pages<'_, Individual> {
        Pages::of(self.listing(filter))
    }

    fn listing(&self, filter: &IndividualFilter) -> List<'_, Individual> {
        List::new(self.wire, "CAR-19", "/caredb/v1/aggregation-individuals/", filter.query().collect())
    }
}

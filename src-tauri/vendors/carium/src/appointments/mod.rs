//! Appointments: CAR-04 to CAR-08.

mod read;
mod write;

use vendor_http::{Body, CallError, CallErrorKind, Method};

use crate::AppointmentId;
use crate::jsonapi::{Identified, One};
use crate::page::{List, Page, PageAt, Pages};
use crate::wire::Wire;

pub use read::{Appointment, AppointmentAttributes, AppointmentFilter};
pub use write::{AppointmentChange, Call, NewAppointment};

/// Appointments.
pub struct Appointments<'a> {
    pub(crate) wire: &'a Wire,
}

const ALL: &str = "/caredb/v1/org-appointments/";
const ONE: &str = "/caredb/v1/org-appointments/{id}/";

impl Appointments<'_> {
    /// CAR-04: books an appointment in the clinic's organisation.
    ///
    /// # Errors
    /// [`CallErrorKind::InvalidInput`] when it breaks a rule of [`NewAppointment`]; nothing is sent then.
    pub async fn create(&self, new: &NewAppointment) -> Result<AppointmentId, CallError> {
        const ID: &str = "CAR-04";
        let body = new.body(ID, self.wire.organization_id())?;
        let request = self.wire.request(ID, Method::POST, ALL, &[])?.with_body(Body::Json(body));
        let made: One<Identified<AppointmentId>> = self.wire.json(request).await?;
        Ok(made.data.id)
    }

    /// CAR-05: an appointment.
    ///
    /// # Errors
    /// 404 when Carium does not know it.
    pub async fn get(&self, id: &AppointmentId) -> Result<Appointment, CallError> {
        let request = self.wire.request("CAR-05", Method::GET, ONE, &[id.as_str()])?;
        Ok(self.wire.json::<One<Appointment>>(request).await?.data)
    }

    /// CAR-06: changes an appointment, and gives it as it is then. What is absent stays as it is. The body carries the
    /// `id`; where that is answered with 400, which proves that nothing was changed, it is sent once more without
    /// (A-CAR-10).
    ///
    /// # Errors
    /// [`CallErrorKind::InvalidInput`] when it breaks a rule of [`AppointmentChange`]; 404 when Carium does not know it.
    pub async fn update(&self, id: &AppointmentId, change: &AppointmentChange) -> Result<Appointment, CallError> {
        let first = match self.patch(id, change, true).await {
            Err(error) if error.kind() == CallErrorKind::Rejected && error.status() == Some(400) => error,
            other => return other,
        };
        match self.patch(id, change, false).await {
            // Refused both ways: what was said of the right form is what counts.
            Err(error) if error.kind() == CallErrorKind::Rejected && error.status() == Some(400) => Err(first),
            other => other,
        }
    }

    async fn patch(
        &self,
        id: &AppointmentId,
        change: &AppointmentChange,
        with_id: bool,
    ) -> Result<Appointment, CallError> {
        const ID: &str = "CAR-06";
        let body = change.body(ID, with_id.then_some(id))?;
        let request = self.wire.request(ID, Method::PATCH, ONE, &[id.as_str()])?.with_body(Body::Json(body));
        Ok(self.wire.json::<One<Appointment>>(request).await?.data)
    }

    /// CAR-07: deletes an appointment. Any 2xx is a success (A-CAR-11).
    ///
    /// # Errors
    /// 404 when Carium does not know it, perhaps since it is deleted already.
    pub async fn delete(&self, id: &AppointmentId) -> Result<(), CallError> {
        self.wire.done(self.wire.request("CAR-07", Method::DELETE, ONE, &[id.as_str()])?).await
    }

    /// CAR-08: a page of the organisation's appointments.
    ///
    /// # Errors
    /// [`CallErrorKind::Unauthorized`] when a person has to log in.
    pub async fn list(&self, filter: &AppointmentFilter, at: PageAt) -> Result<Page<Appointment>, CallError> {
        self.listing(filter).page(at).await
    }

    /// All appointments of CAR-08 that `filter` lets through.
    pub fn pages(&self, filter: &AppointmentFilter) -> Pages<'_, Appointment> {
        Pages::of(self.listing(filter))
    }

    fn listing(&self, filter: &AppointmentFilter) -> List<'_, Appointment> {
        let mut query = self.wire.organization_query();
        query.extend(filter.query());
        List::new(self.wire, "CAR-08", ALL, query)
    }
}

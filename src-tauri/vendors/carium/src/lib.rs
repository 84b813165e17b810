//! The Carium API: its 19 operations (CAR-01 to CAR-19), typed as they are on the wire.
//!
//! This crate says what Carium says and nothing more: it gives no clinical meaning, keeps nothing, repeats no write and
//! knows no other vendor. It is usable on its own. What it checks before sending are Carium's own documented rules.
//!
//! Carium speaks JSON:API: resources with `id`, `type` and kebab-case `attributes`, paths that end in a slash, pages by
//! `page[limit]` and `page[offset]` whose total stands in `meta["page[total]"]` (one key, brackets included). Two of its
//! operations are flat JSON (the log-in) or have no `type` (the invitation). Instants come back as
//! `YYYY-MM-DD hh:mm:ss` in UTC and go out as RFC 3339.
//!
//! Its document is a page of examples, "not exhaustive" by its own words. What it leaves open and we had to assume has
//! an id ([`ASSUMPTIONS`]) and is cited where it is used.
//!
//! A session lasts an hour at most. It is renewed early, by one request however many wait for it; when it cannot be
//! renewed, calls fail with [`CallErrorKind::Unauthorized`] and [`Carium::standing`] says what a person has to do. The
//! client never logs in by itself: a wrong password tried by a machine locks an account.

mod appointments;
mod assumptions;
mod client;
mod config;
mod documents;
mod ids;
mod jsonapi;
mod moment;
mod names;
mod organization;
mod page;
mod patients;
mod resource;
mod session;
mod tolerant;
mod wire;
mod words;

pub use appointments::{
    Appointment, AppointmentAttributes, AppointmentChange, AppointmentFilter, Appointments, Call, NewAppointment,
};
pub use assumptions::ASSUMPTIONS;
pub use client::Carium;
pub use config::{CariumConfig, OrganizationFilter};
pub use documents::{
    DocumentClass, DocumentReference, DocumentReferenceAttributes, Documents, DownloadLink, FileMark, NewDocument,
    Upload, UploadForm, UploadStep,
};
pub use ids::{
    AppointmentId, AppointmentStatusId, AppointmentTypeId, DocumentClassId, DocumentReferenceId, GroupId, IndividualId,
    OrganizationId, PractitionerId,
};
pub use moment::Moment;
pub use organization::{
    AppointmentStatus, AppointmentStatusAttributes, AppointmentType, AppointmentTypeAttributes,
    DocumentClassAttributes, Named, Organization, Practitioner, PractitionerAttributes, named,
};
pub use page::{Collected, Page, PageAt, Pages};
pub use patients::{
    Gender, Individual, IndividualAttributes, IndividualFilter, Invitation, Locale, NewPatient, Notification, Patients,
};
pub use resource::{Attributes, Resource};
pub use secrecy::{ExposeSecret, SecretString};
pub use session::{LogIn, Standing};
pub use vendor_http::{CallError, CallErrorKind, Certainty, Progress, TransportOptions};

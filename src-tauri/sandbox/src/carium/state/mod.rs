//! What a simulated Carium organisation knows: plain data, and the rules that keep its indexes right. Nothing here
//! knows HTTP, waits, or reads a clock.

mod appointment;
mod calendar;
mod document;
mod individual;
mod movement;
mod named;
mod organization;
mod session;

pub(super) use appointment::{Appointment, Booking, Step};
pub(super) use calendar::Calendar;
pub(super) use document::{Document, StoredFile, UploadForm};
pub(super) use individual::{Demographics, Individual, Individuals};
pub(super) use movement::{plan_from, plan_visit};
pub(super) use named::{Named, Role};
pub(super) use organization::{Invitation, Organization};
pub(super) use session::{Sessions, Standing, User};

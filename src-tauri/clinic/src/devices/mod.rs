//! Devices of a Device Manager: who has which (MIA-15), giving and taking (MIA-05, MIA-06), and how far what they sent
//! has come (MIA-07, MIA-08).
//!
//! The Device Manager knows patients by an id and nothing else. Who that is, is told only where it is known, and how
//! ([`holders`]); a device is given to a person known here, under two identifiers, and the id that it is given under is
//! refused when it is known to be somebody else's. What was measured is not read here, only that it was.

mod assign;
pub(crate) mod holders;
mod list;
mod normalise;

use domain::{ConnectionId, Subject};
use store::{ConnectionRow, DeviceRow};

use crate::{Clinic, ClinicError, Result};

/// Acts about one device are sent in the order in which people decided, whichever of its records was on screen.
fn subject(connection: &ConnectionId, device: &DeviceRow) -> Subject {
    Subject::of("device", format!("{connection}:{}", device.device.as_ref().unwrap_or(&device.record)))
}

/// What the subjects of all devices of a connection begin with.
pub(crate) fn subjects(connection: &ConnectionId) -> Subject {
    Subject::of("device", format!("{connection}:"))
}

/// A device that was on screen, on a connection that is on.
async fn device(clinic: &Clinic, connection: &ConnectionId, record: &str) -> Result<(ConnectionRow, DeviceRow)> {
    let row = clinic.store.ledger().connection(connection).await?;
    let row = row.filter(|row| row.enabled).ok_or(ClinicError::Conflict("connectionOff"))?;
    let read = clinic.store.mirror().devices(connection).await?;
    let device = read.devices.into_iter().find(|device| device.record == record);
    Ok((row, device.ok_or(ClinicError::Conflict("deviceChanged"))?))
}

/// Refuses a second act about a device while one is under way.
async fn nothing_under_way(clinic: &Clinic, subject: &Subject) -> Result<()> {
    let intents = clinic.store.ledger().intents_on(subject).await?;
    match intents.iter().any(|intent| !intent.state.is_settled()) {
        true => Err(ClinicError::Conflict("underWay")),
        false => Ok(()),
    }
}

//! The clinic that is there when a simulation begins: invented people, rooms, and ninety days of visits.
//!
//! Everything follows from the seed and the start instant. Nobody here exists: names are drawn from lists, phone
//! numbers are the 555-01xx range that is kept for fiction, addresses end at example.com.

mod day;
mod episodes;
mod history;
mod notes;
mod people;
mod rooms;
mod today;
mod wards;

use chrono::{DateTime, Utc};

use crate::error::SandboxError;
use crate::solo::options::SimulatorOptions;
use crate::solo::state::{Clinic, Preset};

/// Seeds a clinic whose day began before `start` and goes on after it.
///
/// # Errors
/// When the options make no clinic: no patient, room or provider.
pub(crate) fn clinic(options: &SimulatorOptions, start: DateTime<Utc>) -> Result<Clinic, SandboxError> {
    if options.patients == 0 || options.rooms == 0 || options.providers == 0 {
        return Err(SandboxError::Options("a clinic needs at least one patient, one room and one provider"));
    }
    let mut clinic = Clinic::new(options.zone, options.seed, start);
    people::seed(&mut clinic, options.patients);
    rooms::seed(&mut clinic, options.rooms, options.providers, start);
    episodes::seed(&mut clinic, start);
    history::seed(&mut clinic, options.days, options.visits_today, start);
    today::seed(&mut clinic, options.visits_today, start);
    wards::seed(&mut clinic);
    for (name, fails) in [("All visits", false), ("Visits by provider", false), ("Broken preset", true)] {
        let id = clinic.uuid();
        clinic.presets.push(Preset { id, name, fails });
    }
    // Nobody was listening while the past happened.
    clinic.events.clear();
    Ok(clinic)
}

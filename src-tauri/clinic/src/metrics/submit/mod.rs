//! Readings and recordings sent to CareMonitor (CM-14 to CM-18), one by one, as intents.
//!
//! * What the patient has not granted is refused before it is kept, and looked at once more just before it is sent.
//! * What is kept is the number that a person saw. What is only known to be less or more, has no unit, lies in the future
//!   or is half a pressure is not sent.
//! * Of a recording its digest is kept. Its samples are read when it is sent, and sent if they are still these and still
//!   this person's.
//! * CareMonitor gives nothing back (A-CM-22 is its acknowledgement): what became of a reading whose answer was lost, a
//!   person decides. A reading has one id for ever, made from what it says, and is offered once.

mod candidates;
mod keep;
mod recorded;
mod send;
mod view;

pub(crate) use send::send;

use domain::{PatientKey, Subject};

use super::whose::{Whose, whose};
use crate::{Clinic, Result};

/// The person of a record, and whether any of their records says that they have died. CareMonitor tells neither birth nor
/// death, and so those that were linked with it are asked; where they differ, the later birth counts.
async fn person(clinic: &Clinic, patient: &PatientKey) -> Result<(Whose, bool)> {
    let mut person = whose(clinic, patient).await?;
    let records = clinic.store.mirror().patients(&person.keys).await?;
    person.born = records.values().filter_map(|one| one.birth_date.as_ref()?.day()).max();
    Ok((person, records.values().any(|one| one.deceased)))
}

/// The acts about readings of a record; each reading is a subject of its own.
fn subjects(patient: &PatientKey) -> Subject {
    Subject::of("submission", format!("{patient}:"))
}

fn subject(patient: &PatientKey, id: &uuid::Uuid) -> Subject {
    Subject::of("submission", format!("{patient}:{id}"))
}

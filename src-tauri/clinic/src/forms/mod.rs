//! Patient documents of questions and answers (SOLO-22): small forms that an administrator makes, filled in at the front
//! desk and sent as an intent. The vendor takes a document and never shows it again, so that what is listed here is what
//! was sent from here, and says so.

mod fill;
mod list;
mod make;

use domain::{PatientKey, Subject};

/// What documents of one patient are about: sent in the order in which they were asked for.
fn subject(patient: &PatientKey) -> Subject {
    Subject::of("document", patient)
}

//! People: known here, found by type-ahead, looked up at a vendor, changed there.

mod carium;
mod copy_identifier;
mod duplicates;
mod edit;
mod enrol;
mod look_up;
mod namesakes;
mod patient;
mod record;
mod record_read;
mod register;
mod search;
mod subject;
mod subject_rules;
mod two_identifiers;

pub(crate) use carium::{tell_carium, was_registered};
pub(crate) use namesakes::mark;
pub(crate) use patient::{person_view, shown_emails, shown_name};
pub(crate) use record::tell_record;
pub(crate) use subject::{subject_changed, tell_subject};
pub(crate) use two_identifiers::verify;

//! People: known here, found by type-ahead, looked up at a vendor, changed there.

mod duplicates;
mod edit;
mod look_up;
mod namesakes;
mod patient;
mod record;
mod register;
mod search;
mod two_identifiers;

pub(crate) use namesakes::mark;
pub(crate) use patient::person_view;
pub(crate) use record::tell_record;
pub(crate) use two_identifiers::verify;

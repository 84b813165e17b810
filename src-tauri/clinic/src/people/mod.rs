//! People: known here, found by type-ahead, looked up at a vendor.

mod look_up;
mod namesakes;
mod patient;
mod search;
mod two_identifiers;

pub(crate) use namesakes::mark;
pub(crate) use patient::person_view;
pub(crate) use two_identifiers::verify;

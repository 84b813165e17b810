//! Files of visits (SOLO-19 to SOLO-21): looked at before they are sent, kept as the clinic's own encrypted copy, sent as
//! an intent. The vendor gives no file back, so that what is opened here is always the clinic's own copy, and says so.

mod attach;
mod copies;
mod delete;
mod listing;
mod names;
mod reading;
mod rules;
mod upload;

pub(crate) use attach::{keep_bytes, limits};
pub(crate) use copies::sweep;
pub(crate) use listing::{copy_view, file_intent};
pub(crate) use names::name as file_name;
pub(crate) use reading::{Reading, is_due};
pub(crate) use rules::content;
pub(crate) use upload::{Upload, Way};

use domain::{Subject, VisitId};

/// What intents on a visit's files are about: one subject per visit, so that they are sent in order.
fn subject(visit: &VisitId) -> Subject {
    Subject::of("attachment", visit)
}

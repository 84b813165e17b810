//! Calls to Solo, as the use cases think of them, a file per noun. Every call is counted into the connection's health,
//! and every failure is told in our own words with the vendor's beside them.

mod acts;
mod assistance;
mod attachments;
mod consult;
mod documents;
mod episodes;
mod links;
mod notes;
mod patients;
mod records;
mod reports;
mod rooms;
mod slots;
mod visits;
mod webhooks;

use solo::{SoloError, SoloErrorKind};

pub(crate) use super::solo_csv::Report;
pub(crate) use super::solo_link::context_link;
pub(crate) use acts::{Found, Sent, find, operation, send};
pub(crate) use assistance::current_assistance;
pub(crate) use attachments::{LARGEST, MAY_BE_REFUSED, Payload, attachments, media_type};
pub(crate) use episodes::{episode, episode_visits, episodes};
pub(crate) use links::{can_link, links_by_external_id, links_by_said, provider_link, teams_link};
pub(crate) use notes::visit_note;
pub(crate) use patients::{patient_by_external_id, patient_by_spid};
pub(crate) use records::{Present, present, record};
pub(crate) use reports::{dump, report, report_file, report_status};
pub(crate) use rooms::{rooms, rooms_of};
pub(crate) use slots::{slot_is_free, slots};
pub(crate) use visits::{ReadVisit, carries_reference, shows_effect, visit};
pub(crate) use webhooks::{webhook_key, webhooks};

use crate::account::Account;
use crate::problem::{FailureKind, VendorFailure};

type Answer<T> = std::result::Result<T, VendorFailure>;

fn failure(error: &SoloError) -> VendorFailure {
    let kind = match error.kind() {
        SoloErrorKind::InvalidInput { .. } => FailureKind::NotSent,
        SoloErrorKind::NeverLeft => FailureKind::Unreachable,
        SoloErrorKind::NoAnswer | SoloErrorKind::Malformed => FailureKind::NoAnswer,
        SoloErrorKind::Unauthorized | SoloErrorKind::Forbidden => FailureKind::KeyRefused,
        SoloErrorKind::NotFound => FailureKind::NotFound,
        SoloErrorKind::Rejected => FailureKind::Refused,
        SoloErrorKind::Deferred => FailureKind::Later,
        SoloErrorKind::VendorFailed => FailureKind::VendorError,
    };
    VendorFailure {
        operation: error.operation().to_owned(),
        kind,
        http_status: error.status(),
        message: error.vendor_message().map(str::to_owned),
        correlation_id: error.correlation_id().map(str::to_owned),
        retry_after_s: error.retry_after().map(|wait| wait.as_secs()),
    }
}

fn told<T>(account: &Account, answer: std::result::Result<T, SoloError>) -> Answer<T> {
    account.note(answer.map_err(|error| failure(&error)))
}

//! The table of operations that the router is built from, and the judge of each.

use super::surface::Account;
use super::{appointments, documents, individuals, invitations, login, look_ups, storage};
use crate::server::{Entry, Judge};

/// Where files are uploaded to: the `{upload-url}` of an answer leads here.
pub(super) const UPLOADS: &str = "/storage/uploads/";
/// Where files are downloaded from, before the object's name.
pub(super) const DOWNLOADS: &str = "/storage/downloads/";

pub(super) const TABLE: [Entry; 20] = [
    ("CAR-01", "POST", "/identity/v1/login/"),
    // The document names no path that renews a token; this one is assumed, and has no number of its own.
    ("CAR-REFRESH", "POST", "/identity/v1/refresh/"),
    ("CAR-02", "POST", "/showboat/v1/patients/"),
    ("CAR-03", "POST", "/identity/v1/resend-invitation/"),
    ("CAR-04", "POST", "/caredb/v1/org-appointments/"),
    ("CAR-05", "GET", "/caredb/v1/org-appointments/{id}/"),
    ("CAR-06", "PATCH", "/caredb/v1/org-appointments/{id}/"),
    ("CAR-07", "DELETE", "/caredb/v1/org-appointments/{id}/"),
    ("CAR-08", "GET", "/caredb/v1/org-appointments/"),
    ("CAR-09", "GET", "/caredb/v1/org-practitioners/"),
    ("CAR-10", "GET", "/caredb/v1/org-appointment-statuses/"),
    ("CAR-11", "GET", "/caredb/v1/org-appointment-types/"),
    ("CAR-12", "GET", "/caredb/v1/org-document-classes/"),
    ("CAR-13", "POST", "/caredb/v1/org-document-references/"),
    ("CAR-14", "POST", "{upload-url}"),
    ("CAR-15", "POST", "/caredb/v1/org-document-references/{id}/process-upload/"),
    ("CAR-16", "GET", "/caredb/v1/org-document-references/"),
    ("CAR-17", "GET", "/caredb/v1/org-document-references/{id}/get-download-info/"),
    ("CAR-18", "GET", "{download-url}"),
    ("CAR-19", "GET", "/caredb/v1/aggregation-individuals/"),
];

/// Every operation of Carium that is served: its id, method and path template. Two templates stand for addresses that
/// Carium hands out. `CAR-REFRESH` is no documented operation: see [`crate::CariumSimulator`].
#[must_use]
pub fn carium_operations() -> &'static [Entry] {
    &TABLE
}

/// The path an operation is served at.
pub(super) fn path_of(id: &str, template: &'static str) -> &'static str {
    match id {
        "CAR-14" => UPLOADS,
        "CAR-18" => "/storage/downloads/{key}",
        _ => template,
    }
}

/// The judge of an operation; `None` when there is none.
pub(super) fn judge_of(id: &str) -> Option<Judge<Account>> {
    let judge: Judge<Account> = match id {
        "CAR-01" => login::log_in,
        "CAR-REFRESH" => login::refresh,
        "CAR-02" => individuals::create,
        "CAR-03" => invitations::resend,
        "CAR-04" => appointments::create,
        "CAR-05" => appointments::read,
        "CAR-06" => appointments::update,
        "CAR-07" => appointments::delete,
        "CAR-08" => appointments::list,
        "CAR-09" => look_ups::practitioners,
        "CAR-10" => look_ups::statuses,
        "CAR-11" => look_ups::types,
        "CAR-12" => look_ups::document_classes,
        "CAR-13" => documents::create,
        "CAR-14" => storage::upload,
        "CAR-15" => documents::process_upload,
        "CAR-16" => documents::list,
        "CAR-17" => documents::download_info,
        "CAR-18" => storage::download,
        "CAR-19" => individuals::list,
        _ => return None,
    };
    Some(judge)
}

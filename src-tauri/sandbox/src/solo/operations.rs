//! The table of operations that the router is built from, and the judge of each.

use super::surface::Account;
use super::{
    appointments, assistance, attachments, csv_report, documents, encounter_reports, episodes, linking, links, notes,
    patients, perfect_answer, rooms, webhooks,
};
use crate::server::{Entry, Judge};

/// The three ways to book (by the integrator's id, the health system's and Solo's own), which are one act to a person.
pub const BOOKINGS: [&str; 3] = ["SOLO-06", "SOLO-07", "SOLO-08"];

pub(super) const TABLE: [Entry; 42] = [
    ("SOLO-01", "GET", "/qapi/v1/patients/{patient_id}"),
    ("SOLO-02", "GET", "/qapi/v1/patients/id/type/SPID/value/{spid}"),
    ("SOLO-03", "PUT", "/qapi/v1/patients/{patient_id}"),
    ("SOLO-04", "PUT", "/qapi/v1/patients/id/type/SPID/value/{spid}"),
    ("SOLO-05", "POST", "/qapi/v1/patients"),
    ("SOLO-06", "POST", "/qapi/v1/patients/{patient_id}/appointments"),
    ("SOLO-07", "POST", "/qapi/v1/patients/HSID/{hsid}/appointments"),
    ("SOLO-08", "POST", "/qapi/v1/patients/id/type/SPID/value/{spid}/appointments"),
    ("SOLO-09", "GET", "/qapi/v1/appointments/{id}/provider-link"),
    ("SOLO-10", "GET", "/qapi/v1/appointments/{id}/msteams-provider-link"),
    ("SOLO-11", "GET", "/qapi/v1/appointments/{external_id}/video-call-links"),
    ("SOLO-12", "GET", "/qapi/v1/appointments/id/type/SAID/value/{said}/video-call-links"),
    ("SOLO-13", "PUT", "/qapi/v1/appointments/{id}"),
    ("SOLO-14", "GET", "/qapi/v1/appointments/{id}"),
    ("SOLO-15", "GET", "/qapi/v1/waiting-rooms"),
    ("SOLO-16", "GET", "/qapi/v1/appointments/{id}/visit-note"),
    ("SOLO-17", "PUT", "/qapi/v1/appointments/{id}/visit-note"),
    ("SOLO-18", "GET", "/qapi/v1/appointment-slots"),
    ("SOLO-19", "POST", "/qapi/v1/appointments/{id}/attachments"),
    ("SOLO-20", "GET", "/qapi/v1/appointments/{id}/attachments"),
    ("SOLO-21", "DELETE", "/qapi/v1/appointments/{id}/attachments/{attachment_id}"),
    ("SOLO-22", "POST", "/qapi/v1/patients/{patient_id}/documents"),
    ("SOLO-23", "POST", "/qapi/v1/patients/{patient_id}/episodes"),
    ("SOLO-24", "GET", "/qapi/v1/patients/{patient_id}/episodes"),
    ("SOLO-25", "GET", "/qapi/v1/episodes/{id}"),
    ("SOLO-26", "PUT", "/qapi/v1/episodes/{id}"),
    ("SOLO-27", "GET", "/qapi/v1/episodes/{id}/appointments"),
    ("SOLO-28", "PUT", "/qapi/v1/appointments/{id}/episode/assign"),
    ("SOLO-29", "GET", "/qapi/v1/reports/csv-data-dump"),
    ("SOLO-30", "POST", "/qapi/v1/encounter-report/create"),
    ("SOLO-31", "GET", "/qapi/v1/encounter-report/status/{id}"),
    ("SOLO-32", "GET", "/qapi/v1/encounter-report/download/{id}"),
    ("SOLO-33", "POST", "/qapi/v1/perfect-answer"),
    ("SOLO-34", "GET", "/integrations/linking"),
    ("SOLO-35", "POST", "/qapi/v1/webhooks"),
    ("SOLO-36", "PUT", "/qapi/v1/webhooks/{id}"),
    ("SOLO-37", "GET", "/qapi/v1/webhooks"),
    ("SOLO-38", "DELETE", "/qapi/v1/webhooks/{id}"),
    ("SOLO-39", "GET", "/qapi/v1/webhooks/{id}"),
    ("SOLO-40", "POST", "/qapi/v1/request-assistance"),
    ("SOLO-41", "GET", "/qapi/v1/request-assistance"),
    ("SOLO-42", "DELETE", "/qapi/v1/request-assistance"),
];

/// Every operation that is served: its id, method and path template. The router is made from this table and refuses
/// to start when an entry has no judge, so that what stands here is what answers.
#[must_use]
pub fn operations() -> &'static [Entry] {
    &TABLE
}

/// The judge of an operation; `None` when there is none.
pub(super) fn judge_of(id: &str) -> Option<Judge<Account>> {
    let judge: Judge<Account> = match id {
        "SOLO-01" => patients::read,
        "SOLO-02" => patients::read_by_spid,
        "SOLO-03" => patients::update,
        "SOLO-04" => patients::update_by_spid,
        "SOLO-05" => patients::create,
        "SOLO-06" => appointments::create,
        "SOLO-07" => appointments::create_by_hsid,
        "SOLO-08" => appointments::create_by_spid,
        "SOLO-09" => links::provider,
        "SOLO-10" => links::teams,
        "SOLO-11" => links::by_external_id,
        "SOLO-12" => links::by_said,
        "SOLO-13" => appointments::update,
        "SOLO-14" => appointments::read,
        "SOLO-15" => rooms::list,
        "SOLO-16" => notes::read,
        "SOLO-17" => notes::update,
        "SOLO-18" => rooms::slots,
        "SOLO-19" => attachments::upload,
        "SOLO-20" => attachments::list,
        "SOLO-21" => attachments::delete,
        "SOLO-22" => documents::add,
        "SOLO-23" => episodes::create,
        "SOLO-24" => episodes::list,
        "SOLO-25" => episodes::read,
        "SOLO-26" => episodes::update,
        "SOLO-27" => episodes::appointments,
        "SOLO-28" => episodes::assign,
        "SOLO-29" => csv_report::download,
        "SOLO-30" => encounter_reports::order,
        "SOLO-31" => encounter_reports::status,
        "SOLO-32" => encounter_reports::download,
        "SOLO-33" => perfect_answer::consult,
        "SOLO-34" => linking::connect,
        "SOLO-35" => webhooks::add,
        "SOLO-36" => webhooks::update,
        "SOLO-37" => webhooks::list,
        "SOLO-38" => webhooks::delete,
        "SOLO-39" => webhooks::read,
        "SOLO-40" => assistance::create,
        "SOLO-41" => assistance::current,
        "SOLO-42" => assistance::cancel,
        _ => return None,
    };
    Some(judge)
}

//! The table of operations that the router is built from, and the judge of each.

use super::surface::Account;
use super::{account, charts, devices, health, ingest, prototypes};
use crate::server::{Entry, Judge};

pub(super) const TABLE: [Entry; 15] = [
    ("MIA-01", "POST", "/oauth/token"),
    ("MIA-02", "GET", "/profile"),
    ("MIA-03", "POST", "/reset-password"),
    ("MIA-04", "POST", "/health-data/{format}"),
    ("MIA-05", "POST", "/devices/assign"),
    ("MIA-06", "POST", "/devices/{id}/unassign"),
    ("MIA-07", "GET", "/health-data"),
    ("MIA-08", "PATCH", "/health-data/normalize-data/{id}"),
    ("MIA-09", "POST", "/health-data/medisante/{format}"),
    ("MIA-10", "POST", "/health-data/healthkit/{format}"),
    ("MIA-11", "GET", "/chart-data"),
    ("MIA-12", "GET", "/detections/chart-data"),
    ("MIA-13", "GET", "/prototypes/"),
    ("MIA-14", "POST", "/health-data/{id}/detections"),
    ("MIA-15", "GET", "/tdm-dm-devices"),
];

/// Every operation of the Device Manager that is served: its id, method and path template.
#[must_use]
pub fn mia_operations() -> &'static [Entry] {
    &TABLE
}

/// The judge of an operation; `None` when there is none.
pub(super) fn judge_of(id: &str) -> Option<Judge<Account>> {
    let judge: Judge<Account> = match id {
        "MIA-01" => account::log_in,
        "MIA-02" => account::profile,
        "MIA-03" => account::reset_password,
        "MIA-04" => ingest::forward,
        "MIA-05" => devices::assign,
        "MIA-06" => devices::unassign,
        "MIA-07" => health::list,
        "MIA-08" => health::normalise_again,
        "MIA-09" => ingest::medisante,
        "MIA-10" => ingest::healthkit,
        "MIA-11" => charts::of_patient,
        "MIA-12" => charts::of_detections,
        "MIA-13" => prototypes::list,
        "MIA-14" => health::submit_detections,
        "MIA-15" => devices::list,
        _ => return None,
    };
    Some(judge)
}

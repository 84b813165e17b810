//! The table of operations: what stands here is what answers.

use super::surface::Account;
use super::{appointments, authorize, login, metrics, slots, token};
use crate::server::{Entry, Judge};

pub(super) const TABLE: [Entry; 18] = [
    ("CM-01", "POST", "/login"),
    ("CM-02", "GET", "/authorize"),
    ("CM-03", "POST", "/token"),
    ("CM-04", "GET", "/available-slots"),
    ("CM-05", "POST", "/available-slots"),
    ("CM-06", "GET", "/telehealth-appointments"),
    ("CM-07", "POST", "/telehealth-appointments"),
    ("CM-08", "PUT", "/telehealth-appointments/{id}"),
    ("CM-09", "DELETE", "/telehealth-appointments/{id}"),
    ("CM-10", "GET", "/patient-appointments"),
    ("CM-11", "POST", "/patient-appointments"),
    ("CM-12", "PUT", "/patient-appointments/{id}"),
    ("CM-13", "DELETE", "/patient-appointments/{id}"),
    ("CM-14", "POST", "/metrics/ecg"),
    ("CM-15", "POST", "/metrics/blood-pressure"),
    ("CM-16", "POST", "/metrics/heart-rate"),
    ("CM-17", "POST", "/metrics/blood-glucose"),
    ("CM-18", "POST", "/metrics/steps"),
];

/// Every operation that is served: its id, method and path template.
#[must_use]
pub fn caremonitor_operations() -> &'static [Entry] {
    &TABLE
}

/// The judge of an operation; `None` when there is none.
pub(super) fn judge_of(id: &str) -> Option<Judge<Account>> {
    let judge: Judge<Account> = match id {
        "CM-01" => login::log_in,
        "CM-02" => authorize::ask,
        "CM-03" => token::give,
        "CM-04" => slots::list,
        "CM-05" => slots::create,
        "CM-06" | "CM-10" => appointments::list,
        "CM-07" | "CM-11" => appointments::create,
        "CM-08" | "CM-12" => appointments::update,
        "CM-09" | "CM-13" => appointments::cancel,
        "CM-14" | "CM-15" | "CM-16" | "CM-17" | "CM-18" => metrics::store,
        _ => return None,
    };
    Some(judge)
}

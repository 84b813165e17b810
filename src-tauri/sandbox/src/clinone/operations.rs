//! The table of operations that the router is built from, and the judge of each.

use super::surface::Organisation;
use super::{lists, patients, token, visits};
use crate::server::{Entry, Judge};

pub(super) const TABLE: [Entry; 12] = [
    ("C1-01", "POST", "{token-url}"),
    ("C1-02", "GET", "/api/v5/studies"),
    ("C1-03", "GET", "/api/v5/sites"),
    ("C1-04", "GET", "/api/v5/patients"),
    ("C1-05", "POST", "/api/v5/patients"),
    ("C1-06", "GET", "/api/v5/patients/{id}"),
    ("C1-07", "PUT", "/api/v5/patients/{id}"),
    ("C1-08", "DELETE", "/api/v5/patients/{id}"),
    ("C1-09", "GET", "/api/v5/visits"),
    ("C1-10", "POST", "/api/v5/visits"),
    ("C1-11", "PUT", "/api/v5/visits/{id}"),
    ("C1-12", "DELETE", "/api/v5/visits/{id}"),
];

/// Where `{token-url}` is served: Azure AD B2C's form, of which tenant and policy are a setting.
pub(super) const TOKEN_PATH: &str = "/{tenant}/{policy}/oauth2/v2.0/token";

/// Every operation that is served: its id, method and path template.
#[must_use]
pub fn operations() -> &'static [Entry] {
    &TABLE
}

/// The judge of an operation; `None` when there is none.
pub(super) fn judge_of(id: &str) -> Option<Judge<Organisation>> {
    let judge: Judge<Organisation> = match id {
        "C1-01" => token::issue,
        "C1-02" => lists::studies,
        "C1-03" => lists::sites,
        "C1-04" => patients::list,
        "C1-05" => patients::enrol,
        "C1-06" => patients::read,
        "C1-07" => patients::update,
        "C1-08" => patients::remove,
        "C1-09" => visits::list,
        "C1-10" => visits::schedule,
        "C1-11" => visits::update,
        "C1-12" => visits::cancel,
        _ => return None,
    };
    Some(judge)
}

/// The scope an operation needs: its group, and the actions that open it. `None` for the token itself.
pub(super) fn scope_of(id: &str) -> Option<(&'static str, &'static [&'static str])> {
    const READ: &[&str] = &["read", "write", "delete", "manage"];
    const WRITE: &[&str] = &["write", "manage"];
    const DELETE: &[&str] = &["delete", "manage"];
    Some(match id {
        "C1-02" => ("study", READ),
        "C1-03" => ("site", READ),
        "C1-04" | "C1-06" => ("patient", READ),
        "C1-05" | "C1-07" => ("patient", WRITE),
        "C1-08" => ("patient", DELETE),
        "C1-09" => ("visit", READ),
        "C1-10" | "C1-11" => ("visit", WRITE),
        "C1-12" => ("visit", DELETE),
        _ => return None,
    })
}

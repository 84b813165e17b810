//! CAR-09 to CAR-12: practitioners, and what an organisation has defined for itself: statuses, types and classes. A
//! `name` beside the `organization-id` is assumed.

use std::borrow::Cow;

use serde_json::json;

use super::call::{Call, Ruling, Verdict};
use super::list::Query;
use super::state::{Named, Organization};

const FILTERS: [&str; 2] = ["name", "organization-id"];

/// CAR-09.
pub(super) fn practitioners(organization: &Organization, call: &Call) -> Ruling {
    named(organization, &call.list(&FILTERS, &[])?, &organization.practitioners, "org-practitioners")
}

/// CAR-10.
pub(super) fn statuses(organization: &Organization, call: &Call) -> Ruling {
    named(organization, &call.list(&FILTERS, &[])?, &organization.statuses, "org-appointment-statuses")
}

/// CAR-11.
pub(super) fn types(organization: &Organization, call: &Call) -> Ruling {
    named(organization, &call.list(&FILTERS, &[])?, &organization.types, "org-appointment-types")
}

/// CAR-12: this endpoint wants the organisation without `filter[...]`.
pub(super) fn document_classes(organization: &Organization, call: &Call) -> Ruling {
    let query = call.list(&["name"], &["organization-id"])?;
    call.own_organization()?;
    named(organization, &query, &organization.classes, "org-document-classes")
}

fn named(organization: &Organization, query: &Query<'_>, all: &[Named], kind: &str) -> Ruling {
    let own = organization.id.to_string();
    let found: Vec<&Named> = all
        .iter()
        .filter(|one| {
            query.admits(|attribute| match attribute {
                "name" => Some(Cow::from(&one.name)),
                _ => Some(Cow::from(&own)),
            })
        })
        .collect();
    Verdict::answer(query.page(&found, |one| {
        let attributes = json!({ "name": one.name, "organization-id": organization.id });
        json!({ "id": one.id, "type": kind, "attributes": attributes })
    }))
}

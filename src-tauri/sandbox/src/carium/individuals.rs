//! CAR-02 and CAR-19: register a patient, list patients.

use axum::http::StatusCode;
use serde_json::json;

use super::attributes::{Attributes, Need::Optional, Need::Required};
use super::body::Kind;
use super::call::{Call, Ruling, Verdict};
use super::refusal;
use super::state::{Demographics, Individual, Organization};
use crate::server::Answer;

const GENDERS: [&str; 5] = ["male", "female", "pnta", "other", "unknown"];
const LOCALES: [&str; 2] = ["en_US", "es_US"];
/// What CAR-19 can be filtered by.
const FILTERS: [&str; 6] = ["first-name", "last-name", "birth-date", "email", "mobile-phone", "username"];

/// CAR-02: the type is `ui-patients`, the one exception to the rule of the last path segment. Creating does not invite.
pub(super) fn create(organization: &Organization, call: &Call) -> Ruling {
    let sent = call.new_resource(Kind::Of("ui-patients"))?;
    let mut attributes = Attributes::of(&sent);
    let first_name = attributes.filled("first-name", Required).unwrap_or_default();
    let last_name = attributes.filled("last-name", Required).unwrap_or_default();
    let birth_date = attributes.date("birth-date", Required);
    let gender = attributes.choice("gender", Required, &GENDERS).unwrap_or("unknown");
    let email = attributes.email("email");
    let mobile_phone = attributes.phone("mobile-phone");
    let locale = attributes.choice("locale", Optional, &LOCALES).unwrap_or("en_US");
    let groups = attributes.uuids("individual-group-ids").unwrap_or_default();
    let username = attributes.filled("username", Optional);
    let own = attributes.uuid("organization-id", Required);
    if birth_date.is_some_and(|date| date > call.now.date_naive()) {
        attributes.note("birth-date", "invalid", "A birth date does not lie ahead.");
    }
    if !attributes.has("email") && !attributes.has("mobile-phone") {
        attributes.note("email", "required", "Either an e-mail address or a mobile phone number is required.");
    }
    if username.is_some_and(|name| Some(name) != email && Some(name) != mobile_phone) {
        attributes.note("username", "invalid", "The username must equal the e-mail address or the mobile phone.");
    }
    if own.is_some_and(|id| id != organization.id) {
        attributes.note("organization-id", "unknown", "This is not your organization.");
    }
    attributes.settle()?;
    let username = username.or(email).or(mobile_phone);
    if username.is_some_and(|name| organization.individuals.by_username(name).is_some()) {
        return Err(refusal::with(StatusCode::CONFLICT, "username-taken", "Somebody has this username already."));
    }
    let is = Demographics {
        first_name: first_name.to_owned(),
        last_name: last_name.to_owned(),
        birth_date,
        gender,
        email: email.map(str::to_owned),
        mobile_phone: mobile_phone.map(str::to_owned),
        locale,
        groups,
        username: username.map(str::to_owned),
    };
    Verdict::commit(move |organization| {
        let individual = Individual::new(organization.uuid(), organization.id, is);
        let attributes = individual.attributes(organization.id);
        let data = json!({ "id": individual.id, "type": "ui-patients", "attributes": attributes });
        organization.individuals.add(individual);
        Answer::created(&json!({ "data": data })).typed(refusal::MEDIA_TYPE)
    })
}

/// CAR-19.
pub(super) fn list(organization: &Organization, call: &Call) -> Ruling {
    let query = call.list(&FILTERS, &[])?;
    let everyone = organization.individuals.list();
    let found: Vec<&Individual> = everyone.iter().filter(|one| query.admits(|name| one.value_of(name))).collect();
    Verdict::answer(query.page_of_texts(&found, |one| &one.listed))
}

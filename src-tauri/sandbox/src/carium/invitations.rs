//! CAR-03: invite a patient. The resource has attributes and no type.

use axum::http::StatusCode;

use super::attributes::{Attributes, Need::Required};
use super::body::Kind;
use super::call::{Call, Ruling, Verdict};
use super::refusal;
use super::state::{Invitation, Organization};
use crate::server::Answer;

/// CAR-03: the username is the one of creation; the ways must be ones the record has. What is answered is not
/// documented: nothing is, with 204.
pub(super) fn resend(organization: &Organization, call: &Call) -> Ruling {
    let sent = call.new_resource(Kind::Untyped)?;
    let mut attributes = Attributes::of(&sent);
    let username = attributes.filled("username", Required).unwrap_or_default().to_owned();
    let by = attributes.choices("notifications", &["email", "sms"]).unwrap_or_default();
    attributes.settle()?;
    let individual = organization.individuals.by_username(&username);
    let individual = individual.ok_or_else(|| refusal::missing("user"))?;
    let reachable = |way: &&str| match *way {
        "email" => individual.is.email.is_some(),
        _ => individual.is.mobile_phone.is_some(),
    };
    if !by.iter().all(reachable) {
        return Err(refusal::contradicts("unreachable", "The record has no address for this kind of notification."));
    }
    Verdict::commit(move |organization| {
        organization.invitations.push(Invitation { username, by });
        Answer::empty(StatusCode::NO_CONTENT).typed("")
    })
}

//! Patients at Carium: CAR-02 and CAR-03, and CAR-19 as the landing probe of the first. Nothing shows whether somebody was
//! invited.

use carium::{CallError, Gender, Individual, IndividualFilter, Invitation, Locale, NewPatient, Notification};
use chrono::{NaiveDate, Utc};
use domain::Patient;
use domain::act::{CariumPatientAct, InvitedBy};
use domain::search_terms::fold;

use super::calls::{Answer, Before, Found, told};
use super::carium as meaning;
use crate::account::CariumAccount;

/// The operation that carries it.
pub(super) fn operation(act: &CariumPatientAct) -> &'static str {
    match act {
        CariumPatientAct::Register { .. } => "CAR-02",
        CariumPatientAct::Invite { .. } => "CAR-03",
    }
}

/// Whether the person has a record there already, or the record that is invited is not as it was.
pub(super) async fn before_sending(account: &CariumAccount, act: &CariumPatientAct) -> Answer<Before> {
    let blocked = |why| Before::Blocked { why, operation: "CAR-19" };
    Ok(match act {
        CariumPatientAct::Register { .. } => {
            if same_person(account, act).await?.is_empty() {
                Before::Clear
            } else {
                blocked("registeredThere")
            }
        }
        CariumPatientAct::Invite { individual, username, by } => {
            let filter = match by {
                InvitedBy::Email if username.contains('@') => {
                    IndividualFilter { email: Some(username.clone()), ..IndividualFilter::default() }
                }
                _ => IndividualFilter::default(),
            };
            let listed = told(account, account.client.patients().pages(&filter).all(1).await)?.items;
            match listed.iter().find(|one| one.id.as_str() == individual) {
                None => blocked("recordGone"),
                Some(one) if logs_in_with(one) != Some(username.as_str()) || !has(one, *by) => blocked("recordChanged"),
                Some(_) => Before::Clear,
            }
        }
    })
}

/// Sends it, once; a registration answers with the record's id.
pub(super) async fn send(account: &CariumAccount, act: &CariumPatientAct) -> Result<Option<String>, CallError> {
    let patients = account.client.patients();
    match act {
        CariumPatientAct::Register { first_name, last_name, birth_date, gender, email, mobile_phone, locale } => {
            let new = NewPatient {
                first_name: first_name.clone(),
                last_name: last_name.clone(),
                birth_date: *birth_date,
                gender: Gender::from(gender.as_str()),
                email: email.clone(),
                mobile_phone: mobile_phone.clone(),
                locale: locale.as_deref().map(Locale::from),
                individual_group_ids: Vec::new(),
                username: None,
            };
            patients.create(&new).await.map(|id| Some(id.as_str().to_owned()))
        }
        CariumPatientAct::Invite { individual, username, by } => {
            let notifications = vec![match by {
                InvitedBy::Email => Notification::Email,
                InvitedBy::Sms => Notification::Sms,
            }];
            let invitation = Invitation { username: username.clone(), notifications };
            patients.invite(&invitation).await.map(|()| Some(individual.clone()))
        }
    }
}

/// Whether the record is there: one person of the same name, birth date and address or phone. It was looked for before it
/// was sent, so what is found is ours; of two, nobody here can say which.
pub(super) async fn find(account: &CariumAccount, act: &CariumPatientAct) -> Answer<Found> {
    if matches!(act, CariumPatientAct::Invite { .. }) {
        return Ok(Found::NoWayToLook);
    }
    let mut found = same_person(account, act).await?;
    Ok(match (found.pop(), found.is_empty()) {
        (None, _) => Found::Nothing,
        (Some(one), true) => Found::WithId(one.id.as_str().to_owned()),
        (Some(_), false) => Found::NoWayToLook,
    })
}

/// The record that a registration made, as the mirror keeps it.
pub(crate) async fn registered(account: &CariumAccount, act: &CariumPatientAct, id: &str) -> Answer<Option<Patient>> {
    let found = same_person(account, act).await?;
    let ours = found.iter().find(|one| one.id.as_str() == id);
    Ok(ours.map(|one| meaning::patient(&account.row, one, Utc::now())))
}

/// Those whom CAR-19 lists under the e-mail, or the names of one who has none, and who are the same person: a filter that
/// the vendor does not know must not make somebody else's record ours.
async fn same_person(account: &CariumAccount, act: &CariumPatientAct) -> Answer<Vec<Individual>> {
    let CariumPatientAct::Register { first_name, last_name, birth_date, email, .. } = act else {
        return Ok(Vec::new());
    };
    let filter = match email {
        Some(email) => IndividualFilter { email: Some(email.clone()), ..IndividualFilter::default() },
        None => IndividualFilter {
            first_name: Some(first_name.clone()),
            last_name: Some(last_name.clone()),
            ..IndividualFilter::default()
        },
    };
    let listed = told(account, account.client.patients().pages(&filter).all(1).await)?.items;
    Ok(listed.into_iter().filter(|one| is_called(one, first_name, last_name, *birth_date)).collect())
}

fn is_called(one: &Individual, first: &str, last: &str, born: NaiveDate) -> bool {
    let same = |read: &Option<String>, typed: &str| fold(read.as_deref().unwrap_or_default()) == fold(typed);
    let attributes = &one.attributes;
    same(&attributes.first_name, first) && same(&attributes.last_name, last) && attributes.birth_day() == Some(born)
}

fn logs_in_with(one: &Individual) -> Option<&str> {
    let attributes = &one.attributes;
    attributes.username.as_deref().or(attributes.email.as_deref()).or(attributes.mobile_phone.as_deref())
}

fn has(one: &Individual, by: InvitedBy) -> bool {
    match by {
        InvitedBy::Email => one.attributes.email.is_some(),
        InvitedBy::Sms => one.attributes.mobile_phone.is_some(),
    }
}

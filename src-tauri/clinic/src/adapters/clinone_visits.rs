//! Scheduling a visit at ClinOne (C1-10). ClinOne keeps no reference of ours: a visit is found in the list of its subject
//! (C1-09) by when it begins and ends (A-C1-22); it was looked for before it was sent, so what is found is ours.

use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use clinone::{
    NewVisit, SiteIdentifier, StudyIdentifier, SubjectNumber, Visit, VisitIdentifier, VisitQuery, VisitType,
};
use domain::act::{BookTerms, ClinOneVisitType};
use domain::{Act, PatientAddress, VisitState};
use vendor_http::CallError;

use super::calls::{Answer, Before, Found, unaddressed};
use super::clinone as meaning;
use super::clinone_calls::told;
use crate::account::ClinOneAccount;
use crate::problem::{FailureKind, VendorFailure};
use crate::settings;

/// A visit that is to be scheduled, out of an act.
struct Wanted<'a> {
    study: StudyIdentifier,
    site: SiteIdentifier,
    number: SubjectNumber,
    kind: VisitType,
    name: Option<&'a String>,
    start: DateTime<Utc>,
    end: DateTime<Utc>,
}

/// None for an act that does not say all that ClinOne has to be told.
fn wanted(act: &Act) -> Option<Wanted<'_>> {
    let Act::Book { patient: PatientAddress::Vendor(number), start, duration_s, reasons, terms, .. } = act else {
        return None;
    };
    let Some(BookTerms::ClinOne { study, site, kind }) = terms else { return None };
    Some(Wanted {
        study: StudyIdentifier::new(study),
        site: SiteIdentifier::new(site),
        number: SubjectNumber::new(number),
        kind: match kind {
            ClinOneVisitType::Onsite => VisitType::Onsite,
            ClinOneVisitType::Televisit => VisitType::Televisit,
        },
        name: reasons.first(),
        start: *start,
        end: *start + TimeDelta::seconds(i64::from((*duration_s)?)),
    })
}

/// Looks whether the visit, or another one of the subject at that time, stands there already.
pub(super) async fn before_scheduling(account: &ClinOneAccount, act: &Act) -> Answer<Before> {
    let Some(wanted) = wanted(act) else { return Ok(Before::Clear) };
    Ok(match standing(account, &wanted).await? {
        None => Before::Clear,
        Some(id) => Before::StandsThere {
            ours: false,
            why: "alreadyBooked",
            operation: "C1-09",
            vendor_id: Some(meaning::vendor_id(&wanted.study, &id).0),
        },
    })
}

/// Schedules it. Its times are sent with the offset of the account's clocks; the instant is what counts (A-C1-14).
pub(super) async fn schedule(account: &ClinOneAccount, act: &Act) -> Result<Option<String>, CallError> {
    let wanted = wanted(act).ok_or_else(|| CallError::invalid("C1-10", "visit", "is not told in full"))?;
    let zone = settings::zone_of(&account.row.zone);
    let local = |at: DateTime<Utc>| -> DateTime<FixedOffset> { at.with_timezone(&zone).fixed_offset() };
    let new = NewVisit {
        patient_identifier: wanted.number,
        study_identifier: wanted.study.clone(),
        site_identifier: wanted.site,
        name: wanted.name.cloned(),
        scheduled_start: local(wanted.start),
        scheduled_end: local(wanted.end),
        kind: wanted.kind,
        status: None,
    };
    let id = account.client.visits().schedule(&new).await?;
    Ok(Some(meaning::vendor_id(&wanted.study, &id).0))
}

/// Whether the visit stands in the list of its subject.
pub(super) async fn find(account: &ClinOneAccount, act: &Act) -> Answer<Found> {
    let Some(wanted) = wanted(act) else { return Ok(Found::NoWayToLook) };
    let found = standing(account, &wanted).await?;
    Ok(found.map_or(Found::Nothing, |id| Found::WithId(meaning::vendor_id(&wanted.study, &id).0)))
}

/// The subject's visit that begins and ends then and is not cancelled; none when a whole list does not name it.
async fn standing(account: &ClinOneAccount, wanted: &Wanted<'_>) -> Answer<Option<VisitIdentifier>> {
    let query = VisitQuery { patient: Some(wanted.number.clone()), ..VisitQuery::of_study(wanted.study.clone()) };
    let list = told(account, account.client.visits().list(&query).await)?;
    let is = |one: &Visit| {
        one.start().is_some_and(|at| at.to_utc() == wanted.start)
            && one.end().is_some_and(|at| at.to_utc() == wanted.end)
            && one.site_identifier.as_ref().is_none_or(|site| *site == wanted.site)
            && meaning::visit_state(one.status.as_ref()) != VisitState::Cancelled
    };
    let lacking = list.lacking;
    match list.records.into_iter().find(is) {
        None if lacking => Err(VendorFailure { kind: FailureKind::NoAnswer, ..unaddressed("C1-09") }),
        found => Ok(found.map(|one| one.visit_identifier)),
    }
}

//! Calls to ClinOne, as the use cases think of them: studies and sites C1-02, C1-03, the list of subjects C1-04, visits
//! C1-09, C1-11 and C1-12. Subjects are changed in `clinone_subjects`, visits scheduled in `clinone_visits`.
//!
//! No visit is read by its id: what stands is seen in the list of its study.

use chrono::{DateTime, TimeDelta, Utc};
use clinone::{StudyIdentifier, Visit, VisitQuery};
use domain::{Act, Patient, VendorId, VisitState};
use store::{Choice, ChoiceList};
use vendor_http::{CallError, CallErrorKind, Certainty};

use super::calls::{self, Answer, Before, Found, Listing, Out, ReadVisit};
use super::{clinone as meaning, clinone_subjects, clinone_visits};
use crate::account::ClinOneAccount;
use crate::problem::{FailureKind, VendorFailure};

/// The operation that carries an act.
pub(super) fn operation(act: &Act) -> &'static str {
    match act {
        Act::Book { .. } => "C1-10",
        Act::TrialSubject(act) => clinone_subjects::operation(act),
        Act::Reschedule { .. } => "C1-11",
        Act::Cancel { .. } => "C1-12",
        _ => "",
    }
}

/// A failed call in our own words. A 403 is no refused key: it names the scope that ClinOne would have to assign, unless
/// the token holds it and something else is refused, such as a study that the client is not associated with.
pub(super) fn failure(account: &ClinOneAccount, error: &CallError) -> VendorFailure {
    let failed = calls::failure(error);
    let Some(missing) = account.client.missing_scope(error) else { return failed };
    let scope = match missing.named_by_token {
        Some(true) => None,
        Some(false) | None => Some(format!("scope {}", missing.scope)),
    };
    let words = failed.message.into_iter().chain(scope).collect::<Vec<_>>();
    VendorFailure { kind: FailureKind::Refused, message: (!words.is_empty()).then(|| words.join(" · ")), ..failed }
}

pub(super) fn told<T>(account: &ClinOneAccount, answer: Result<T, CallError>) -> Answer<T> {
    account.note(answer.map_err(|error| failure(account, &error)))
}

/// Looks whether a number is taken, a record changed, a visit scheduled already.
pub(super) async fn before_sending(account: &ClinOneAccount, act: &Act) -> Answer<Before> {
    match act {
        Act::TrialSubject(act) => clinone_subjects::before_sending(account, act).await,
        Act::Book { .. } => clinone_visits::before_scheduling(account, act).await,
        _ => Ok(Before::Clear),
    }
}

/// Sends a change of a subject or a visit.
pub(super) async fn send(account: &ClinOneAccount, act: &Act) -> Result<Option<String>, CallError> {
    let id = operation(act);
    match act {
        Act::TrialSubject(act) => clinone_subjects::send(account, act).await,
        Act::Book { .. } => clinone_visits::schedule(account, act).await,
        Act::Reschedule { appointment, start, duration_s, .. } => {
            let before = standing(account, id, appointment).await?;
            let stands = before.start().zip(before.end()).map(|(start, end)| end - start);
            let length = duration_s.map(|seconds| TimeDelta::seconds(i64::from(seconds))).or(stands);
            let length = length.ok_or_else(|| CallError::invalid(id, "scheduledEnd", "is not told and is needed"))?;
            // The offset that the visit was planned with; the instant is what counts.
            let offset = before.start().map_or_else(|| chrono::Offset::fix(&Utc), |at| *at.offset());
            let start = start.with_timezone(&offset);
            let after = before.clone().moved(start, start + length);
            account.client.visits().update(&before, &after).await.map(|()| None)
        }
        Act::Cancel { appointment, .. } => {
            let before = standing(account, id, appointment).await?;
            account.client.visits().cancel(&before.visit_identifier).await.map(|()| None)
        }
        _ => Err(CallError::invalid("C1-09", "act", "is not offered by this vendor")),
    }
}

/// The visit as it stands, read before a change of it.
async fn standing(account: &ClinOneAccount, operation: &'static str, id: &VendorId) -> Result<Visit, CallError> {
    let (found, _) = one(account, id).await.map_err(|error| unsent(operation, error))?;
    found.ok_or_else(|| CallError::plain(operation, CallErrorKind::NotFound))
}

/// Whether the vendor shows the effect.
pub(super) async fn find(account: &ClinOneAccount, act: &Act) -> Answer<Found> {
    match act {
        Act::TrialSubject(act) => return clinone_subjects::find(account, act).await,
        Act::Book { .. } => return clinone_visits::find(account, act).await,
        _ => {}
    }
    let (Act::Reschedule { appointment, .. } | Act::Cancel { appointment, .. }) = act else {
        return Ok(Found::NoWayToLook);
    };
    let (found, whole) = told(account, one(account, appointment).await)?;
    let shows = match (act, found) {
        (Act::Reschedule { start, duration_s, .. }, Some(read)) => {
            let begins = read.start().map(|at| at.to_utc());
            let lasts = read.start().zip(read.end()).map(|(start, end)| end - start);
            let wanted = duration_s.map(|seconds| TimeDelta::seconds(i64::from(seconds)));
            begins == Some(*start) && (wanted.is_none() || lasts == wanted)
        }
        (Act::Reschedule { .. }, None) => false,
        (_, Some(read)) => meaning::visit_state(read.status.as_ref()) == VisitState::Cancelled,
        // Cancelled and taken out of the list (A-C1-18); a list that lacks something proves nothing.
        (_, None) => whole,
    };
    Ok(if shows { Found::WithId(appointment.0.clone()) } else { Found::Nothing })
}

/// A visit out of the list of its study, and whether that list lacked nothing.
async fn one(account: &ClinOneAccount, id: &VendorId) -> Result<(Option<Visit>, bool), CallError> {
    let mut whole = true;
    for study in studies(account).await?.into_iter().filter(|study| meaning::may_be_of(id, study)) {
        let listed = account.client.visits().list(&VisitQuery::of_study(study.clone())).await?;
        whole &= !listed.lacking;
        let is = |visit: &Visit| meaning::vendor_id(&study, &visit.visit_identifier) == *id;
        if let Some(found) = listed.records.into_iter().find(is) {
            return Ok((Some(found), whole));
        }
    }
    Ok((None, whole))
}

/// Lists the visits of every study (C1-09).
pub(super) async fn visits(account: &ClinOneAccount, out: Out<ReadVisit>) -> Answer<Listing> {
    let choices = account.choices();
    let mut listing = Listing { whole: true, range: None, drift: Vec::new() };
    for study in told(account, studies(account).await)? {
        let listed = told(account, account.client.visits().list(&VisitQuery::of_study(study)).await)?;
        let now = Utc::now();
        listing.whole &= !listed.lacking;
        listing.drift.extend(listed.drift);
        let read = listed.records.iter().map(|one| meaning::visit(account, &choices, one, now));
        if out.send(read.collect()).await.is_err() {
            return Ok(Listing { whole: false, ..listing });
        }
    }
    Ok(listing)
}

/// Lists the subjects of every study, at all its sites (C1-04).
pub(super) async fn people(account: &ClinOneAccount, out: Out<Patient>) -> Answer<Vec<String>> {
    let mut drift = Vec::new();
    for study in told(account, studies(account).await)? {
        let listed = told(account, account.client.patients().list(&study, None).await)?;
        let now: DateTime<Utc> = Utc::now();
        drift.extend(listed.drift);
        let read = listed.records.iter().map(|one| meaning::subject(account, one, now));
        if out.send(read.collect()).await.is_err() {
            break;
        }
    }
    Ok(drift)
}

/// Lists studies (C1-02) and their sites (C1-03), with the places where a reply departed from the contract.
pub(super) async fn choices(account: &ClinOneAccount) -> Answer<(Vec<Choice>, Vec<String>)> {
    let listed = told(account, account.client.studies().list().await)?;
    let (mut choices, mut drift) = (Vec::new(), listed.drift);
    for study in listed.records {
        let id = study.study_identifier;
        match told(account, account.client.sites().list(&id).await) {
            Ok(sites) => {
                drift.extend(sites.drift);
                choices.extend(sites.records.into_iter().map(|site| Choice {
                    list: ChoiceList::Site,
                    name: site.name.unwrap_or_else(|| site.site_identifier.to_string()),
                    id: site.site_identifier.to_string(),
                    parent: id.to_string(),
                }));
            }
            // Without the scope for sites they go by their identifiers; everything else is read all the same.
            Err(failure) if failure.http_status == Some(403) => {
                tracing::info!(operation = failure.operation, "sites may not be listed");
            }
            Err(failure) => return Err(failure),
        }
        choices.push(Choice {
            list: ChoiceList::Study,
            name: study.name.unwrap_or_else(|| id.to_string()),
            id: id.to_string(),
            parent: String::new(),
        });
    }
    Ok((choices, drift))
}

/// The studies, as last listed, or listed now.
async fn studies(account: &ClinOneAccount) -> Result<Vec<StudyIdentifier>, CallError> {
    let choices = account.choices();
    let known: Vec<_> =
        choices.iter().filter(|one| one.list == ChoiceList::Study).map(|one| StudyIdentifier::new(&one.id)).collect();
    if !known.is_empty() {
        return Ok(known);
    }
    let listed = account.client.studies().list().await?;
    Ok(listed.records.into_iter().map(|study| study.study_identifier).collect())
}

/// A reading before the change that got no answer: of the change itself, nothing has left.
pub(super) fn unsent(operation: &'static str, error: CallError) -> CallError {
    match error.certainty() {
        Certainty::Unknown => CallError::plain(operation, CallErrorKind::NeverLeft),
        Certainty::NeverLeft | Certainty::Deferred | Certainty::Rejected => error,
    }
}

//! C1-09 to C1-12: visits of subjects.

use axum::http::StatusCode;
use axum::http::header::LOCATION;
use serde_json::{Map, Value, json};

use super::checks::{Problems, object, open_study, sees, time};
use super::lists::listed;
use super::state::{Trial, text};
use super::{Call, Ruling, Verdict, refusal};
use crate::server::Answer;

const TYPES: [&str; 2] = ["onsite", "televisit"];
const STATUSES: [&str; 5] = ["scheduled", "inProgress", "completed", "missed", "cancelled"];
const MEMBERS: [&str; 8] = [
    "patientIdentifier",
    "studyIdentifier",
    "siteIdentifier",
    "name",
    "scheduledStart",
    "scheduledEnd",
    "type",
    "status",
];

/// C1-09.
pub(super) fn list(trial: &Trial, call: &Call) -> Ruling {
    let mut problems = Problems::default();
    let filters = ["studyIdentifier", "siteIdentifier", "patientIdentifier"];
    problems.only_queries(call, &filters);
    problems.settle()?;
    if let Some(study) = call.query("studyIdentifier") {
        open_study(trial, call, study)?;
    }
    let wanted = |visit: &&Map<String, Value>| {
        sees(trial, call, text(visit, "studyIdentifier"))
            && filters.iter().all(|filter| call.query(filter).is_none_or(|value| text(visit, filter) == value))
    };
    listed(call, trial.visits.iter().filter(wanted).map(|visit| json!(visit)).collect())
}

/// C1-10.
pub(super) fn schedule(trial: &Trial, call: &Call) -> Ruling {
    let record = object(call)?;
    let mut problems = Problems::default();
    problems.only_members(&record, &MEMBERS);
    judge(&mut problems, &record, false);
    problems.settle()?;
    belongs(trial, call, &record)?;
    let mut visit = complete(&record);
    if visit["status"].is_null() {
        visit.insert("status".to_owned(), json!("scheduled"));
    }
    Verdict::commit(move |trial| {
        let visit = trial.keep_visit(visit);
        let location = format!("/api/v5/visits/{}", text(&visit, "visitIdentifier"));
        Answer::created(&visit).with(LOCATION, location)
    })
}

/// C1-11: replaces the record.
pub(super) fn update(trial: &Trial, call: &Call) -> Ruling {
    let index = addressed(trial, call)?;
    let record = object(call)?;
    let mut problems = Problems::default();
    judge(&mut problems, &record, true);
    for member in ["visitIdentifier", "patientIdentifier", "studyIdentifier"] {
        if record.contains_key(member) && text(&record, member) != text(&trial.visits[index], member) {
            problems.note(member, "cannot be changed");
        }
    }
    problems.settle()?;
    belongs(trial, call, &record)?;
    if text(&trial.visits[index], "status") == "completed" {
        return Err(refusal::contradicts("The visit is over"));
    }
    let id = call.param(0).to_owned();
    let mut visit = complete(&record);
    visit.insert("visitIdentifier".to_owned(), json!(id));
    Verdict::commit(move |trial| match trial.visit(&id) {
        Some(index) => {
            trial.visits[index] = visit;
            Answer::ok(&trial.visits[index])
        }
        None => refusal::missing("The visit"),
    })
}

/// C1-12: cancels.
pub(super) fn cancel(trial: &Trial, call: &Call) -> Ruling {
    let index = addressed(trial, call)?;
    if matches!(text(&trial.visits[index], "status"), "completed" | "missed") {
        return Err(refusal::contradicts("The visit is over"));
    }
    let id = call.param(0).to_owned();
    Verdict::commit(move |trial| {
        trial.set_visit_status(&id, "cancelled");
        Answer::empty(StatusCode::NO_CONTENT)
    })
}

fn addressed(trial: &Trial, call: &Call) -> Result<usize, Answer> {
    let mut problems = Problems::default();
    problems.only_queries(call, &[]);
    problems.settle()?;
    let index = trial.visit(call.param(0)).ok_or_else(|| refusal::missing("The visit"))?;
    open_study(trial, call, text(&trial.visits[index], "studyIdentifier"))?;
    Ok(index)
}

/// Refuses a visit of nobody, or at a site that is not the study's.
fn belongs(trial: &Trial, call: &Call, record: &Map<String, Value>) -> Result<(), Answer> {
    let study = open_study(trial, call, text(record, "studyIdentifier"))?;
    let subject = trial.subject(study.id, text(record, "patientIdentifier"));
    let subject = subject.ok_or_else(|| refusal::contradicts("The study has no such subject"))?;
    if text(&trial.patients[subject], "status") == "withdrawn" {
        return Err(refusal::contradicts("The subject has left the study"));
    }
    if !study.sites.iter().any(|site| site.id == text(record, "siteIdentifier")) {
        return Err(refusal::contradicts("The study has no such site"));
    }
    Ok(())
}

fn judge(problems: &mut Problems, record: &Map<String, Value>, null_allowed: bool) {
    for member in ["patientIdentifier", "studyIdentifier", "siteIdentifier"] {
        problems.required(record, member);
    }
    let start = time(problems.required(record, "scheduledStart"));
    let end = time(problems.required(record, "scheduledEnd"));
    match (start, end) {
        (Some(start), Some(end)) if end <= start => problems.note("scheduledEnd", "must be after the start"),
        (Some(_), Some(_)) => {}
        _ => problems.note("scheduledStart", "start and end must be RFC 3339 times with an offset"),
    }
    if !TYPES.contains(&problems.required(record, "type")) {
        problems.note("type", "is not a type of visit");
    }
    problems.optional(record, "name", null_allowed, |text| !text.is_empty(), "must not be empty");
    problems.optional(record, "status", null_allowed, |text| STATUSES.contains(&text), "is not a status");
}

/// The record as it is kept: every member there, nothing else.
fn complete(record: &Map<String, Value>) -> Map<String, Value> {
    MEMBERS.into_iter().map(|member| (member.to_owned(), record.get(member).cloned().unwrap_or_default())).collect()
}

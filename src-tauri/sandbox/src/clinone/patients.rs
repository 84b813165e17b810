//! C1-04 to C1-08: subjects of studies.

use axum::http::StatusCode;
use axum::http::header::LOCATION;
use serde_json::{Map, Value, json};

use super::checks::{Problems, is_day, is_e164, is_email, is_language, is_zone, object, open_study, sees};
use super::lists::listed;
use super::state::{Trial, text};
use super::{Call, Ruling, Verdict, refusal};
use crate::server::Answer;

const STATUSES: [&str; 5] = ["screening", "enrolled", "completed", "withdrawn", "screenFailed"];
const IDENTITY: [&str; 3] = ["studyIdentifier", "siteIdentifier", "patientIdentifier"];
pub(super) const OPTIONAL: [&str; 8] =
    ["firstName", "lastName", "email", "mobilePhone", "dateOfBirth", "preferredLanguage", "timeZone", "status"];

/// C1-04.
pub(super) fn list(trial: &Trial, call: &Call) -> Ruling {
    let mut problems = Problems::default();
    problems.only_queries(call, &["studyIdentifier", "siteIdentifier"]);
    problems.settle()?;
    let (study, site) = (call.query("studyIdentifier"), call.query("siteIdentifier"));
    if let Some(study) = study {
        open_study(trial, call, study)?;
    }
    let wanted = |patient: &&Map<String, Value>| {
        let own = text(patient, "studyIdentifier");
        sees(trial, call, own)
            && study.is_none_or(|study| own == study)
            && site.is_none_or(|site| text(patient, "siteIdentifier") == site)
    };
    listed(call, trial.patients.iter().filter(wanted).map(|patient| json!(patient)).collect())
}

/// C1-05: refuses a number that is taken in the study.
pub(super) fn enrol(trial: &Trial, call: &Call) -> Ruling {
    let record = object(call)?;
    let mut problems = Problems::default();
    let known: Vec<_> = IDENTITY.into_iter().chain(OPTIONAL).collect();
    problems.only_members(&record, &known);
    judge(&mut problems, &record, false);
    problems.settle()?;
    let study = open_study(trial, call, text(&record, "studyIdentifier"))?;
    has_site(study, &record)?;
    if trial.subject(study.id, text(&record, "patientIdentifier")).is_some() {
        return Err(refusal::with(StatusCode::CONFLICT, "The subject number is taken in this study"));
    }
    let patient = complete(&record);
    let number = text(&patient, "patientIdentifier");
    let encoded = percent_encoding::utf8_percent_encode(number, percent_encoding::NON_ALPHANUMERIC);
    let answer = Answer::created(&patient).with(LOCATION, format!("/api/v5/patients/{encoded}"));
    Verdict::commit(move |trial| {
        trial.patients.push(patient);
        answer
    })
}

/// C1-06.
pub(super) fn read(trial: &Trial, call: &Call) -> Ruling {
    let index = addressed(trial, call)?;
    Verdict::answer(Answer::ok(&trial.patients[index]))
}

/// C1-07: replaces the record.
pub(super) fn update(trial: &Trial, call: &Call) -> Ruling {
    let index = addressed(trial, call)?;
    let record = object(call)?;
    let mut problems = Problems::default();
    judge(&mut problems, &record, true);
    for member in ["studyIdentifier", "patientIdentifier"] {
        if text(&record, member) != text(&trial.patients[index], member) {
            problems.note(member, "cannot be changed");
        }
    }
    problems.settle()?;
    let study = open_study(trial, call, text(&record, "studyIdentifier"))?;
    has_site(study, &record)?;
    let patient = complete(&record);
    Verdict::commit(move |trial| {
        let found = trial.subject(text(&patient, "studyIdentifier"), text(&patient, "patientIdentifier"));
        match found {
            Some(index) => {
                trial.patients[index] = patient;
                Answer::ok(&trial.patients[index])
            }
            None => refusal::missing("The patient"),
        }
    })
}

/// C1-08.
pub(super) fn remove(trial: &Trial, call: &Call) -> Ruling {
    let patient = &trial.patients[addressed(trial, call)?];
    let study = text(patient, "studyIdentifier").to_owned();
    let number = text(patient, "patientIdentifier").to_owned();
    Verdict::commit(move |trial| {
        trial.take_out(&study, &number);
        Answer::empty(StatusCode::NO_CONTENT)
    })
}

/// The subject that the path and the study of the query name.
fn addressed(trial: &Trial, call: &Call) -> Result<usize, Answer> {
    let mut problems = Problems::default();
    problems.only_queries(call, &["studyIdentifier"]);
    problems.settle()?;
    let number = call.param(0);
    if let Some(study) = call.query("studyIdentifier") {
        open_study(trial, call, study)?;
        return trial.subject(study, number).ok_or_else(|| refusal::missing("The patient"));
    }
    let own = |index: &usize| {
        let patient = &trial.patients[*index];
        text(patient, "patientIdentifier") == number && sees(trial, call, text(patient, "studyIdentifier"))
    };
    let mut found = (0..trial.patients.len()).filter(own);
    match (found.next(), found.next()) {
        (Some(index), None) => Ok(index),
        (None, _) => Err(refusal::missing("The patient")),
        (Some(_), Some(_)) => Err(refusal::invalid(&[(
            "studyIdentifier".to_owned(),
            "is required: more than one study has this subject number",
        )])),
    }
}

fn judge(problems: &mut Problems, record: &Map<String, Value>, null_allowed: bool) {
    for member in IDENTITY {
        problems.required(record, member);
    }
    let mut optional = |member: &str, good: fn(&str) -> bool, complaint| {
        problems.optional(record, member, null_allowed, good, complaint);
    };
    optional("firstName", |text| !text.is_empty(), "must not be empty");
    optional("lastName", |text| !text.is_empty(), "must not be empty");
    optional("email", is_email, "must be a mail address");
    optional("mobilePhone", is_e164, "must be in E.164");
    optional("dateOfBirth", is_day, "must be YYYY-MM-DD");
    optional("preferredLanguage", is_language, "must be a BCP 47 tag");
    optional("timeZone", is_zone, "must be an IANA zone");
    optional("status", |text| STATUSES.contains(&text), "is not a status");
}

fn has_site(study: &super::state::Study, record: &Map<String, Value>) -> Result<(), Answer> {
    let site = text(record, "siteIdentifier");
    if study.sites.iter().any(|known| known.id == site) {
        Ok(())
    } else {
        Err(refusal::contradicts("The study has no such site"))
    }
}

/// The record as it is kept: every member there, the optional ones perhaps null, nothing else.
fn complete(record: &Map<String, Value>) -> Map<String, Value> {
    let members = IDENTITY.into_iter().chain(OPTIONAL);
    let mut kept: Map<String, Value> =
        members.map(|member| (member.to_owned(), record.get(member).cloned().unwrap_or_default())).collect();
    if kept["status"].is_null() {
        kept.insert("status".to_owned(), json!("enrolled"));
    }
    kept
}

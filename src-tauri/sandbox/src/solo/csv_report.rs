//! SOLO-29: the CSV data dump. Its columns are undocumented; these are this simulator's.

use axum::http::StatusCode;
use chrono::{DateTime, NaiveDate, SecondsFormat};

use super::call::{Call, Ruling, Verdict};
use super::fields::{Problems, date};
use super::refusal;
use crate::server::Answer;
use crate::solo::state::Clinic;

const HEADER: [&str; 12] = [
    "Appointment ID",
    "External ID",
    "Date",
    "Duration",
    "Waiting Room",
    "Status",
    "Solo Patient ID",
    "Patient ID",
    "MRN",
    "Patient Name",
    "Provider",
    "Reasons",
];

/// SOLO-29: whole days of the clinic's zone, both ends included.
pub(super) fn download(clinic: &Clinic, call: &Call) -> Ruling {
    let mut problems = Problems::default();
    call.only_queries(&["from", "to"], &mut problems);
    let from = day(call, "from", &mut problems);
    let to = day(call, "to", &mut problems);
    if let (Some(from), Some(to)) = (from, to)
        && to < from
    {
        problems.note("to", "This value should not be before the start date.");
    }
    problems.settle()?;
    let (Some(from), Some(to)) = (from, to) else {
        return Err(problems.refusal());
    };
    let days = |seconds: i64| {
        DateTime::from_timestamp(seconds, 0)
            .is_some_and(|at| (from..=to).contains(&at.with_timezone(&clinic.zone).date_naive()))
    };
    Verdict::answer(Answer::file(table(clinic, days).map_err(|error| {
        refusal::with(StatusCode::INTERNAL_SERVER_ERROR, &format!("The report could not be written: {error}"))
    })?))
}

fn day(call: &Call, name: &str, problems: &mut Problems) -> Option<NaiveDate> {
    let Some(text) = call.query(name) else {
        problems.note(name, "This field is missing.");
        return None;
    };
    let day = date(text);
    if day.is_none() {
        problems.note(name, "This value is not a valid date.");
    }
    day
}

/// The visits that `wanted` takes by their time in unix seconds, as CSV (RFC 4180).
pub(super) fn table(clinic: &Clinic, wanted: impl Fn(i64) -> bool) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(HEADER)?;
    for visit in clinic.diary.all().iter().filter(|visit| wanted(visit.date())) {
        let patient = clinic.people.get(visit.patient);
        let provider = clinic.providers.get(visit.provider);
        let local = DateTime::from_timestamp(visit.date(), 0).map(|at| at.with_timezone(&clinic.zone));
        writer.write_record([
            visit.id.to_string(),
            visit.external_id().unwrap_or_default().to_owned(),
            local.map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, false)).unwrap_or_default(),
            visit.duration.to_string(),
            clinic.rooms.get(visit.room).map(|room| room.name.clone()).unwrap_or_default(),
            visit.status.clone(),
            patient.map(|patient| patient.spid.to_string()).unwrap_or_default(),
            patient.map(|patient| patient.external_id.clone()).unwrap_or_default(),
            patient.map(|patient| patient.text("mrn").to_owned()).unwrap_or_default(),
            patient.map(|patient| patient.name("family").to_owned()).unwrap_or_default(),
            provider.map(|provider| format!("{} {}", provider.first_name, provider.last_name)).unwrap_or_default(),
            visit.reasons.join("; "),
        ])?;
    }
    writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))
}

//! One row of a file, read: what it says, or why it cannot be used. Nothing is guessed: a date that can be read in two
//! ways is refused.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::BirthDate;
use domain::search_terms::{Term, parse};

use super::LONGEST_CELL;
use super::columns::{Columns, Meaning as M};
use crate::adapters::solo_csv;

/// What a row says. `Debug` shows nothing of it.
#[derive(Clone, Default, PartialEq)]
pub(super) struct Row {
    pub(super) visit: Option<i64>,
    pub(super) reference: Option<String>,
    pub(super) start: Option<DateTime<Utc>>,
    pub(super) room: Option<String>,
    pub(super) duration_s: Option<u32>,
    pub(super) patient_id: Option<String>,
    pub(super) spid: Option<i64>,
    pub(super) mrn: Option<String>,
    pub(super) family: Option<String>,
    pub(super) given: Option<String>,
    pub(super) full_name: Option<String>,
    pub(super) born: Option<BirthDate>,
}

/// A row with its place in the file, and what a person may recognise it by.
pub(super) struct Line {
    pub(super) at: u32,
    pub(super) row: Result<Row, &'static str>,
    pub(super) visit: Option<String>,
    pub(super) patient: Option<String>,
    pub(super) name: Option<String>,
}

impl Line {
    /// A line that is no row at all.
    pub(super) fn broken(at: u32, why: &'static str) -> Self {
        Self { at, row: Err(why), visit: None, patient: None, name: None }
    }

    /// Reads the cells of a line.
    pub(super) fn read(at: u32, cells: &[String], columns: &Columns, zone: Tz) -> Self {
        let cell = |meaning| {
            let text = columns.at(meaning).and_then(|at| cells.get(at)).map(|text| text.trim()).unwrap_or_default();
            (!text.is_empty()).then(|| text.to_owned())
        };
        let short = |text: Option<String>| text.map(|text| text.chars().take(80).collect());
        let parts: Vec<String> = [cell(M::Given), cell(M::Family)].into_iter().flatten().collect();
        Self {
            at,
            visit: short(cell(M::Visit)),
            patient: short(cell(M::PatientId).or_else(|| cell(M::Spid))),
            name: short(cell(M::FullName).or_else(|| (!parts.is_empty()).then(|| parts.join(" ")))),
            row: if cells.iter().any(|cell| cell.chars().count() > LONGEST_CELL) {
                Err("tooLong")
            } else {
                read(cell, zone)
            },
        }
    }
}

fn read(cell: impl Fn(M) -> Option<String>, zone: Tz) -> Result<Row, &'static str> {
    let number = |text: Option<String>| match text {
        Some(text) => text.parse::<i64>().ok().filter(|id| *id > 0).map(Some).ok_or("notANumber"),
        None => Ok(None),
    };
    let row = Row {
        visit: number(cell(M::Visit))?,
        reference: cell(M::Reference),
        start: match cell(M::Start) {
            Some(text) => Some(solo_csv::moment(&text, zone).ok_or("notATime")?),
            None => None,
        },
        room: cell(M::Room),
        duration_s: match cell(M::Duration) {
            Some(text) => Some(text.parse().ok().filter(|seconds| (1..=86_400).contains(seconds)).ok_or("notALength")?),
            None => None,
        },
        patient_id: cell(M::PatientId),
        spid: number(cell(M::Spid))?,
        mrn: cell(M::Mrn),
        family: cell(M::Family),
        given: cell(M::Given),
        full_name: cell(M::FullName),
        born: match cell(M::Born) {
            Some(text) => Some(born(&text)?),
            None => None,
        },
    };
    if row.visit.is_none() && row.patient_id.is_none() && row.spid.is_none() {
        return Err("noNumber");
    }
    if row.patient_id.as_deref().is_some_and(|id| id.chars().any(char::is_control)) {
        return Err("unreadable");
    }
    Ok(row)
}

fn born(text: &str) -> Result<BirthDate, &'static str> {
    if let Some(date) = BirthDate::parse(text) {
        return Ok(date);
    }
    match parse(text).as_slice() {
        [Term::Born(compact)] if compact.len() == 8 => {
            let iso = format!("{}-{}-{}", &compact[..4], &compact[4..6], &compact[6..]);
            BirthDate::parse(&iso).ok_or("birthDateUnclear")
        }
        _ => Err("birthDateUnclear"),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn line(headings: &[&str], cells: &[&str]) -> Line {
        let columns = Columns::of(headings.iter().copied());
        let cells: Vec<String> = cells.iter().map(|cell| (*cell).to_owned()).collect();
        Line::read(2, &cells, &columns, Tz::America__New_York)
    }

    #[test]
    fn a_row_is_read_as_it_is_written_and_times_are_the_clinics() {
        let line = line(
            &["Appointment ID", "Date", "Patient ID", "Patient Name"],
            &[" 17 ", "2026-11-20 10:00", "ext 8/8", "José"],
        );
        let row = line.row.unwrap();
        assert_eq!((row.visit, row.patient_id.as_deref()), (Some(17), Some("ext 8/8")));
        assert_eq!(row.start.unwrap().to_rfc3339(), "2026-11-20T15:00:00+00:00");
        assert_eq!(line.name.as_deref(), Some("José"));
    }

    #[test]
    fn what_cannot_be_read_is_refused_with_its_reason_and_never_guessed() {
        let told = |headings: &[&str], cells: &[&str]| line(headings, cells).row.err().unwrap();
        assert_eq!(told(&["SPID", "Visit ID"], &["x", ""]), "notANumber");
        assert_eq!(told(&["SPID", "Visit ID"], &["", "-4"]), "notANumber");
        assert_eq!(told(&["SPID", "Visit ID"], &["", ""]), "noNumber");
        assert_eq!(told(&["SPID", "Date"], &["5", "tomorrow"]), "notATime");
        assert_eq!(told(&["SPID", "DOB"], &["5", "04/05/1968"]), "birthDateUnclear");
        assert_eq!(told(&["SPID", "Duration"], &["5", "0"]), "notALength");
        assert_eq!(told(&["SPID", "Room"], &["5", &"x".repeat(LONGEST_CELL + 1)]), "tooLong");
    }

    #[test]
    fn a_birth_date_is_read_as_people_write_it() {
        for typed in ["1968-03-14", "14-Mar-1968", "14.3.1968", "03/14/1968", "14 marzo 1968"] {
            let row = line(&["SPID", "DOB"], &["5", typed]).row.unwrap();
            assert_eq!(row.born.unwrap().as_str(), "1968-03-14", "{typed}");
        }
    }
}

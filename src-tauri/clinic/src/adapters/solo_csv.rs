//! Solo's CSV report (SOLO-29). Its columns are not documented (assumption A-SO-05): they are recognised by their
//! headings, case and punctuation aside, and what is not recognised is left alone.

use chrono::{DateTime, NaiveDateTime, Utc};
use chrono_tz::Tz;
use domain::wall_time::instants_of;

use super::csv_lines::CsvLines;

/// One appointment of the report.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ReportLine {
    pub(crate) appointment: i64,
    pub(crate) external_id: Option<String>,
    pub(crate) room: Option<String>,
    pub(crate) start: Option<DateTime<Utc>>,
}

/// What a report gave.
#[derive(Debug, Default)]
pub(crate) struct Report {
    pub(crate) lines: Vec<ReportLine>,
    pub(crate) drift: Vec<String>,
}

/// The drift of a report whose columns do not name the appointment.
pub(crate) const NO_NUMBER: &str = "SOLO-29: no column with the appointment's number";

const NUMBER: [&str; 5] = ["appointmentid", "visitid", "soloappointmentid", "said", "id"];
const REFERENCE: [&str; 3] = ["appointmentexternalid", "externalid", "externalappointmentid"];
const ROOM: [&str; 3] = ["waitingroom", "waitingroomname", "room"];
const START: [&str; 5] = ["appointmentdate", "scheduledat", "scheduleddate", "date", "start"];

const STATUS: [&str; 3] = ["status", "appointmentstatus", "visitstatus"];

/// Where the report has what.
pub(crate) struct Columns {
    number: usize,
    reference: Option<usize>,
    room: Option<usize>,
    /// The planned start.
    pub(crate) start: Option<usize>,
    /// The vendor's word for where the visit stands.
    pub(crate) status: Option<usize>,
}

impl Columns {
    /// Recognises the columns; none when no column names the appointment's number.
    pub(crate) fn of(headings: &[String]) -> Option<Self> {
        let headings: Vec<String> = headings.iter().map(|heading| plain(heading)).collect();
        let column = |names: &[&str]| names.iter().find_map(|name| headings.iter().position(|heading| heading == name));
        Some(Self {
            number: column(&NUMBER)?,
            reference: column(&REFERENCE),
            room: column(&ROOM),
            start: column(&START),
            status: column(&STATUS),
        })
    }

    /// The appointment of a row, when the row names one; wall-clock times without an offset are in the clinic's zone.
    pub(crate) fn line(&self, row: &csv::ByteRecord, zone: Tz) -> Option<ReportLine> {
        let cell = |at: Option<usize>| {
            let text = std::str::from_utf8(row.get(at?)?).ok()?.trim();
            (!text.is_empty()).then_some(text)
        };
        Some(ReportLine {
            appointment: cell(Some(self.number))?.parse().ok()?,
            external_id: cell(self.reference).map(str::to_owned),
            room: cell(self.room).map(str::to_owned),
            start: cell(self.start).and_then(|text| moment(text, zone)),
        })
    }
}

/// Reads the appointments of a report.
pub(crate) fn parse(bytes: &[u8], zone: Tz) -> Report {
    let mut report = Report::default();
    let Ok(mut lines) = CsvLines::new(bytes) else {
        report.drift.push("SOLO-29: not CSV".to_owned());
        return report;
    };
    let Some(columns) = Columns::of(lines.headings()) else {
        report.drift.push(NO_NUMBER.to_owned());
        return report;
    };
    while let Some(row) = lines.next_row() {
        match row {
            Ok(row) => report.lines.extend(columns.line(row, zone)),
            Err(_) => report.drift.push("SOLO-29: a line that is not CSV".to_owned()),
        }
    }
    report
}

fn plain(heading: &str) -> String {
    heading.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}

/// A time as the report writes it; a wall clock without an offset is the clinic's.
pub(crate) fn moment(text: &str, zone: Tz) -> Option<DateTime<Utc>> {
    if let Ok(seconds) = text.parse::<i64>() {
        return DateTime::from_timestamp(seconds, 0);
    }
    if let Ok(at) = DateTime::parse_from_rfc3339(text) {
        return Some(at.to_utc());
    }
    ["%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%d %I:%M %p"]
        .iter()
        .find_map(|format| NaiveDateTime::parse_from_str(text, format).ok())
        // A time that the clocks repeat is taken for its first: the report does not say which.
        .and_then(|local| instants_of(local, zone).earliest())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_recognised_by_their_headings_in_any_order() {
        let csv = b"Waiting Room,Appointment ID,Date,Something\nUrgent Care,17,2026-11-20T15:00:00Z,x\n";
        let report = parse(csv, Tz::UTC);
        assert_eq!(report.lines.len(), 1);
        assert_eq!(report.lines[0].appointment, 17);
        assert_eq!(report.lines[0].room.as_deref(), Some("Urgent Care"));
        assert!(report.lines[0].start.is_some());
        assert!(report.drift.is_empty());
    }

    #[test]
    fn a_report_without_a_number_column_imports_nothing_and_says_so() {
        let report = parse(b"Name,Room\nx,y\n", Tz::UTC);
        assert!(report.lines.is_empty());
        assert_eq!(report.drift.len(), 1);
    }

    #[test]
    fn garbage_never_panics_and_imports_nothing() {
        for bytes in [&b""[..], b"\xff\xfe\x00", b"\"unclosed", b"id\nnot a number\n"] {
            assert!(parse(bytes, Tz::UTC).lines.is_empty());
        }
    }
}

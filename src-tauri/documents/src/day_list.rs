//! The visits of one day as a table. Each row names its person with two identifiers, says which vendor it came from and
//! when it was last confirmed.

use chrono::NaiveDate;

use crate::face::fonts;
use crate::flow::Flow;
use crate::frame::{Frame, born, label};
use crate::mark::Style;
use crate::table::{Cell, Column, Row, table};
use crate::words::Words;
use crate::{Issue, PaperError, PatientOnPaper, Printed, Source, VisitOnPaper, dates, name, visit_summary as summary};

const WHEN: Style = Style::bold(9.5);
const NAME: Style = Style::bold(9.0);
const TEXT: Style = Style::plain(8.5);
const SMALL: Style = Style::soft(8.0);

/// What the list is made of.
#[derive(Clone, PartialEq)]
pub struct DayList {
    /// Who prints, when and on what.
    pub issue: Issue,
    /// The day, in the clinic's zone.
    pub day: NaiveDate,
    /// Its visits, in the order in which they are printed.
    pub rows: Vec<DayListRow>,
    /// The connections that the rows come from, for the foot of each page.
    pub sources: Vec<Source>,
}

/// One visit of the day.
#[derive(Clone, PartialEq)]
pub struct DayListRow {
    /// Whose visit.
    pub patient: PatientOnPaper,
    /// The visit.
    pub visit: VisitOnPaper,
    /// Where the row comes from.
    pub source: Source,
    /// Another patient of the list has the same family name: the row says so, as it does on screen (PAL-0540).
    pub same_name: bool,
}

/// Prints the list. The same values give the same bytes.
///
/// # Errors
/// [`PaperError`] when the file cannot be written.
pub fn day_list(list: &DayList) -> Result<Printed, PaperError> {
    let issue = &list.issue;
    let words = issue.language.words();
    let day = (words.visits_of)(&dates::with_weekday(list.day, words), list.rows.len());
    let title = format!("{}: {day}", words.day_list);
    let frame = Frame { issue, title: &title, patient: None, sources: &list.sources };
    let mut flow = Flow::new(&frame, issue.sheet.sideways(), fonts()?)?;
    if list.rows.is_empty() {
        flow.paragraph(words.empty_day, Style::plain(10.0), 0.0);
        return flow.finish(issue, words.day_list);
    }
    let columns = [
        Column { title: words.time, share: 8.0 },
        Column { title: words.patient, share: 31.0 },
        Column { title: words.room, share: 13.0 },
        Column { title: words.visit, share: 26.0 },
        Column { title: words.state, share: 11.0 },
        Column { title: words.confirmed, share: 15.0 },
    ];
    let rows = list.rows.iter().map(|row| row_of(row, list, words));
    table(&mut flow, &columns, rows, words.continued);
    flow.finish(issue, words.day_list)
}

fn row_of(row: &DayListRow, list: &DayList, words: &Words) -> Row {
    let issue = &list.issue;
    let visit = &row.visit;
    let room = visit.room.clone().unwrap_or_else(|| words.not_known.to_owned());
    Row {
        identity: 2,
        cells: vec![
            when(visit, list, words),
            person(row, issue, words),
            vec![(TEXT, room)],
            vec![(TEXT, summary::reasons(visit, words)), (SMALL, summary::people(visit, words))],
            vec![(TEXT, summary::state(visit, words))],
            confirmed(&row.source, list, words),
        ],
    }
}

fn when(visit: &VisitOnPaper, list: &DayList, words: &Words) -> Cell {
    let zone = list.issue.zone;
    let Some(start) = visit.start else {
        return vec![(TEXT, words.not_known.to_owned())];
    };
    let mut cell = vec![(WHEN, dates::time(start, zone))];
    let day = start.with_timezone(&zone).date_naive();
    if day != list.day {
        // Whoever still waits from another day is on today's list: their time is not one of today's.
        cell.push((SMALL, dates::short(day, words)));
    }
    cell.extend(visit.minutes.map(|minutes| (SMALL, (words.minutes)(minutes))));
    cell
}

fn person(row: &DayListRow, issue: &Issue, words: &Words) -> Cell {
    let patient = &row.patient;
    let today = issue.at.with_timezone(&issue.zone).date_naive();
    let mut cell = vec![(NAME, name::shown(&patient.name, words))];
    cell.push((SMALL, format!("{} {}", words.born, born(patient, today, words))));
    match patient.identifiers.first() {
        Some(number) => cell.push((SMALL, format!("{} {}", label(number, words), number.value))),
        None => cell.push((SMALL, format!("{} {}", words.number, words.not_known))),
    }
    if row.same_name {
        cell.push((SMALL, format!("▲ {}", words.same_name)));
    }
    if patient.deceased {
        cell.push((NAME, words.deceased.to_owned()));
    }
    cell
}

fn confirmed(source: &Source, list: &DayList, words: &Words) -> Cell {
    let mut cell = vec![(TEXT, source.vendor.clone())];
    let zone = list.issue.zone;
    cell.push(match source.confirmed_at {
        Some(at) if at.with_timezone(&zone).date_naive() == list.issue.at.with_timezone(&zone).date_naive() => {
            (SMALL, dates::time(at, zone))
        }
        Some(at) => (SMALL, dates::moment(at, zone, words)),
        None => (SMALL, words.not_yet_confirmed.to_owned()),
    });
    if source.stale {
        cell.push((SMALL, words.stale.to_owned()));
    }
    cell
}

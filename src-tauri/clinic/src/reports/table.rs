//! A window of a report's rows: filtered, ordered and cut by the store, never more than a thousand rows.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use chrono_tz::Tz;
use domain::ReportId;
use domain::wall_time::day_begins;
use serde_json::json;
use store::{CellTest, ColumnKind, ReportColumn, RowFilter, RowOrder, select_rows};

use super::open::{OpenTable, open, warm};
use crate::access::Administrator;
use crate::views::{
    Instant, ReportCells, ReportColumnKind, ReportColumnView, ReportFaultView, ReportFaults, ReportFilter, ReportQuery,
    ReportWindow, count,
};
use crate::{Clinic, ClinicError, Result, settings};

const MOST_ROWS: u32 = 1_000;
const FAULTS_SHOWN: u32 = 200;
const MOST_FILTERS: usize = 20;
const LONGEST_TEXT: usize = 200;

impl Administrator {
    /// A window of the rows of a report.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when there is no such table, [`ClinicError::Invalid`] when a filter means nothing.
    pub async fn report_rows(&self, query: ReportQuery) -> Result<ReportWindow> {
        let clinic = &*self.clinic;
        self.opens_report(&query.report).await?;
        let mut open = open(clinic, &query.report).await?;
        let open = open.as_mut().ok_or(ClinicError::NotFound("report"))?;
        let answer = answer(clinic, open, &query).await?;
        let from = (query.offset as usize).min(answer.len());
        let until = (from + query.limit.min(MOST_ROWS) as usize).min(answer.len());
        let places = &answer[from..until];
        let rows = clinic.store.mirror().report_rows(&open.table, places).await?;
        warm(&self.clinic, open);
        let wanted = wanted(&query.columns, open.table.headings.len())?;
        Ok(ReportWindow {
            columns: columns(open),
            total: open.table.rows,
            matching: count(answer.len()),
            offset: count(from),
            read_at: Instant::from(open.table.read_at),
            rows: places
                .iter()
                .zip(rows)
                .map(|(place, mut cells)| ReportCells {
                    number: place + 1,
                    cells: wanted.iter().map(|at| std::mem::take(&mut cells[*at])).collect(),
                })
                .collect(),
        })
    }
}

impl Administrator {
    /// The lines of a report's file that are not in its table: the first two hundred, and how many there are.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when there is no such table.
    pub async fn report_faults(&self, report: &ReportId) -> Result<ReportFaults> {
        self.opens_report(report).await?;
        let mirror = self.clinic.store.mirror();
        let table = mirror.report_table(report).await?.ok_or(ClinicError::NotFound("report"))?;
        let lines = mirror.report_faults(&table, FAULTS_SHOWN).await?;
        Ok(ReportFaults {
            total: table.faults,
            lines: lines
                .into_iter()
                .map(|fault| ReportFaultView { line: fault.line, what: fault.what, raw: fault.raw })
                .collect(),
        })
    }
}

fn columns(open: &OpenTable) -> Vec<ReportColumnView> {
    let kind = |kind: &ColumnKind| match kind {
        ColumnKind::Text => ReportColumnKind::Text,
        ColumnKind::Number => ReportColumnKind::Number,
        ColumnKind::Instant => ReportColumnKind::Instant,
    };
    let table = &open.table;
    (0_u32..)
        .zip(table.headings.iter().zip(&table.kinds))
        .map(|(column, (heading, of))| ReportColumnView { column, heading: heading.clone(), kind: kind(of) })
        .collect()
}

/// The columns that are wanted, each once; all when none is named.
pub(super) fn wanted(columns: &[u32], of: usize) -> Result<Vec<usize>> {
    if columns.is_empty() {
        return Ok((0..of).collect());
    }
    let mut wanted: Vec<usize> = Vec::new();
    for column in columns {
        let at = *column as usize;
        if at >= of {
            return Err(ClinicError::invalid("columns", "noSuchColumn"));
        }
        if !wanted.contains(&at) {
            wanted.push(at);
        }
    }
    Ok(wanted)
}

/// The places of the rows that answer a question, in its order.
pub(super) async fn answer(clinic: &Clinic, open: &mut OpenTable, query: &ReportQuery) -> Result<Arc<Vec<u32>>> {
    let key = json!([query.find.trim(), query.filters, query.order]).to_string();
    if let Some((asked, answer)) = &open.answer
        && *asked == key
    {
        return Ok(answer.clone());
    }
    if query.filters.len() > MOST_FILTERS || query.find.chars().count() > LONGEST_TEXT {
        return Err(ClinicError::invalid("filters", "tooLong"));
    }
    let zone = settings::zone_of(&settings::read(clinic).await?.zone);
    let mut tests: Vec<(Vec<Arc<ReportColumn>>, CellTest)> = Vec::new();
    let find = query.find.trim();
    if !find.is_empty() {
        let mut all = Vec::new();
        for place in 0..count(open.table.headings.len()) {
            all.push(open.column(clinic, place).await?);
        }
        tests.push((all, CellTest::Contains(find.to_owned())));
    }
    for filter in &query.filters {
        let (column, test) = test(open, filter, zone)?;
        tests.push((vec![open.column(clinic, column).await?], test));
    }
    let order = match query.order {
        Some(order) => Some((open.column(clinic, order.column).await?, order.descending)),
        None => None,
    };
    let rows = open.table.rows;
    let select = move || {
        let filters: Vec<RowFilter<'_>> = tests
            .iter()
            .map(|(columns, test)| RowFilter { columns: columns.iter().map(Arc::as_ref).collect(), test: test.clone() })
            .collect();
        let order = order.as_ref().map(|(column, descending)| RowOrder { column, descending: *descending });
        select_rows(rows, &filters, order.as_ref())
    };
    let answer = Arc::new(tokio::task::spawn_blocking(select).await.map_err(|_| ClinicError::Closing)?);
    open.answer = Some((key, answer.clone()));
    Ok(answer)
}

fn test(open: &OpenTable, filter: &ReportFilter, zone: Tz) -> Result<(u32, CellTest)> {
    Ok(match filter {
        ReportFilter::Contains { column, text } => (*column, CellTest::Contains(text.trim().to_owned())),
        ReportFilter::Is { column, text } => (*column, CellTest::OneOf(vec![text.clone()])),
        ReportFilter::Empty { column } => (*column, CellTest::Empty),
        ReportFilter::Between { column, from, to } => {
            let kind = open.table.kinds.get(*column as usize).copied();
            let kind = kind.ok_or(ClinicError::invalid("column", "noSuchColumn"))?;
            let from = bound(from.as_deref(), |text| begin(kind, text, zone)).ok_or(unread("from"))?;
            let until = bound(to.as_deref(), |text| end(kind, text, zone)).ok_or(unread("to"))?;
            (*column, CellTest::Between { from, until })
        }
    })
}

fn unread(field: &'static str) -> ClinicError {
    ClinicError::invalid(field, "notInThisColumn")
}

/// A bound that may be left open; none when it cannot be read.
fn bound(text: Option<&str>, read: impl Fn(&str) -> Option<f64>) -> Option<Option<f64>> {
    match text.map(str::trim).filter(|text| !text.is_empty()) {
        None => Some(None),
        Some(text) => read(text).map(Some),
    }
}

fn begin(kind: ColumnKind, text: &str, zone: Tz) -> Option<f64> {
    match kind {
        ColumnKind::Text => None,
        ColumnKind::Number => text.parse().ok().filter(|number: &f64| number.is_finite()),
        ColumnKind::Instant => midnight(text.parse().ok()?, zone),
    }
}

/// Ends are included: a day until the next midnight, a number up to the next number that there is.
fn end(kind: ColumnKind, text: &str, zone: Tz) -> Option<f64> {
    match kind {
        ColumnKind::Text => None,
        ColumnKind::Number => begin(kind, text, zone).map(f64::next_up),
        ColumnKind::Instant => midnight(text.parse::<NaiveDate>().ok()?.checked_add_days(Days::new(1))?, zone),
    }
}

fn midnight(day: NaiveDate, zone: Tz) -> Option<f64> {
    Some(day_begins(day, zone).timestamp_millis() as f64)
}

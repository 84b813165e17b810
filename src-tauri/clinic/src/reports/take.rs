//! From the bytes of a CSV file to a table in the store, row by row, with progress.

use std::sync::Arc;

use bytes::Bytes;
use chrono::{NaiveDate, Utc};
use chrono_tz::Tz;
use domain::wall_time::day_begins;
use store::{ColumnKind, ReportBuilder, ReportFault, ReportRow};

use super::desk::Step;
use super::known;
use crate::account::SoloAccount;
use crate::adapters::csv_lines::{CsvLines, NotCsv};
use crate::adapters::solo_csv::{self, Columns, NO_NUMBER};
use crate::views::ReportStep;
use crate::{Clinic, ClinicError, Result, settings};

/// Rows that are read before the next of them are written and others get their turn.
const AT_ONCE: usize = 4_096;
/// Broken lines that are kept as they stand; all are counted.
const FAULTS_KEPT: usize = 1_000;
const MOST_COLUMNS: usize = 500;

/// What became of a file.
pub(super) struct Taken {
    pub(super) rows: u32,
    pub(super) faults: u32,
}

/// Why a file is not a table, as a word that the page has a sentence for.
pub(super) struct Refused(pub(super) &'static str);

/// Reads a file into the table of a report.
pub(super) async fn take(
    clinic: &Arc<Clinic>,
    account: &SoloAccount,
    report: &ReportRow,
    bytes: Bytes,
) -> Result<std::result::Result<Taken, Refused>> {
    let step = Step::begin(clinic, &report.id, ReportStep::Importing);
    let mut lines = match CsvLines::new(&bytes) {
        Ok(lines) => lines,
        Err(NotCsv::Empty) => return Ok(Err(Refused("fileEmpty"))),
        Err(NotCsv::NoHeadings) => return Ok(Err(Refused("notCsv"))),
    };
    let headings = lines.headings().to_vec();
    if headings.len() > MOST_COLUMNS {
        return Ok(Err(Refused("tooManyColumns")));
    }
    let zone = settings::zone_of(&account.row.zone);
    let columns = Columns::of(&headings);
    if columns.is_none() {
        clinic.drift.note_all(&account.row.id, &[NO_NUMBER.to_owned()]);
    }
    let mirror = clinic.store.mirror();
    let no = mirror.begin_report_table(&report.id, &report.connection, &headings, Utc::now()).await?;
    let mut builder = ReportBuilder::new(headings.len());
    let (mut faults, mut fault_count, mut blocks) = (Vec::new(), 0_u32, 0_u32);
    let mut named = known::Named::new(Utc::now());
    let mut ended = false;
    while !ended {
        for _ in 0..AT_ONCE {
            match lines.next_row() {
                None => {
                    ended = true;
                    break;
                }
                Some(Ok(row)) => {
                    builder.push(row.iter().map(|cell| std::str::from_utf8(cell).unwrap_or_default()));
                    named.extend(columns.as_ref().and_then(|columns| columns.line(row, zone)));
                }
                Some(Err(bad)) => {
                    fault_count = fault_count.saturating_add(1);
                    if faults.len() < FAULTS_KEPT {
                        faults.push(ReportFault { line: bad.line, what: bad.what.to_owned(), raw: bad.raw });
                    }
                }
            }
        }
        let full = builder.take_blocks();
        mirror.put_report_blocks(no, blocks, &full).await?;
        blocks += crate::views::count(full.len());
        step.at(ReportStep::Importing, Some(percent(lines.read_so_far(), bytes.len())));
    }
    let rows = builder.rows();
    step.at(ReportStep::Sorting, None);
    let ordering = tokio::task::spawn_blocking(move || builder.finish(|kind, cell| read(kind, cell, zone)));
    let (columns, last) = ordering.await.map_err(|_| ClinicError::Closing)?;
    mirror.put_report_blocks(no, blocks, &last).await?;
    for (place, column) in (0_u32..).zip(&columns) {
        mirror.put_report_column(no, place, column).await?;
        step.at(ReportStep::Sorting, Some(percent(place as usize + 1, columns.len())));
    }
    mirror.finish_report_table(no, &columns, rows, fault_count, &faults).await?;
    known::index(clinic, account, named.into_lines()).await?;
    Ok(Ok(Taken { rows, faults: fault_count }))
}

fn percent(done: usize, of: usize) -> u32 {
    crate::views::count(done.min(of) * 100 / of.max(1))
}

/// What a cell stands for: a plain number, or a time in milliseconds.
fn read(kind: ColumnKind, cell: &str, zone: Tz) -> Option<f64> {
    match kind {
        ColumnKind::Text => None,
        // "nan", "inf" and "1e5" are words: a record number must not become one by its letters.
        ColumnKind::Number => {
            let plain = cell.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b'-');
            plain.then(|| cell.parse().ok()).flatten()
        }
        ColumnKind::Instant => {
            let at = solo_csv::moment(cell, zone).or_else(|| {
                let day: NaiveDate = cell.parse().ok()?;
                Some(day_begins(day, zone))
            })?;
            Some(at.timestamp_millis() as f64)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_is_a_number_or_a_time_only_when_it_looks_like_one() {
        let as_number = |cell| read(ColumnKind::Number, cell, Tz::UTC);
        assert_eq!(as_number("-17.5"), Some(-17.5));
        for word in ["1e5", "nan", "inf", "MRN-1", "1-2", ""] {
            assert_eq!(as_number(word), None, "{word}");
        }
        let as_instant = |cell| read(ColumnKind::Instant, cell, Tz::America__New_York);
        assert_eq!(as_instant("2026-11-20"), as_instant("2026-11-20T05:00:00Z"));
        assert_eq!(as_instant("20/11/2026"), None, "which is the month is not guessed");
    }
}

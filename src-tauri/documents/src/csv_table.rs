//! A table as a CSV file (RFC 4180) that somebody will open in a spreadsheet.
//!
//! A spreadsheet runs what looks like a formula, and what patients write into a form ends up in cells. Such a cell gets
//! an apostrophe before it (OWASP, CSV injection) and is counted; numbers, which may begin with a sign, are left alone.
//! The file begins with a byte order mark, without which spreadsheets take UTF-8 for something else.

/// A table that is being written.
pub struct CsvTable {
    writer: csv::Writer<Vec<u8>>,
    guarded: u32,
    rows: u32,
}

/// A finished table.
pub struct CsvFile {
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// How many rows it has, the headings not counted.
    pub rows: u32,
    /// How many cells got an apostrophe.
    pub guarded: u32,
}

impl CsvTable {
    /// A table with its headings.
    ///
    /// # Errors
    /// Never for a table in memory; the writer's own errors are passed on.
    pub fn new<'c>(headings: impl IntoIterator<Item = &'c str>) -> Result<Self, csv::Error> {
        let writer = csv::WriterBuilder::new()
            .terminator(csv::Terminator::CRLF)
            .flexible(true)
            .from_writer("\u{feff}".as_bytes().to_vec());
        let mut table = Self { writer, guarded: 0, rows: 0 };
        table.write(headings)?;
        Ok(table)
    }

    /// Adds a row.
    ///
    /// # Errors
    /// As for [`CsvTable::new`].
    pub fn push<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>) -> Result<(), csv::Error> {
        self.rows += 1;
        self.write(cells)
    }

    /// The file.
    ///
    /// # Errors
    /// As for [`CsvTable::new`].
    pub fn finish(self) -> Result<CsvFile, csv::Error> {
        let (rows, guarded) = (self.rows, self.guarded);
        let bytes = self.writer.into_inner().map_err(|error| csv::Error::from(error.into_error()))?;
        Ok(CsvFile { bytes, rows, guarded })
    }

    fn write<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>) -> Result<(), csv::Error> {
        for cell in cells {
            if looks_like_a_formula(cell) {
                self.guarded += 1;
                self.writer.write_field(format!("'{cell}"))?;
            } else {
                self.writer.write_field(cell)?;
            }
        }
        self.writer.write_record(None::<&[u8]>)
    }
}

fn looks_like_a_formula(cell: &str) -> bool {
    if cell.starts_with(['\t', '\r', '\n']) {
        return true;
    }
    let text = cell.trim_start();
    text.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '|', '%']) && !is_a_number(text.trim_end())
}

fn is_a_number(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (whole, part) = digits.split_once(['.', ',']).unwrap_or((digits, "0"));
    [whole, part].iter().all(|side| !side.is_empty() && side.bytes().all(|byte| byte.is_ascii_digit()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn lines(cells: &[&str]) -> (String, u32) {
        let mut table = CsvTable::new(["Heading"]).unwrap();
        for cell in cells {
            table.push([*cell]).unwrap();
        }
        let file = table.finish().unwrap();
        assert_eq!(file.rows as usize, cells.len());
        (String::from_utf8(file.bytes).unwrap(), file.guarded)
    }

    #[test]
    fn what_a_spreadsheet_would_run_is_made_text_and_counted() {
        let formulas = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", " =1", "＝1"];
        let (text, guarded) = lines(&formulas);
        assert_eq!(guarded as usize, formulas.len(), "{text}");
        assert!(text.lines().skip(1).all(|line| line.trim_start_matches('"').starts_with('\'')), "{text}");
    }

    #[test]
    fn numbers_names_and_dates_are_left_as_they_are() {
        let plain = ["-5", "+1.5", "-2,75", "O'NEILL, Ada", "2026-11-20T09:00:00-05:00", "a=b", ""];
        assert_eq!(lines(&plain).1, 0);
        assert_eq!(lines(&["-"]).1, 1, "a sign alone is no number");
    }

    #[test]
    fn commas_quotes_and_lines_come_back_as_they_went_in() {
        let cells = ["REYES, Tomás", "says \"no\"", "two\r\nlines"];
        let (text, _) = lines(&cells);
        assert!(text.starts_with('\u{feff}') && text.contains("\r\n"));
        let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
        let read: Vec<String> = reader.records().map(|row| row.unwrap()[0].to_owned()).collect();
        assert_eq!(read, cells);
    }
}

//! The lines of a CSV file (RFC 4180), each on its own: a broken line is told with its number and takes no other with it.
//!
//! It refuses to guess. A line with more or fewer cells than the headings is not a row, since its cells may stand under
//! the wrong headings, and a name under another person's number is worse than no row.

use csv::ByteRecord;

const FAULT_TEXT: usize = 400;
/// How often reading starts again after a quote that was never closed; what is left then is one fault.
const RESTARTS: u32 = 1_000;

/// Why a file is not a table at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotCsv {
    /// Nothing is in it.
    Empty,
    /// Its first line has no headings that can be read.
    NoHeadings,
}

/// A line that is not a row.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct BadLine {
    /// Line of the file, from 1.
    pub(crate) line: u32,
    /// A word that the page has a sentence for.
    pub(crate) what: &'static str,
    /// The line as it stands, cut.
    pub(crate) raw: String,
}

/// The lines after the headings.
pub(crate) struct CsvLines<'f> {
    headings: Vec<String>,
    bytes: &'f [u8],
    delimiter: u8,
    reader: csv::Reader<&'f [u8]>,
    /// Where the reader began, in bytes and lines.
    base: usize,
    base_line: u32,
    record: ByteRecord,
    restarts: u32,
    ended: bool,
}

impl<'f> CsvLines<'f> {
    /// Reads the headings. A byte order mark is skipped; commas, semicolons and tabs are told apart by the first line.
    pub(crate) fn new(bytes: &'f [u8]) -> Result<Self, NotCsv> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let first = bytes.split(|byte| *byte == b'\n').next().unwrap_or_default();
        let delimiter = [b',', b';', b'\t']
            .into_iter()
            .max_by_key(|mark| (first.iter().filter(|byte| *byte == mark).count(), *mark == b','))
            .unwrap_or(b',');
        let mut reader = reader(bytes, delimiter);
        let mut record = ByteRecord::new();
        if !matches!(reader.read_byte_record(&mut record), Ok(true)) {
            return Err(NotCsv::Empty);
        }
        let headings: Option<Vec<String>> =
            record.iter().map(|cell| std::str::from_utf8(cell).ok().map(|text| text.trim().to_owned())).collect();
        let headings = headings.ok_or(NotCsv::NoHeadings)?;
        // A web page or a JSON document in place of the table begins like one; text of two bytes a letter has zeros.
        let other = bytes.trim_ascii_start().first().is_some_and(|byte| b"<{[".contains(byte));
        if other || headings.iter().all(String::is_empty) || headings.iter().any(|heading| heading.contains('\0')) {
            return Err(NotCsv::NoHeadings);
        }
        Ok(Self { headings, bytes, delimiter, reader, base: 0, base_line: 0, record, restarts: 0, ended: false })
    }

    /// The headings, as the vendor wrote them.
    pub(crate) fn headings(&self) -> &[String] {
        &self.headings
    }

    /// How many bytes have been read.
    pub(crate) fn read_so_far(&self) -> usize {
        self.base + usize::try_from(self.reader.position().byte()).unwrap_or(0)
    }

    /// The next row's cells, or what is wrong with the next line; none at the end.
    pub(crate) fn next_row(&mut self) -> Option<Result<&ByteRecord, BadLine>> {
        if self.ended {
            return None;
        }
        match self.reader.read_byte_record(&mut self.record) {
            Ok(true) => {}
            // A reader over memory ends, and has no other failure.
            Ok(false) | Err(_) => {
                self.ended = true;
                return None;
            }
        }
        let position = self.record.position();
        let start = self.base + position.map_or(0, |at| usize::try_from(at.byte()).unwrap_or(0));
        let line = self.base_line + position.map_or(0, |at| u32::try_from(at.line()).unwrap_or(u32::MAX));
        let read = &self.bytes[start.min(self.bytes.len())..self.read_so_far().min(self.bytes.len())];
        // Of the end of a line that is written as two characters, the second is read with the line after it.
        let ends = read.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let (before, raw) = read.split_at(ends);
        let start = start + ends;
        let line = line + u32::try_from(before.iter().filter(|byte| **byte == b'\n').count()).unwrap_or(0);
        let text = raw.trim_ascii_end();
        let many_lines = text.contains(&b'\n');
        let what = if self.record.len() < self.headings.len() {
            "cellsMissing"
        } else if self.record.len() > self.headings.len() {
            "cellsTooMany"
        } else if self.record.iter().any(|cell| std::str::from_utf8(cell).is_err()) {
            "notText"
        } else if !well_quoted(text, self.delimiter) {
            "quoteOpen"
        } else {
            return Some(Ok(&self.record));
        };
        if !many_lines || self.restarts >= RESTARTS {
            return Some(Err(BadLine { line, what, raw: cut(text) }));
        }
        // A quote that was opened and not closed has swallowed the lines after it: they are read again, each by itself.
        let end = text.iter().position(|byte| *byte == b'\n').unwrap_or(text.len());
        self.restarts += 1;
        self.base = start + end + 1;
        self.base_line = line;
        self.reader = reader(&self.bytes[self.base.min(self.bytes.len())..], self.delimiter);
        let what = if what == "notText" { what } else { "quoteOpen" };
        Some(Err(BadLine { line, what, raw: cut(&text[..end]) }))
    }
}

fn reader(bytes: &[u8], delimiter: u8) -> csv::Reader<&[u8]> {
    csv::ReaderBuilder::new().flexible(true).has_headers(false).delimiter(delimiter).from_reader(bytes)
}

/// Whether every quoted cell ends where a cell may end. A quote that was opened and not closed ends at the next one, in
/// the midst of some other row: the two would be one row with cells of both.
fn well_quoted(text: &[u8], delimiter: u8) -> bool {
    let mut rest = text;
    loop {
        if let Some(mut inside) = rest.strip_prefix(b"\"") {
            loop {
                let Some(at) = inside.iter().position(|byte| *byte == b'"') else { return false };
                inside = &inside[at + 1..];
                match inside.strip_prefix(b"\"") {
                    Some(after) => inside = after,
                    None => break,
                }
            }
            rest = inside;
            match rest.first() {
                None | Some(b'\r' | b'\n') => return true,
                Some(byte) if *byte == delimiter => {}
                Some(_) => return false,
            }
        }
        match rest.iter().position(|byte| *byte == delimiter) {
            Some(at) => rest = &rest[at + 1..],
            None => return true,
        }
    }
}

fn cut(raw: &[u8]) -> String {
    String::from_utf8_lossy(raw).trim_end().chars().take(FAULT_TEXT).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn read(text: &[u8]) -> (Vec<Vec<String>>, Vec<(u32, &'static str)>) {
        let mut lines = CsvLines::new(text).unwrap_or_else(|why| panic!("{why:?}"));
        let (mut rows, mut bad) = (Vec::new(), Vec::new());
        while let Some(row) = lines.next_row() {
            match row {
                Ok(row) => rows.push(row.iter().map(|cell| String::from_utf8_lossy(cell).into_owned()).collect()),
                Err(line) => bad.push((line.line, line.what)),
            }
        }
        (rows, bad)
    }

    #[test]
    fn a_broken_line_is_told_with_its_number_and_takes_no_other_with_it() {
        let (rows, bad) = read(b"a,b\n1,2\n3\n4,5,6\n7,8\n\xff,9\n10,11\n");
        assert_eq!(rows, [["1", "2"], ["7", "8"], ["10", "11"]]);
        assert_eq!(bad, [(3, "cellsMissing"), (4, "cellsTooMany"), (6, "notText")]);
    }

    #[test]
    fn a_quote_that_is_never_closed_swallows_no_row_after_it() {
        let (rows, bad) = read(b"a,b\n1,\"two\nlines\"\n3,\"open\n5,6\n7,8\n");
        assert_eq!(rows, [["1", "two\nlines"], ["5", "6"], ["7", "8"]]);
        assert_eq!(bad, [(4, "quoteOpen")]);
    }

    #[test]
    fn a_line_keeps_its_number_however_lines_end() {
        for end in ["\n", "\r\n"] {
            let text = ["a,b", "1,2", "3", "", "4,\"open", "5,6,7", "8,\"two", "lines\"", "9"].join(end);
            let (rows, bad) = read(text.as_bytes());
            assert_eq!(rows, [vec!["1", "2"], vec!["8", &format!("two{end}lines")]], "{end:?}");
            assert_eq!(
                bad,
                [(3, "cellsMissing"), (5, "quoteOpen"), (6, "cellsTooMany"), (9, "cellsMissing")],
                "{end:?}"
            );
        }
    }

    #[test]
    fn the_mark_between_cells_is_told_by_the_headings_and_a_byte_order_mark_is_none_of_them() {
        assert_eq!(read(b"\xef\xbb\xbfa;b\r\n1;2,5\r\n").0, [["1", "2,5"]]);
        assert_eq!(read(b"a\tb\n1\t2\n").0, [["1", "2"]]);
        assert_eq!(CsvLines::new(b"\xef\xbb\xbfa,b\n").ok().unwrap().headings(), ["a", "b"]);
    }

    #[test]
    fn what_is_no_table_is_refused_and_nothing_panics() {
        assert_eq!(CsvLines::new(b"").err(), Some(NotCsv::Empty));
        let page = &b" <html><body>Sorry</body></html>"[..];
        for bytes in [page, b"{\"error\":1}\n", b"\xff\xfe\x00", b"a\0,\0b\0\n", b",,,\n1,2,3,4\n", b"\n\n"] {
            assert!(CsvLines::new(bytes).is_err() || read(bytes).0.is_empty(), "{bytes:?}");
        }
        assert_eq!(read(b"Wait <15 min,b\n1,2\n").0.len(), 1, "a heading may hold any letter");
        read(b"a,b\n\"\"\"\"\"\n\"");
    }
}

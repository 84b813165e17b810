//! A file, read row by row on a thread of its own: the whole of it is never in memory but for one written in UTF-16,
//! which is turned into UTF-8 first. Letters are UTF-8 or, where they are not, Windows-1252, as spreadsheets write them.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufReader, Cursor, Read, Seek, SeekFrom};
use std::path::Path;

use chrono_tz::Tz;
use encoding_rs::{Encoding, UTF_8, WINDOWS_1252};
use sha2::{Digest, Sha256};
use tokio::sync::mpsc::Sender;

use super::columns::Columns;
use super::lines::Lines;
use super::row::Line;
use super::{BATCH, MOST_BYTES, MOST_ROWS};

/// What a file is, beside its rows.
#[derive(Debug, Clone, Default)]
pub(super) struct Sheet {
    pub(super) columns: Columns,
    /// `utf8`, `utf16`, `windows1252`.
    pub(super) encoding: &'static str,
    pub(super) digest: [u8; 32],
}

/// Why a file cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SheetProblem {
    /// It cannot be opened or read.
    Unreadable,
    /// It is larger than can be read.
    TooLarge,
    /// No column holds the number of a visit or of a patient.
    NoNumbers,
}

impl SheetProblem {
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Unreadable => "fileUnreadable",
            Self::TooLarge => "fileTooLarge",
            Self::NoNumbers => "noNumberColumn",
        }
    }
}

impl From<io::Error> for SheetProblem {
    fn from(_: io::Error) -> Self {
        Self::Unreadable
    }
}

/// Reads a file from its first byte to its last, and sends its rows in batches. It ends early when nobody listens.
pub(super) fn read(path: &Path, zone: Tz, rows: &Sender<Vec<Line>>) -> Result<Sheet, SheetProblem> {
    let mut file = File::open(path)?;
    let metadata = file.metadata()?;
    if !metadata.is_file() {
        return Err(SheetProblem::Unreadable);
    }
    if metadata.len() > MOST_BYTES {
        return Err(SheetProblem::TooLarge);
    }
    let digest = digest(&mut file)?;
    let mut head = [0; 3];
    let got = file.read(&mut head)?;
    let mark = Encoding::for_bom(&head[..got]);
    let after_mark = mark.map_or(0, |(_, length)| length as u64);
    file.seek(SeekFrom::Start(after_mark))?;
    match mark {
        Some((encoding, _)) if encoding != UTF_8 => {
            let mut bytes = Vec::new();
            file.take(MOST_BYTES).read_to_end(&mut bytes)?;
            let text = encoding.decode_without_bom_handling(&bytes).0.into_owned();
            drop(bytes);
            let mut sheet = parse(&mut Cursor::new(text.into_bytes()), zone, rows)?;
            sheet.encoding = "utf16";
            Ok(Sheet { digest, ..sheet })
        }
        _ => Ok(Sheet { digest, ..parse(&mut file.take(MOST_BYTES), zone, rows)? }),
    }
}

fn digest(file: &mut File) -> io::Result<[u8; 32]> {
    let mut hasher = Sha256::new();
    let mut piece = [0; 64 * 1024];
    // A file that somebody goes on writing into has an end for us.
    let mut bounded = file.by_ref().take(MOST_BYTES);
    loop {
        let got = bounded.read(&mut piece)?;
        if got == 0 {
            break;
        }
        hasher.update(&piece[..got]);
    }
    file.seek(SeekFrom::Start(0))?;
    Ok(hasher.finalize().into())
}

fn parse(from: &mut dyn Read, zone: Tz, rows: &Sender<Vec<Line>>) -> Result<Sheet, SheetProblem> {
    let mut from = BufReader::with_capacity(64 * 1024, from);
    let comma = {
        use std::io::BufRead;
        separator(from.fill_buf()?)
    };
    let mut reader = csv::ReaderBuilder::new().delimiter(comma).from_reader(Lines::new(from));
    let mut ansi = false;
    let headings = reader.byte_headers().map_err(|_| SheetProblem::Unreadable)?.clone();
    let headings: Vec<String> = headings.iter().map(|cell| decoded(cell, &mut ansi).into_owned()).collect();
    let columns = Columns::of(headings.iter().map(String::as_str));
    if !columns.are_enough() {
        return Err(SheetProblem::NoNumbers);
    }
    let mut record = csv::ByteRecord::new();
    let mut batch = Vec::new();
    for count in 0_u32.. {
        let read = reader.read_byte_record(&mut record);
        let within = record.as_slice().iter().filter(|byte| **byte == b'\n').count() as u64;
        let end = reader.position().byte();
        let line = reader.get_mut().line_of(end, within);
        let next = match read {
            Ok(false) => break,
            Err(error) if error.is_io_error() => return Err(SheetProblem::Unreadable),
            _ if count >= MOST_ROWS => Line::broken(line, "tooManyRows"),
            Ok(true) => {
                let cells: Vec<String> = record.iter().map(|cell| decoded(cell, &mut ansi).into_owned()).collect();
                if cells.iter().all(|cell| cell.trim().is_empty()) {
                    continue;
                }
                Line::read(line, &cells, &columns, zone)
            }
            Err(_) => Line::broken(line, "broken"),
        };
        batch.push(next);
        if count >= MOST_ROWS {
            break;
        }
        if batch.len() == BATCH && rows.blocking_send(std::mem::take(&mut batch)).is_err() {
            break;
        }
    }
    if !batch.is_empty() {
        // Nobody listens any more when the other side gave up: there is nothing to tell it.
        let _gone = rows.blocking_send(batch);
    }
    Ok(Sheet { columns, encoding: if ansi { "windows1252" } else { "utf8" }, digest: [0; 32] })
}

/// The character that parts the headings: a comma, a semicolon or a tab.
fn separator(head: &[u8]) -> u8 {
    let first = head.split(|byte| *byte == b'\n').next().unwrap_or_default();
    let count = |wanted: u8| {
        let mut quoted = false;
        first
            .iter()
            .filter(|byte| {
                quoted ^= **byte == b'"';
                !quoted && **byte == wanted
            })
            .count()
    };
    [b',', b';', b'\t'].into_iter().max_by_key(|byte| (count(*byte), *byte == b',')).unwrap_or(b',')
}

fn decoded<'a>(cell: &'a [u8], ansi: &mut bool) -> Cow<'a, str> {
    match std::str::from_utf8(cell) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => {
            *ansi = true;
            WINDOWS_1252.decode_without_bom_handling(cell).0
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn sheet(bytes: &[u8]) -> (Result<Sheet, SheetProblem>, Vec<Line>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("people.csv");
        std::fs::write(&path, bytes).unwrap();
        let (send, mut receive) = tokio::sync::mpsc::channel(1_000);
        let sheet = read(&path, Tz::UTC, &send);
        drop(send);
        let mut lines = Vec::new();
        while let Ok(batch) = receive.try_recv() {
            lines.extend(batch);
        }
        (sheet, lines)
    }

    fn names(bytes: &[u8]) -> Vec<Option<String>> {
        sheet(bytes).1.into_iter().map(|line| line.name).collect()
    }

    #[test]
    fn letters_are_read_whatever_wrote_them() {
        let text = "Patient ID;Last name\r\np-1;Ñúñez\r\n";
        let wanted = [Some("Ñúñez".to_owned())];
        assert_eq!(names(text.as_bytes()), wanted);
        assert_eq!(names(&[b"\xef\xbb\xbf", text.as_bytes()].concat()), wanted);
        let utf16: Vec<u8> =
            std::iter::once(0xfeff_u16).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        assert_eq!(names(&utf16), wanted);
        let ansi = b"Patient ID;Last name\np-1;\xd1\xfa\xf1ez\n";
        assert_eq!(names(ansi), wanted);
        assert_eq!(sheet(ansi).0.unwrap().encoding, "windows1252");
    }

    #[test]
    fn a_broken_row_is_told_with_its_line_and_the_rows_after_it_are_read() {
        let text = "Patient ID,Last name\np-1,A\np-2,B,too many\n\n\np-3,\"C\nD\"\np-4,E\n\np-5,F";
        for text in [text.to_owned(), text.replace('\n', "\r\n"), format!("{text}\n")] {
            let (_, lines) = sheet(text.as_bytes());
            let told: Vec<_> = lines.iter().map(|line| (line.at, line.row.as_ref().err().copied())).collect();
            assert_eq!(told, [(2, None), (3, Some("broken")), (6, None), (8, None), (10, None)], "{text:?}");
        }
    }

    #[test]
    fn a_file_without_numbers_and_what_is_no_file_are_refused() {
        assert_eq!(sheet(b"Name,Room\nx,y\n").0.unwrap_err(), SheetProblem::NoNumbers);
        assert_eq!(sheet(b"").0.unwrap_err(), SheetProblem::NoNumbers);
        for bytes in [&b"\x00\x01\x02\xff\xfe"[..], b"\"Patient ID", b"\xff\xfe\x00\xd8\x00\xd8"] {
            let (sheet, lines) = sheet(bytes);
            assert!(sheet.is_err() || lines.is_empty());
        }
        let (send, _receive) = tokio::sync::mpsc::channel(1);
        assert_eq!(read(Path::new("/dev/zero"), Tz::UTC, &send).unwrap_err(), SheetProblem::Unreadable);
        assert_eq!(read(Path::new("/"), Tz::UTC, &send).unwrap_err(), SheetProblem::Unreadable);
        assert_eq!(read(Path::new("/nowhere/at/all.csv"), Tz::UTC, &send).unwrap_err(), SheetProblem::Unreadable);
    }
}

//! What a file is, by what stands in it. Its name decides nothing: people rename files.

use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use signals::apple::AppleEcg;
use signals::wfdb;

use super::watched::Watched;
use crate::views::ReadingFileKind;

/// The longest header of a WFDB record that is read, in bytes.
pub(super) const LONGEST_HEADER: u64 = 256 * 1024;
/// How an EDF file begins: its version, filled with blanks.
const EDF: &[u8] = b"0       ";

impl ReadingFileKind {
    const ALL: [Self; 6] = [Self::AppleHealth, Self::Table, Self::Delivery, Self::AppleEcg, Self::Edf, Self::Wfdb];

    /// The word under which it is kept.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::AppleHealth => "appleHealth",
            Self::Table => "table",
            Self::Delivery => "delivery",
            Self::AppleEcg => "appleEcg",
            Self::Edf => "edf",
            Self::Wfdb => "wfdb",
        }
    }

    pub(in crate::metrics) fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// The file that is to be read: of a WFDB record the header, even when its samples were chosen.
pub(super) fn meant(path: &Path) -> PathBuf {
    let header = path.with_extension("hea");
    let samples = path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("dat"));
    if samples && header.is_file() { header } else { path.to_owned() }
}

/// What a file is. What is nothing else is looked at as a table, which says if it is none.
pub(super) fn kind_of(file: &mut Watched) -> io::Result<ReadingFileKind> {
    let mut head = Vec::new();
    file.by_ref().take(LONGEST_HEADER).read_to_end(&mut head)?;
    let text = head.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&head).trim_ascii_start();
    let kind = if head.starts_with(b"PK") || text.starts_with(b"<") || is_wide(&head, b'<') {
        ReadingFileKind::AppleHealth
    } else if text.starts_with(b"{") || text.starts_with(b"[") || is_wide(&head, b'{') || is_wide(&head, b'[') {
        ReadingFileKind::Delivery
    } else if head.starts_with(EDF) {
        ReadingFileKind::Edf
    } else if (head.len() as u64) < LONGEST_HEADER && is_wfdb(&head) {
        ReadingFileKind::Wfdb
    } else {
        file.seek(SeekFrom::Start(0))?;
        match AppleEcg::open(BufReader::new(&mut *file)) {
            Ok(_) => ReadingFileKind::AppleEcg,
            Err(_) => ReadingFileKind::Table,
        }
    };
    file.seek(SeekFrom::Start(0))?;
    Ok(kind)
}

/// Whether it begins with a letter in UTF-16. No table begins with one of these, and the reader says that it is not read.
fn is_wide(head: &[u8], letter: u8) -> bool {
    let (little, big) = ([letter, 0], [0, letter]);
    let bare = head.strip_prefix(&[0xFF, 0xFE]).or(head.strip_prefix(&[0xFE, 0xFF])).unwrap_or(head);
    bare.starts_with(&little) || bare.starts_with(&big)
}

/// A header, or one with a mistake behind its first line: the mistake is told when it is read.
fn is_wfdb(head: &[u8]) -> bool {
    let Ok(text) = std::str::from_utf8(head) else { return false };
    if wfdb::Header::read(text).is_ok() {
        return true;
    }
    let first = text.lines().find(|line| !line.starts_with('#') && !line.trim().is_empty()).unwrap_or_default();
    let mut words = first.split_whitespace().skip(1);
    let number = |word: Option<&str>| word.and_then(|word| word.parse::<f64>().ok()).is_some();
    !first.contains([',', ';', '\t', ':']) && number(words.next()) && number(words.next())
}

//! Verifying an export, with nothing but the file: no console, no key, no network. What it cannot know is whether the file
//! was cut off or made anew as a whole: for that its head is compared with one that was printed on a document.

use std::io::{self, BufRead};

use serde::Deserialize;
use store::{ChainHash, GENESIS};

/// The longest line that is read: far longer than any entry.
const LONGEST: u64 = 1 << 20;
/// Faults that are told.
const MOST: usize = 200;

/// What verifying a file found.
#[derive(Debug, PartialEq, Eq)]
pub struct AuditFileVerified {
    /// How many entries stand in it.
    pub entries: u64,
    /// The hash of the last, as it stands there.
    pub head: ChainHash,
    /// What is wrong, at most 200 places, in order.
    pub faults: Vec<AuditFileFault>,
}

/// What is wrong at one place of a file.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum AuditFileFault {
    /// The first line is not an export's.
    #[error("line 1 does not say that this is an export of the audit")]
    NoBeginning,
    /// A line is no entry.
    #[error("line {line} is no entry")]
    NoEntry {
        /// Which line.
        line: u64,
    },
    /// An entry does not follow from the one before.
    #[error("line {line}: entry {number} does not follow from what is before it")]
    DoesNotFollow {
        /// Which line.
        line: u64,
        /// The number that should stand there.
        number: u64,
    },
    /// The last line is missing: the file was cut off.
    #[error("the last line is missing: the file was cut off after entry {entries}")]
    NoEnd {
        /// How many entries are there.
        entries: u64,
    },
    /// The last line tells of another end.
    #[error("the last line tells of {told} entries and another end than the {entries} that are there")]
    OtherEnd {
        /// How many it tells of.
        told: u64,
        /// How many are there.
        entries: u64,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Beginning {
    anteroom_audit: u32,
    #[serde(rename = "madeAt")]
    _made_at: String,
    #[serde(rename = "clinic")]
    _clinic: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct End {
    entries: u64,
    head: String,
}

#[derive(Deserialize)]
struct Numbered {
    n: u64,
}

/// Verifies an export line by line; memory does not grow with the file.
///
/// # Errors
/// When the file cannot be read.
pub fn verify_audit_file(file: impl BufRead) -> io::Result<AuditFileVerified> {
    let mut found = AuditFileVerified { entries: 0, head: GENESIS, faults: Vec::new() };
    let mut lines = Lines { file, at: 0 };
    let begins = lines.next()?.and_then(|line| serde_json::from_str::<Beginning>(&line).ok());
    if begins.is_none_or(|beginning| beginning.anteroom_audit != 1) {
        found.faults.push(AuditFileFault::NoBeginning);
        return Ok(found);
    }
    let mut end: Option<End> = None;
    while let Some(line) = lines.next()? {
        if let Some(known) = end.take() {
            // Something stands after the end: then it was none.
            found.tell(AuditFileFault::OtherEnd { told: known.entries, entries: found.entries + 1 });
        }
        match serde_json::from_str(&line) {
            Ok(last) => end = Some(last),
            Err(_) => found.entry(&line, lines.at),
        }
    }
    match end {
        None => found.tell(AuditFileFault::NoEnd { entries: found.entries }),
        Some(end) if end.entries != found.entries || ChainHash::parse(&end.head) != Some(found.head) => {
            found.tell(AuditFileFault::OtherEnd { told: end.entries, entries: found.entries });
        }
        Some(_) => {}
    }
    Ok(found)
}

impl AuditFileVerified {
    /// The head as it stands at the foot of documents.
    pub fn short_head(&self) -> String {
        self.head.short()
    }

    fn tell(&mut self, fault: AuditFileFault) {
        if self.faults.len() < MOST {
            self.faults.push(fault);
        }
    }

    fn entry(&mut self, line: &str, at: u64) {
        let parts = line.split_once(' ').and_then(|(hash, text)| Some((ChainHash::parse(hash)?, text)));
        let Some((hash, text)) = parts else {
            self.tell(AuditFileFault::NoEntry { line: at });
            return;
        };
        self.entries += 1;
        let numbered = serde_json::from_str::<Numbered>(text).is_ok_and(|said| said.n == self.entries);
        if self.head.then(text) != hash || !numbered {
            self.tell(AuditFileFault::DoesNotFollow { line: at, number: self.entries });
            // What comes after is judged by what stands here: one fault, and not one for every later line.
            if let Ok(said) = serde_json::from_str::<Numbered>(text) {
                self.entries = said.n.max(self.entries);
            }
        }
        self.head = hash;
    }
}

struct Lines<R> {
    file: R,
    at: u64,
}

impl<R: BufRead> Lines<R> {
    fn next(&mut self) -> io::Result<Option<String>> {
        let mut bytes = Vec::new();
        let read = io::Read::take(&mut self.file, LONGEST).read_until(b'\n', &mut bytes)?;
        if read == 0 {
            return Ok(None);
        }
        self.at += 1;
        if bytes.last() == Some(&b'\n') {
            bytes.pop();
        }
        // What is no text is no entry; it is told as such.
        Ok(Some(String::from_utf8_lossy(&bytes).into_owned()))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn export(entries: u64) -> Vec<String> {
        let mut lines = vec![r#"{"anteroomAudit":1,"clinic":"North","madeAt":"2026-11-22T00:00:00Z"}"#.to_owned()];
        let mut hash = GENESIS;
        for n in 1..=entries {
            let text = format!("{{\"action\":\"join\",\"n\":{n}}}");
            hash = hash.then(&text);
            lines.push(format!("{hash} {text}"));
        }
        lines.push(format!("{{\"entries\":{entries},\"head\":\"{hash}\"}}"));
        lines
    }

    fn faults(lines: &[String]) -> Vec<AuditFileFault> {
        let text = lines.iter().map(|line| format!("{line}\n")).collect::<String>();
        verify_audit_file(text.as_bytes()).unwrap().faults
    }

    #[test]
    fn an_export_as_it_was_made_is_whole() {
        assert_eq!(faults(&export(20)), []);
        assert_eq!(faults(&export(0)), []);
    }

    #[test]
    fn each_kind_of_change_is_told_with_its_line() {
        let whole = export(20);
        let mut changed = whole.clone();
        changed[7] = changed[7].replace("join", "copy");
        assert_eq!(faults(&changed), [AuditFileFault::DoesNotFollow { line: 8, number: 7 }]);
        let mut removed = whole.clone();
        removed.remove(7);
        assert_eq!(faults(&removed)[0], AuditFileFault::DoesNotFollow { line: 8, number: 7 });
        let mut swapped = whole.clone();
        swapped.swap(5, 6);
        assert_eq!(faults(&swapped)[0], AuditFileFault::DoesNotFollow { line: 6, number: 5 });
        let mut doubled = whole.clone();
        doubled.insert(9, whole[9].clone());
        assert_eq!(faults(&doubled)[0], AuditFileFault::DoesNotFollow { line: 11, number: 10 });
        let mut noise = whole.clone();
        noise[3] = "\u{0}\u{1}".to_owned();
        assert_eq!(faults(&noise)[0], AuditFileFault::NoEntry { line: 4 });
    }

    #[test]
    fn an_export_that_was_cut_off_or_has_another_end_says_so() {
        let mut cut = export(20);
        cut.truncate(12);
        assert_eq!(faults(&cut), [AuditFileFault::NoEnd { entries: 11 }]);
        let mut other = export(20);
        other[21] = export(19)[20].clone();
        assert_eq!(faults(&other), [AuditFileFault::OtherEnd { told: 19, entries: 20 }]);
        let mut more = export(20);
        more.push(export(20)[20].clone());
        assert!(!faults(&more).is_empty());
        assert_eq!(faults(&["{}".to_owned()]), [AuditFileFault::NoBeginning]);
        assert_eq!(faults(&[]), [AuditFileFault::NoBeginning]);
    }

    /// A change of a file that somebody makes to it byte by byte.
    #[derive(Debug, Clone)]
    enum Change {
        Put(u8),
        Insert(u8),
        Remove,
        CutOff,
        Double(usize),
    }

    /// The texts of the entries, without their hashes.
    fn entries_of(bytes: &[u8]) -> Vec<&[u8]> {
        let lines = bytes.split(|byte| *byte == b'\n').filter(|line| !line.starts_with(b"{"));
        lines.filter_map(|line| line.get(65..)).collect()
    }

    fn change() -> impl Strategy<Value = Change> {
        prop_oneof![
            any::<u8>().prop_map(Change::Put),
            any::<u8>().prop_map(Change::Insert),
            Just(Change::Remove),
            Just(Change::CutOff),
            (1..200_usize).prop_map(Change::Double),
        ]
    }

    proptest! {
        #[test]
        fn fuzz_any_file_is_read_to_its_end_and_told_of(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
            let found = verify_audit_file(bytes.as_slice()).unwrap();
            prop_assert!(!found.faults.is_empty(), "noise is no export");
        }

        #[test]
        fn fuzz_an_export_that_was_changed_is_never_taken_for_another(
            entries in 1..12_u64,
            changes in prop::collection::vec((any::<prop::sample::Index>(), change()), 1..4),
        ) {
            let whole = export(entries).iter().map(|line| format!("{line}\n")).collect::<String>();
            let before = verify_audit_file(whole.as_bytes()).unwrap();
            let mut bytes = whole.clone().into_bytes();
            for (at, change) in changes {
                let at = at.index(bytes.len());
                match change {
                    Change::Put(byte) => bytes[at] = byte,
                    Change::Insert(byte) => bytes.insert(at, byte),
                    Change::Remove => drop(bytes.remove(at)),
                    Change::CutOff => bytes.truncate(at.max(1)),
                    Change::Double(length) => {
                        let again = bytes[at..(at + length).min(bytes.len())].to_vec();
                        bytes.splice(at..at, again);
                    }
                }
                if bytes.is_empty() {
                    bytes.push(b'\n');
                }
            }
            let found = verify_audit_file(bytes.as_slice()).unwrap();
            if found.faults.is_empty() {
                // What is taken for whole says the same, byte by byte; the clinic's name and the time are no entry.
                prop_assert_eq!(&found, &before);
                prop_assert_eq!(entries_of(&bytes), entries_of(whole.as_bytes()));
            }
        }
    }
}

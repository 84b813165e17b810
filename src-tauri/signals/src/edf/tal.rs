//! Time-stamped annotation lists: `+180` 0x15 `0.5` 0x14 `a note` 0x14 `another` 0x14 0x00, filled up with zeros.

/// A list: seconds from the begin of the file, and its notes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Tal {
    pub(super) onset: f64,
    pub(super) notes: Vec<String>,
}

/// The lists in the bytes of an annotation signal; none when one cannot be read.
pub(super) fn read(bytes: &[u8]) -> Option<Vec<Tal>> {
    let mut lists = Vec::new();
    for list in bytes.split(|byte| *byte == 0).filter(|list| !list.is_empty()) {
        let mut parts = list.strip_suffix(&[0x14])?.split(|byte| *byte == 0x14);
        let stamp = parts.next()?;
        let onset = std::str::from_utf8(stamp.split(|byte| *byte == 0x15).next()?).ok()?;
        let onset = onset.starts_with(['+', '-']).then(|| onset.parse::<f64>().ok()).flatten()?;
        let notes = parts.filter(|note| !note.is_empty()).map(|note| String::from_utf8_lossy(note).into_owned());
        lists.push(Tal { onset: Some(onset).filter(|onset| onset.is_finite())?, notes: notes.collect() });
    }
    Some(lists)
}

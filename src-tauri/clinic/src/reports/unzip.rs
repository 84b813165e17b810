//! Opening the file of an encounter report: a zip with one CSV, locked with a password.
//!
//! Solo does not say how the file is encrypted (assumption A-SO-31): AES and ZipCrypto are both opened. Nor does it say
//! in which letters the password's bytes are written: UTF-8 comes first, then the two that older zip programs use. What
//! comes out is bounded before it is believed: a small file can hold endless zeros.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

/// The largest table that is taken out of a file, in bytes.
const LARGEST: u64 = 256 * 1024 * 1024;
/// More entries than any report has.
const MOST_ENTRIES: usize = 64;

/// Why a file did not open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unopened {
    /// The password does not fit.
    WrongPassword,
    /// It is no zip file, or a damaged one.
    Broken,
    /// There is no table in it.
    NoTable,
    /// There are several tables in it, and which is meant is not guessed.
    Several,
    /// It holds more than any report.
    TooLarge,
}

impl Unopened {
    /// A word that the page has a sentence for.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::WrongPassword => "wrongPassword",
            Self::Broken => "zipBroken",
            Self::NoTable => "zipNoTable",
            Self::Several => "zipSeveral",
            Self::TooLarge => "zipTooLarge",
        }
    }
}

/// Takes the table out of a file. A file that is no zip at all and is text is taken for the table itself: the document
/// says both "zipped" and "lock the generated csv file".
pub(super) fn open(file: Vec<u8>, password: &str) -> Result<Vec<u8>, Unopened> {
    open_up_to(file, password, LARGEST)
}

fn open_up_to(file: Vec<u8>, password: &str, largest: u64) -> Result<Vec<u8>, Unopened> {
    if !file.starts_with(b"PK") {
        let is_text = !file.is_empty() && !file.contains(&0) && std::str::from_utf8(&file).is_ok();
        return if is_text { Ok(file) } else { Err(Unopened::Broken) };
    }
    let mut archive = ZipArchive::new(Cursor::new(file)).map_err(|_| Unopened::Broken)?;
    let at = only_table(&mut archive)?;
    let mut result = Err(Unopened::WrongPassword);
    for bytes in spellings(password) {
        result = read(&mut archive, at, &bytes, largest);
        if result != Err(Unopened::WrongPassword) {
            break;
        }
    }
    result
}

/// The one entry that is a table: the only file, or the only one whose name ends in `.csv`.
fn only_table(archive: &mut ZipArchive<Cursor<Vec<u8>>>) -> Result<usize, Unopened> {
    if archive.len() > MOST_ENTRIES {
        return Err(Unopened::Several);
    }
    let names: Vec<(usize, String)> = (0..archive.len())
        .filter_map(|at| {
            let entry = archive.by_index_raw(at).ok().filter(|entry| entry.is_file())?;
            Some((at, entry.name().map(|name| name.to_string()).unwrap_or_default()))
        })
        .collect();
    let is_csv = |name: &str| name.to_ascii_lowercase().ends_with(".csv");
    let tables: Vec<usize> = names.iter().filter(|(_, name)| is_csv(name)).map(|(at, _)| *at).collect();
    match (tables.as_slice(), names.as_slice()) {
        ([only], _) => Ok(*only),
        ([], [(only, _)]) => Ok(*only),
        ([], _) => Err(Unopened::NoTable),
        _ => Err(Unopened::Several),
    }
}

fn read(
    archive: &mut ZipArchive<Cursor<Vec<u8>>>,
    at: usize,
    password: &[u8],
    largest: u64,
) -> Result<Vec<u8>, Unopened> {
    let locked = archive.by_index_raw(at).is_ok_and(|entry| entry.encrypted());
    let entry = match archive.by_index_decrypt(at, password) {
        Ok(entry) => entry,
        Err(ZipError::InvalidPassword) => return Err(Unopened::WrongPassword),
        Err(_) => return Err(Unopened::Broken),
    };
    if entry.size() > largest {
        return Err(Unopened::TooLarge);
    }
    // What the entry says of its size is a claim; what comes out is counted.
    let mut table = Vec::new();
    match entry.take(largest + 1).read_to_end(&mut table) {
        Ok(_) if table.len() as u64 > largest => Err(Unopened::TooLarge),
        Ok(_) => Ok(table),
        // ZipCrypto checks one byte of a password: a wrong one of 256 shows only in what comes out.
        Err(_) if locked => Err(Unopened::WrongPassword),
        Err(_) => Err(Unopened::Broken),
    }
}

/// The bytes that a password may have been turned into.
fn spellings(password: &str) -> Vec<Vec<u8>> {
    let mut all = vec![password.as_bytes().to_vec()];
    if password.is_ascii() {
        return all;
    }
    let one_byte = |to_byte: &dyn Fn(char) -> Option<u8>| password.chars().map(to_byte).collect::<Option<Vec<u8>>>();
    all.extend(one_byte(&|letter| u8::try_from(u32::from(letter)).ok()));
    all.extend(one_byte(&dos));
    all
}

/// The letters of code page 437 that passwords of western keyboards have.
fn dos(letter: char) -> Option<u8> {
    const LETTERS: &str = "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿";
    if letter.is_ascii() {
        return u8::try_from(u32::from(letter)).ok();
    }
    let place = LETTERS.chars().position(|known| known == letter)?;
    u8::try_from(0x80 + place).ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::io::Write;

    use zip::unstable::write::FileOptionsExt;
    use zip::write::{FileOptions, SimpleFileOptions};
    use zip::{AesMode, ZipWriter};

    use super::*;

    const PASSWORD: &str = "IK5adv2N5V-gr£9v6";
    const CSV: &[u8] = b"Id,Name\n1,x\n";

    fn zipped(entries: &[(&str, &[u8], FileOptions<'_, '_, ()>)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes, options) in entries {
            writer.start_file(*name, *options).unwrap();
            writer.write_all(bytes).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    fn plain() -> SimpleFileOptions {
        SimpleFileOptions::default()
    }

    #[test]
    fn both_kinds_of_encryption_open_with_a_password_outside_of_ascii_however_it_was_spelled() {
        let aes = plain().with_aes_encryption(AesMode::Aes256, PASSWORD);
        assert_eq!(open(zipped(&[("r.csv", CSV, aes)]), PASSWORD).as_deref(), Ok(CSV));
        for bytes in spellings(PASSWORD) {
            let crypto = plain().with_deprecated_encryption(&bytes).unwrap();
            assert_eq!(open(zipped(&[("r.csv", CSV, crypto)]), PASSWORD).as_deref(), Ok(CSV), "{bytes:?}");
        }
        assert_eq!(spellings("£")[1..], [vec![0xA3], vec![0x9C]]);
    }

    #[test]
    fn a_wrong_password_is_told_from_a_damaged_file() {
        let aes = plain().with_aes_encryption(AesMode::Aes256, PASSWORD);
        let locked = zipped(&[("r.csv", CSV, aes)]);
        assert_eq!(open(locked.clone(), "another"), Err(Unopened::WrongPassword));
        // One in 256 wrong passwords passes ZipCrypto's own check: none of them may give a table.
        let crypto = plain().with_deprecated_encryption(PASSWORD.as_bytes()).unwrap();
        let old = zipped(&[("r.csv", CSV, crypto)]);
        for number in 0..600 {
            assert_eq!(open(old.clone(), &format!("wrong {number}")), Err(Unopened::WrongPassword), "{number}");
        }
        assert_eq!(open(locked[..locked.len() / 2].to_vec(), PASSWORD), Err(Unopened::Broken));
        assert_eq!(open(b"\x1f\x8b\x08\x00".to_vec(), PASSWORD), Err(Unopened::Broken));
        assert_eq!(open(CSV.to_vec(), PASSWORD).as_deref(), Ok(CSV), "a table that was not zipped");
    }

    #[test]
    fn a_file_that_swells_is_given_up_at_the_limit() {
        let zeros = vec![b'0'; 3_000_000];
        let bomb = zipped(&[("r.csv", &zeros, plain())]);
        assert!(bomb.len() < 20_000);
        assert_eq!(open_up_to(bomb.clone(), PASSWORD, 1_000_000), Err(Unopened::TooLarge));
        assert_eq!(open_up_to(bomb, PASSWORD, 3_000_000).map(|table| table.len()), Ok(3_000_000));
    }

    #[test]
    fn which_of_several_tables_is_meant_is_not_guessed() {
        let some = |names: &[&'static str]| {
            let entries: Vec<_> = names.iter().map(|name| (*name, CSV, plain())).collect();
            open(zipped(&entries), PASSWORD)
        };
        assert!(some(&["read me.txt", "R.CSV"]).is_ok());
        assert!(some(&["report"]).is_ok());
        assert_eq!(some(&["a.csv", "b.csv"]), Err(Unopened::Several));
        assert_eq!(some(&["a.txt", "b.txt"]), Err(Unopened::NoTable));
        assert_eq!(some(&[]), Err(Unopened::NoTable));
    }
}

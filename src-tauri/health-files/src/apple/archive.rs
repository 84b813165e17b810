//! Finding the export inside a ZIP.

use std::collections::VecDeque;
use std::io::{self, Read, Seek, SeekFrom};

use zip::result::ZipError;
use zip::{CompressionMethod, ZipArchive};

use crate::broken::Fault;
use crate::left_out::LeftOut;

use super::entry::{Claim, Entry};

/// More files than any export has: one for each recorded walk, one for each electrocardiogram.
const MOST_ENTRIES: usize = 200_000;
/// How many XML files are looked into for the export.
const MOST_LOOKED_INTO: usize = 16;
/// How far into an XML file its root is looked for: the DTD before it has some ten thousand bytes.
const HEAD: u64 = 64 * 1024;
/// How far before its end a ZIP tells where its directory is: the record of 22 bytes and the longest comment.
const DIRECTORY_END: u64 = 22 + 65_535;

/// Where an entry stands in the file.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub(super) name: String,
    start: u64,
    deflated: bool,
    claim: Claim,
}

impl Found {
    /// Unpacks it.
    pub(super) fn open<R: Read + Seek>(&self, mut file: R) -> Result<Entry<R>, Fault> {
        file.seek(SeekFrom::Start(self.start)).map_err(|error| Fault::of(&error))?;
        Ok(Entry::new(file, self.deflated, self.claim))
    }

    /// Its length, as it says.
    pub(super) fn size(&self) -> u64 {
        self.claim.size
    }
}

/// What an export holds.
pub(super) struct Contents {
    pub(super) export: Found,
    pub(super) tables: VecDeque<Found>,
}

/// Looks through a ZIP. What is neither the export nor the table of an electrocardiogram is counted as left out.
pub(super) fn open<R: Read + Seek>(mut file: R, left: &mut LeftOut) -> Result<(R, Contents), Fault> {
    if !has_directory(&mut file).map_err(|error| Fault::of(&error))? {
        return Err(Fault::Cut);
    }
    let mut archive = ZipArchive::new(file).map_err(|error| fault(&error))?;
    if archive.len() > MOST_ENTRIES {
        return Err(Fault::Bomb);
    }
    let mut names: Vec<(usize, String)> = Vec::new();
    for index in 0..archive.len() {
        let entry = archive.by_index_data(index).map_err(|error| fault(&error))?;
        if entry.is_file() {
            names.push((index, entry.name().map(|name| name.to_string()).unwrap_or_default()));
        }
    }
    // A Mac that packs the folder again adds a shadow of each file.
    names.retain(|(_, name)| !name.starts_with("__MACOSX/") && !last(name).starts_with("._"));
    let xml: Vec<usize> = names.iter().filter(|(_, name)| ends(name, ".xml")).map(|(index, _)| *index).collect();
    let nested = names.iter().any(|(_, name)| ends(name, ".zip"));
    let mut exports = Vec::new();
    for index in xml.iter().copied().take(MOST_LOOKED_INTO) {
        let found = locate(&mut archive, index)?;
        if holds_export(&mut archive, index)? {
            exports.push((index, found));
        }
    }
    let mut exports = exports.into_iter();
    let (chosen, export) = match (exports.next(), exports.next()) {
        (Some(only), None) => only,
        (Some(_), Some(_)) => return Err(Fault::Several),
        (None, _) if nested => return Err(Fault::ZipInZip),
        (None, _) => return Err(Fault::NoExport),
    };
    let mut tables = VecDeque::new();
    for (index, name) in &names {
        if ends(name, ".csv") {
            tables.push_back(locate(&mut archive, *index)?);
        } else if *index != chosen {
            left.add(last(name).rsplit_once('.').map_or("file", |(_, kind)| kind));
        }
    }
    Ok((archive.into_inner(), Contents { export, tables }))
}

/// Whether the file ends as a ZIP does. One that is cut has lost its directory.
fn has_directory<R: Read + Seek>(file: &mut R) -> io::Result<bool> {
    let length = file.seek(SeekFrom::End(0))?;
    file.seek(SeekFrom::Start(length.saturating_sub(DIRECTORY_END)))?;
    let mut tail = Vec::new();
    file.by_ref().take(DIRECTORY_END).read_to_end(&mut tail)?;
    file.seek(SeekFrom::Start(0))?;
    Ok(memchr::memmem::rfind(&tail, b"PK\x05\x06").is_some())
}

fn locate<R: Read + Seek>(archive: &mut ZipArchive<R>, index: usize) -> Result<Found, Fault> {
    let entry = archive.by_index_raw(index).map_err(|error| fault(&error))?;
    if entry.encrypted() {
        return Err(Fault::Locked);
    }
    let deflated = match entry.compression() {
        CompressionMethod::Stored => false,
        CompressionMethod::Deflated => true,
        _ => return Err(Fault::Packing),
    };
    let claim = Claim { packed: entry.compressed_size(), size: entry.size(), sum: entry.crc32() };
    let name = entry.name().map(|name| last(&name).to_owned()).unwrap_or_default();
    Ok(Found { name, start: entry.data_start().ok_or(Fault::ZipDamaged)?, deflated, claim })
}

/// Whether the root of an XML file is that of a health export, whatever the file is called.
fn holds_export<R: Read + Seek>(archive: &mut ZipArchive<R>, index: usize) -> Result<bool, Fault> {
    let mut head = Vec::new();
    let entry = archive.by_index(index).map_err(|error| fault(&error))?;
    // A damaged entry is told when it is read: here it only has to be found.
    let _damaged = entry.take(HEAD).read_to_end(&mut head);
    let holds = |wanted: &[u8]| memchr::memmem::find(&head, wanted).is_some();
    Ok(holds(b"<!DOCTYPE HealthData") || holds(b"<HealthData"))
}

fn fault(error: &ZipError) -> Fault {
    match error {
        ZipError::Io(error) => Fault::of(error),
        ZipError::InvalidPassword => Fault::Locked,
        ZipError::UnsupportedArchive(why) if *why == ZipError::PASSWORD_REQUIRED => Fault::Locked,
        ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => Fault::Packing,
        _ => Fault::ZipDamaged,
    }
}

fn last(name: &str) -> &str {
    name.rsplit(['/', '\\']).next().unwrap_or(name)
}

fn ends(name: &str, with: &str) -> bool {
    let at = name.len().checked_sub(with.len());
    at.and_then(|at| name.get(at..)).is_some_and(|end| end.eq_ignore_ascii_case(with))
}

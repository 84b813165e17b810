//! Opening a file by what was said of it, at its beginning or where an earlier reading stopped.

use std::io::{self, BufReader, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use chrono::{DateTime, NaiveDate, Utc};
use health_files::table::{self, Table};
use health_files::{AppleHealth, Bounds, Broken, Checkpoint, Delivery, Fault, Reader};
use signals::apple::AppleEcg;
use signals::edf::Edf;
use signals::fault::Why;
use signals::wfdb::{Header, Record};

use super::answers::{self, Settings};
use super::desk::Live;
use super::digest::{digest, digest_of_all};
use super::kind::LONGEST_HEADER;
use super::watched::Watched;
use crate::views::ReadingFileKind;

/// A file to be read, and all that is needed for it.
pub(super) struct Job {
    pub(super) path: PathBuf,
    pub(super) kind: ReadingFileKind,
    pub(super) size: u64,
    pub(super) sha256: Option<[u8; 32]>,
    pub(super) settings: Settings,
    pub(super) begun_at: DateTime<Utc>,
    pub(super) born: Option<NaiveDate>,
    pub(super) from: Checkpoint,
}

impl Job {
    pub(super) fn watched(&self, live: &Live) -> io::Result<Watched> {
        Watched::open(&self.path, live.gauge.clone(), live.stop.clone())
    }

    /// Between which times a reading can lie. What is later than the import's begin is in the future, whenever reading goes
    /// on: so the same file is always judged alike.
    pub(super) fn bounds(&self) -> Bounds {
        Bounds { now: Some(self.begun_at), born: self.born }
    }

    /// Of all its bytes: of a WFDB record, of the header and of the samples beside it.
    pub(super) fn digest(&self, live: &Live) -> io::Result<[u8; 32]> {
        let file = self.watched(live)?;
        live.gauge.sums_up(self.size);
        if self.kind != ReadingFileKind::Wfdb {
            return digest(file);
        }
        // What is wrong with a header is told where it is read.
        let names = header(self.watched(live)?).map(|header| sample_files(&header)).unwrap_or_default();
        live.gauge.sums_up(self.size + self.sizes(&names));
        let samples = names.iter().map(|name| self.beside(name, live));
        digest_of_all(std::iter::once(Ok(file)).chain(samples))
    }

    /// A file that stands beside this one.
    fn beside(&self, name: &str, live: &Live) -> io::Result<Watched> {
        let folder = self.path.parent().unwrap_or(Path::new(""));
        Watched::open(&folder.join(name), live.gauge.clone(), live.stop.clone())
    }

    fn sizes(&self, names: &[String]) -> u64 {
        let folder = self.path.parent().unwrap_or(Path::new(""));
        names.iter().map(|name| std::fs::metadata(folder.join(name)).map_or(0, |file| file.len())).sum()
    }

    /// As readings.
    pub(super) fn readings(&self, live: &Live) -> Result<Box<dyn Reader>, Broken> {
        let broken = |fault| Broken { fault, place: health_files::Place::default() };
        let mut file = self.watched(live).map_err(|_| broken(Fault::Unreadable))?;
        let mut reader: Box<dyn Reader> = match (&self.settings.table, self.kind) {
            (Some(said), ReadingFileKind::Table) => {
                let look = table::look(&mut file)?;
                let mapping = answers::settle(&look, said).map_err(|_| broken(Fault::Changed))?;
                file.seek(SeekFrom::Start(0)).map_err(|_| broken(Fault::Unreadable))?;
                Box::new(Table::open(file, mapping, self.zone(), self.bounds())?)
            }
            (_, ReadingFileKind::Delivery) => {
                let told = self.settings.samples.as_ref().map(answers::told).transpose();
                Box::new(Delivery::open(file, told.map_err(|_| broken(Fault::Changed))?, self.bounds())?)
            }
            _ => Box::new(AppleHealth::open(file, self.bounds())?),
        };
        live.gauge.reads(reader.total_bytes());
        if self.from.found > 0 {
            reader.resume(self.from)?;
        }
        Ok(reader)
    }

    /// As one signal.
    pub(super) fn signal(&self, live: &Live) -> Result<Box<dyn signals::Reader>, signals::Fault> {
        let file = self.watched(live)?;
        live.gauge.reads(self.size);
        match self.kind {
            ReadingFileKind::Edf => Ok(Box::new(Edf::open(BufReader::with_capacity(64 * 1024, file))?)),
            ReadingFileKind::Wfdb => {
                let header = header(file)?;
                live.gauge.reads(self.sizes(&sample_files(&header)));
                Ok(Box::new(Record::open(&header, |name| self.beside(name, live))?))
            }
            _ => Ok(Box::new(AppleEcg::open(BufReader::new(file))?)),
        }
    }

    /// The zone of wall times. A file that has such was not begun without it.
    pub(super) fn zone(&self) -> chrono_tz::Tz {
        self.settings.zone.unwrap_or(chrono_tz::Tz::UTC)
    }
}

/// The files in which the samples of a record lie.
fn sample_files(header: &Header) -> Vec<String> {
    let mut files: Vec<String> = header.signals.iter().map(|signal| signal.file.clone()).collect();
    files.dedup();
    files
}

/// The header of a WFDB record.
pub(super) fn header(file: impl Read) -> Result<Header, signals::Fault> {
    let mut text = String::new();
    let refused = |why| signals::Fault { place: signals::Place::Whole, why };
    file.take(LONGEST_HEADER).read_to_string(&mut text).map_err(|error| match error.kind() {
        io::ErrorKind::InvalidData => refused(Why::Encoding),
        kind => refused(Why::Unread(kind)),
    })?;
    Header::read(&text)
}

//! Looking at a file before anything of it is read: what it is, whose it says it is, and what a person has to say first.

use std::io::{self, BufReader, Seek, SeekFrom};
use std::path::Path;

use domain::PatientKey;
use health_files::{AppleHealth, Bounds, Reader, delivery, table};
use signals::Start;
use signals::apple::AppleEcg;
use signals::edf::Edf;
use signals::fault::Why;
use signals::wfdb::Record;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use super::super::whose::whose;
use super::answers::{held, shown};
use super::desk::Looked;
use super::digest::digest;
use super::kind::{kind_of, meant};
use super::open::header;
use super::person::Said;
use super::theirs::Theirs;
use super::watched::Watched;
use crate::access::Clinician;
use crate::views::{ReadingFileKind, ReadingFileView, count};
use crate::{ClinicError, Result};

/// How far into an export its owner is looked for: they stand before the first record.
const BEGINNING: u64 = 4 << 20;

/// What a file tells before it is read.
struct Told {
    kind: ReadingFileKind,
    size: u64,
    said: Said,
    table: Option<table::Look>,
    delivery: Option<delivery::Look>,
    sha256: Option<[u8; 32]>,
    asks_zone: bool,
}

/// Why a file cannot be brought in at all, in a word.
type No = &'static str;

impl Clinician {
    /// Looks at a file that the person chose in the desktop's own dialog. Nothing of it is kept.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when the record is not known here; [`ClinicError::Invalid`] on `file` with what is wrong
    /// with it.
    pub async fn look_at_reading_file(&self, patient: &PatientKey, path: &Path) -> Result<ReadingFileView> {
        let clinic = &*self.clinic;
        let record = clinic.store.mirror().patient(patient).await?.ok_or(ClinicError::NotFound("patient"))?;
        let person = whose(clinic, patient).await?;
        let path = meant(path);
        let stop = clinic.reading_imports.closing();
        let at = path.clone();
        let told = tokio::task::spawn_blocking(move || look(&at, &stop)).await.map_err(|_| ClinicError::Closing)?;
        let told = told.map_err(|no| ClinicError::invalid("file", no))?;
        let view = ReadingFileView {
            token: Uuid::new_v4().to_string(),
            file: path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
            kind: told.kind,
            kilobytes: count(usize::try_from(told.size.div_ceil(1_000)).unwrap_or(usize::MAX)),
            person: told.said.beside(&Theirs::of(clinic, record, &told.said.devices).await?),
            table: told.table.as_ref().map(shown),
            delivery: told.delivery.as_ref().map(held),
            asks_zone: told.asks_zone,
            zone: person.zone,
            zone_is_patients: person.zone_is_theirs,
        };
        clinic.reading_imports.looked(Looked {
            token: view.token.clone(),
            patient: patient.clone(),
            path,
            kind: told.kind,
            size: told.size,
            said: told.said,
            table: told.table,
            delivery: told.delivery,
            sha256: told.sha256,
            asks_zone: told.asks_zone,
        });
        Ok(view)
    }
}

fn look(path: &Path, stop: &CancellationToken) -> std::result::Result<Told, No> {
    let unreadable = |_: io::Error| "unreadable";
    let open = || Watched::open(path, Default::default(), stop.clone());
    let mut file = open().map_err(unreadable)?;
    let kind = kind_of(&mut file).map_err(unreadable)?;
    let size = file.seek(SeekFrom::End(0)).map_err(unreadable)?;
    file.seek(SeekFrom::Start(0)).map_err(unreadable)?;
    if size == 0 {
        return Err("signalEmpty");
    }
    let told = |said, asks_zone| Told { kind, size, said, table: None, delivery: None, sha256: None, asks_zone };
    match kind {
        ReadingFileKind::AppleHealth => {
            let beginning = open().map_err(unreadable)?;
            Ok(told(owner(file, beginning.at_most(BEGINNING))?, false))
        }
        ReadingFileKind::Table => {
            let look = table::look(file).map_err(|broken| broken.fault.as_str())?;
            Ok(Told { table: Some(look), ..told(Said::default(), true) })
        }
        ReadingFileKind::Delivery => {
            // Whose it is, all of it tells: what is read later is held against these very bytes.
            let sha256 = digest(&mut file).map_err(unreadable)?;
            let look = delivery::look(file).map_err(|broken| broken.fault.as_str())?;
            let said = Said::from(&look);
            Ok(Told { delivery: Some(look), sha256: Some(sha256), ..told(said, false) })
        }
        ReadingFileKind::AppleEcg => told_of(AppleEcg::open(BufReader::new(file)), told),
        ReadingFileKind::Edf => told_of(Edf::open(BufReader::new(file)), told),
        ReadingFileKind::Wfdb => {
            let header = header(file).map_err(|fault| super::signal::why(fault.why))?;
            let folder = path.parent().unwrap_or(Path::new(""));
            let beside = |name: &str| Watched::open(&folder.join(name), Default::default(), stop.clone());
            told_of(Record::open(&header, beside), told)
        }
    }
}

/// What a signal tells of itself.
fn told_of<R: signals::Reader>(
    opened: std::result::Result<R, signals::Fault>,
    told: impl Fn(Said, bool) -> Told,
) -> std::result::Result<Told, No> {
    let reader = opened.map_err(|fault| match fault.why {
        Why::Unread(io::ErrorKind::NotFound) => "signalFileMissing",
        why => super::signal::why(why),
    })?;
    let recording = reader.recording();
    Ok(told(Said::from(&recording.told), matches!(recording.start, Some(Start::Local(_)))))
}

/// Whose export it is. The ZIP is looked through as a whole; of the export, the beginning is read.
fn owner(file: Watched, beginning: Watched) -> std::result::Result<Said, No> {
    let whole = AppleHealth::open(file, Bounds::default()).map_err(|broken| broken.fault.as_str())?;
    drop(whole);
    // A directory of hundreds of thousands of files is longer than the beginning: then nothing is known of the owner yet.
    let Ok(mut reader) = AppleHealth::open(beginning, Bounds::default()) else { return Ok(Said::default()) };
    while reader.me().is_none() {
        match reader.next() {
            Ok(Some(_)) => {}
            // What is wrong with it is told where it is read.
            Ok(None) | Err(_) => break,
        }
    }
    Ok(reader.me().map(Said::from).unwrap_or_default())
}

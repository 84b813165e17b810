//! What is in hand: the file that was looked at last, and those that are being read.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::{ConnectionId, PatientKey};
use health_files::{delivery, table};
use tokio_util::sync::CancellationToken;

use super::person::Said;
use super::watched::Gauge;
use crate::views::ReadingFileKind;

/// The files of one open clinic.
pub(crate) struct Desk {
    closing: CancellationToken,
    looked: Mutex<Option<Looked>>,
    reading: Mutex<HashMap<String, Arc<Live>>>,
}

/// A file that was looked at, for somebody.
#[derive(Clone)]
pub(super) struct Looked {
    pub(super) token: String,
    pub(super) patient: PatientKey,
    pub(super) path: PathBuf,
    pub(super) kind: ReadingFileKind,
    pub(super) size: u64,
    pub(super) said: Said,
    pub(super) table: Option<table::Look>,
    pub(super) delivery: Option<delivery::Look>,
    /// Of its bytes, where whose it says it is was read from all of them.
    pub(super) sha256: Option<[u8; 32]>,
    pub(super) asks_zone: bool,
}

/// A file that is being read.
#[derive(Debug)]
pub(super) struct Live {
    of: ConnectionId,
    pub(super) stop: CancellationToken,
    pub(super) gauge: Arc<Gauge>,
}

impl Desk {
    pub(crate) fn new(closing: CancellationToken) -> Self {
        Self { closing, looked: Mutex::default(), reading: Mutex::default() }
    }

    fn reading(&self) -> MutexGuard<'_, HashMap<String, Arc<Live>>> {
        self.reading.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Remembers the file that was looked at, in place of the one before.
    pub(super) fn looked(&self, looked: Looked) {
        *self.looked.lock().unwrap_or_else(PoisonError::into_inner) = Some(looked);
    }

    /// The file that was looked at, by its token.
    pub(super) fn looked_at(&self, token: &str) -> Option<Looked> {
        self.looked.lock().unwrap_or_else(PoisonError::into_inner).clone().filter(|looked| looked.token == token)
    }

    /// Done when the console closes.
    pub(super) fn closing(&self) -> CancellationToken {
        self.closing.clone()
    }

    /// A file is about to be read for somebody. None when it is being read already.
    pub(super) fn begin(&self, id: &str, patient: &PatientKey) -> Option<Arc<Live>> {
        let mut reading = self.reading();
        if reading.contains_key(id) {
            return None;
        }
        let live = Arc::new(Live { of: patient.connection(), stop: self.closing.child_token(), gauge: Arc::default() });
        reading.insert(id.to_owned(), live.clone());
        Some(live)
    }

    /// A file that is being read.
    pub(super) fn live(&self, id: &str) -> Option<Arc<Live>> {
        self.reading().get(id).cloned()
    }

    /// Stops every file that is being read for a record of an account. Whether anything more of it is kept, the ledger
    /// says: not once the import is no more.
    pub(crate) fn stop_of(&self, connection: &ConnectionId) {
        self.reading().values().filter(|live| live.of == *connection).for_each(|live| live.stop.cancel());
    }

    /// A file is read no more.
    pub(super) fn over(&self, id: &str) {
        self.reading().remove(id);
    }
}

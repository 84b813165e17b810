//! A file whose reading can be stopped and is counted: a reader may pass over gigabytes without coming upon anything.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use tokio_util::sync::CancellationToken;

/// Of a hundred, how much of the work it is to find out which file it is; the rest is reading it.
const SUMMING: u64 = 10;

/// How far a file was read, as long as it is.
#[derive(Debug, Default)]
pub(super) struct Gauge {
    read: AtomicU64,
    begin: AtomicU64,
    total: AtomicU64,
    /// What of the work was done before these bytes, of a hundred.
    done: AtomicU64,
}

impl Gauge {
    /// From here on so many bytes are to be summed up.
    pub(super) fn sums_up(&self, total: u64) {
        self.measure(total, 0);
    }

    /// From here on so many bytes are to be read.
    pub(super) fn reads(&self, total: u64) {
        self.measure(total, SUMMING);
    }

    fn measure(&self, total: u64, done: u64) {
        self.done.store(done, Ordering::Relaxed);
        self.begin.store(self.read.load(Ordering::Relaxed), Ordering::Relaxed);
        self.total.store(total, Ordering::Relaxed);
    }

    /// How much of the work is done, 0 to 100; none before it is known how much there is.
    pub(super) fn percent(&self) -> Option<u32> {
        let (total, done) = (self.total.load(Ordering::Relaxed), self.done.load(Ordering::Relaxed));
        let read = self.read.load(Ordering::Relaxed).saturating_sub(self.begin.load(Ordering::Relaxed));
        let share = if done == 0 { SUMMING } else { 100 - SUMMING };
        let percent = read.min(total).checked_mul(share)?.checked_div(total)?;
        u32::try_from(done + percent).ok()
    }
}

/// A file that is read under watch.
#[derive(Debug)]
pub(super) struct Watched {
    file: File,
    gauge: Arc<Gauge>,
    stop: CancellationToken,
    most: u64,
}

impl Watched {
    /// Opens a file to be read to its end, until `stop`. What is no file (a device, a folder) is refused: it may have no
    /// end.
    pub(super) fn open(path: &Path, gauge: Arc<Gauge>, stop: CancellationToken) -> io::Result<Self> {
        let file = File::open(path)?;
        if !file.metadata()?.is_file() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        Ok(Self { file, gauge, stop, most: u64::MAX })
    }

    /// The same, of which only so much is read: to look at its beginning.
    pub(super) fn at_most(self, most: u64) -> Self {
        Self { most, ..self }
    }
}

impl Read for Watched {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.stop.is_cancelled() || self.gauge.read.load(Ordering::Relaxed) > self.most {
            return Err(io::Error::other("stopped"));
        }
        let got = self.file.read(into)?;
        self.gauge.read.fetch_add(got as u64, Ordering::Relaxed);
        Ok(got)
    }
}

impl Seek for Watched {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn reading_is_counted_and_ends_when_it_is_stopped() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("file");
        std::fs::write(&path, [7; 1_000]).unwrap();
        let (gauge, stop) = (Arc::new(Gauge::default()), CancellationToken::new());
        let mut file = Watched::open(&path, gauge.clone(), stop.clone()).unwrap();
        assert_eq!(gauge.percent(), None);
        let mut some = [0; 500];
        gauge.sums_up(1_000);
        file.read_exact(&mut some).unwrap();
        assert_eq!(gauge.percent(), Some(5));
        gauge.reads(500);
        assert_eq!(gauge.percent(), Some(10), "never back");
        file.read_exact(&mut some[..250]).unwrap();
        assert_eq!(gauge.percent(), Some(55));
        stop.cancel();
        assert!(file.read(&mut some).is_err());
        assert!(Watched::open(folder.path(), gauge, stop).is_err(), "a folder is no file");
    }
}

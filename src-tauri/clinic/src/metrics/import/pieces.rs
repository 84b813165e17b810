//! Reading a file on a thread of its own, piece by piece. A piece is bounded, at most two wait to be kept, and the thread
//! ends when nobody takes them any more.

use std::collections::HashSet;

use domain::observation::{Metric, Reading, ReadingDay};
use health_files::{Broken, Checkpoint, EcgEntry, Fault, Found, Place, Reader, Refusal};
use signals::apple::AppleEcg;
use signals::{Intake, LeadBlock, Recording, Whole};
use tokio::sync::mpsc::Sender;

use super::desk::Live;
use super::open::Job;
use crate::views::ReadingFileKind;

/// Readings of a piece.
const MOST_READINGS: usize = 8_192;
/// Days of a piece: each is read, changed and written in one transaction.
const MOST_DAYS: usize = 64;
/// Refusals and counts of a piece.
const MOST_OTHERS: usize = 4_096;

/// A part of what a file holds, and how far the file was read with it.
pub(super) enum Piece {
    /// What the file's bytes are.
    Digest([u8; 32]),
    /// Readings and records that are none.
    Found(Box<Batch>),
    /// A signal begins.
    Begun(Box<Recording>),
    /// Blocks of it.
    Blocks(Vec<LeadBlock>),
    /// It is whole.
    Whole(Box<Whole>, Checkpoint),
    /// It cannot be read. What came of it is not used.
    Refused(signals::Fault, Checkpoint),
    /// The file was read to its end, or to where it is damaged.
    Over(Option<Broken>),
}

/// Records of a file, in its order.
#[derive(Default)]
pub(super) struct Batch {
    pub(super) readings: Vec<Reading>,
    pub(super) refusals: Vec<Refusal>,
    pub(super) left_out: Vec<(String, u64)>,
    /// How far the reader came with the last of them.
    pub(super) at: Checkpoint,
    days: HashSet<(Metric, i64)>,
}

impl Batch {
    fn add(&mut self, found: Found) -> Option<EcgEntry> {
        match found {
            Found::Reading(reading) => {
                self.days.insert((reading.metric, ReadingDay::of(reading.effective.start)));
                self.readings.push(reading);
            }
            Found::Refused(refusal) => self.refusals.push(refusal),
            Found::LeftOut { kind, count } => self.left_out.push((kind, count)),
            Found::Ecg(entry) => return Some(entry),
        }
        None
    }

    fn is_full(&self) -> bool {
        self.readings.len() >= MOST_READINGS
            || self.days.len() >= MOST_DAYS
            || self.refusals.len() + self.left_out.len() >= MOST_OTHERS
    }

    fn is_empty(&self) -> bool {
        self.readings.is_empty() && self.refusals.is_empty() && self.left_out.is_empty()
    }
}

/// Nobody takes pieces any more.
struct Gone;

/// Where pieces go.
struct To<'a>(&'a Sender<Piece>);

impl To<'_> {
    fn send(&self, piece: Piece) -> Result<(), Gone> {
        self.0.blocking_send(piece).map_err(|_| Gone)
    }

    fn flush(&self, batch: &mut Batch, at: Checkpoint) -> Result<(), Gone> {
        if batch.is_empty() {
            return Ok(());
        }
        let batch = std::mem::take(batch);
        self.send(Piece::Found(Box::new(Batch { at, ..batch })))
    }

    fn over(&self, broken: Option<Broken>) -> Result<(), Gone> {
        self.send(Piece::Over(broken))
    }
}

/// Reads a file. The last piece is [`Piece::Over`], unless nobody takes it.
pub(super) fn read(job: &Job, live: &Live, pieces: &Sender<Piece>) {
    let to = To(pieces);
    // Nobody listens any more when the other side gave up: there is nothing to tell it.
    let _gone = read_to_end(job, live, &to);
}

fn read_to_end(job: &Job, live: &Live, to: &To<'_>) -> Result<(), Gone> {
    let broken = |fault| Some(Broken { fault, place: Place::default() });
    match (job.digest(live), job.sha256) {
        (Err(_), _) => return to.over(broken(Fault::Unreadable)),
        (Ok(found), Some(known)) if found != known => return to.over(broken(Fault::Changed)),
        (Ok(_), Some(_)) => {}
        (Ok(found), None) => to.send(Piece::Digest(found))?,
    }
    match job.kind {
        ReadingFileKind::AppleHealth | ReadingFileKind::Table | ReadingFileKind::Delivery => match job.readings(live) {
            Ok(reader) => readings(reader, to)?,
            Err(broken) => to.over(Some(broken))?,
        },
        ReadingFileKind::AppleEcg | ReadingFileKind::Edf | ReadingFileKind::Wfdb => {
            if job.from.found == 0 {
                signal(job.signal(live), Checkpoint { found: 1, records: 1, ..Checkpoint::default() }, to)?;
            }
            to.over(None)?;
        }
    }
    Ok(())
}

fn readings(mut reader: Box<dyn Reader>, to: &To<'_>) -> Result<(), Gone> {
    let mut batch = Batch::default();
    loop {
        let before = reader.at();
        match reader.next() {
            Ok(Some(found)) => {
                if let Some(entry) = batch.add(found) {
                    to.flush(&mut batch, before)?;
                    let opened = AppleEcg::open(entry.reader());
                    signal(opened, reader.at(), to)?;
                }
            }
            Ok(None) => {
                to.flush(&mut batch, reader.at())?;
                return to.over(None);
            }
            Err(broken) => {
                to.flush(&mut batch, reader.at())?;
                return to.over(Some(broken));
            }
        }
        if batch.is_full() {
            to.flush(&mut batch, reader.at())?;
        }
    }
}

/// Reads one signal, block by block.
fn signal<R: signals::Reader>(opened: Result<R, signals::Fault>, at: Checkpoint, to: &To<'_>) -> Result<(), Gone> {
    let mut intake = match opened {
        Ok(reader) => Intake::new(reader),
        Err(fault) => return to.send(Piece::Refused(fault, at)),
    };
    to.send(Piece::Begun(Box::new(intake.recording().clone())))?;
    loop {
        match intake.next() {
            Ok(Some(blocks)) => to.send(Piece::Blocks(blocks))?,
            Ok(None) => break,
            Err(fault) => return to.send(Piece::Refused(fault, at)),
        }
    }
    match intake.finish() {
        Ok(whole) => to.send(Piece::Whole(Box::new(whole), at)),
        Err(fault) => to.send(Piece::Refused(fault, at)),
    }
}

//! Keeping a signal of a file: begun, block by block, whole. In what it differs from what it tells of itself is told in the
//! file's account.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use domain::observation::{Instrument, Zone, mark};
use domain::wall_time::{Instants, instants_of};
use health_files::Checkpoint;
use signals::fault::{Differs, Place, Why};
use signals::{LeadBlock, Recording, Start, Whole};
use store::{NewSignal, ReadingRefusal};
use uuid::Uuid;

use super::take::{Taker, Wanted};
use crate::Result;

/// Under this word stand the lines of an account that are about a signal.
pub(super) const PART: &str = "signal";

/// A signal that is coming.
pub(super) struct Coming {
    no: i64,
    start: Option<DateTime<Utc>>,
    /// What there is to say of its time, in words.
    doubts: Vec<&'static str>,
}

impl Taker {
    pub(super) async fn signal_begins(&mut self, recording: Recording, zone: Option<Tz>) -> Result<Wanted> {
        let now = Utc::now();
        let (start, told, mut doubts) = moment(recording.start, zone);
        if start.is_some_and(|start| mark::in_future(start, self.row.begun_at)) {
            doubts.push("inFuture");
        }
        if start.zip(self.born).is_some_and(|(start, born)| mark::before_birth(start, born)) {
            doubts.push("beforeBirth");
        }
        let mut tx = self.clinic.store.ledger().begin().await?;
        let origin = self.origin(&mut tx, now).await?;
        let new = NewSignal {
            id: Uuid::new_v4().to_string(),
            patient: self.row.patient.clone(),
            origin: origin.id,
            start,
            zone: told,
            leads: recording.leads,
            instrument: Instrument { device: recording.device, source: recording.software },
            device_says: recording.device_says,
            symptoms: recording.symptoms,
            kept_at: now,
        };
        let no = tx.begin_signal(&new).await?;
        // It is as far as it was: a signal counts once it is whole. But nothing begins for an import that is no more.
        if !tx.reading_import_is_at(&self.row.id, &self.progress.json()?).await? {
            return Ok(Wanted::No);
        }
        tx.commit().await?;
        self.coming = Some(Coming { no, start, doubts });
        Ok(Wanted::Yes)
    }

    pub(super) async fn signal_goes_on(&mut self, blocks: Vec<LeadBlock>) -> Result<()> {
        let Some(coming) = &self.coming else { return Ok(()) };
        let mut tx = self.clinic.store.ledger().begin().await?;
        tx.put_signal_blocks(coming.no, blocks).await?;
        tx.commit().await?;
        Ok(())
    }

    pub(super) async fn signal_is_whole(&mut self, whole: &Whole, at: Checkpoint) -> Result<Wanted> {
        let Some(coming) = self.coming.take() else { return Ok(Wanted::Yes) };
        let mut after = self.progress.clone();
        let mut tx = self.clinic.store.ledger().begin().await?;
        if tx.finish_signal(coming.no, &whole.leads, &whole.sha256).await? {
            after.signals.whole += 1;
            after.signals.known += u32::from(self.others.has_signal(whole.sha256, coming.start));
        } else {
            after.signals.again += 1;
        }
        let words = coming.doubts.iter().map(|word| (Place::Whole, *word));
        let words = words.chain(whole.doubts.iter().map(|doubt| (doubt.place, differs(doubt.what))));
        let rows: Vec<ReadingRefusal> =
            (after.told..).zip(words).map(|(seq, (place, why))| told(seq, place, why, at)).collect();
        after.told += rows.len() as u64;
        self.keep(tx, after, at, &rows).await
    }

    pub(super) async fn signal_is_refused(&mut self, fault: signals::Fault, at: Checkpoint) -> Result<Wanted> {
        self.forget_coming().await?;
        let mut after = self.progress.clone();
        let tx = self.clinic.store.ledger().begin().await?;
        let row = told(after.told, fault.place, why(fault.why), at);
        after.told += 1;
        after.refused += 1;
        after.signals.refused += 1;
        self.keep(tx, after, at, &[row]).await
    }

    /// Removes what came of a signal that will not be whole.
    pub(super) async fn forget_coming(&mut self) -> Result<()> {
        if let Some(coming) = self.coming.take() {
            let mut tx = self.clinic.store.ledger().begin().await?;
            tx.remove_signal_no(coming.no).await?;
            tx.commit().await?;
        }
        Ok(())
    }
}

/// When a signal begins. A wall time that the clocks skip or show twice is no instant: the signal is kept without one.
fn moment(start: Option<Start>, zone: Option<Tz>) -> (Option<DateTime<Utc>>, Option<Zone>, Vec<&'static str>) {
    match (start, zone) {
        (Some(Start::At(at)), _) => (Some(at.to_utc()), Some(Zone::Offset(at.offset().local_minus_utc())), vec![]),
        (Some(Start::Local(wall)), Some(zone)) => match instants_of(wall, zone) {
            Instants::One(at) => (Some(at), Some(Zone::Assumed(zone)), vec![]),
            Instants::None { .. } => (None, None, vec!["noSuchTime"]),
            Instants::Two { .. } => (None, None, vec!["doubledTime"]),
        },
        (Some(Start::Local(_)), None) | (None, _) => (None, None, vec!["noTime"]),
    }
}

fn told(seq: u64, place: Place, why: &str, at: Checkpoint) -> ReadingRefusal {
    let (line, byte) = match place {
        Place::Line(line) => (Some(u64::from(line)), 0),
        Place::Byte(byte) => (None, byte),
        Place::Record(_) | Place::Signal(_) | Place::Whole => (None, 0),
    };
    ReadingRefusal {
        seq,
        part: Some(PART.to_owned()),
        record: at.records,
        byte,
        line,
        why: why.to_owned(),
        field: None,
    }
}

fn differs(what: Differs) -> &'static str {
    match what {
        Differs::Length { .. } => "signalLength",
        Differs::FirstSample { .. } => "signalFirstSample",
        Differs::Checksum => "signalChecksum",
        Differs::Cut => "signalCut",
        Differs::NoGain => "signalNoGain",
        Differs::Gap { .. } => "signalGap",
        Differs::Time => "signalTime",
    }
}

pub(super) fn why(why: Why) -> &'static str {
    match why {
        Why::Unread(_) => "signalUnread",
        Why::Kind => "signalKind",
        Why::Empty | Why::NoSamples => "signalEmpty",
        Why::HeaderCut | Why::HeaderLine | Why::LineLength | Why::Number | Why::Annotations => "signalHeader",
        Why::Encoding => "signalEncoding",
        Why::Segments => "signalSegments",
        Why::SignalMissing | Why::SignalCount => "signalCount",
        Why::Format | Why::Mixed | Why::Shifted | Why::RecordSize => "signalFormat",
        Why::FileName => "signalFileName",
        Why::Unit | Why::Range | Why::Rate => "signalScale",
        Why::TimeGoesBack => "signalTimeGoesBack",
        Why::TooLong => "signalTooLong",
        Why::Numbers => "signalNumbers",
    }
}

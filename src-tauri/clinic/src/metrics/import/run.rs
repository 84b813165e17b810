//! A dry run, from where it begins to where it ends: the file is read on one thread, kept on another, and told to the page.

use std::sync::Arc;
use std::time::Duration;

use health_files::{Broken, Fault};
use signals::fault::Why;
use store::{ImportState, ReadingImportRow, StoreError};
use tokio::sync::mpsc::{self, Receiver};

use super::answers::Settings;
use super::desk::Live;
use super::known::Others;
use super::open::Job;
use super::pieces::{self, Piece};
use super::progress::Progress;
use super::take::{Taker, Wanted};
use crate::views::{ReadingFileKind, Tag};
use crate::{Clinic, ClinicError, Result};

/// How often the page is told how far a file was read, at most.
const TELL: Duration = Duration::from_millis(500);

/// Where a dry run ended.
enum Ended {
    At(ImportState, Option<&'static str>),
    /// Somebody discarded it: there is nothing to be said of it any more.
    Discarded,
}

const STOPPED: Ended = Ended::At(ImportState::Stopped, None);

/// Reads an import's file, from where it was read to before. One task per file.
pub(super) async fn run(clinic: Arc<Clinic>, row: ReadingImportRow, live: Arc<Live>) {
    let id = row.id.clone();
    let ended = match read(&clinic, row, &live).await {
        Ok(ended) => ended,
        Err(error) => {
            tracing::warn!(import = %id, %error, "a file of readings could not be read on");
            Ended::At(ImportState::Stopped, Some(word(&error)))
        }
    };
    clinic.reading_imports.over(&id);
    if let Ended::At(state, why) = ended
        && let Err(error) = end(&clinic, &id, state, why).await
    {
        // At the next start it is found being read, and stopped.
        tracing::warn!(import = %id, %error, "where a file of readings was read to could not be kept");
    }
    clinic.events.stale(&[Tag::ReadingImports]);
}

async fn end(clinic: &Clinic, id: &str, state: ImportState, why: Option<&str>) -> Result<()> {
    let mut tx = clinic.store.ledger().begin().await?;
    tx.move_reading_import(id, ImportState::Reading, state, why).await?;
    tx.commit().await?;
    Ok(())
}

async fn read(clinic: &Arc<Clinic>, row: ReadingImportRow, live: &Arc<Live>) -> Result<Ended> {
    let unreadable = || ClinicError::Conflict("importUnreadable");
    let settings: Settings = serde_json::from_value(row.settings.clone()).map_err(|_| unreadable())?;
    let progress = Progress::of(&row.progress)?;
    let born = clinic.store.mirror().patient(&row.patient).await?.and_then(|person| person.birth_date?.day());
    let job = Job {
        path: row.path.clone().ok_or_else(unreadable)?.into(),
        kind: ReadingFileKind::parse(&row.kind).ok_or_else(unreadable)?,
        size: row.size,
        sha256: row.sha256,
        settings,
        begun_at: row.begun_at,
        born,
        from: progress.at(),
    };
    let zone = job.settings.zone;
    let others = Others::of(clinic, &row.patient).await?;
    let mut taker = Taker { clinic: clinic.clone(), row, progress, others, born, coming: None };
    let (send, mut receive) = mpsc::channel(2);
    let reading = live.clone();
    let thread = tokio::task::spawn_blocking(move || pieces::read(&job, &reading, &send));
    let ended = take(&mut taker, &mut receive, live, zone).await;
    // The thread ends at its next read or piece; what it still holds is not wanted.
    live.stop.cancel();
    drop(receive);
    let _ended = thread.await;
    let forgotten = taker.forget_coming().await;
    let ended = ended?;
    forgotten?;
    Ok(ended)
}

async fn take(
    taker: &mut Taker,
    pieces: &mut Receiver<Piece>,
    live: &Live,
    zone: Option<chrono_tz::Tz>,
) -> Result<Ended> {
    let mut tell = tokio::time::interval(TELL);
    tell.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        let piece = tokio::select! {
            biased;
            () = live.stop.cancelled() => return Ok(STOPPED),
            _ = tell.tick() => {
                taker.clinic.events.stale(&[Tag::ReadingImports]);
                continue;
            }
            piece = pieces.recv() => piece,
        };
        let wanted = match piece {
            // The thread ended without a word: it was stopped.
            None => return Ok(STOPPED),
            Some(Piece::Digest(sha256)) => {
                let mut tx = taker.clinic.store.ledger().begin().await?;
                tx.reading_import_is_of(&taker.row.id, &sha256).await?;
                tx.commit().await?;
                Wanted::Yes
            }
            Some(Piece::Found(batch)) => taker.records(*batch).await?,
            Some(Piece::Begun(recording)) => taker.signal_begins(*recording, zone).await?,
            Some(Piece::Blocks(blocks)) => {
                taker.signal_goes_on(blocks).await?;
                Wanted::Yes
            }
            Some(Piece::Whole(whole, at)) => taker.signal_is_whole(&whole, at).await?,
            Some(Piece::Refused(fault, at)) => match fault.why {
                Why::Unread(_) => return Ok(unreadable(live)),
                _ => taker.signal_is_refused(fault, at).await?,
            },
            Some(Piece::Over(broken)) => return over(taker, broken, live).await,
        };
        if wanted == Wanted::No {
            return Ok(Ended::Discarded);
        }
    }
}

/// A file that the system does not give can be read on when it does; one that was stopped was not given because of that.
fn unreadable(live: &Live) -> Ended {
    if live.stop.is_cancelled() { STOPPED } else { Ended::At(ImportState::Stopped, Some(Fault::Unreadable.as_str())) }
}

async fn over(taker: &mut Taker, broken: Option<Broken>, live: &Live) -> Result<Ended> {
    let Some(broken) = broken else { return Ok(Ended::At(ImportState::Whole, None)) };
    match broken.fault {
        Fault::Unreadable => return Ok(unreadable(live)),
        Fault::Changed => return Ok(Ended::At(ImportState::Stopped, Some(Fault::Changed.as_str()))),
        _ => {}
    }
    let mut after = taker.progress.clone();
    after.broken_at(&broken);
    let at = after.at();
    let tx = taker.clinic.store.ledger().begin().await?;
    Ok(match taker.keep(tx, after, at, &[]).await? {
        Wanted::Yes => Ended::At(ImportState::Broken, Some(broken.fault.as_str())),
        Wanted::No => Ended::Discarded,
    })
}

fn word(error: &ClinicError) -> &'static str {
    match error {
        ClinicError::Store(StoreError::DiskFull) => "diskFull",
        ClinicError::NotFound(_) => "patientGone",
        _ => "store",
    }
}

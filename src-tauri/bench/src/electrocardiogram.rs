//! An electrocardiogram of a day, three leads at 250 Hz (64.8 million samples, synthesised), in an encrypted ledger: how
//! long it takes until what is drawn of it is there, for the whole day and for ten seconds, and what memory that adds.
//!
//! What is measured is the core's part, from the question to the bytes that travel to the page. The page's own part is
//! measured in the window.

use std::time::Instant;

use chrono::Utc;
use domain::PatientKey;
use domain::observation::{Instrument, Way};
use signals::beats::RPeaks;
use signals::{Columns, Doubt, Fault, Intake, Lead, Pyramid, Reader, Recording, columns};
use store::{NewSignal, SignalRow, Store};
use vault::StoreKey;

use crate::Failed;
use crate::figure::Figure;
use crate::memory;

const RATE_HZ: usize = 250;
const LEADS: usize = 3;
/// Columns of a lead: a window of 1,440 pixels with its margins.
const COLUMNS: u32 = 1_400;
const ROUNDS: usize = 40;
pub(crate) const GOAL_MS: f64 = 300.0;
/// A frame at 30 a second: what is dragged follows the hand.
const WINDOW_GOAL_MS: f64 = 33.0;
pub(crate) const GOAL_MIB: f64 = 50.0;

/// A day that is kept in a fresh ledger, closed, opened and drawn.
pub(crate) async fn measure(quick: bool) -> Result<Vec<Figure>, Failed> {
    let seconds: usize = if quick { 8_640 } else { 86_400 };
    let of = format!("{} h of three leads at {RATE_HZ} Hz", seconds as f64 / 3_600.0);
    let folder = tempfile::tempdir()?;
    let key = StoreKey::generate()?;
    let store = Store::open(folder.path(), &key).await?;
    let begun = Instant::now();
    keep(&store, PatientKey("bench:day".to_owned()), seconds).await?;
    let kept = begun.elapsed().as_secs_f64() * 1_000.0;
    store.close().await;

    let store = Store::open(folder.path(), &key).await?;
    // What a connection costs when it is first used is no part of a picture.
    store.ledger().signals(&[]).await?;
    let before = memory::proportional_mib(std::process::id())?;
    let mut opened = Vec::new();
    let mut shown = Shown::open(&store).await?;
    for _ in 0..ROUNDS {
        let begun = Instant::now();
        shown = Shown::open(&store).await?;
        shown.draw(&store, 0..(seconds * RATE_HZ) as u64).await?;
        opened.push(begun.elapsed().as_secs_f64() * 1_000.0);
    }
    let mut moved = Vec::new();
    let mut random = fastrand::Rng::with_seed(7);
    for _ in 0..ROUNDS * 5 {
        let from = random.u64(0..((seconds - 10) * RATE_HZ) as u64);
        let begun = Instant::now();
        shown.draw(&store, from..from + 10 * RATE_HZ as u64).await?;
        moved.push(begun.elapsed().as_secs_f64() * 1_000.0);
    }
    let mut wider = Vec::new();
    for _ in 0..ROUNDS {
        let hour = 3_600 * RATE_HZ as u64;
        let from = random.u64(0..(seconds * RATE_HZ) as u64 - hour);
        let begun = Instant::now();
        shown.draw(&store, from..from + hour).await?;
        wider.push(begun.elapsed().as_secs_f64() * 1_000.0);
    }
    let added = memory::proportional_mib(std::process::id())? - before;
    drop(shown);
    store.close().await;

    let mut synthetic = Synthetic::new(seconds);
    let (mut leads, mut looking, mut peaks, mut took) = (Vec::new(), RPeaks::new(RATE_HZ as f64), 0, 0.0);
    while synthetic.read(&mut leads)? {
        let begun = Instant::now();
        peaks += looking.push(&leads[0]).len();
        took += begun.elapsed().as_secs_f64() * 1_000.0;
    }
    peaks += looking.finish().len();
    let shown = |what: &str| format!("An electrocardiogram of {of}: {what}");
    Ok(vec![
        Figure::under_ms(GOAL_MS, shown("the whole opened and put into columns, p50"), part(&mut opened, 50)),
        Figure::under_ms(GOAL_MS, shown("the same, p95"), part(&mut opened, 95)),
        Figure::under_ms(WINDOW_GOAL_MS, shown("ten seconds anywhere put into columns, p50"), part(&mut moved, 50)),
        Figure::under_ms(WINDOW_GOAL_MS, shown("the same, p95"), part(&mut moved, 95)),
        // The most blocks that a window takes: its columns are as wide as few buckets.
        Figure::under_ms(GOAL_MS, shown("an hour anywhere put into columns, p50"), part(&mut wider, 50)),
        Figure::under_ms(GOAL_MS, shown("the same, p95"), part(&mut wider, 95)),
        Figure::no_more(shown("memory that this added, MiB"), added, GOAL_MIB),
        Figure::under_ms(60_000.0, shown("synthesised and kept"), kept),
        Figure::under_ms(10_000.0, shown(&format!("{peaks} R waves found in one lead")), took),
    ])
}

/// The value below which so many of a hundred are.
fn part(values: &mut [f64], of_hundred: usize) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get((values.len() * of_hundred / 100).min(values.len().saturating_sub(1))).copied().unwrap_or_default()
}

/// What stands in memory while an electrocardiogram is looked at.
struct Shown {
    row: SignalRow,
    pyramids: Vec<Pyramid>,
}

impl Shown {
    async fn open(store: &Store) -> Result<Self, Failed> {
        let row = store.ledger().signal("day").await?.ok_or("the signal is not there")?;
        let mut pyramids = Vec::new();
        for (lead, kept) in (0..).zip(&row.leads) {
            pyramids.push(Pyramid::over(store.ledger().signal_extents(row.no, lead, kept.samples).await?));
        }
        Ok(Self { row, pyramids })
    }

    /// The columns of every lead, as bytes for the page.
    async fn draw(&self, store: &Store, window: std::ops::Range<u64>) -> Result<(), Failed> {
        for ((lead, kept), pyramid) in (0..).zip(&self.row.leads).zip(&self.pyramids) {
            let mut drawn = Columns::of(pyramid, kept.samples, window.clone(), COLUMNS);
            store.ledger().fill_columns(self.row.no, lead, &mut drawn).await?;
            let bytes = columns::wire(&drawn.finish()?, &kept.lead).ok_or("the lead has no voltage")?;
            std::hint::black_box(bytes);
        }
        Ok(())
    }
}

/// Keeps the day as an import does: a transaction for each batch of blocks.
pub(crate) async fn keep(store: &Store, patient: PatientKey, seconds: usize) -> Result<(), Failed> {
    let way = Way::Imported { import: "bench".to_owned() };
    let mut intake = Intake::new(Synthetic::new(seconds));
    let mut tx = store.ledger().begin().await?;
    let origin = tx.reading_origin(&patient, &way, Utc::now(), true).await?.id;
    let new = NewSignal {
        id: "day".to_owned(),
        patient,
        origin,
        start: Some(Utc::now()),
        zone: None,
        leads: intake.recording().leads.clone(),
        instrument: Instrument::default(),
        device_says: None,
        symptoms: None,
        kept_at: Utc::now(),
    };
    let no = tx.begin_signal(&new).await?;
    tx.commit().await?;
    let mut waiting = Vec::new();
    loop {
        let next = intake.next()?;
        let ended = next.is_none();
        waiting.extend(next.into_iter().flatten());
        if waiting.len() >= 64 || ended {
            let mut tx = store.ledger().begin().await?;
            tx.put_signal_blocks(no, std::mem::take(&mut waiting)).await?;
            tx.commit().await?;
        }
        if ended {
            break;
        }
    }
    let whole = intake.finish()?;
    let mut tx = store.ledger().begin().await?;
    tx.finish_signal(no, &whole.leads, &whole.sha256).await?;
    tx.commit().await?;
    Ok(())
}

/// Beats of changing distance and height, a wandering line, noise of the muscles.
struct Synthetic {
    recording: Recording,
    random: fastrand::Rng,
    left: usize,
    /// Samples since the last beat began, and how many it has.
    since: usize,
    beat: usize,
    line: f64,
}

impl Synthetic {
    fn new(seconds: usize) -> Self {
        let lead = |name| Lead::new(Some(name), "mV", 200.0, 0.0, RATE_HZ as f64);
        let recording = Recording { leads: vec![lead("I"), lead("II"), lead("V5")], ..Recording::default() };
        Self { recording, random: fastrand::Rng::with_seed(3), left: seconds * RATE_HZ, since: 0, beat: 200, line: 0.0 }
    }

    fn sample(&mut self) -> f64 {
        self.since += 1;
        if self.since >= self.beat {
            (self.since, self.beat) = (0, 160 + self.random.usize(..90));
        }
        self.line += (self.random.f64() - 0.5) * 2.0 - self.line * 0.001;
        let at = self.since as f64 / RATE_HZ as f64;
        let wave = |middle: f64, width: f64, height: f64| height * (-((at - middle) / width).powi(2)).exp();
        wave(0.1, 0.03, 25.0) + wave(0.25, 0.012, 240.0) - wave(0.28, 0.012, 60.0) + wave(0.5, 0.05, 50.0) + self.line
    }
}

impl Reader for Synthetic {
    fn recording(&self) -> &Recording {
        &self.recording
    }

    fn read(&mut self, leads: &mut Vec<Vec<i32>>) -> Result<bool, Fault> {
        leads.resize(LEADS, Vec::new());
        leads.iter_mut().for_each(Vec::clear);
        let count = self.left.min(8_192);
        self.left -= count;
        for _ in 0..count {
            let sample = self.sample();
            for (lead, part) in leads.iter_mut().zip([0.6, 1.0, 1.3]) {
                lead.push((sample * part + (self.random.f64() + self.random.f64() - 1.0) * 6.0).round() as i32);
            }
        }
        Ok(count > 0)
    }

    fn doubts(&self) -> &[Doubt] {
        &[]
    }
}

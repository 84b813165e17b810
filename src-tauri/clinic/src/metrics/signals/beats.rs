//! The R waves of a recording, for a clinician to look at: where they are, and which of them follow the one before.

use std::sync::Arc;

use signals::BLOCK;
use signals::beats::{Beat, RPeaks};

use super::held::Opened;
use crate::access::Chart;
use crate::views::BeatsAsked;
use crate::{Clinic, ClinicError, Result};

/// Blocks that are looked through before others have their turn: ten minutes at 250 Hz.
const AT_ONCE: usize = 8;

impl Chart {
    /// The R waves of a whole lead (Pan and Tompkins, 1985), a block at a time. Of each: its moment in seconds from the
    /// begin of the recording, 64 bits, least byte first; after all of these, a byte each: 1 where the beat before it is
    /// the one before it in the heart too, 0 after lost samples and for the first.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] as for columns; [`ClinicError::Conflict`] when the recording was closed meanwhile; the
    /// store's, when a part of it is damaged: beats of a part would be told as those of the whole.
    pub async fn recording_beats(&self, asked: &BeatsAsked) -> Result<Vec<u8>> {
        let clinic = &*self.clinic;
        let opened = self.opened(&asked.patient, &asked.recording).await?;
        let lead = u16::try_from(asked.lead).map_err(|_| ClinicError::NotFound("lead"))?;
        let kept = opened.row.leads.get(usize::from(lead)).ok_or(ClinicError::NotFound("lead"))?;
        let rate_hz = kept.lead.rate_hz;
        Ok(wire(&look(clinic, &opened, lead, kept.samples, rate_hz).await?, rate_hz))
    }
}

async fn look(clinic: &Clinic, opened: &Arc<Opened>, lead: u16, samples: u64, rate_hz: f64) -> Result<Vec<Beat>> {
    let blocks = u32::try_from(samples.div_ceil(BLOCK as u64)).unwrap_or(u32::MAX);
    let (mut looking, mut found) = (RPeaks::new(rate_hz), Vec::new());
    let all: Vec<u32> = (0..blocks).collect();
    for some in all.chunks(AT_ONCE) {
        // Nobody waits for the beats of a recording that was closed.
        if !clinic.recording.is(opened).await {
            return Err(ClinicError::Conflict("recordingClosed"));
        }
        let mut samples = Vec::with_capacity(some.len() * BLOCK);
        for index in some {
            samples.extend(clinic.store.ledger().signal_block(opened.row.no, lead, *index).await?);
        }
        // A day's waves are seconds of work, which is none for the threads that answer.
        let looked = tokio::task::spawn_blocking(move || {
            let peaks = looking.push(&samples);
            (looking, peaks)
        });
        let peaks;
        (looking, peaks) = looked.await.map_err(|_| ClinicError::Closing)?;
        found.extend(peaks);
    }
    found.extend(looking.finish());
    Ok(found)
}

fn wire(beats: &[Beat], rate_hz: f64) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(beats.len() * 9);
    bytes.extend(beats.iter().flat_map(|beat| (beat.at as f64 / rate_hz).to_le_bytes()));
    bytes.extend(beats.iter().map(|beat| u8::from(beat.follows)));
    bytes
}

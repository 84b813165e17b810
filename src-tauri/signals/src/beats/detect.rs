//! Where the R waves are (Pan and Tompkins, 1985). A signal is looked at a minute at a time, with a margin on both sides in
//! which the filters settle, so that a day needs no more memory than a minute.

use super::Beat;
use super::search::{Search, Summit};
use super::shaped::Shaped;
use crate::LOST;

/// How far around the energy's summit the R wave is looked for.
const NEAR_S: f64 = 0.1;
/// How far around the swing within the band the sample itself is looked for.
const TIP_S: f64 = 0.03;
/// What is looked at together.
const CORE_S: f64 = 60.0;
/// On both sides of it.
const MARGIN_S: f64 = 2.0;
/// A stretch shorter than this tells too little.
const SHORTEST_S: f64 = 1.0;
/// Rates at which a QRS complex can be told.
const RATES_HZ: std::ops::RangeInclusive<f64> = 50.0..=20_000.0;

/// The places of the R waves among samples in the recorder's numbers. Lost samples part the signal: nothing is looked for
/// across them.
pub fn r_peaks(samples: &[i32], rate_hz: f64) -> Vec<Beat> {
    let mut looking = RPeaks::new(rate_hz);
    let mut peaks = looking.push(samples);
    peaks.extend(looking.finish());
    peaks
}

/// Finds R waves in samples as they come. At rates below 50 Hz or above 20 kHz it finds none.
#[derive(Debug)]
pub struct RPeaks {
    rate_hz: f64,
    /// The place of the next sample.
    next: u64,
    /// Samples without a gap, and the place of the first.
    waiting: Vec<f64>,
    from: u64,
    /// Up to where summits were looked for.
    looked: u64,
    search: Option<Search>,
}

impl RPeaks {
    /// In a signal of this rate.
    pub fn new(rate_hz: f64) -> Self {
        Self { rate_hz, next: 0, waiting: Vec::new(), from: 0, looked: 0, search: None }
    }

    /// Takes samples; gives the R waves that are certain now, their places counted from the first sample ever.
    pub fn push(&mut self, samples: &[i32]) -> Vec<Beat> {
        let mut peaks = Vec::new();
        if !RATES_HZ.contains(&self.rate_hz) {
            return peaks;
        }
        let most = self.samples(CORE_S + 2.0 * MARGIN_S);
        for sample in samples {
            if *sample == LOST {
                self.end_stretch(&mut peaks);
                self.next += 1;
                (self.from, self.looked) = (self.next, self.next);
                continue;
            }
            self.waiting.push(f64::from(*sample));
            self.next += 1;
            if self.waiting.len() >= most {
                self.look(self.next - self.samples(MARGIN_S) as u64, &mut peaks);
                let keep = self.samples(MARGIN_S) + self.samples(MARGIN_S);
                let gone = self.waiting.len().saturating_sub(keep);
                self.waiting.drain(..gone);
                self.from += gone as u64;
            }
        }
        peaks
    }

    /// The R waves that are left.
    pub fn finish(mut self) -> Vec<Beat> {
        let mut peaks = Vec::new();
        self.end_stretch(&mut peaks);
        peaks
    }

    fn end_stretch(&mut self, peaks: &mut Vec<Beat>) {
        let enough = self.search.is_some() || self.waiting.len() >= self.samples(SHORTEST_S);
        if enough && !self.waiting.is_empty() {
            self.look(self.next, peaks);
        }
        if let Some(search) = self.search.take() {
            search.finish(self.next, peaks);
        }
        self.waiting.clear();
    }

    /// Looks for summits from where it last stopped up to a place.
    fn look(&mut self, until: u64, peaks: &mut Vec<Beat>) {
        let Some(shaped) = Shaped::of(&self.waiting, self.rate_hz) else { return };
        let mut search = match self.search.take() {
            Some(search) => search,
            None => Search::new(self.rate_hz, self.from, &shaped.energy),
        };
        let (begin, end) = ((self.looked - self.from) as usize, (until - self.from) as usize);
        let energy = &shaped.energy;
        for at in begin..end {
            let rises = at == 0 || energy[at] > energy[at - 1];
            let falls = at + 1 == energy.len() || energy[at] >= energy[at + 1];
            if rises && falls && energy[at] > 0.0 {
                search.take(self.summit(&shaped, at), peaks);
            }
        }
        self.search = Some(search);
        self.looked = until;
    }

    /// The R wave at a summit is the largest swing within the band near it, and there the sample that sticks out most.
    fn summit(&self, shaped: &Shaped, at: usize) -> Summit {
        let around = |at: usize, seconds: f64| {
            let near = self.samples(seconds);
            at.saturating_sub(near)..(at + near + 1).min(shaped.band.len())
        };
        let band = |at: &usize| shaped.band[*at].abs();
        let swung = around(at, NEAR_S).max_by(|one, other| band(one).total_cmp(&band(other))).unwrap_or(at);
        let up = shaped.band[swung].signum();
        let tip = |at: &usize| self.waiting[*at] * up;
        let peak = around(swung, TIP_S).max_by(|one, other| tip(one).total_cmp(&tip(other))).unwrap_or(swung);
        let place = |at: usize| self.from + at as u64;
        Summit { at: place(at), energy: shaped.energy[at], peak: place(peak), swing: shaped.band[swung].abs() }
    }

    fn samples(&self, seconds: f64) -> usize {
        (seconds * self.rate_hz).round() as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A train of narrow waves on a wandering line, with a broader and lower one after each.
    fn train(rate_hz: f64, beats: &[f64], seconds: f64) -> Vec<i32> {
        let wave = |time: f64, at: f64, width: f64| (-((time - at) / width).powi(2)).exp();
        (0..(seconds * rate_hz) as usize)
            .map(|sample| {
                let time = sample as f64 / rate_hz;
                // No wave reaches further than half a second.
                let near = beats.iter().skip_while(|at| **at < time - 1.0).take_while(|at| **at < time + 1.0);
                let all: f64 = near.map(|at| 200.0 * wave(time, *at, 0.012) + 40.0 * wave(time, *at + 0.3, 0.06)).sum();
                (all + 60.0 * (time * 1.3).sin()) as i32
            })
            .collect()
    }

    fn regular(apart: f64, seconds: f64) -> Vec<f64> {
        (0..).map(|at| 0.5 + apart * f64::from(at)).take_while(|at| *at < seconds - 0.3).collect()
    }

    #[test]
    fn every_beat_is_found_once_at_any_rate_of_samples() {
        for rate_hz in [125.0, 250.0, 360.0, 512.6, 1000.0] {
            for apart in [0.35, 0.8, 1.6] {
                let beats = regular(apart, 150.0);
                let found = r_peaks(&train(rate_hz, &beats, 150.0), rate_hz);
                assert_eq!(found.len(), beats.len(), "{rate_hz} Hz, {apart} s");
                for (found, beat) in found.iter().zip(&beats) {
                    assert!((found.at as f64 / rate_hz - beat).abs() < 0.01, "{rate_hz} Hz, {apart} s");
                }
            }
        }
    }

    #[test]
    fn the_pieces_in_which_samples_come_make_no_difference() {
        let samples = train(250.0, &regular(0.8, 200.0), 200.0);
        let whole = r_peaks(&samples, 250.0);
        for piece in [1, 997, 16_384] {
            let mut looking = RPeaks::new(250.0);
            let mut found: Vec<Beat> = samples.chunks(piece).flat_map(|part| looking.push(part)).collect();
            found.extend(looking.finish());
            assert_eq!(found, whole);
        }
    }

    #[test]
    fn waves_that_point_down_are_found_too_and_so_are_faint_ones_after_a_disturbance() {
        let beats = regular(0.8, 60.0);
        let mut samples: Vec<i32> = train(250.0, &beats, 60.0).into_iter().map(|sample| -sample).collect();
        assert_eq!(r_peaks(&samples, 250.0).len(), beats.len());
        // Half a second of a cable that was touched.
        for (at, sample) in samples.iter_mut().enumerate().skip(600).take(125) {
            *sample = if at % 20 < 10 { 6_000 } else { -6_000 };
        }
        let found = r_peaks(&samples, 250.0);
        let after = |from: f64| beats.iter().filter(|beat| **beat > from).count();
        assert_eq!(found.iter().filter(|found| found.at as f64 / 250.0 > 8.0).count(), after(8.0));
    }

    #[test]
    fn nothing_is_looked_for_across_lost_samples() {
        let beats = regular(0.8, 20.0);
        let mut samples = train(250.0, &beats, 20.0);
        samples[2_000..2_600].fill(LOST);
        let found = r_peaks(&samples, 250.0);
        let kept = beats.iter().filter(|beat| !(8.0..10.4).contains(*beat)).count();
        assert_eq!(found.len(), kept);
        assert!(found.iter().all(|beat| samples[beat.at as usize] != LOST));
        let apart: Vec<usize> = (0..found.len()).filter(|at| !found[*at].follows).collect();
        assert_eq!(apart, [0, beats.iter().filter(|beat| **beat < 8.0).count()]);
    }

    #[test]
    fn a_flat_line_an_empty_signal_and_a_short_one_have_no_beats() {
        assert_eq!(r_peaks(&[], 250.0), []);
        assert_eq!(r_peaks(&[5; 100], 250.0), []);
        assert_eq!(r_peaks(&[5; 10_000], 250.0), []);
        assert_eq!(r_peaks(&[LOST; 10_000], 250.0), []);
        let trembling: Vec<i32> = (0..100_000).map(|at| 5 + (at * 7919 % 13) % 2).collect();
        assert_eq!(r_peaks(&trembling, 250.0), []);
        for rate_hz in [0.0, f64::NAN, f64::INFINITY, 1e300, -250.0] {
            assert_eq!(r_peaks(&[5; 10_000], rate_hz), []);
        }
    }
}

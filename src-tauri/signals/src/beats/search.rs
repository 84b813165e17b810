//! Which summits of the energy are beats (thresholds as in Hamilton and Tompkins, 1986), decided as they come.

use super::Beat;

/// No two beats are closer.
pub(super) const REFRACTORY_S: f64 = 0.2;
/// Within this of a beat, a wave with much less energy is its T wave.
const T_WAVE_S: f64 = 0.36;
/// Times the usual distance after which a beat must have been missed.
const MISSED: f64 = 1.66;
/// After this without a beat the threshold is halved: what was learned may have come from a disturbance.
const SILENT_S: f64 = 4.0;
/// How far below the strongest beat the threshold may come down by that.
const FAINTEST: f64 = 1.0 / 32.0;
/// Distances of which the usual one is the mean.
const REMEMBERED: usize = 8;
/// A swing in the recorder's numbers below which there is no R wave: a flat line trembles by one or two.
const FLAT: f64 = 4.0;

/// A summit of the energy.
#[derive(Debug, Clone, Copy)]
pub(super) struct Summit {
    pub(super) at: u64,
    pub(super) energy: f64,
    /// Where the R wave is, if this is a beat.
    pub(super) peak: u64,
    /// How far the signal swings there.
    pub(super) swing: f64,
}

/// The search through one stretch without gaps.
#[derive(Debug)]
pub(super) struct Search {
    rate_hz: f64,
    /// What a beat's energy and that of everything else have come to.
    beat: f64,
    noise: f64,
    strongest: f64,
    /// The last summit, while a higher one may follow too close to it.
    pending: Option<Summit>,
    /// Refused since the last beat.
    refused: Vec<Summit>,
    last: Option<Summit>,
    distances: Vec<u64>,
    /// Since when there was no beat.
    silent_since: u64,
    last_peak: Option<u64>,
}

impl Search {
    /// Over a stretch that begins at a place with this energy.
    pub(super) fn new(rate_hz: f64, from: u64, energy: &[f64]) -> Self {
        let (beat, noise) = learned(rate_hz, energy);
        Self {
            rate_hz,
            beat,
            noise,
            strongest: beat,
            pending: None,
            refused: Vec::new(),
            last: None,
            distances: Vec::new(),
            silent_since: from,
            last_peak: None,
        }
    }

    /// Takes the next summit; adds the R waves that are certain now.
    pub(super) fn take(&mut self, summit: Summit, peaks: &mut Vec<Beat>) {
        match self.pending {
            Some(pending) if summit.at - pending.at < self.samples(REFRACTORY_S) => {
                if summit.energy > pending.energy {
                    self.pending = Some(summit);
                }
            }
            Some(pending) => {
                self.pending = Some(summit);
                self.decide(pending, peaks);
            }
            None => self.pending = Some(summit),
        }
    }

    /// The stretch ends at a place.
    pub(super) fn finish(mut self, end: u64, peaks: &mut Vec<Beat>) {
        if let Some(pending) = self.pending.take() {
            self.decide(pending, peaks);
        }
        self.look_back(end, peaks);
    }

    fn decide(&mut self, summit: Summit, peaks: &mut Vec<Beat>) {
        self.look_back(summit.at, peaks);
        if summit.at.saturating_sub(self.silent_since) > self.samples(SILENT_S) {
            self.beat = (self.beat / 2.0).max(self.strongest * FAINTEST);
            self.noise = self.noise.min(self.beat / 4.0);
            self.silent_since = summit.at;
            self.refused.clear();
        }
        if summit.energy >= self.threshold() && summit.swing >= FLAT && !self.is_t_wave(summit) {
            self.accept(summit, 0.125, peaks);
        } else {
            self.noise += 0.125 * (summit.energy.min(self.beat) - self.noise);
            self.refused.push(summit);
        }
    }

    fn accept(&mut self, summit: Summit, weight: f64, peaks: &mut Vec<Beat>) {
        // One disturbance must not hide the beats after it.
        self.beat += weight * (summit.energy.min(3.0 * self.beat) - self.beat);
        self.strongest = self.strongest.max(self.beat);
        if let Some(last) = self.last {
            if self.distances.len() == REMEMBERED {
                self.distances.remove(0);
            }
            self.distances.push(summit.at - last.at);
        }
        self.last = Some(summit);
        self.silent_since = summit.at;
        self.refused.clear();
        if self.last_peak.is_none_or(|last| summit.peak >= last + self.samples(REFRACTORY_S)) {
            peaks.push(Beat { at: summit.peak, follows: self.last_peak.is_some() });
            self.last_peak = Some(summit.peak);
        }
    }

    /// When no beat was found for longer than beats are apart, the highest summit in between that reaches half of the
    /// threshold was one.
    fn look_back(&mut self, until: u64, peaks: &mut Vec<Beat>) {
        while let (Some(last), true) = (self.last, self.distances.len() > 1) {
            let usual = self.distances.iter().sum::<u64>() as f64 / self.distances.len() as f64;
            if (until.saturating_sub(last.at) as f64) < MISSED * usual {
                return;
            }
            let apart = self.samples(T_WAVE_S);
            let least = self.threshold() / 2.0;
            let between = self.refused.iter().copied().filter(|one| {
                one.at >= last.at + apart && one.at + apart <= until && one.energy >= least && one.swing >= FLAT
            });
            let Some(missed) = between.max_by(|one, other| one.energy.total_cmp(&other.energy)) else { return };
            let later: Vec<Summit> = self.refused.iter().copied().filter(|one| one.at > missed.at).collect();
            self.accept(missed, 0.25, peaks);
            self.refused = later;
        }
    }

    fn is_t_wave(&self, summit: Summit) -> bool {
        self.last.is_some_and(|last| summit.at - last.at < self.samples(T_WAVE_S) && summit.energy < last.energy / 4.0)
    }

    fn threshold(&self) -> f64 {
        self.noise + 0.25 * (self.beat - self.noise)
    }

    fn samples(&self, seconds: f64) -> u64 {
        (seconds * self.rate_hz).round() as u64
    }
}

/// What a beat and the rest come to in the first ten seconds. The middle one of the maxima of two seconds each, so that
/// neither a disturbance nor a pause is taken for the rule.
fn learned(rate_hz: f64, energy: &[f64]) -> (f64, f64) {
    let part = ((2.0 * rate_hz) as usize).max(1);
    let learned = energy.get(..5 * part).unwrap_or(energy);
    let mut highest: Vec<f64> = learned.chunks(part).map(|part| part.iter().copied().fold(0.0, f64::max)).collect();
    highest.sort_by(f64::total_cmp);
    let mean = learned.iter().sum::<f64>() / learned.len().max(1) as f64;
    let middle = highest.get(highest.len() / 2).copied().unwrap_or_default();
    (middle * 0.6, mean.min(middle) * 0.5)
}

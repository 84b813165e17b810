//! R waves of half an hour of a heart that is not regular: beats of any distance, early wide ones, a wandering line, noise
//! of the muscles, the mains, a cable that is touched and samples that are lost.
#![allow(clippy::unwrap_used)]

use signals::LOST;
use signals::beats::{Beat, r_peaks};

const RATE_HZ: f64 = 250.0;
const SECONDS: f64 = 1_800.0;
/// Nothing is demanded here: the cable is touched, then samples are lost.
const UNCERTAIN: [std::ops::Range<f64>; 2] = [600.0..606.0, 900.0..905.0];

/// Numbers that look random and are the same on every machine.
struct Random(u64);

impl Random {
    /// From zero to one.
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 40) as f64 / f64::from(1 << 24)
    }
}

/// The samples, and when the beats are.
fn heart() -> (Vec<i32>, Vec<f64>) {
    let mut random = Random(7);
    let mut signal = vec![0.0_f64; (SECONDS * RATE_HZ) as usize];
    let mut beats = Vec::new();
    let mut at = 0.6;
    let add = |signal: &mut Vec<f64>, at: f64, width: f64, height: f64| {
        let near = |by: f64| ((at + by) * RATE_HZ).max(0.0) as usize;
        for (place, sample) in signal.iter_mut().enumerate().take(near(4.0 * width)).skip(near(-4.0 * width)) {
            *sample += height * (-((place as f64 / RATE_HZ - at) / width).powi(2)).exp();
        }
    };
    while at < SECONDS - 1.0 {
        let early = random.next() < 0.05;
        let (width, height) = if early { (0.035, 260.0) } else { (0.011, 170.0 + 60.0 * random.next()) };
        add(&mut signal, at, width, height);
        add(&mut signal, at + 0.028, 0.012, -40.0);
        add(&mut signal, at + 0.28, 0.05, if early { -60.0 } else { 40.0 });
        if !early {
            add(&mut signal, at - 0.16, 0.03, 18.0);
        }
        beats.push(at);
        // A pause follows an early beat.
        at += if early { 1.1 } else { 0.45 + 0.6 * random.next() };
    }
    let mut line = 0.0;
    let samples = signal.iter().enumerate().map(|(place, sample)| {
        let time = place as f64 / RATE_HZ;
        line += (random.next() - 0.5) * 4.0 - line * 0.002;
        let noise = (random.next() + random.next() + random.next() - 1.5) * 20.0;
        let mains = 6.0 * (time * 50.0 * std::f64::consts::TAU).sin();
        let touched = if (600.0..602.0).contains(&time) { 2_000.0 * (time * 40.0).sin() } else { 0.0 };
        if (900.5..903.5).contains(&time) { LOST } else { (sample + line + noise + mains + touched).round() as i32 }
    });
    (samples.collect(), beats)
}

#[test]
fn the_r_waves_of_an_irregular_and_noisy_heart_are_found() {
    let (samples, beats) = heart();
    let certain = |time: &f64| !UNCERTAIN.iter().any(|part| part.contains(time));
    let beats: Vec<f64> = beats.into_iter().filter(certain).collect();
    let found: Vec<Beat> = r_peaks(&samples, RATE_HZ);
    let found: Vec<f64> = found.iter().map(|beat| beat.at as f64 / RATE_HZ).filter(certain).collect();
    let (mut hits, mut next) = (0_usize, 0);
    for beat in &beats {
        while found.get(next).is_some_and(|peak| *peak < beat - 0.15) {
            next += 1;
        }
        if found.get(next).is_some_and(|peak| (peak - beat).abs() <= 0.15) {
            hits += 1;
            next += 1;
        }
    }
    let (sensitivity, predictivity) = (hits as f64 / beats.len() as f64, hits as f64 / found.len() as f64);
    assert!(beats.len() > 2_000);
    assert!(sensitivity >= 0.995 && predictivity >= 0.995, "{hits} of {} beats, {} peaks", beats.len(), found.len());
}

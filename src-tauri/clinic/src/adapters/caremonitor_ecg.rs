//! A recording in CareMonitor's terms (CM-14): which of its leads is sent, in which unit, and what cannot be sent.
//!
//! The document says that an electrocardiogram can be sent, and not how. We take it for one lead, lead I, every sample of
//! it (A-CM-20), in the unit that its recorder writes. So another lead is never passed off as lead I, a gap is never closed
//! or filled in, and a number whose gain nobody told is no voltage. What the device says goes with it in its own words;
//! nothing is said where it said nothing.

use caremonitor::{EcgUnit, Electrocardiogram, Hertz, Waveform};
use chrono::{DateTime, FixedOffset, Utc};
use domain::observation::Mark;
use serde_json::json;
use sha2::{Digest, Sha256};
use signals::{LOST, Lead};
use store::{KeptLead, SignalRow};

use super::caremonitor_metrics::{barred, offset_at};
use crate::views::SubmitBar;

/// The names under which a recorder tells lead I; of `ECG I` a reader keeps the lead alone.
const LEAD_ONE: [&str; 2] = ["I", "Lead I"];

/// What would be sent of a recording, as far as that is known without its samples.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Meant {
    /// Which of its leads, from 0.
    pub(crate) lead: u16,
    /// When it begins, with the offset it was recorded with.
    pub(crate) effective: DateTime<FixedOffset>,
}

/// What would be sent of a recording; why it cannot be, where that is known without its samples.
pub(crate) fn meant(row: &SignalRow, marks: &[Mark]) -> Result<Meant, SubmitBar> {
    let start: DateTime<Utc> = row.start.ok_or(SubmitBar::StartUnknown)?;
    if let Some(bar) = marks.iter().find_map(|mark| barred(*mark)) {
        return Err(bar);
    }
    let (lead, kept) = lead_one(&row.leads).ok_or(SubmitBar::NoLeadOne)?;
    if kept.lead.millivolts_in_unit().is_none() {
        Err(SubmitBar::UnitForeign)
    } else if !kept.lead.calibrated {
        Err(SubmitBar::GainUnknown)
    } else if kept.samples > Waveform::MOST_SAMPLES as u64 {
        Err(SubmitBar::TooLong)
    } else {
        Ok(Meant { lead, effective: start.with_timezone(&offset_at(start, row.zone)) })
    }
}

/// The one lead that is named as lead I. Of two that are, neither is known to be it.
fn lead_one(leads: &[KeptLead]) -> Option<(u16, &KeptLead)> {
    let is_one = |kept: &KeptLead| {
        let name = kept.lead.name.as_deref().unwrap_or_default().trim();
        LEAD_ONE.iter().any(|one| name.eq_ignore_ascii_case(one))
    };
    let mut named = (0_u16..).zip(leads).filter(|(_, kept)| is_one(kept));
    named.next().filter(|_| named.next().is_none())
}

/// The electrocardiogram of a lead, with every sample.
pub(crate) fn electrocardiogram(
    effective: DateTime<FixedOffset>,
    lead: &Lead,
    samples: &[i32],
    says: Option<&str>,
) -> Result<Electrocardiogram, SubmitBar> {
    if samples.contains(&LOST) {
        return Err(SubmitBar::SamplesLost);
    }
    let unit = match lead.unit.as_str() {
        "uV" | "µV" | "μV" => EcgUnit::Microvolt,
        _ => EcgUnit::Millivolt,
    };
    let value = |sample: i32| match unit {
        EcgUnit::Microvolt => Some(lead.physical(sample)),
        EcgUnit::Millivolt => lead.millivolts(sample),
    };
    // Nothing below zero is written of a zero that was recorded upside down.
    let samples: Option<Vec<f64>> = samples.iter().map(|sample| Some(value(*sample)? + 0.0)).collect();
    let waveform = Waveform { unit, sampling: Hertz(lead.rate_hz), samples: samples.ok_or(SubmitBar::UnitForeign)? };
    let classification = says.map(str::trim).filter(|says| !says.is_empty()).map(str::to_owned);
    Ok(Electrocardiogram { effective, waveform, classification, heart_rate: None })
}

/// The digest of what is sent but its time, which an act names: what has the same is the same to the last sample.
pub(crate) fn digest(ecg: &Electrocardiogram) -> String {
    let Waveform { unit, sampling, samples } = &ecg.waveform;
    let unit = match unit {
        EcgUnit::Millivolt => "mV",
        EcgUnit::Microvolt => "uV",
    };
    let mut digest = Sha256::new();
    digest.update(json!([unit, sampling.0, ecg.classification]).to_string());
    samples.iter().for_each(|sample| digest.update(sample.to_le_bytes()));
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use domain::PatientKey;
    use domain::observation::{Instrument, Way, Zone};

    use super::*;

    fn row(leads: Vec<Lead>) -> SignalRow {
        let kept = |lead| KeptLead { lead, samples: 4 };
        SignalRow {
            no: 1,
            id: "s1".to_owned(),
            patient: PatientKey("c:ext:1".to_owned()),
            way: Way::Imported { import: "i1".to_owned() },
            start: DateTime::from_timestamp(1_764_000_000, 0),
            zone: Some(Zone::Named(chrono_tz::Australia::Sydney)),
            leads: leads.into_iter().map(kept).collect(),
            instrument: Instrument::default(),
            device_says: None,
            symptoms: None,
            sha256: [0; 32],
            kept_at: Utc::now(),
        }
    }

    fn lead(name: &str) -> Lead {
        Lead::new(Some(name), "mV", 200.0, 1_024.0, 250.0)
    }

    fn ecg(lead: &Lead, samples: &[i32], says: Option<&str>) -> Electrocardiogram {
        let effective = meant(&row(vec![self::lead("I")]), &[]).unwrap().effective;
        electrocardiogram(effective, lead, samples, says).unwrap()
    }

    #[test]
    fn x_ecg_04_only_a_lead_that_is_named_as_lead_one_is_sent_as_it() {
        let sent = |names: &[&str]| meant(&row(names.iter().map(|name| lead(name)).collect()), &[]).map(|is| is.lead);
        assert_eq!((sent(&["I"]), sent(&["MLII", " lead i "])), (Ok(0), Ok(1)));
        for none in [&[][..], &["II"], &["MLII", "V5"], &["aVL"], &["1"], &["I", "Lead I"]] {
            assert_eq!(sent(none), Err(SubmitBar::NoLeadOne), "{none:?}");
        }
        let unnamed = Lead { name: None, ..lead("I") };
        assert_eq!(meant(&row(vec![unnamed]), &[]), Err(SubmitBar::NoLeadOne), "its place names no lead");
    }

    #[test]
    fn a_lead_without_its_gain_its_unit_its_time_or_its_length_is_not_sent() {
        let bar = |row: SignalRow| meant(&row, &[]).unwrap_err();
        assert_eq!(bar(row(vec![Lead { calibrated: false, ..lead("I") }])), SubmitBar::GainUnknown);
        assert_eq!(bar(row(vec![Lead { unit: "mmHg".to_owned(), ..lead("I") }])), SubmitBar::UnitForeign);
        assert_eq!(bar(SignalRow { start: None, ..row(vec![lead("I")]) }), SubmitBar::StartUnknown);
        let mut long = row(vec![lead("I")]);
        long.leads[0].samples = 100_000;
        assert!(meant(&long, &[]).is_ok());
        long.leads[0].samples += 1;
        assert_eq!(bar(long), SubmitBar::TooLong, "A-CM-30");
        assert_eq!(meant(&row(vec![lead("I")]), &[Mark::Future]), Err(SubmitBar::Future));
        assert!(meant(&row(vec![lead("I")]), &[Mark::SeveralWays]).is_ok());
    }

    #[test]
    fn it_begins_at_its_instant_with_the_offset_of_where_it_was_recorded() {
        let meant = meant(&row(vec![lead("I")]), &[]).unwrap();
        assert_eq!(meant.effective.to_rfc3339(), "2025-11-25T03:00:00+11:00");
    }

    #[test]
    fn x_ecg_09_samples_go_in_the_unit_of_the_recorder_and_others_become_millivolts() {
        let micro = Lead::new(Some("I"), "µV", 1_000.0, 0.0, 512.391);
        let sent = ecg(&micro, &[-145_250, 0, 7], None).waveform;
        assert!(sent.unit == EcgUnit::Microvolt && sent.samples == [-145.25, 0.0, 0.007]);
        assert!((sent.sampling.0 - 512.391).abs() < 1e-12);
        let sent = ecg(&lead("I"), &[995, 1_024], None).waveform;
        assert!(sent.unit == EcgUnit::Millivolt && sent.samples == [-0.145, 0.0]);
        let volt = Lead::new(Some("I"), "V", -200_000.0, 0.0, 250.0);
        let sent = ecg(&volt, &[0, 29], None).waveform;
        assert_eq!(sent.samples[0].to_string(), "0", "no zero is below zero");
        assert!(sent.unit == EcgUnit::Millivolt && (sent.samples[1] + 0.145).abs() < 1e-12);
    }

    #[test]
    fn x_ecg_08_a_lost_sample_is_never_closed_over_or_filled_in() {
        let effective = ecg(&lead("I"), &[1, 2], None).effective;
        for lost in [[LOST, 1, 2], [1, LOST, 2], [1, 2, LOST]] {
            assert!(electrocardiogram(effective, &lead("I"), &lost, None) == Err(SubmitBar::SamplesLost));
        }
    }

    #[test]
    fn x_ecg_10_the_device_is_quoted_and_where_it_said_nothing_nothing_is_said() {
        assert_eq!(ecg(&lead("I"), &[1, 2], Some("Inconclusive")).classification.as_deref(), Some("Inconclusive"));
        assert_eq!(ecg(&lead("I"), &[1, 2], Some(" ")).classification, None);
    }

    #[test]
    fn the_digest_tells_of_every_sample_the_rate_the_unit_and_the_words_and_of_no_time() {
        let first = ecg(&lead("I"), &[995, 1_024, 1_100], Some("Inconclusive"));
        let same = Electrocardiogram { effective: Utc::now().fixed_offset(), ..first.clone() };
        assert_eq!((digest(&first).len(), digest(&first)), (64, digest(&same)));
        let others = [
            ecg(&lead("I"), &[995, 1_024, 1_101], Some("Inconclusive")),
            ecg(&lead("I"), &[995, 1_024], Some("Inconclusive")),
            ecg(&lead("I"), &[995, 1_024, 1_100], Some("Sinus rhythm")),
            ecg(&lead("I"), &[995, 1_024, 1_100], None),
            ecg(&Lead { rate_hz: 500.0, ..lead("I") }, &[995, 1_024, 1_100], Some("Inconclusive")),
            ecg(&Lead { gain: 100.0, ..lead("I") }, &[995, 1_024, 1_100], Some("Inconclusive")),
            ecg(&Lead { unit: "uV".to_owned(), ..lead("I") }, &[995, 1_024, 1_100], Some("Inconclusive")),
        ];
        for (place, other) in others.iter().enumerate() {
            assert_ne!(digest(other), digest(&first), "{place}");
        }
    }
}

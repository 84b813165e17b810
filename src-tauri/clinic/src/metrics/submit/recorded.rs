//! Recordings, each as it would be sent (CM-14): offered by what their samples say, and looked at once more just before they
//! are sent.

use caremonitor::Electrocardiogram;
use chrono::{DateTime, NaiveDate, Utc};
use domain::PatientKey;
use domain::act::{SubmissionAct, Submitted};
use domain::observation::Way;
use store::{IntentRow, KeptLead, SignalRow, StoreError};

use super::super::signals::{Same, marks, samples, seconds, together};
use super::super::whose::{Whose, whose};
use super::candidates::{MOST, Ready, as_sent, id_of};
use crate::adapters::caremonitor_ecg::{Meant, digest, electrocardiogram, meant};
use crate::adapters::caremonitor_metrics::Message;
use crate::views::{Instant, ReadingFileKind, SubmitBar, SubmitDoubt, SubmittableReading, SubmittableRecording};
use crate::{Clinic, ClinicError, Result};

/// What comes of a look that may end in a bar; what fails outside of it is the store's.
type Fit<T> = std::result::Result<T, SubmitBar>;

/// The newest recordings of a person, one more than are offered, or the one that is asked for.
pub(super) async fn rows(
    clinic: &Clinic,
    person: &Whose,
    patient: &str,
    only: Option<&str>,
    intents: &[IntentRow],
) -> Result<Vec<SubmittableReading>> {
    let now = Utc::now();
    let mut all = together(clinic.store.ledger().signals(&person.keys).await?);
    all.retain(|same| only.is_none_or(|only| same.first().is_some_and(|row| row.id == only)));
    let mut rows = Vec::new();
    for same in all.iter().take(MOST + 1) {
        let Some(row) = same.first() else { continue };
        let fit = fit(clinic, same, patient, now, person.born).await?;
        let lead = fit.as_ref().ok().and_then(|ready| lead_of(&ready.act));
        let longest = row.leads.iter().map(seconds).fold(0.0, f64::max);
        let seconds = lead.and_then(|lead| row.leads.get(usize::from(lead))).map_or(longest, seconds);
        let common = SubmittableReading {
            id: None,
            value: format!("{seconds:.3}"),
            unit: Some("s".to_owned()),
            received: None,
            start: row.start.map(Instant::from),
            end: None,
            device: row.instrument.device.clone(),
            marks: marks(same, now, person.born),
            bar: None,
            doubts: Vec::new(),
            sent: None,
            recording: Some(SubmittableRecording {
                id: row.id.clone(),
                leads: row.leads.iter().map(|kept| kept.lead.name.clone()).collect(),
                lead: lead.map(u32::from),
                seconds,
                device_says: row.device_says.clone(),
            }),
        };
        rows.push(as_sent(common, &fit, intents));
    }
    Ok(rows)
}

/// The recording that was ticked, as it is now.
pub(super) async fn picked(
    clinic: &Clinic,
    person: &Whose,
    patient: &str,
    (id, at): (&str, DateTime<Utc>),
) -> Result<SubmissionAct> {
    let now = Utc::now();
    let all = together(clinic.store.ledger().signals(&person.keys).await?);
    for same in all.iter().filter(|same| same.first().is_some_and(|row| row.start == Some(at))) {
        if let Ok(ready) = fit(clinic, same, patient, now, person.born).await?
            && ready.act.id.to_string() == id
        {
            return Ok(ready.act);
        }
    }
    Err(ClinicError::Conflict("readingChanged"))
}

/// What is sent of a recording that was kept to be sent, if it is still the one that a person ticked and still this person's;
/// else the word for why nothing is sent.
pub(super) async fn still(
    clinic: &Clinic,
    patient: &PatientKey,
    act: &SubmissionAct,
    (recording, lead, sha256): (&str, u16, &str),
) -> Result<std::result::Result<Electrocardiogram, &'static str>> {
    let person = whose(clinic, patient).await?;
    let row = clinic.store.ledger().signal(recording).await?.filter(|row| person.keys.contains(&row.patient));
    let Some(row) = row else { return Ok(Err("recordingGone")) };
    let read = read(clinic, &row, Meant { lead, effective: act.effective }).await?;
    Ok(match read {
        Err(SubmitBar::Damaged) => Err("recordingDamaged"),
        Ok(ecg) if row.start == Some(act.at()) && digest(&ecg) == sha256 => Ok(ecg),
        _ => Err("recordingChanged"),
    })
}

/// What a recording would be at CareMonitor.
async fn fit(
    clinic: &Clinic,
    same: &Same,
    patient: &str,
    now: DateTime<Utc>,
    born: Option<NaiveDate>,
) -> Result<Fit<Ready>> {
    let Some(row) = same.first() else { return Ok(Err(SubmitBar::NoWaveform)) };
    let meant = match meant(row, &marks(same, now, born)) {
        Ok(meant) => meant,
        Err(bar) => return Ok(Err(bar)),
    };
    let ecg = match read(clinic, row, meant).await? {
        Ok(ecg) => ecg,
        Err(bar) => return Ok(Err(bar)),
    };
    let mut also = Vec::new();
    if row.leads.iter().filter(|kept| kept.lead.millivolts_in_unit().is_some()).count() > 1 {
        also.push(SubmitDoubt::OneLead);
    }
    if from_apple_health(clinic, same).await? {
        also.push(SubmitDoubt::AppleHealth);
    }
    Ok(ready(row, meant, ecg, patient, now).map(|mut ready| {
        ready.doubts.extend(also);
        ready
    }))
}

fn ready(row: &SignalRow, meant: Meant, ecg: Electrocardiogram, patient: &str, now: DateTime<Utc>) -> Fit<Ready> {
    let length = row.leads.get(usize::from(meant.lead)).map_or(0.0, seconds) * 1_000.0;
    let measured = Submitted::Electrocardiogram {
        recording: row.id.clone(),
        lead: meant.lead,
        milliseconds: length.round() as u32,
        sha256: digest(&ecg),
    };
    let id = id_of(patient, meant.effective.to_utc(), &measured);
    let act = SubmissionAct { id, patient: patient.to_owned(), effective: meant.effective, measured };
    let doubts = Message::of(&act, Some(ecg)).ok_or(SubmitBar::NoWaveform)?.judge(now)?;
    Ok(Ready { act, converted: false, doubts })
}

/// The samples of what is meant, as they would be sent.
async fn read(clinic: &Clinic, row: &SignalRow, Meant { lead, effective }: Meant) -> Result<Fit<Electrocardiogram>> {
    let Some(KeptLead { lead: described, samples: all }) = row.leads.get(usize::from(lead)) else {
        return Ok(Err(SubmitBar::NoLeadOne));
    };
    Ok(match samples(clinic, row.no, lead, 0..*all).await {
        Ok(samples) => electrocardiogram(effective, described, &samples, row.device_says.as_deref()),
        Err(ClinicError::Conflict("recordingDamaged") | ClinicError::Store(StoreError::Unreadable { .. })) => {
            Err(SubmitBar::Damaged)
        }
        Err(error) => return Err(error),
    })
}

/// Whether it was exported out of Apple Health on any of its ways.
async fn from_apple_health(clinic: &Clinic, same: &Same) -> Result<bool> {
    for row in &same.rows {
        let Way::Imported { import } = &row.way else { continue };
        let file = clinic.store.ledger().reading_import(import).await?;
        let kind = file.and_then(|file| ReadingFileKind::parse(&file.kind));
        if matches!(kind, Some(ReadingFileKind::AppleHealth | ReadingFileKind::AppleEcg)) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn lead_of(act: &SubmissionAct) -> Option<u16> {
    match act.measured {
        Submitted::Electrocardiogram { lead, .. } => Some(lead),
        _ => None,
    }
}

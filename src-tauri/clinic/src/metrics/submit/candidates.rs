//! The newest readings and recordings of a metric, each as it would be sent.

use chrono::{DateTime, NaiveDate, Utc};
use domain::act::{SubmissionAct, Submitted};
use domain::observation::{Mark, Observation, ReadingDay, mark};
use domain::{Act, ConsentMetric, IntentState, PatientKey};
use sha2::{Digest, Sha256};
use store::IntentRow;
use uuid::{Builder, Uuid};

use super::super::overview::observations;
use super::super::shown::received;
use super::super::table::newest;
use super::super::whose::Whose;
use super::{person, recorded, subjects};
use crate::access::Chart;
use crate::adapters::caremonitor_metrics::{self, Message, fit};
use crate::views::{Instant, SubmitBar, SubmitDoubt, SubmittableAsked, SubmittableReading, SubmittableView};
use crate::{Clinic, ClinicError, Result};

/// So many are offered at a time.
pub(super) const MOST: usize = 50;

impl Chart {
    /// The newest readings of a metric that could be sent to a record, and those that cannot with why not; of
    /// electrocardiograms the recordings too, or the one that is asked for.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when the record is not known here.
    pub async fn submittable(&self, asked: &SubmittableAsked) -> Result<SubmittableView> {
        let clinic = &*self.clinic;
        self.opens(&asked.patient).await?;
        let (person, _) = person(clinic, &asked.patient).await?;
        self.opens_chart(&asked.patient).await?;
        let address = address(&asked.patient)?;
        let intents = clinic.store.ledger().intents_on_all(&subjects(&asked.patient)).await?;
        let now = Utc::now();
        let mut rows = Vec::new();
        if asked.recording.is_none() {
            for metric in caremonitor_metrics::metrics(asked.metric) {
                let newest = newest(clinic, &person.keys, *metric, None, None, MOST).await?;
                rows.extend(newest.iter().map(|one| row(&Candidate::of(one, address, now, person.born), &intents)));
            }
        }
        if asked.metric == ConsentMetric::Ecg {
            rows.extend(recorded::rows(clinic, &person, address, asked.recording.as_deref(), &intents).await?);
        }
        // What began at no known time is the oldest.
        rows.sort_by(|one, other| other.start.cmp(&one.start));
        let more = rows.len() > MOST;
        rows.truncate(MOST);
        let Whose { zone, .. } = person;
        let (patient, recording) = (asked.patient.clone(), asked.recording.clone());
        Ok(SubmittableView { patient, metric: asked.metric, recording, rows, more, zone })
    }
}

/// The vendor's id of a record.
pub(super) fn address(patient: &PatientKey) -> Result<&str> {
    patient.vendor_id().ok_or(ClinicError::Conflict("noAddress"))
}

/// A reading, and what it would be at CareMonitor.
pub(super) struct Candidate<'a> {
    one: &'a Observation,
    marks: Vec<Mark>,
    pub(super) fit: std::result::Result<Ready, SubmitBar>,
}

/// A reading that can be sent.
pub(super) struct Ready {
    pub(super) act: SubmissionAct,
    pub(super) converted: bool,
    pub(super) doubts: Vec<SubmitDoubt>,
}

impl<'a> Candidate<'a> {
    pub(super) fn of(one: &'a Observation, patient: &str, now: DateTime<Utc>, born: Option<NaiveDate>) -> Self {
        let marks = mark::marks(one, now, born);
        let fit = fit(&one.reading, &marks).and_then(|fit| {
            let id = id_of(patient, fit.effective.to_utc(), &fit.measured);
            let act =
                SubmissionAct { id, patient: patient.to_owned(), effective: fit.effective, measured: fit.measured };
            let mut doubts = Message::of(&act, None).ok_or(SubmitBar::NoWaveform)?.judge(now)?;
            let source = one.reading.instrument.source.as_deref().unwrap_or_default();
            if source.starts_with("com.apple.") {
                doubts.push(SubmitDoubt::AppleHealth);
            }
            Ok(Ready { act, converted: fit.converted, doubts })
        });
        Self { one, marks, fit }
    }
}

/// The id of a reading, made from what it says: the same reading has the same on whatever way it came and however often
/// it is looked at, and a corrected number has another.
pub(super) fn id_of(patient: &str, at: DateTime<Utc>, measured: &Submitted) -> Uuid {
    let end = measured.end().map_or(0, |end| end.timestamp_millis());
    // Of a recording everything but its time stands in its digest.
    let said = match measured {
        Submitted::Electrocardiogram { sha256, .. } => sha256.clone(),
        number => number.value(),
    };
    let parts = [
        patient.to_owned(),
        measured.metric().as_str().to_owned(),
        at.timestamp_millis().to_string(),
        end.to_string(),
        said,
        measured.unit().to_owned(),
    ];
    let digest = Sha256::digest(parts.join("\n"));
    let mut bytes = [0; 16];
    bytes.iter_mut().zip(digest).for_each(|(byte, from)| *byte = from);
    Builder::from_custom_bytes(bytes).into_uuid()
}

fn row(candidate: &Candidate<'_>, intents: &[IntentRow]) -> SubmittableReading {
    let reading = &candidate.one.reading;
    let (value, unit) = received(&reading.value);
    let common = SubmittableReading {
        id: None,
        value,
        unit,
        received: None,
        start: Some(reading.effective.start.into()),
        end: reading.effective.end.map(Instant::from),
        device: reading.instrument.device.clone(),
        marks: candidate.marks.clone(),
        bar: None,
        doubts: Vec::new(),
        sent: None,
        recording: None,
    };
    as_sent(common, &candidate.fit, intents)
}

/// What was received, as it would be sent, or with why it cannot be.
pub(super) fn as_sent(
    common: SubmittableReading,
    fit: &std::result::Result<Ready, SubmitBar>,
    intents: &[IntentRow],
) -> SubmittableReading {
    let Ready { act, converted, doubts } = match fit {
        Ok(ready) => ready,
        Err(bar) => return SubmittableReading { bar: Some(*bar), ..common },
    };
    let mut doubts = doubts.clone();
    if intents.iter().any(|intent| counts(intent) && is_other_value(intent, act)) {
        doubts.push(SubmitDoubt::OtherValueSent);
    }
    let SubmittableReading { value, unit, .. } = &common;
    let received = unit.as_ref().map_or_else(|| value.clone(), |unit| format!("{value} {unit}"));
    SubmittableReading {
        id: Some(act.id.to_string()),
        value: act.measured.value(),
        unit: Some(act.measured.unit().to_owned()),
        received: converted.then_some(received),
        doubts,
        sent: sent(intents, &act.id),
        ..common
    }
}

/// Where a reading stands that was sent or is to be sent.
pub(super) fn sent(intents: &[IntentRow], id: &Uuid) -> Option<IntentState> {
    let of = |intent: &&IntentRow| matches!(&intent.act, Act::Submission(act) if act.id == *id);
    intents.iter().filter(of).find(|intent| counts(intent)).map(|intent| intent.state)
}

/// Whether an intent may have changed anything. What a person said did not arrive is withdrawn.
fn counts(intent: &IntentRow) -> bool {
    !matches!(intent.state, IntentState::Withdrawn | IntentState::Rejected)
}

fn is_other_value(intent: &IntentRow, act: &SubmissionAct) -> bool {
    let Act::Submission(other) = &intent.act else { return false };
    other.measured.metric() == act.measured.metric() && other.at() == act.at() && other.id != act.id
}

/// The reading that was ticked, as it is now.
pub(super) async fn picked(
    clinic: &Clinic,
    person: &Whose,
    patient: &str,
    metric: ConsentMetric,
    (id, at): (&str, DateTime<Utc>),
) -> Result<SubmissionAct> {
    if metric == ConsentMetric::Ecg {
        return recorded::picked(clinic, person, patient, (id, at)).await;
    }
    let (day, now) = (ReadingDay::of(at), Utc::now());
    for metric in caremonitor_metrics::metrics(metric) {
        let days = clinic.store.ledger().reading_days(&person.keys, *metric, day..=day).await?;
        for one in observations(days).iter().filter(|one| one.reading.effective.start == at) {
            if let Ok(ready) = Candidate::of(one, patient, now, person.born).fit
                && ready.act.id.to_string() == id
            {
                return Ok(ready.act);
            }
        }
    }
    Err(ClinicError::Conflict("readingChanged"))
}

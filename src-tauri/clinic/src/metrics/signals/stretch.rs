//! The samples of a stretch of a recording, every one: what is put on paper is not thinned out.

use domain::PatientKey;
use signals::{LOST, Lead};
use store::SignalRow;

use super::super::whose::whose;
use super::open::is_child;
use super::samples::samples;
use crate::access::Chart;
use crate::{ClinicError, Result};

/// A stretch of a recording.
pub(crate) struct Stretch {
    /// The recording.
    pub(crate) row: SignalRow,
    /// The zone of the patient, for a recording that tells none.
    pub(crate) zone: String,
    /// Whether the patient was a child then.
    pub(crate) child: bool,
    /// How long the whole recording is, in seconds.
    pub(crate) of_s: f64,
    /// Each lead that is a voltage.
    pub(crate) leads: Vec<StretchLead>,
}

/// A lead of it.
pub(crate) struct StretchLead {
    /// As its recorder describes it.
    pub(crate) lead: Lead,
    /// The number of the first of these samples in the recording.
    pub(crate) first: u64,
    /// In millivolts; none where one was lost.
    pub(crate) millivolts: Vec<Option<f64>>,
}

/// Reads a stretch under the record that is on screen, in seconds from the begin of the recording.
///
/// # Errors
/// [`ClinicError::NotFound`] when the recording is not this person's; [`ClinicError::Conflict`] when no lead is a voltage;
/// the store's, when a part of it is damaged.
pub(crate) async fn stretch(
    chart: &Chart,
    patient: &PatientKey,
    recording: &str,
    (from_s, to_s): (f64, f64),
) -> Result<Stretch> {
    let clinic = &*chart.clinic;
    let opened = chart.opened(patient, recording).await?;
    let person = whose(clinic, patient).await?;
    let row = opened.row.clone();
    let mut leads = Vec::new();
    for (at, kept) in row.leads.iter().enumerate() {
        if kept.lead.millivolts_in_unit().is_none() {
            continue;
        }
        let lead = u16::try_from(at).map_err(|_| ClinicError::NotFound("lead"))?;
        let place = |seconds: f64| ((seconds * kept.lead.rate_hz).ceil() as u64).min(kept.samples);
        let (first, end) = (place(from_s), place(to_s));
        let samples = samples(clinic, row.no, lead, first..end).await?;
        let millivolts =
            samples.iter().map(|sample| (*sample != LOST).then(|| kept.lead.millivolts(*sample)).flatten());
        let millivolts = millivolts.collect();
        leads.push(StretchLead { lead: kept.lead.clone(), first, millivolts });
    }
    if leads.is_empty() {
        return Err(ClinicError::Conflict("noVoltage"));
    }
    let child = is_child(person.born, row.start.unwrap_or(row.kept_at));
    let of_s = row.leads.iter().map(super::view::seconds).fold(0.0, f64::max);
    Ok(Stretch { row, zone: person.zone, child, of_s, leads })
}

//! Opening a recording: who did is in the audit before anything of it is shown.

use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use domain::PatientKey;
use domain::audit::{AuditAction, AuditedKind};
use signals::Lead;

use super::super::shown::Accounts;
use super::super::whose::whose;
use super::held::Opened;
use super::same::together;
use super::view::view;
use crate::access::Chart;
use crate::views::{OpenedRecording, RecordingAsked};
use crate::{ClinicError, Result};

/// Rates at which R waves are looked for ([`signals::beats::RPeaks`]).
const BEAT_RATES_HZ: std::ops::RangeInclusive<f64> = 50.0..=20_000.0;
/// Years of age from which a recording is an adult's.
const ADULT_YEARS: u32 = 18;

impl Chart {
    /// Opens a recording under the record that is on screen. The one that was open before is let go.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when the record is not known here, or when the recording is not this person's or of an
    /// import that is not whole. Nothing is shown when the audit cannot be written.
    pub async fn open_recording(&self, asked: &RecordingAsked) -> Result<OpenedRecording> {
        let clinic = &*self.clinic;
        self.opens(&asked.patient).await?;
        let person = whose(clinic, &asked.patient).await?;
        let rows = clinic.store.ledger().signals(&person.keys).await?;
        let same = together(rows).into_iter().find(|one| one.first().is_some_and(|row| row.id == asked.recording));
        let same = same.ok_or(ClinicError::NotFound("recording"))?;
        let (accounts, now) = (Accounts::read(clinic).await?, Utc::now());
        let recording = view(&same, &accounts, now, person.born).ok_or(ClinicError::NotFound("recording"))?;
        let row = same.rows.into_iter().next().ok_or(ClinicError::NotFound("recording"))?;
        let child = is_child(person.born, row.start.unwrap_or(now));
        let beats_lead = row.leads.iter().position(|kept| has_beats(&kept.lead)).and_then(|at| u32::try_from(at).ok());
        let mut held = clinic.recording.0.lock().await;
        *held = Some(self.note_opened(&asked.patient, row).await?);
        Ok(OpenedRecording { patient: asked.patient.clone(), recording, child, beats_lead })
    }

    /// Lets go of a recording that was looked at. Another that was opened meanwhile stays.
    pub async fn close_recording(&self, recording: &str) {
        self.clinic.recording.0.lock().await.take_if(|held| held.row.id == recording);
    }

    /// The recording that is looked at. Whether it is still this person's is asked anew each time, since links end and
    /// imports are taken back. One that was let go is opened again, and the audit tells so.
    pub(super) async fn opened(&self, patient: &PatientKey, recording: &str) -> Result<Arc<Opened>> {
        let clinic = &*self.clinic;
        self.opens(patient).await?;
        let person = whose(clinic, patient).await?;
        let row = clinic.store.ledger().signal(recording).await?;
        let row = row.filter(|row| person.keys.contains(&row.patient)).ok_or(ClinicError::NotFound("recording"))?;
        let mut held = clinic.recording.0.lock().await;
        let known = held
            .as_ref()
            .filter(|held| held.row.no == row.no && held.patient == *patient && held.by == self.actor.name);
        if let Some(known) = known {
            return Ok(known.clone());
        }
        let opened = self.note_opened(patient, row).await?;
        *held = Some(opened.clone());
        Ok(opened)
    }

    async fn note_opened(&self, patient: &PatientKey, row: store::SignalRow) -> Result<Arc<Opened>> {
        let mut tx = self.clinic.store.ledger().begin().await?;
        tx.append_audit(
            &self.actor.did(AuditAction::OpenRecording, Utc::now()).of(patient).about(AuditedKind::Recording, &row.id),
        )
        .await?;
        tx.commit().await?;
        Ok(Arc::new(Opened::new(self.actor.name.clone(), patient.clone(), row)))
    }
}

fn has_beats(lead: &Lead) -> bool {
    lead.millivolts_in_unit().is_some() && BEAT_RATES_HZ.contains(&lead.rate_hz)
}

pub(super) fn is_child(born: Option<NaiveDate>, at: DateTime<Utc>) -> bool {
    born.and_then(|born| at.date_naive().years_since(born)).is_some_and(|years| years < ADULT_YEARS)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn x_ecg_05_a_child_is_one_until_the_eighteenth_birthday_and_no_unknown_birth_is_a_childs() {
        let born = NaiveDate::from_ymd_opt(2008, 11, 22);
        let at = |text: &str| text.parse().unwrap();
        assert!(is_child(born, at("2026-11-21T12:00:00Z")));
        assert!(!is_child(born, at("2026-11-22T12:00:00Z")));
        assert!(!is_child(None, at("2026-11-22T12:00:00Z")));
    }
}

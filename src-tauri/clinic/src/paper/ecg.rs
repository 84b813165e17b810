//! A stretch of an electrocardiogram at exact scale, for clinicians.

use chrono::{DateTime, FixedOffset, Offset, Utc};
use chrono_tz::Tz;
use documents::{EcgClock, EcgLead, EcgPaper, EcgWay};
use domain::audit::AuditedKind;
use domain::observation::{Way, Zone};
use domain::{ConnectionId, PatientKey};
use signals::filter::{ADULT_HZ, CHILD_HZ};
use store::ConnectionRow;

use super::facts;
use super::leave::{About, Paper};
use crate::access::Clinician;
use crate::metrics::{Stretch, StretchLead, stretch};
use crate::people::verify;
use crate::views::{PaperSheet, TwoIdentifiers};
use crate::{ClinicError, Result};

/// The longest stretch, in seconds: two minutes are a dozen rows of each lead.
const MOST_S: u32 = 120;

impl Clinician {
    /// A stretch of a recording, from a moment on and at most so many seconds, every sample of it.
    ///
    /// # Errors
    /// As for every act on a person when the identifiers do not hold; [`ClinicError::NotFound`] when the recording is not
    /// this person's; [`ClinicError::Invalid`] when the stretch is none or too long; when the file cannot be made, a trace
    /// higher than the page among it.
    pub async fn ecg_pdf(
        &self,
        patient: &PatientKey,
        recording: &str,
        (from_s, seconds): (f64, u32),
        checked: &TwoIdentifiers,
        sheet: PaperSheet,
    ) -> Result<Paper> {
        let clinic = &*self.clinic;
        let now = Utc::now();
        let record = clinic.store.mirror().patient(patient).await?.ok_or(ClinicError::NotFound("patient"))?;
        verify(&record, patient, checked)?;
        if !(1..=MOST_S).contains(&seconds) || !from_s.is_finite() {
            return Err(ClinicError::invalid("stretch", "tooLong"));
        }
        let from_s = from_s.max(0.0);
        let found = stretch(&self.chart(), patient, recording, (from_s, from_s + f64::from(seconds))).await?;
        let to_s = (from_s + f64::from(seconds)).min(found.of_s);
        if to_s <= from_s {
            return Err(ClinicError::invalid("stretch", "beyondEnd"));
        }
        let connections = clinic.store.ledger().connections().await?;
        let begins = begins(&found);
        let Stretch { row, child, of_s, leads, .. } = found;
        let printed = documents::ecg(&EcgPaper {
            issue: facts::issue(clinic, &self.actor, sheet, now).await?,
            patient: facts::patient(&record),
            begins: begins.map(|(at, _)| at),
            clock: begins.map_or(EcgClock::Told, |(_, clock)| clock),
            of_s,
            from_s,
            to_s,
            device: row.instrument.device.clone(),
            device_says: row.device_says.clone(),
            came: came(&row.way, &connections),
            kept_at: row.kept_at,
            leads: leads.into_iter().map(|lead| on_paper(lead, child)).collect(),
        })?;
        let day = begins.map_or_else(|| "undated".to_owned(), |(at, _)| at.date_naive().to_string());
        let about = About {
            kind: "ecg",
            connection: Some(patient.connection()),
            patient: Some(patient.clone()),
            what: AuditedKind::Recording,
            entity: row.id.clone(),
            day,
        };
        Ok(Paper { clinic: self.clinic.clone(), printed, about, actor: self.actor.clone(), made_at: now })
    }
}

/// When it began, by which clock.
fn begins(found: &Stretch) -> Option<(DateTime<FixedOffset>, EcgClock)> {
    let start = found.row.start?;
    let in_zone = |zone: Tz| start.with_timezone(&zone).offset().fix();
    let patients = || found.zone.parse::<Tz>().map_or_else(|_| Utc.fix(), in_zone);
    let (offset, clock) = match found.row.zone {
        Some(Zone::Named(zone)) => (in_zone(zone), EcgClock::Told),
        Some(Zone::Assumed(zone)) => (in_zone(zone), EcgClock::Assumed),
        Some(Zone::Offset(seconds)) => match FixedOffset::east_opt(seconds) {
            Some(offset) => (offset, EcgClock::Told),
            None => (patients(), EcgClock::Patients),
        },
        None => (patients(), EcgClock::Patients),
    };
    Some((start.with_timezone(&offset), clock))
}

fn came(way: &Way, connections: &[ConnectionRow]) -> EcgWay {
    let named = |id: &ConnectionId| {
        let row = connections.iter().find(|row| row.id == *id);
        row.map_or_else(|| id.to_string(), |row| facts::named(row.vendor(), &row.name))
    };
    match way {
        Way::Read { connection } => EcgWay::Read(named(connection)),
        Way::Delivered { connection } => EcgWay::Delivered(named(connection)),
        Way::Imported { .. } => EcgWay::Imported,
        Way::Entered { by } => EcgWay::Entered(by.clone()),
    }
}

fn on_paper(StretchLead { lead, first, millivolts }: StretchLead, child: bool) -> EcgLead {
    // What a diagnostic recording lets through at least (rule X-ECG-05).
    let least = if child { CHILD_HZ } else { ADULT_HZ };
    let cuts = lead.filter.band().to_hz.is_some_and(|to| to < least);
    EcgLead {
        name: lead.name,
        rate_hz: lead.rate_hz,
        filter: lead.filter.told,
        cut_below_hz: cuts.then_some(least as u32),
        calibrated: lead.calibrated,
        first,
        millivolts,
    }
}

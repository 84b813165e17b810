//! Where a person's readings can be sent, and what the patient said about each metric.

use chrono::{TimeDelta, Utc};
use domain::act::ActKind;
use domain::{ConsentMetric, PatientKey, Vendor};
use store::{ConnectionRow, IntentRow, ReadingExtent};

use super::{person, subjects};
use crate::access::{self, Chart, Sees};
use crate::adapters::caremonitor_metrics;
use crate::board::{assumed, greyed};
use crate::outbox::intent_views;
use crate::people::person_view;
use crate::views::{
    ConsentStanding, ConsentStandingView, Offer, Reason, SubmissionMetric, SubmissionRecord, SubmissionsView,
};
use crate::{Result, consents};

impl Chart {
    /// A person's records at CareMonitor with what may be sent there.
    ///
    /// # Errors
    /// [`crate::ClinicError::NotFound`] when the record is not known here.
    pub async fn submissions(&self, patient: &PatientKey) -> Result<SubmissionsView> {
        let clinic = &*self.clinic;
        self.opens(patient).await?;
        let ledger = clinic.store.ledger();
        let (person, deceased) = person(clinic, patient).await?;
        self.opens_chart(patient).await?;
        let extents = ledger.reading_extents(&person.keys).await?;
        let recorded = !ledger.signals(&person.keys).await?.is_empty();
        let people = clinic.store.mirror().patients(&person.keys).await?;
        let connections = ledger.connections().await?;
        let (now, may) = (Utc::now(), access::may(&self.actor, ActKind::SubmitReading));
        let mut records = Vec::new();
        for key in &person.keys {
            let at = connections.iter().find(|row| row.id == key.connection() && row.vendor() == Vendor::CareMonitor);
            let (Some(at), Some(record)) = (at, people.get(key)) else { continue };
            let answers = ledger.consents_of(key).await?;
            let metrics = ConsentMetric::ALL.iter().map(|metric| {
                let consent = consents::metric_standing(&answers, *metric, now);
                let any = any_of(consent.metric, &extents, recorded);
                let offer = offer(may, at, deceased, &consent, any);
                SubmissionMetric { consent, offer }
            });
            let mut intents = ledger.intents_on_all(&subjects(key)).await?;
            intents.retain(|intent: &IntentRow| intent.settled_at.is_none_or(|at| now - at < TimeDelta::days(1)));
            records.push(SubmissionRecord {
                person: person_view(Some(record), Some(key)),
                connection_name: at.name.clone(),
                metrics: metrics.collect(),
                intents: intent_views(clinic, Sees::Charts, &intents).await?,
            });
        }
        Ok(SubmissionsView { patient: patient.clone(), records })
    }
}

/// Whether there is anything of a metric here.
fn any_of(metric: ConsentMetric, extents: &[ReadingExtent], recorded: bool) -> bool {
    let of = caremonitor_metrics::metrics(metric);
    extents.iter().any(|extent| of.contains(&extent.metric)) || (metric == ConsentMetric::Ecg && recorded)
}

fn offer(may: bool, at: &ConnectionRow, deceased: bool, consent: &ConsentStandingView, any: bool) -> Offer {
    if !may {
        greyed(Reason::RoleLacks)
    } else if !at.enabled {
        greyed(Reason::ConnectionOff)
    } else if deceased {
        greyed(Reason::Deceased)
    } else if consent.standing != ConsentStanding::Granted {
        greyed(Reason::NotGranted)
    } else if !any {
        greyed(Reason::NoReadings)
    } else {
        assumed("A-CM-20")
    }
}

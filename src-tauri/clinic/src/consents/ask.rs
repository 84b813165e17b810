//! Asking a patient, and taking the question back.

use std::time::Duration;

use caremonitor::{PatientId, RedirectListener};
use chrono::{TimeDelta, Utc};
use domain::audit::AuditAction;
use domain::{ConsentId, ConsentMetric, ConsentOutcome, PatientKey};
use serde_json::json;
use store::ConsentRow;
use url::Url;

use super::answer::{self, Asking};
use super::{account, page_words, portal, record, recover};
use crate::access::Scheduling;
use crate::adapters::{calls, caremonitor_consents};
use crate::people::verify;
use crate::views::{AskConsentInput, Tag};
use crate::{Clinic, ClinicError, Result, audit, outside, settings};

/// How long an answer is waited for.
const LIMIT: TimeDelta = TimeDelta::minutes(10);

impl Scheduling {
    /// CM-02: opens the portal's page in the system's browser and waits behind the screens for the patient's answer.
    ///
    /// # Errors
    /// [`ClinicError::Conflict`] when a question about the patient is open, the connection names no portal or is off;
    /// [`ClinicError::Invalid`] when nothing is asked for, or something that is granted now is left out; a failure of
    /// the desktop when no browser opens. Nothing is open then.
    pub async fn ask_for_consent(&self, input: AskConsentInput) -> Result<()> {
        let clinic = &self.clinic;
        let account = account(clinic, &input.patient)?;
        let portal = portal(&account.row).ok_or(ClinicError::Conflict("noPortal"))?;
        let address = input.patient.vendor_id().ok_or(ClinicError::Conflict("noAddress"))?.to_owned();
        let patient = clinic.store.mirror().patient(&input.patient).await?.ok_or(ClinicError::NotFound("patient"))?;
        verify(&patient, &input.patient, &input.checked)?;
        if patient.deceased {
            return Err(ClinicError::Conflict("deceased"));
        }
        let asked: Vec<ConsentMetric> =
            ConsentMetric::ALL.iter().copied().filter(|metric| input.metrics.contains(metric)).collect();
        if asked.is_empty() {
            return Err(ClinicError::invalid("metrics", "required"));
        }
        let id = ConsentId::random();
        let stop = clinic.consents.begin(&input.patient, &id).ok_or(ClinicError::Conflict("consentOpen"))?;
        let question = Asked { clinic, id: &id, patient: &input.patient, is_open: false };
        recover::left_behind_of(clinic, &input.patient, &id).await?;
        let now = Utc::now();
        let rows = clinic.store.ledger().consents_of(&input.patient).await?;
        let granted = rows.into_iter().find(ConsentRow::stands).and_then(|row| row.granted).unwrap_or_default();
        if granted.iter().any(|metric| !asked.contains(metric)) {
            return Err(ClinicError::invalid("metrics", "leavesOutGranted"));
        }
        let words = page_words::of(settings::read(clinic).await?.language);
        let listener = RedirectListener::bind().await.map_err(|_| ClinicError::Conflict("noPort"))?;
        let theirs = asked.iter().copied().map(caremonitor_consents::theirs).collect();
        let (link, pending) = account
            .client
            .consents()
            .begin(listener.redirect(), PatientId(address), theirs)
            .map_err(|error| calls::failure(&error))?;
        let following = audit::Asked { actor: &self.actor, what: "ask_for_consent", patient: Some(&input.patient) };
        let judged = outside::judged(clinic, &following, &account.row, "CM-02", &link).await?;
        if !is_of(&link, &portal) {
            audit::refused(clinic, &following, "linkRefused").await;
            return Err(ClinicError::Conflict("linkRefused"));
        }
        let row = ConsentRow {
            id: id.clone(),
            connection: account.row.id.clone(),
            patient: input.patient.clone(),
            asked,
            asked_at: now,
            asked_by: self.actor.name.clone(),
            outcome: None,
            settled_at: None,
            granted: None,
            until: None,
            why: None,
            vendor_message: None,
            correlation_id: None,
            http_status: None,
            withdrawn: Vec::new(),
            ended: None,
            ended_at: None,
        };
        let mut tx = clinic.store.ledger().begin().await?;
        tx.insert_consent(&row).await?;
        let detail = json!({ "asked": row.asked });
        tx.append_audit(&record::entry(&self.actor, now, AuditAction::AskForConsent, &row, detail)).await?;
        tx.commit().await?;
        if stop.is_cancelled() {
            record::settle(clinic, &self.actor, &row, &record::plain(ConsentOutcome::ConnectionChanged)).await?;
            return Err(ClinicError::Conflict("connectionOff"));
        }
        // The port is open by now: whatever the browser brings is heard.
        if let Err(error) = clinic.door.open(&judged) {
            record::settle(clinic, &self.actor, &row, &record::plain(ConsentOutcome::NotOpened)).await?;
            return Err(error.into());
        }
        question.stays_open();
        tokio::spawn(answer::wait(Asking {
            clinic: clinic.clone(),
            actor: self.actor.clone(),
            row,
            account,
            listener,
            pending,
            limit: limit(clinic),
            words,
            stop,
        }));
        clinic.events.stale(&[Tag::Consents]);
        Ok(())
    }

    /// Takes a question back. The page may stay open in the browser; its answer is no longer heard.
    ///
    /// # Errors
    /// [`ClinicError::Conflict`] when none waits any more: its answer may have come in this moment.
    pub async fn cancel_consent_question(&self, patient: &PatientKey) -> Result<()> {
        let clinic = &*self.clinic;
        let question = clinic.consents.take_back(patient).ok_or(ClinicError::Conflict("noQuestion"))?;
        let row = clinic.store.ledger().consent(&question.id).await?.ok_or(ClinicError::NotFound("consent"))?;
        record::settle(clinic, &self.actor, &row, &record::plain(ConsentOutcome::Cancelled)).await?;
        clinic.events.stale(&[Tag::Consents]);
        Ok(())
    }
}

/// How long an answer is waited for, at the console's pace.
pub(super) fn limit(clinic: &Clinic) -> Duration {
    clinic.pace.scaled(LIMIT).to_std().unwrap_or_default()
}

/// Whether an address is the portal's own: the same server, and below the portal's path.
fn is_of(link: &Url, portal: &Url) -> bool {
    let path = portal.path().trim_end_matches('/');
    let below = link.path().strip_prefix(path).is_some_and(|rest| rest.starts_with('/'));
    link.origin() == portal.origin() && below
}

/// A question that is being opened: over again, unless it stays open.
struct Asked<'a> {
    clinic: &'a Clinic,
    id: &'a ConsentId,
    patient: &'a PatientKey,
    is_open: bool,
}

impl Asked<'_> {
    fn stays_open(mut self) {
        self.is_open = true;
        self.clinic.consents.waits(self.patient, self.id);
    }
}

impl Drop for Asked<'_> {
    fn drop(&mut self) {
        if !self.is_open {
            self.clinic.consents.over(self.patient, self.id);
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn only_the_connections_own_portal_is_opened() {
        let portal = Url::parse("https://portal.example.org/care/").unwrap();
        let judge = |text: &str| is_of(&Url::parse(text).unwrap(), &portal);
        assert!(judge("https://portal.example.org/care/authorize?x=1"));
        for other in [
            "https://portal.example.org/authorize",
            "https://portal.example.org/careless/authorize",
            "https://portal.example.org:8443/care/authorize",
            "http://portal.example.org/care/authorize",
            "https://portal.example.com/care/authorize",
        ] {
            assert!(!judge(other), "{other}");
        }
        let root = Url::parse("http://127.0.0.1:9000/").unwrap();
        assert!(is_of(&Url::parse("http://127.0.0.1:9000/authorize").unwrap(), &root));
    }
}

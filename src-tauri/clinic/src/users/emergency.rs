//! Emergency access: somebody without the role opens one patient's clinical record, because nobody who has it is there
//! (45 CFR 164.312(a)(2)(ii)). It is never refused to who is signed in and says why. It is loud instead: kept beside the
//! audit, and before every administrator until one of them has taken note of it.

use chrono::{DateTime, TimeDelta, Utc};
use domain::audit::{AuditAction, AuditedKind};
use domain::{PatientKey, Role};
use serde_json::json;
use store::EmergencyAccessRow;
use uuid::Uuid;

use crate::access::{Administrator, Chart, Opened, Session};
use crate::metrics::whose;
use crate::views::{EmergencyInput, EmergencyView, Instant, OpenRecord, Tag};
use crate::{Clinic, ClinicError, Result, text};

/// How long the record is open.
const OPEN_FOR: TimeDelta = TimeDelta::minutes(60);
/// The fewest characters of a reason: a word is none.
const SHORTEST_REASON: usize = 15;
const LONGEST_REASON: usize = 500;

/// One patient's clinical record, open for a time to somebody without the role for it.
#[derive(Clone)]
pub struct EmergencyAccess {
    session: Session,
    opened: Opened,
}

impl EmergencyAccess {
    /// The record, to read; every read refuses another patient's, and any after its time.
    pub fn chart(&self) -> Chart {
        Chart::of(self.session.clinic().clone(), self.session.actor().clone(), vec![self.opened.clone()])
    }

    /// All records that somebody opened, in one chart; none where nobody opened any.
    pub fn chart_of_all(all: &[Self]) -> Option<Chart> {
        let session = &all.first()?.session;
        let opened = all.iter().map(|access| access.opened.clone()).collect();
        Some(Chart::of(session.clinic().clone(), session.actor().clone(), opened))
    }

    /// Whose record is open and until when, while it is.
    pub fn open_record(&self) -> Option<OpenRecord> {
        let Opened { patient, until } = &self.opened;
        (Utc::now() < *until).then(|| OpenRecord { patient: patient.clone(), until: Instant::from(*until) })
    }

    /// Whose record.
    pub fn patient(&self) -> &PatientKey {
        &self.opened.patient
    }

    /// Until when.
    pub fn until(&self) -> DateTime<Utc> {
        self.opened.until
    }

    /// The same with its time over: nobody waits an hour in a test.
    #[doc(hidden)]
    #[must_use]
    pub fn over(mut self) -> Self {
        self.opened.until = Utc::now();
        self
    }
}

impl Session {
    /// Opens a patient's clinical record without the role for it.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] for a reason that is none; [`ClinicError::NotFound`] when the record is not known here;
    /// [`ClinicError::Conflict`] for who has the role anyway.
    pub async fn break_glass(&self, input: EmergencyInput) -> Result<EmergencyAccess> {
        if self.has(Role::Clinician) {
            return Err(ClinicError::Conflict("hasTheRole"));
        }
        let reason = text::required("reason", &input.reason, LONGEST_REASON)?;
        if reason.chars().count() < SHORTEST_REASON {
            return Err(ClinicError::invalid("reason", "tooShort"));
        }
        let clinic = self.clinic();
        whose(clinic, &input.patient).await?;
        let actor = self.actor();
        let since = Utc::now();
        let until = since + OPEN_FOR;
        let row = EmergencyAccessRow {
            id: Uuid::new_v4().to_string(),
            patient: input.patient.clone(),
            user: actor.id.clone(),
            user_name: actor.name.clone(),
            reason: reason.clone(),
            since,
            until,
            seen: None,
        };
        let mut tx = clinic.store.ledger().begin().await?;
        tx.add_emergency_access(&row).await?;
        let entry = actor
            .did(AuditAction::EmergencyAccess, since)
            .of(&input.patient)
            .about(AuditedKind::Patient, &row.id)
            .because(&reason)
            .with(json!({ "minutes": OPEN_FOR.num_minutes() }));
        tx.append_audit(&entry).await?;
        tx.commit().await?;
        tracing::warn!("a clinical record was opened by emergency access");
        clinic.events.stale(&[Tag::Users]);
        Ok(EmergencyAccess { session: self.clone(), opened: Opened { patient: input.patient, until } })
    }
}

impl Administrator {
    /// Keeps that one has taken note of an emergency access.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when another administrator had already.
    pub async fn see_emergency(&self, id: &str) -> Result<()> {
        let now = Utc::now();
        let mut tx = self.clinic.store.ledger().begin().await?;
        if !tx.see_emergency_access(id, now, &self.actor.name).await? {
            return Err(ClinicError::NotFound("emergency"));
        }
        tx.append_audit(&self.actor.did(AuditAction::SeeEmergencyAccess, now).about(AuditedKind::Patient, id)).await?;
        tx.commit().await?;
        self.clinic.events.stale(&[Tag::Users]);
        Ok(())
    }
}

/// Those that no administrator has taken note of.
pub(super) async fn unseen(clinic: &Clinic) -> Result<Vec<EmergencyView>> {
    let rows = clinic.store.ledger().unseen_emergency_access().await?;
    let view = |row: EmergencyAccessRow| EmergencyView {
        id: row.id,
        name: row.user_name,
        patient: row.patient,
        reason: row.reason,
        since: Instant::from(row.since),
        until: Instant::from(row.until),
    };
    Ok(rows.into_iter().map(view).collect())
}

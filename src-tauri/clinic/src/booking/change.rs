//! Keeping a change of a visit: another time, other reasons, its end.

use chrono::{TimeDelta, Utc};
use domain::{Act, Subject, VendorId};

use super::book::overlap_reason;
use super::overlap;
use crate::access::Scheduling;
use crate::adapters::capabilities::Can;
use crate::board::{Standing, rows};
use crate::outbox::{Intended, keep};
use crate::views::{CancelInput, Kept, ReasonsInput, RescheduleInput, TwoIdentifiers};
use crate::visits::{Target, refusal, target};
use crate::{ClinicError, Result, text};

impl Scheduling {
    /// Keeps a change of time or length (SOLO-13).
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] for a field, [`ClinicError::Conflict`] when the visit cannot be changed now, or would
    /// overlap a visit of its patient or of a clinician and no reason was given.
    pub async fn reschedule(&self, input: RescheduleInput) -> Result<Kept> {
        let start = input.start.parse().ok_or(ClinicError::invalid("start", "notATime"))?;
        if start < Utc::now() - TimeDelta::minutes(1) {
            return Err(ClinicError::invalid("start", "past"));
        }
        if input.duration_s.is_some_and(|seconds| !(1..=86_400).contains(&seconds)) {
            return Err(ClinicError::invalid("duration", "oneSecondToOneDay"));
        }
        let overlap_reason = overlap_reason(input.overlap_reason.as_deref())?;
        if overlap_reason.is_none()
            && !overlap::of_visit(&self.clinic, &input.visit, start, input.duration_s).await?.is_empty()
        {
            return Err(ClinicError::Conflict("overlap"));
        }
        self.change(&input.visit, &input.checked, Can::Reschedule, |target, appointment| Act::Reschedule {
            appointment,
            start,
            duration_s: input.duration_s,
            from_start: target.known.start,
            overlap_reason,
        })
        .await
    }

    /// Keeps a change of reasons (SOLO-13).
    ///
    /// # Errors
    /// As for a change of time.
    pub async fn change_reasons(&self, input: ReasonsInput) -> Result<Kept> {
        let reasons = text::reasons(&input.reasons)?;
        self.change(&input.visit, &input.checked, Can::ChangeReasons, |_, appointment| Act::ChangeReasons {
            appointment,
            reasons,
        })
        .await
    }

    /// Keeps a cancellation (SOLO-13). It can be taken back until it is sent; afterwards nothing un-cancels.
    ///
    /// # Errors
    /// As for a change of time.
    pub async fn cancel(&self, input: CancelInput) -> Result<Kept> {
        self.change(&input.visit, &input.checked, Can::Cancel, |target, appointment| Act::Cancel {
            appointment,
            start: target.known.start,
        })
        .await
    }

    async fn change(
        &self,
        visit: &domain::VisitId,
        checked: &TwoIdentifiers,
        what: Can,
        act: impl FnOnce(&Target, VendorId) -> Act,
    ) -> Result<Kept> {
        let clinic = &*self.clinic;
        let target = target(clinic, visit, checked).await?;
        let sources = rows::sources(clinic, std::slice::from_ref(&target.known)).await?;
        let row = rows::row(clinic, &target.known, &sources, Utc::now());
        let standing = Standing {
            known: &target.known,
            state: row.state,
            connection: sources.connections.get(&target.known.connection),
            patient: Some(&target.patient),
            open_intent: sources.intents.get(visit).map(|intent| intent.state),
            unreachable: false,
            has_host_link: None,
        };
        let offer = standing.change(what);
        if !offer.offered {
            return Err(refusal(offer.reason));
        }
        let appointment = target.known.vendor_id.clone().ok_or(ClinicError::Conflict("idUnknown"))?;
        let act = act(&target, appointment);
        let intended = Intended {
            connection: target.known.connection.clone(),
            subject: Subject::visit(visit),
            visit: Some(visit.clone()),
            patient: Some(target.key),
            act,
            new_visit: None,
        };
        keep(clinic, &self.actor, intended).await
    }
}

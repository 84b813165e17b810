//! A person's decision about an intent.

use chrono::Utc;
use domain::audit::{AuditAction, AuditedKind};
use domain::intent::Event;
use domain::{Act, IntentId};
use serde_json::json;
use store::IntentRow;

use super::choices::choices;
use super::{Settlement, settle};
use crate::access::{self, Actor, Member};
use crate::adapters::solo_calls;
use crate::audit::Asked;
use crate::views::{Decision, IntentChoice};
use crate::{Clinic, ClinicError, Result};

impl Member {
    /// Carries out a decision about an intent, for who has a role that may make such an intent.
    ///
    /// # Errors
    /// [`ClinicError::Denied`] for another role; [`ClinicError::Conflict`] when the intent has moved on and the choice is
    /// no longer there.
    pub async fn decide(&self, decision: Decision) -> Result<()> {
        let clinic = &*self.clinic;
        let (id, choice) = named(&decision);
        let row = clinic.store.ledger().intent(id).await?.ok_or(ClinicError::NotFound("intent"))?;
        let asked = Asked { actor: &self.actor, what: "decide", patient: row.patient.as_ref() };
        access::allow(clinic, &asked, row.act.kind()).await?;
        if !choices(row.state, &row.act).contains(&choice) {
            return Err(ClinicError::Conflict("intentMovedOn"));
        }
        let settlement = match decision {
            Decision::Withdraw { .. } => Settlement::new(Event::Withdrawn, "withdrawn"),
            Decision::KeepLooking { .. } => {
                let mut again = Settlement::new(Event::KeepLooking, "keepLooking");
                again.looks = Some(0);
                again.next_look_at = Some(Utc::now());
                again
            }
            Decision::SendAgain { .. } => {
                let mut again = Settlement::new(Event::SendAgain, "sendAgain");
                again.not_before = Some(Utc::now());
                again.looks = Some(0);
                again
            }
            // Only a booking has an id that is still to be found.
            Decision::MarkLanded { .. } if !matches!(row.act, Act::Book { .. }) => {
                Settlement::new(Event::IdLearned, "markedLanded")
            }
            Decision::MarkLanded { .. } => {
                let mut landed = Settlement::new(Event::MarkedLanded, "markedLanded");
                landed.looks = Some(0);
                landed.next_look_at = Some(Utc::now());
                landed
            }
            Decision::EnterId { vendor_id, .. } => entered(clinic, &row, &vendor_id).await?,
        };
        audit(clinic, &self.actor, &row, choice).await?;
        let mut settlement = settlement;
        settlement.detail = json!({ "by": self.actor.name });
        settle(clinic, &row, settlement).await?.ok_or(ClinicError::Conflict("intentMovedOn"))?;
        Ok(())
    }
}

fn named(decision: &Decision) -> (&IntentId, IntentChoice) {
    match decision {
        Decision::Withdraw { intent } => (intent, IntentChoice::Withdraw),
        Decision::KeepLooking { intent } => (intent, IntentChoice::KeepLooking),
        Decision::SendAgain { intent } => (intent, IntentChoice::SendAgain),
        Decision::MarkLanded { intent } => (intent, IntentChoice::MarkLanded),
        Decision::EnterId { intent, .. } => (intent, IntentChoice::EnterId),
    }
}

/// An id entered by hand counts only when the vendor's visit under it carries our reference: a wrong number must never
/// attach one patient's booking to another's visit.
async fn entered(clinic: &Clinic, row: &IntentRow, typed: &str) -> Result<Settlement> {
    if let Act::Report(_) = &row.act {
        let mut settlement = Settlement::new(Event::IdLearned, "idEntered");
        settlement.vendor_id = Some(crate::reports::entered_id(clinic, row, typed).await?);
        return Ok(settlement);
    }
    let id: i64 =
        typed.trim().parse().ok().filter(|id| *id > 0).ok_or(ClinicError::invalid("vendorId", "notANumber"))?;
    let Act::Book { external_id, .. } = &row.act else {
        return Err(ClinicError::Conflict("intentMovedOn"));
    };
    let account = clinic.solo(&row.connection).ok_or(ClinicError::Conflict("connectionOff"))?;
    if !solo_calls::carries_reference(&account, id, external_id).await? {
        return Err(ClinicError::invalid("vendorId", "otherVisit"));
    }
    let mut settlement = Settlement::new(Event::IdLearned, "idEntered");
    settlement.vendor_id = Some(id.to_string());
    Ok(settlement)
}

async fn audit(clinic: &Clinic, actor: &Actor, row: &IntentRow, choice: IntentChoice) -> Result<()> {
    let mut tx = clinic.store.ledger().begin().await?;
    tx.append_audit(
        &actor
            .did(AuditAction::DecideIntent, Utc::now())
            .through(&row.connection)
            .of_known(row.patient.as_ref())
            .about(AuditedKind::Subject, row.subject.as_str())
            .with(json!({ "intent": row.id, "choice": choice })),
    )
    .await?;
    tx.commit().await?;
    Ok(())
}

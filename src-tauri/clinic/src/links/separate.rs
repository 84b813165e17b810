//! Saying that records are not one person: of a proposal, and of a link that was made.

use chrono::Utc;
use domain::act::ActKind;
use domain::audit::AuditAction;
use domain::{ConnectionId, PatientKey};
use serde_json::json;
use store::{DeclinedLink, LedgerTx};

use super::confirm::{STALES, entry, pairs};
use crate::access::{Actor, Scheduling, allow};
use crate::audit::Asked;
use crate::views::{NotOnePerson, Tag, UnlinkInput};
use crate::{ClinicError, Result, text};

impl Scheduling {
    /// Remembers that two records are not one person: they are not proposed again.
    ///
    /// # Errors
    /// [`ClinicError::Conflict`] when they are linked, [`ClinicError::Invalid`] for a reason that is too long.
    pub async fn decline_link(&self, input: NotOnePerson) -> Result<()> {
        let clinic = &*self.clinic;
        let asked = Asked { actor: &self.actor, what: "decline_link", patient: Some(&input.one) };
        allow(clinic, &asked, ActKind::EditPatient).await?;
        let why = text::bounded("why", &input.why, 200)?;
        let now = Utc::now();
        let mut tx = clinic.store.ledger().begin().await?;
        let members = tx.links_of(std::slice::from_ref(&input.one)).await?;
        if input.one == input.other || members.iter().any(|member| member.patient == input.other) {
            return Err(ClinicError::Conflict("alreadyLinked"));
        }
        let (one, other, by) = (input.one.clone(), input.other.clone(), self.actor.name.clone());
        tx.decline_link(&DeclinedLink { one, other, why: why.clone(), at: now, by }).await?;
        let detail = json!({ "records": [&input.one, &input.other] });
        let entry = entry(&self.actor, now, AuditAction::DeclineLink, &input.one, "none", detail);
        tx.append_audit(&entry.because(&why)).await?;
        tx.commit().await?;
        clinic.store.mirror().forget_proposals(&[(input.one, input.other)]).await?;
        clinic.events.stale(&[Tag::Links]);
        Ok(())
    }

    /// Takes a record out of its link. Where two or more remain, they stay linked with each other; what it was linked with
    /// is remembered as another person and not proposed again.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] without a reason, [`ClinicError::Conflict`] when it is not linked.
    pub async fn unlink_record(&self, input: UnlinkInput) -> Result<()> {
        let clinic = &*self.clinic;
        let asked = Asked { actor: &self.actor, what: "unlink_record", patient: Some(&input.patient) };
        allow(clinic, &asked, ActKind::EditPatient).await?;
        let why = text::required("why", &input.why, 200)?;
        let now = Utc::now();
        let mut tx = clinic.store.ledger().begin().await?;
        let members = tx.links_of(std::slice::from_ref(&input.patient)).await?;
        let Some(link) = members.first().map(|member| member.link.clone()) else {
            return Err(ClinicError::Conflict("notLinked"));
        };
        let others: Vec<PatientKey> =
            members.into_iter().map(|member| member.patient).filter(|key| key != &input.patient).collect();
        let mut leaves = vec![input.patient.clone()];
        if others.len() < 2 {
            // A link of one record is none.
            leaves.extend(others.iter().cloned());
        }
        tx.leave_link(&leaves, now, &self.actor.name, &why).await?;
        for (one, other) in pairs(std::slice::from_ref(&input.patient), &others) {
            let by = self.actor.name.clone();
            tx.decline_link(&DeclinedLink { one, other, why: why.clone(), at: now, by }).await?;
        }
        let detail = json!({ "takenOut": input.patient, "from": others });
        let entry = entry(&self.actor, now, AuditAction::UnlinkRecords, &input.patient, &link, detail);
        tx.append_audit(&entry.because(&why)).await?;
        let moved: Vec<PatientKey> = others.into_iter().chain([input.patient.clone()]).collect();
        crate::alerts::records_moved(&mut tx, &moved).await?;
        tx.commit().await?;
        crate::alerts::look_again(clinic);
        clinic.events.stale(STALES);
        Ok(())
    }
}

/// A connection is removed: its records leave their links, in the same transaction.
pub(crate) async fn end_links_of(tx: &mut LedgerTx, connection: &ConnectionId, actor: &Actor) -> Result<()> {
    let now = Utc::now();
    for key in tx.linked_of_connection(connection).await? {
        let members = tx.links_of(std::slice::from_ref(&key)).await?;
        let Some(link) = members.first().map(|member| member.link.clone()) else { continue };
        let all: Vec<PatientKey> = members.iter().map(|member| member.patient.clone()).collect();
        crate::alerts::records_moved(tx, &all).await?;
        let leaves: Vec<PatientKey> = if members.len() > 2 {
            vec![key.clone()]
        } else {
            members.into_iter().map(|member| member.patient).collect()
        };
        tx.leave_link(&leaves, now, &actor.name, "connectionRemoved").await?;
        let detail = json!({ "takenOut": key, "why": "connectionRemoved" });
        tx.append_audit(&entry(actor, now, AuditAction::UnlinkRecords, &key, &link, detail)).await?;
    }
    Ok(())
}

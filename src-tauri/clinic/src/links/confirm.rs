//! Confirming a link: what the person ticked is judged against the records as they are now, and the link is kept with
//! its audit entry or not at all.

use chrono::{DateTime, Utc};
use domain::PatientKey;
use domain::act::ActKind;
use domain::audit::{AuditAction, AuditedKind};
use domain::likeness::IdentityFact;
use serde_json::json;
use store::{AuditEntry, LinkMember};
use uuid::Uuid;

use super::compare::{Compared, compare, side_of};
use crate::access::{Actor, Scheduling, allow};
use crate::audit::Asked;
use crate::views::{LinkInput, Tag};
use crate::{ClinicError, Result, text};

/// What goes stale when a link is made or taken apart.
pub(super) const STALES: &[Tag] = &[Tag::Links, Tag::Patients, Tag::Board, Tag::Booking];

impl Scheduling {
    /// Links two records and what is linked to them, for who may change people.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] for what was not ticked or said, [`ClinicError::Conflict`] when the two cannot be linked or
    /// something that was on screen has changed. Nothing is kept then.
    pub async fn link_records(&self, input: LinkInput) -> Result<()> {
        let clinic = &*self.clinic;
        let asked = Asked { actor: &self.actor, what: "link_records", patient: Some(&input.one) };
        allow(clinic, &asked, ActKind::EditPatient).await?;
        let compared = compare(clinic, &input.one, &input.other).await?;
        if let Some(refusal) = compared.refusal() {
            return Err(ClinicError::Conflict(refusal));
        }
        if compared.seal() != input.seal {
            return Err(ClinicError::Conflict("recordsChanged"));
        }
        let confirmed = confirmed(&compared, &input.confirmed)?;
        let records = compared.one.len() + compared.other.len();
        if records > 2 && !input.all_seen {
            return Err(ClinicError::invalid("allSeen", "required"));
        }
        let despite = if compared.contradicts.is_empty() {
            None
        } else {
            Some(text::required("despite", input.despite.as_deref().unwrap_or_default(), 200)?)
        };
        let now = Utc::now();
        let mut tx = clinic.store.ledger().begin().await?;
        let members = tx.links_of(&[input.one.clone(), input.other.clone()]).await?;
        // Somebody may have linked one of them since they were read.
        if side_of(&members, &input.one) != compared.one || side_of(&members, &input.other) != compared.other {
            return Err(ClinicError::Conflict("recordsChanged"));
        }
        let joining = Joining { actor: &self.actor, now, confirmed: &confirmed, despite: despite.as_deref() };
        let (link, leaving) = joining.plan(&members, &input.one, &input.other);
        let joins = joining.members(&link, &leaving, &members, &input.one, &input.other);
        let moved: Vec<PatientKey> = leaving.iter().map(|member| member.patient.clone()).collect();
        tx.leave_link(&moved, now, &self.actor.name, "joinedAnother").await?;
        for member in &joins {
            tx.join_link(member).await?;
        }
        let pairs: Vec<(PatientKey, PatientKey)> = pairs(&compared.one, &compared.other);
        for (one, other) in &pairs {
            tx.no_longer_declined(one, other).await?;
        }
        let all: Vec<&PatientKey> = compared.one.iter().chain(&compared.other).collect();
        let mut detail = json!({ "records": all, "confirmed": confirmed });
        if despite.is_some() {
            detail["contradicts"] = json!(compared.contradicts);
        }
        let entry = entry(&self.actor, now, AuditAction::LinkRecords, &input.one, &link, detail);
        tx.append_audit(&entry.because(despite.as_deref().unwrap_or_default())).await?;
        let moved: Vec<PatientKey> = all.into_iter().cloned().collect();
        crate::alerts::records_moved(&mut tx, &moved).await?;
        tx.commit().await?;
        crate::alerts::look_again(clinic);
        clinic.store.mirror().forget_proposals(&pairs).await?;
        clinic.events.stale(STALES);
        Ok(())
    }
}

/// What was ticked, if it is enough.
fn confirmed(compared: &Compared, ticked: &[IdentityFact]) -> Result<Vec<IdentityFact>> {
    let mut facts = ticked.to_vec();
    facts.sort_unstable();
    facts.dedup();
    if !facts.iter().all(|fact| compared.confirmable(*fact)) {
        return Err(ClinicError::invalid("confirmed", "doesNotAgree"));
    }
    if facts.len() < 2 {
        return Err(ClinicError::invalid("confirmed", "twoIdentifiers"));
    }
    Ok(facts)
}

/// Every record of the one side with every record of the other.
pub(super) fn pairs(one: &[PatientKey], other: &[PatientKey]) -> Vec<(PatientKey, PatientKey)> {
    one.iter().flat_map(|one| other.iter().map(move |other| (one.clone(), other.clone()))).collect()
}

pub(super) fn entry(
    actor: &Actor,
    at: DateTime<Utc>,
    action: AuditAction,
    patient: &PatientKey,
    link: &str,
    detail: serde_json::Value,
) -> AuditEntry {
    actor.did(action, at).of(patient).about(AuditedKind::Link, link).with(detail)
}

/// One confirmation.
struct Joining<'a> {
    actor: &'a Actor,
    now: DateTime<Utc>,
    confirmed: &'a [IdentityFact],
    despite: Option<&'a str>,
}

impl Joining<'_> {
    /// The link that remains, and the members of the other one, who move into it.
    fn plan(&self, members: &[LinkMember], one: &PatientKey, other: &PatientKey) -> (String, Vec<LinkMember>) {
        let link = |key: &PatientKey| members.iter().find(|member| &member.patient == key).map(|one| one.link.clone());
        match (link(one), link(other)) {
            (Some(stays), Some(goes)) => {
                (stays, members.iter().filter(|member| member.link == goes).cloned().collect())
            }
            (Some(stays), None) | (None, Some(stays)) => (stays, Vec::new()),
            (None, None) => (Uuid::new_v4().to_string(), Vec::new()),
        }
    }

    /// Who joins. A record that moves with its link keeps how it was confirmed; the two that were compared have what was
    /// ticked now.
    fn members(
        &self,
        link: &str,
        leaving: &[LinkMember],
        members: &[LinkMember],
        one: &PatientKey,
        other: &PatientKey,
    ) -> Vec<LinkMember> {
        let is_member = |key: &PatientKey| members.iter().any(|member| &member.patient == key);
        let moves = |key: &PatientKey| leaving.iter().any(|member| &member.patient == key);
        let mut joins: Vec<LinkMember> = [(one, other), (other, one)]
            .into_iter()
            .filter(|(key, _)| !is_member(key) || moves(key))
            .map(|(key, beside)| LinkMember {
                link: link.to_owned(),
                patient: key.clone(),
                beside: beside.clone(),
                confirmed: self.confirmed.to_vec(),
                despite: self.despite.map(str::to_owned),
                joined_at: self.now,
                joined_by: self.actor.name.clone(),
                left_at: None,
                left_by: None,
                left_why: None,
            })
            .collect();
        let others = leaving.iter().filter(|member| &member.patient != one && &member.patient != other);
        joins.extend(others.map(|member| LinkMember { link: link.to_owned(), ..member.clone() }));
        joins
    }
}

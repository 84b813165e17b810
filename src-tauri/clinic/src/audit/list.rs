//! Looking the audit up and checking it: an administrator's. Whoever reads it stands in it too.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::PatientKey;
use domain::audit::{AuditAction, AuditedKind};
use serde_json::json;
use store::{AuditQuery, ChainFault, ChainedEntry};

use super::opened::opened;
use super::standing::number;
use crate::access::Administrator;
use crate::people::person_view;
use crate::views::{AuditAsked, AuditFault, AuditRow, AuditVerdict, AuditWindow, Instant, Tag};
use crate::{ClinicError, Result, links, text};

/// The most rows of one answer.
const MOST: u32 = 200;
/// The longest part of a name that is looked for.
const LONGEST: usize = 200;

impl Administrator {
    /// Entries, newest first.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] for an instant or a name that is none; when the store cannot be read.
    pub async fn audit(&self, asked: AuditAsked) -> Result<AuditWindow> {
        let clinic = &*self.clinic;
        let query = self.audit_query(&asked).await?;
        let entry = self.actor.did(AuditAction::ReadAudit, Utc::now()).of_known(asked.patient.as_ref());
        opened(clinic, entry.about(AuditedKind::Audit, "entries")).await?;
        let ledger = clinic.store.ledger();
        let total = ledger.audit_count(&query).await?;
        let limit = usize::try_from(asked.limit.min(MOST)).unwrap_or_default();
        let kept = ledger.audit(&query, asked.skip.into(), limit).await?;
        let keys: Vec<PatientKey> = kept.iter().filter_map(|kept| kept.entry.patient.clone()).collect();
        let people = clinic.store.mirror().patients(&keys).await?;
        let names: HashMap<_, _> =
            ledger.connections().await?.into_iter().map(|row| (row.id.clone(), row.name)).collect();
        let row = |kept: ChainedEntry| {
            let entry = kept.entry;
            let of = |key: &PatientKey| person_view(people.get(key), Some(key));
            AuditRow {
                number: number(kept.number),
                hash: kept.hash.short(),
                at: entry.at.into(),
                user: entry.user_id.map(|id| id.0),
                name: entry.user,
                roles: entry.roles,
                action: entry.action,
                outcome: entry.outcome,
                patient: entry.patient.as_ref().map(of),
                connection_name: entry.connection.as_ref().and_then(|id| names.get(id).cloned()),
                connection: entry.connection,
                kind: entry.entity.as_ref().and_then(|entity| entity.kind),
                entity: entry.entity.map(|entity| entity.id),
                reason: entry.reason,
                again: entry.detail["again"].as_u64().and_then(|again| u32::try_from(again).ok()),
                before_the_chain: kept.before_the_chain,
            }
        };
        let rows = kept.into_iter().map(row).collect();
        Ok(AuditWindow { as_of: Utc::now().into(), total: number(total), skip: asked.skip, rows })
    }

    /// Follows the whole chain, from its first entry to its head of this moment. Reading and writing go on meanwhile.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub async fn verify_audit(&self) -> Result<AuditVerdict> {
        let clinic = &*self.clinic;
        let verified = clinic.store.ledger().verify_audit().await?;
        let entries = verified.head.map_or(0, |head| head.count);
        let entry = self.actor.did(AuditAction::VerifyAudit, Utc::now()).about(AuditedKind::Audit, "chain");
        let found = json!({ "entries": entries, "faults": verified.faults.len() });
        clinic.store.ledger().append_audit(&entry.with(found)).await?;
        clinic.events.stale(&[Tag::Audit]);
        Ok(AuditVerdict {
            at: Utc::now().into(),
            entries: number(entries),
            head: verified.head.map(|head| head.hash.to_string()),
            faults: verified.faults.iter().map(fault).collect(),
        })
    }

    /// Settles a doubt about the audit: somebody has looked into it and says what it was. The doubt and the reason stay in
    /// the audit.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] without a reason, [`ClinicError::Conflict`] when nothing is in doubt.
    pub async fn settle_audit_doubt(&self, why: &str) -> Result<()> {
        let clinic = &*self.clinic;
        let why = text::required("why", why, 500)?;
        let doubt = super::standing::standing(clinic).doubt.ok_or(ClinicError::Conflict("nothingInDoubt"))?;
        let entry = self.actor.did(AuditAction::SettleAuditDoubt, Utc::now()).about(AuditedKind::Audit, "chain");
        clinic.store.ledger().append_audit(&entry.because(&why).with(json!({ "doubt": doubt }))).await?;
        clinic.settle_doubt().await
    }

    pub(super) async fn audit_query(&self, asked: &AuditAsked) -> Result<AuditQuery> {
        let patients = match &asked.patient {
            Some(key) => links::records_of(&self.clinic, key).await?,
            None => Vec::new(),
        };
        let person = text::bounded("person", asked.person.as_deref().unwrap_or_default(), LONGEST)?;
        Ok(AuditQuery {
            patients,
            person: (!person.is_empty()).then_some(person),
            actions: asked.actions.clone(),
            from: instant("from", asked.from.as_ref())?,
            until: instant("until", asked.until.as_ref())?,
        })
    }
}

fn instant(field: &'static str, told: Option<&Instant>) -> Result<Option<DateTime<Utc>>> {
    told.map(|told| told.parse().ok_or(ClinicError::invalid(field, "notADate"))).transpose()
}

fn fault(fault: &ChainFault) -> AuditFault {
    AuditFault {
        first: number(fault.first),
        last: number(fault.last),
        missing: fault.missing,
        after: fault.after.map(Instant::from),
        before: fault.before.map(Instant::from),
    }
}

//! What is kept when a record was read from its vendor because somebody opened it.

use chrono::{DateTime, Utc};
use domain::Patient;
use domain::audit::AuditAction;
use store::ReadBatch;

use crate::access::Actor;
use crate::views::Tag;
use crate::{Clinic, Result};

/// Takes the record over into the mirror, and the audit tells who read it and when.
pub(super) async fn was_read(clinic: &Clinic, actor: &Actor, patient: Patient, at: DateTime<Utc>) -> Result<()> {
    let key = patient.key.clone();
    let batch = ReadBatch { patients: vec![patient], appointments: Vec::new() };
    clinic.store.mirror().apply(&batch).await?;
    let mut tx = clinic.store.ledger().begin().await?;
    tx.append_audit(&actor.did(AuditAction::ReadRecord, at).of(&key)).await?;
    tx.commit().await?;
    clinic.events.stale(&[Tag::Patients]);
    Ok(())
}

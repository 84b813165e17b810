//! What is kept when a record was read from its vendor because somebody opened it.

use chrono::{DateTime, Utc};
use domain::Patient;
use serde_json::json;
use store::{AuditEntry, ReadBatch};

use crate::access::Actor;
use crate::views::Tag;
use crate::{Clinic, Result};

/// Takes the record over into the mirror, and the audit tells who read it and when.
pub(super) async fn was_read(clinic: &Clinic, actor: &Actor, patient: Patient, at: DateTime<Utc>) -> Result<()> {
    let key = patient.key.clone();
    let batch = ReadBatch { patients: vec![patient], appointments: Vec::new() };
    clinic.store.mirror().apply(&batch).await?;
    let mut tx = clinic.store.ledger().begin().await?;
    tx.append_audit(&AuditEntry {
        at,
        user: actor.name.clone(),
        roles: actor.roles.clone(),
        action: "read-record".to_owned(),
        connection: Some(key.connection()),
        patient: Some(key),
        entity: None,
        detail: json!({}),
    })
    .await?;
    tx.commit().await?;
    clinic.events.stale(&[Tag::Patients]);
    Ok(())
}

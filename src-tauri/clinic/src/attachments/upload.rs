//! One upload while it is under way: the bytes, how far it is, and a way to stop it.

use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Arc, PoisonError};

use bytes::Bytes;
use chrono::{TimeDelta, Utc};
use domain::act::{AttachmentAct, CariumDocumentAct};
use domain::audit::{AuditAction, AuditedKind};
use domain::intent::Event;
use domain::{Act, IntentId, IntentState};
use serde_json::json;
use store::IntentRow;
use tokio_util::sync::CancellationToken;

use super::copies;
use crate::access::Scheduling;
use crate::adapters::solo_calls::Payload;
use crate::outbox::{Settlement, settle};
use crate::views::Tag;
use crate::{Clinic, ClinicError, Result};

/// How far an upload is, and the way to stop it. Shared with whoever shows or stops it.
#[derive(Default)]
pub(crate) struct Way {
    pub(super) handed: AtomicU32,
    stop: CancellationToken,
}

/// What an intent carries besides its own words: a file, or nothing.
pub(crate) struct Upload {
    intent: IntentId,
    bytes: Bytes,
    way: Arc<Way>,
    clinic: Arc<Clinic>,
}

impl Upload {
    /// What an intent carries; none when its copy can no longer be opened, and then nothing may be sent.
    pub(crate) async fn of(clinic: &Arc<Clinic>, row: &IntentRow) -> Result<Option<Self>> {
        let bytes = match &row.act {
            Act::Attachment(AttachmentAct::Upload { copy, .. })
            | Act::CariumDocument(CariumDocumentAct { copy, .. }) => match copies::bytes(clinic, copy).await? {
                Some((_, bytes)) => Bytes::from(bytes),
                None => return Ok(None),
            },
            _ => Bytes::new(),
        };
        let upload = Self { intent: row.id.clone(), bytes, way: Arc::default(), clinic: clinic.clone() };
        if !upload.bytes.is_empty() {
            let mut uploads = clinic.uploads.lock().unwrap_or_else(PoisonError::into_inner);
            uploads.insert(row.id.clone(), upload.way.clone());
        }
        Ok(Some(upload))
    }

    /// The bytes for the vendor's client, which tells as they go out.
    pub(crate) fn payload(&self) -> Payload {
        if self.bytes.is_empty() {
            return Payload::default();
        }
        let (way, clinic) = (self.way.clone(), Arc::downgrade(&self.clinic));
        let told = move |handed: u64, _| {
            way.handed.store(u32::try_from(handed).unwrap_or(u32::MAX), Ordering::Relaxed);
            if let Some(clinic) = clinic.upgrade() {
                clinic.events.stale(&[Tag::Files]);
            }
        };
        Payload { bytes: self.bytes.clone(), progress: Some(Arc::new(told)) }
    }

    /// What came of sending, or none when a person stopped it first.
    pub(crate) async fn or_stopped<T>(&self, sending: impl Future<Output = T>) -> Option<T> {
        tokio::select! {
            biased;
            sent = sending => Some(sent),
            () = self.way.stop.cancelled() => None,
        }
    }

    /// Where a stopped upload stands. A body that is shorter than announced is never a whole request (RFC 9112, section
    /// 8); one that was handed over whole may have arrived, and is looked for.
    pub(crate) fn stopped(&self, first_look: Option<TimeDelta>) -> Settlement {
        let handed = self.way.handed.load(Ordering::Relaxed);
        if never_whole(handed, self.bytes.len()) {
            return Settlement::new(Event::Stopped, "stopped");
        }
        let mut settlement = Settlement::new(Event::NoAnswer, "stoppedLate");
        settlement.looks = Some(0);
        settlement.next_look_at = first_look.map(|delay| Utc::now() + delay);
        settlement
    }
}

/// Whether less was handed to the connection than had been announced.
fn never_whole(handed: u32, announced: usize) -> bool {
    usize::try_from(handed).is_ok_and(|handed| handed < announced)
}

impl Drop for Upload {
    fn drop(&mut self) {
        self.clinic.uploads.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.intent);
    }
}

impl Scheduling {
    /// Takes an upload back: one that waits is withdrawn, one that is under way is stopped. What had already been handed
    /// over whole is then of unknown outcome and looked for.
    ///
    /// # Errors
    /// [`ClinicError::Conflict`] when it has moved on.
    pub async fn stop_upload(&self, id: &IntentId) -> Result<()> {
        let clinic = &*self.clinic;
        let row = clinic.store.ledger().intent(id).await?.ok_or(ClinicError::NotFound("intent"))?;
        if !matches!(row.act, Act::Attachment(AttachmentAct::Upload { .. })) {
            return Err(ClinicError::NotFound("intent"));
        }
        let way = clinic.uploads.lock().unwrap_or_else(PoisonError::into_inner).get(id).cloned();
        let waits = matches!(row.state, IntentState::Queued | IntentState::Rejected);
        if !waits && way.is_none() {
            return Err(ClinicError::Conflict("intentMovedOn"));
        }
        let mut tx = clinic.store.ledger().begin().await?;
        tx.append_audit(
            &self
                .actor
                .did(AuditAction::StopUpload, Utc::now())
                .through(&row.connection)
                .of_known(row.patient.as_ref())
                .about(AuditedKind::Subject, row.subject.as_str())
                .with(json!({ "intent": row.id })),
        )
        .await?;
        tx.commit().await?;
        if waits {
            let mut settlement = Settlement::new(Event::Withdrawn, "withdrawn");
            settlement.detail = json!({ "by": self.actor.name });
            settle(clinic, &row, settlement).await?.ok_or(ClinicError::Conflict("intentMovedOn"))?;
        } else if let Some(way) = way {
            way.stop.cancel();
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_body_that_was_not_handed_over_whole_provably_never_arrived() {
        assert!(never_whole(0, 10) && never_whole(9, 10));
        assert!(!never_whole(10, 10), "it may have arrived");
    }
}

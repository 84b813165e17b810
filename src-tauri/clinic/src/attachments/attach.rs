//! Attaching a file to a visit (SOLO-19): looked at, copied, and kept as an intent. Nothing is sent before all of it is
//! kept.

use bytes::Bytes;
use chrono::Utc;
use domain::act::AttachmentAct;
use domain::{Act, IntentId, IntentState, VisitId};
use store::{CopyFiles, DocumentCopy};
use uuid::Uuid;
use vault::StoreKey;

use super::{names, rules, subject};
use crate::access::Scheduling;
use crate::adapters::solo_calls;
use crate::board::attach_offer;
use crate::outbox::{Intended, keep_with};
use crate::views::{AttachInput, FileCheck, Kept, count};
use crate::visits::{refusal, target};
use crate::{Clinic, ClinicError, Result};

impl Scheduling {
    /// Looks at a file before anything is decided. Nothing is kept.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] with what is wrong with its content. Its name is not looked at: it can still be changed.
    pub fn check_file(&self, bytes: &[u8]) -> Result<FileCheck> {
        let content = rules::content(bytes)?;
        Ok(FileCheck {
            media_type: content.media_type.to_owned(),
            size: content.size,
            may_be_refused: bytes.len() > solo_calls::MAY_BE_REFUSED,
        })
    }

    /// Keeps a file with the wish to attach it to a visit (SOLO-19). It leaves after the undo window, once.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] for the file or its name, [`ClinicError::Conflict`] when the identifiers do not hold, the
    /// visit takes no files now, or it already has a file of that name.
    pub async fn attach_file(&self, input: AttachInput, bytes: Vec<u8>) -> Result<Kept> {
        let clinic = &*self.clinic;
        let content = rules::content(&bytes)?;
        let name = names::name(&input.name, content.media_type)?;
        let target = target(clinic, &input.visit, &input.checked).await?;
        let offer =
            attach_offer(clinic.store.ledger().connection(&target.known.connection).await?.as_ref(), &target.known);
        if !offer.offered {
            return Err(refusal(offer.reason));
        }
        let appointment = target.known.number().ok_or(ClinicError::Conflict("idUnknown"))?;
        if name_is_taken(clinic, &input.visit, &name).await? {
            return Err(ClinicError::Conflict("nameTaken"));
        }
        let now = Utc::now();
        let copy = DocumentCopy {
            id: Uuid::new_v4().to_string(),
            connection: target.known.connection.clone(),
            visit: input.visit.clone(),
            patient: Some(target.key.clone()),
            name: name.clone(),
            media_type: content.media_type.to_owned(),
            size: content.size,
            key: StoreKey::generate()?,
            // Set when the intent is kept.
            intent: IntentId(String::new()),
            vendor_id: None,
            at: now,
            by: self.actor.name.clone(),
        };
        keep_bytes(clinic, &copy, Bytes::from(bytes)).await?;
        let act = Act::Attachment(AttachmentAct::Upload {
            appointment,
            copy: copy.id.clone(),
            name,
            media_type: copy.media_type.clone(),
            size: copy.size,
            asked_at: now,
        });
        let intended = Intended {
            connection: target.known.connection,
            subject: subject(&input.visit),
            visit: Some(input.visit),
            patient: Some(target.key),
            act,
            new_visit: None,
        };
        keep_with(clinic, &self.actor, intended, Some(copy)).await
    }
}

pub(crate) async fn keep_bytes(clinic: &Clinic, copy: &DocumentCopy, bytes: Bytes) -> Result<()> {
    let (files, id, key) = (CopyFiles::of(&clinic.dir), copy.id.clone(), copy.key.clone());
    tokio::task::spawn_blocking(move || files.keep(&id, &key, &bytes)).await.map_err(|_| ClinicError::Closing)??;
    Ok(())
}

/// The landing probe tells an upload by its name among other things, so that a visit has each name once: at the vendor,
/// as last read, and among what is on its way.
async fn name_is_taken(clinic: &Clinic, visit: &VisitId, name: &str) -> Result<bool> {
    let listed = clinic.store.mirror().attachments(visit).await?.files;
    if listed.iter().any(|file| !file.deleted && file.title.as_deref() == Some(name)) {
        return Ok(true);
    }
    let intents = clinic.store.ledger().intents_on(&subject(visit)).await?;
    Ok(intents.iter().any(|intent| {
        let may_arrive =
            !matches!(intent.state, IntentState::Confirmed | IntentState::Rejected | IntentState::Withdrawn);
        may_arrive && matches!(&intent.act, Act::Attachment(act) if rules::is_named(act, name))
    }))
}

/// What the page may say before a file is chosen.
pub(crate) fn limits() -> (u32, u32) {
    (count(solo_calls::LARGEST), count(solo_calls::MAY_BE_REFUSED))
}

//! Deleting a file of a visit at the vendor (SOLO-21). The clinic's own copy goes with it.

use domain::act::AttachmentAct;
use domain::{Act, IntentState};

use super::subject;
use crate::access::Scheduling;
use crate::board::attach_offer;
use crate::outbox::{Intended, keep};
use crate::views::{DeleteFileInput, Kept};
use crate::visits::{refusal, target};
use crate::{ClinicError, Result};

impl Scheduling {
    /// Keeps the wish to delete a file of a visit. It can be taken back until it is sent; nothing brings a deleted file
    /// back.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when the vendor's list has no such file, [`ClinicError::Conflict`] when the identifiers
    /// do not hold or the file is being deleted already.
    pub async fn delete_file(&self, input: DeleteFileInput) -> Result<Kept> {
        let clinic = &*self.clinic;
        let target = target(clinic, &input.visit, &input.checked).await?;
        let ledger = clinic.store.ledger();
        let offer = attach_offer(ledger.connection(&target.known.connection).await?.as_ref(), &target.known);
        if !offer.offered {
            return Err(refusal(offer.reason));
        }
        let appointment = target.known.number().ok_or(ClinicError::Conflict("idUnknown"))?;
        let listed = clinic.store.mirror().attachments(&input.visit).await?.files;
        let title = listed.into_iter().find(|file| file.id == input.file && !file.deleted).map(|file| file.title);
        let copies = ledger.document_copies(&input.visit).await?;
        let copied = copies.into_iter().find(|copy| copy.vendor_id.as_deref() == Some(&input.file));
        let name = match (title, copied) {
            (_, Some(copy)) => copy.name,
            (Some(title), None) => title.unwrap_or_default(),
            (None, None) => return Err(ClinicError::NotFound("file")),
        };
        let on_its_way = ledger.intents_on(&subject(&input.visit)).await?.iter().any(|intent| {
            let open = !intent.state.is_settled() || intent.state == IntentState::Confirmed;
            let deletes = matches!(&intent.act, Act::Attachment(AttachmentAct::Delete { attachment, .. }) if *attachment == input.file);
            open && deletes
        });
        if on_its_way {
            return Err(ClinicError::Conflict("intentUnderWay"));
        }
        let intended = Intended {
            connection: target.known.connection,
            subject: subject(&input.visit),
            visit: Some(input.visit),
            patient: Some(target.key),
            act: Act::Attachment(AttachmentAct::Delete { appointment, attachment: input.file, name }),
            new_visit: None,
        };
        keep(clinic, &self.actor, intended).await
    }
}

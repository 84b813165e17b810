//! A visit's files as the page shows them: what the vendor lists, without the deleted ones, and what is on its way.

use std::sync::PoisonError;
use std::sync::atomic::Ordering;

use chrono::Utc;
use domain::act::AttachmentAct;
use domain::{Act, IntentState, VisitId};
use store::{AttachmentRow, DocumentCopy, IntentRow};

use super::{Reading, attach, reading, subject};
use crate::access::Member;
use crate::board::attach_offer;
use crate::views::{CopyView, FileIntent, Instant, VisitFile, VisitFiles};
use crate::{Clinic, ClinicError, Result};

impl Member {
    /// The files of a visit, as last read (SOLO-20); an old list is read again behind the screen.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when the visit is not known here.
    pub async fn visit_files(&self, visit: &VisitId) -> Result<VisitFiles> {
        let clinic = &self.clinic;
        let ledger = clinic.store.ledger();
        let known = ledger.known(visit).await?.ok_or(ClinicError::NotFound("visit"))?;
        let connection = ledger.connection(&known.connection).await?;
        let listed = clinic.store.mirror().attachments(visit).await?;
        let copies = ledger.document_copies(visit).await?;
        let intents = ledger.intents_on(&subject(visit)).await?;
        let settled = intents.iter().filter(|intent| intent.state == IntentState::Confirmed);
        let settled_at = settled.filter_map(|intent| intent.settled_at).max();
        let attach_offer = attach_offer(connection.as_ref(), &known);
        let due = attach_offer.offered && reading::is_due(listed.read_at, settled_at, Utc::now());
        let stands = reading::begin(clinic, &known, due);
        let (largest, may_be_refused_above) = attach::limits();
        Ok(VisitFiles {
            files: files(clinic, listed.files, copies, &intents),
            read_at: listed.read_at.map(Instant::from),
            reading: matches!(stands, Some(Reading::UnderWay)),
            failed: match stands {
                Some(Reading::Failed { why, .. }) => Some(why.to_owned()),
                _ => None,
            },
            attach: attach_offer,
            largest,
            may_be_refused_above,
        })
    }
}

/// What is on its way first, then what the vendor has, then copies of what it no longer lists.
fn files(
    clinic: &Clinic,
    listed: Vec<AttachmentRow>,
    mut copies: Vec<DocumentCopy>,
    intents: &[IntentRow],
) -> Vec<VisitFile> {
    let mut at_vendor = Vec::new();
    for row in listed.into_iter().filter(|row| !row.deleted) {
        let copy =
            copies.iter().position(|copy| copy.vendor_id.as_deref() == Some(&row.id)).map(|at| copies.remove(at));
        let deleting = intents.iter().find(|intent| deletes(intent, &row.id));
        if deleting.is_some_and(|intent| intent.state == IntentState::Confirmed) {
            // The list is older than the deletion that the vendor confirmed.
            continue;
        }
        at_vendor.push(VisitFile {
            key: row.id.clone(),
            name: row.title,
            media_type: row.media_type,
            size: row.size.and_then(|size| u32::try_from(size).ok()),
            at: row.uploaded_at.map(Instant::from),
            vendor_id: Some(row.id),
            listed: true,
            copy: copy.as_ref().map(copy_view),
            intent: deleting
                .filter(|intent| intent.state != IntentState::Withdrawn)
                .map(|intent| file_intent(clinic, intent)),
        });
    }
    let (mut on_their_way, mut not_listed) = (Vec::new(), Vec::new());
    for copy in copies {
        let intent = intents.iter().find(|intent| intent.id == copy.intent);
        let open = intent.filter(|intent| intent.state != IntentState::Confirmed);
        let file = VisitFile {
            key: copy.id.clone(),
            name: Some(copy.name.clone()),
            media_type: Some(copy.media_type.clone()),
            size: Some(copy.size),
            at: Some(Instant::from(copy.at)),
            vendor_id: copy.vendor_id.clone(),
            listed: false,
            copy: Some(copy_view(&copy)),
            intent: intent.map(|intent| file_intent(clinic, intent)),
        };
        if open.is_some() { on_their_way.push(file) } else { not_listed.push(file) }
    }
    on_their_way.extend(at_vendor);
    on_their_way.extend(not_listed);
    on_their_way
}

fn deletes(intent: &IntentRow, id: &str) -> bool {
    matches!(&intent.act, Act::Attachment(AttachmentAct::Delete { attachment, .. }) if attachment == id)
}

pub(crate) fn copy_view(copy: &DocumentCopy) -> CopyView {
    CopyView { id: copy.id.clone(), at: Instant::from(copy.at), by: copy.by.clone() }
}

pub(crate) fn file_intent(clinic: &Clinic, intent: &IntentRow) -> FileIntent {
    let uploads = clinic.uploads.lock().unwrap_or_else(PoisonError::into_inner);
    FileIntent {
        id: intent.id.clone(),
        act: intent.act.kind(),
        state: intent.state,
        why: intent.reason.clone().unwrap_or_default(),
        sends_at: Instant::from(intent.not_before),
        handed: uploads.get(&intent.id).map(|way| way.handed.load(Ordering::Relaxed)),
        vendor_message: intent.vendor_message.clone(),
        http_status: intent.http_status.map(u32::from),
        correlation_id: intent.correlation_id.clone(),
    }
}

//! Files of visits at Solo: SOLO-19 to SOLO-21, and SOLO-20 as the landing probe of both writes.

use bytes::Bytes;
use chrono::TimeDelta;
use domain::act::AttachmentAct;
use solo::{AppointmentId, AttachmentType, CallError, NewAttachment, Progress};
use store::AttachmentRow;

use super::{Answer, Found, told};
use crate::account::SoloAccount;

/// How far Solo's clock may be behind ours when an upload's time is compared (assumption A-SO-20).
const CLOCKS: TimeDelta = TimeDelta::minutes(2);

/// What an act carries besides its own words.
#[derive(Default)]
pub(crate) struct Payload {
    /// The bytes of a file.
    pub(crate) bytes: Bytes,
    /// Told as they go out.
    pub(crate) progress: Option<Progress>,
}

/// What Solo would take these bytes for, when it takes them at all.
pub(crate) fn media_type(bytes: &[u8]) -> Option<&'static str> {
    AttachmentType::of(bytes).map(AttachmentType::mime)
}

/// The largest file that is sent, in bytes.
pub(crate) const LARGEST: usize = solo::MAX_ATTACHMENT;

/// Above this many bytes Solo may refuse a file although its document can be read to allow it: "5Mb" may be 5 MB.
pub(crate) const MAY_BE_REFUSED: usize = solo::DOUBTFUL_ATTACHMENT;

/// The operation that carries a change of a visit's files.
pub(super) fn operation(act: &AttachmentAct) -> &'static str {
    match act {
        AttachmentAct::Upload { .. } => "SOLO-19",
        AttachmentAct::Delete { .. } => "SOLO-21",
    }
}

/// Sends a change of a visit's files; an upload answers with the file's id.
pub(super) async fn send(
    account: &SoloAccount,
    act: &AttachmentAct,
    payload: Payload,
) -> Result<Option<String>, CallError> {
    let attachments = account.client.attachments();
    let id = AppointmentId(act.appointment());
    match act {
        AttachmentAct::Upload { name, .. } => {
            let file =
                NewAttachment { bytes: payload.bytes, file_name: Some(name.clone()), progress: payload.progress };
            attachments.upload(id, file).await.map(|file| Some(file.id))
        }
        AttachmentAct::Delete { attachment, .. } => {
            attachments.delete(id, attachment).await.map(|()| Some(attachment.clone()))
        }
    }
}

/// Whether the vendor's list shows the effect. An upload has no reference of ours, so it is told by its name, size, type
/// and time; names are kept unique per visit here, which makes that one file.
pub(super) async fn find(account: &SoloAccount, act: &AttachmentAct) -> Answer<Found> {
    let listed = attachments(account, act.appointment()).await?;
    let found = match act {
        AttachmentAct::Upload { name, media_type, size, asked_at, .. } => listed
            .into_iter()
            .filter(|file| !file.deleted && file.title.as_deref() == Some(name))
            .filter(|file| file.size.is_none_or(|found| found == u64::from(*size)))
            .filter(|file| file.media_type.as_deref().is_none_or(|found| same_type(found, media_type)))
            .find(|file| file.uploaded_at.is_none_or(|at| at >= *asked_at - CLOCKS))
            .map(|file| file.id),
        AttachmentAct::Delete { attachment, .. } => {
            let still_there = listed.iter().any(|file| &file.id == attachment && !file.deleted);
            (!still_there).then(|| attachment.clone())
        }
    };
    Ok(found.map_or(Found::Nothing, Found::WithId))
}

/// Solo has three words for PDF.
fn same_type(found: &str, sent: &str) -> bool {
    found == sent || (found.ends_with("pdf") && sent.ends_with("pdf"))
}

/// A visit's files, the deleted ones among them (SOLO-20).
pub(crate) async fn attachments(account: &SoloAccount, appointment: i64) -> Answer<Vec<AttachmentRow>> {
    let listed = told(account, account.client.attachments().list(AppointmentId(appointment)).await)?;
    Ok(listed
        .into_iter()
        .map(|file| AttachmentRow {
            id: file.id,
            title: file.title,
            media_type: file.mime_type,
            size: file.size,
            uploaded_at: file.uploaded_at.map(|at| at.to_utc()),
            deleted: file.deleted.unwrap_or_default(),
        })
        .collect())
}

//! Attachments: SOLO-19 to SOLO-21. There is no operation that gives the file back.

use std::time::Duration;

use bytes::Bytes;
use chrono::{DateTime, FixedOffset};
use serde::Deserialize;
use vendor_http::{Body, HeaderName, HeaderValue, Method, Progress};

use crate::wire::Wire;
use crate::{AppointmentId, CallError, dates, lenient};

/// The largest file that is sent, in bytes: 5 MiB, the wider reading of the document's "5Mb".
pub const MAX_ATTACHMENT: usize = 5 * 1024 * 1024;

/// Above this many bytes a file may be refused by Solo: 5 MB, the narrower reading of the document's "5Mb".
pub const DOUBTFUL_ATTACHMENT: usize = 5_000_000;

/// Longest time for an upload: five megabytes over a clinic's slow uplink.
const UPLOAD_TIME: Duration = Duration::from_secs(120);

/// Attachments.
pub struct Attachments<'a> {
    pub(crate) wire: &'a Wire,
}

/// What Solo takes, told by a file's first bytes and never by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AttachmentType {
    /// `application/pdf`.
    Pdf,
    /// `image/png`.
    Png,
    /// `image/jpeg`.
    Jpeg,
}

impl AttachmentType {
    /// What the bytes are, when it is something that Solo takes.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        match infer::get(bytes)?.mime_type() {
            "application/pdf" => Some(Self::Pdf),
            "image/png" => Some(Self::Png),
            "image/jpeg" => Some(Self::Jpeg),
            _ => None,
        }
    }

    /// The media type that is sent.
    pub fn mime(self) -> &'static str {
        match self {
            Self::Pdf => "application/pdf",
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }
}

/// A file to upload.
#[derive(Clone)]
pub struct NewAttachment {
    /// Its bytes.
    pub bytes: Bytes,
    /// The name that Solo's own screens show.
    pub file_name: Option<String>,
    /// Told as the bytes go out.
    pub progress: Option<Progress>,
}

impl NewAttachment {
    /// Whether the file lies between the two readings of Solo's limit (5,000,000 bytes and [`MAX_ATTACHMENT`]): it is
    /// sent, and Solo may refuse it.
    pub fn may_be_too_large(&self) -> bool {
        self.bytes.len() > DOUBTFUL_ATTACHMENT && self.bytes.len() <= MAX_ATTACHMENT
    }
}

/// An attachment as Solo lists it. `Debug` leaves its title out: files are named after people.
#[derive(Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Attachment {
    /// Its uuid.
    #[serde(deserialize_with = "lenient::text")]
    pub id: String,
    /// The appointment's aggregate uuid, not the number that was asked with.
    #[serde(default)]
    pub appointment_id: Option<String>,
    /// Its name.
    #[serde(default)]
    pub title: Option<String>,
    /// Its media type.
    #[serde(default)]
    pub mime_type: Option<String>,
    /// Its size in bytes.
    #[serde(default)]
    pub size: Option<u64>,
    /// When it was uploaded.
    #[serde(default, with = "dates::offset_option")]
    pub uploaded_at: Option<DateTime<FixedOffset>>,
    /// Deleted ones stay in the list (`[assumed]`: the document shows the flag, never set). `None` when Solo does not
    /// say.
    #[serde(default)]
    pub deleted: Option<bool>,
}

impl std::fmt::Debug for Attachment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Attachment").field("id", &self.id).field("deleted", &self.deleted).finish_non_exhaustive()
    }
}

#[derive(Deserialize)]
struct Listed {
    #[serde(deserialize_with = "lenient::list")]
    attachments: Vec<Attachment>,
}

const TEMPLATE: &str = "/qapi/v1/appointments/{id}/attachments";

impl Attachments<'_> {
    /// SOLO-19: uploads a file as a raw body under its own media type, which its content decides. It may take two
    /// minutes.
    ///
    /// # Errors
    /// [`CallErrorKind::InvalidInput`](crate::CallErrorKind) when the file is empty, larger than [`MAX_ATTACHMENT`], or
    /// neither PDF, PNG nor JPEG by its content; Solo's own refusal of a type or size.
    pub async fn upload(&self, id: AppointmentId, file: NewAttachment) -> Result<Attachment, CallError> {
        const ID: &str = "SOLO-19";
        if file.bytes.is_empty() {
            return Err(CallError::invalid(ID, "file", "is empty"));
        }
        if file.bytes.len() > MAX_ATTACHMENT {
            return Err(CallError::invalid(ID, "file", "is larger than 5 MiB"));
        }
        let kind = AttachmentType::of(&file.bytes)
            .ok_or_else(|| CallError::invalid(ID, "file", "is neither PDF, PNG nor JPEG"))?;
        let mut request = self
            .wire
            .request(ID, Method::POST, TEMPLATE, &[&id.to_string()])?
            .with_header(HeaderName::from_static("content-type"), HeaderValue::from_static(kind.mime()))
            .with_body(Body::Raw { bytes: file.bytes, progress: file.progress })
            .with_timeout(UPLOAD_TIME);
        if let Some(name) = file.file_name.filter(|name| !name.trim().is_empty()) {
            request = request.with_query("fileName", name);
        }
        self.wire.json(request).await
    }

    /// SOLO-20: an appointment's attachments, the deleted ones among them.
    ///
    /// # Errors
    /// 404 when Solo does not know the appointment.
    pub async fn list(&self, id: AppointmentId) -> Result<Vec<Attachment>, CallError> {
        let request = self.wire.request("SOLO-20", Method::GET, TEMPLATE, &[&id.to_string()])?;
        let listed: Listed = self.wire.json(request).await?;
        Ok(listed.attachments)
    }

    /// SOLO-21: deletes an attachment by its uuid. The document shows no answer: any 2xx is a success (`[assumed]`
    /// A-SO-01).
    ///
    /// # Errors
    /// [`CallErrorKind::InvalidInput`](crate::CallErrorKind) when the uuid is empty; 404 when Solo does not know it.
    pub async fn delete(&self, id: AppointmentId, attachment: &str) -> Result<(), CallError> {
        let template = "/qapi/v1/appointments/{id}/attachments/{attachment_id}";
        let request = self.wire.request("SOLO-21", Method::DELETE, template, &[&id.to_string(), attachment])?;
        self.wire.done(request).await
    }
}

//! SOLO-19 to SOLO-21: files of a visit. The body is the file itself; there is no way to get it back.

use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use serde_json::{Value, json};
use uuid::Uuid;

use super::call::{Call, Ruling, Verdict};
use super::fields::Problems;
use super::refusal;
use crate::server::Answer;
use crate::solo::state::{Attachment, Clinic};

/// 5 MiB: the document says "5Mb".
const LARGEST: usize = 5 * 1024 * 1024;
const MIME_TYPES: [&str; 5] = ["application/pdf", "application/x-pdf", "image/pdf", "image/png", "image/jpeg"];

/// SOLO-19: the declared type must be an allowed one and agree with the first bytes of the file.
pub(super) fn upload(clinic: &Clinic, call: &Call) -> Ruling {
    let visit = call.visit_or_aggregate(clinic)?;
    let (id, aggregate) = (visit.id, visit.aggregate);
    let mut problems = Problems::default();
    call.only_queries(&["fileName"], &mut problems);
    problems.settle()?;
    let declared = call.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mime = MIME_TYPES.iter().find(|mime| **mime == declared).ok_or_else(|| unsupported(declared))?;
    if call.body.len() > LARGEST {
        return Err(refusal::with(
            StatusCode::PAYLOAD_TOO_LARGE,
            "The file is too large. Allowed maximum size is 5 MB",
        ));
    }
    let found = infer::get(&call.body).map_or("text/plain", |kind| kind.mime_type());
    if essence(mime) != found {
        return Err(unsupported(found));
    }
    let title = call
        .query("fileName")
        .filter(|name| !name.trim().is_empty())
        .map_or_else(|| format!("Attachment.{}", found.rsplit('/').next().unwrap_or_default()), str::to_owned);
    let (mime_type, size, now) = ((*mime).to_owned(), call.body.len(), call.now);
    Verdict::commit(move |clinic| {
        let attachment = Attachment {
            id: clinic.uuid(),
            title,
            mime_type,
            size,
            uploaded_at: now.with_timezone(&clinic.zone),
            deleted: false,
        };
        let view = attachment.view(aggregate);
        match clinic.diary.get_mut(id) {
            Some(visit) => visit.attachments.push(attachment),
            None => return refusal::missing("Appointment"),
        }
        Answer::created(&view)
    })
}

/// What a file of this declared type looks like from its bytes.
fn essence(mime: &str) -> &str {
    if mime.ends_with("pdf") { "application/pdf" } else { mime }
}

fn unsupported(mime: &str) -> Answer {
    let allowed: Vec<String> = MIME_TYPES.iter().map(|mime| format!("\"{mime}\"")).collect();
    let message = format!("Mime type \"{mime}\" not supported. Available file mime-types: {}", allowed.join(", "));
    refusal::with(StatusCode::BAD_REQUEST, &message)
}

/// SOLO-20: deleted files stay in the list, marked.
pub(super) fn list(clinic: &Clinic, call: &Call) -> Ruling {
    let visit = call.visit_or_aggregate(clinic)?;
    let attachments: Vec<Value> = visit.attachments.iter().map(|file| file.view(visit.aggregate)).collect();
    Verdict::answer(Answer::ok(&json!({ "attachments": attachments })))
}

/// SOLO-21: deleting twice is not found.
pub(super) fn delete(clinic: &Clinic, call: &Call) -> Ruling {
    let visit = call.visit_or_aggregate(clinic)?;
    let id = visit.id;
    let attachment: Option<Uuid> = call.param(1).parse().ok();
    let exists = visit.attachments.iter().any(|file| Some(file.id) == attachment && !file.deleted);
    if !exists {
        return Err(refusal::missing("Attachment"));
    }
    Verdict::commit(move |clinic| {
        let files = clinic.diary.get_mut(id).map(|visit| visit.attachments.as_mut_slice()).unwrap_or_default();
        match files.iter_mut().find(|file| Some(file.id) == attachment) {
            Some(file) => file.deleted = true,
            None => return refusal::missing("Attachment"),
        }
        Answer::empty(StatusCode::OK)
    })
}

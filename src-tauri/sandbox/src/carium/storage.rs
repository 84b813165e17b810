//! CAR-14 and CAR-18: the store of files behind signed addresses. It knows no account, only signatures: a request that
//! carries an `Authorization` header is refused, since it would hand the account's token to another service.

use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, ETAG};

use super::call::{Call, Ruling, Verdict};
use super::multipart::{self, Part};
use super::refusal::by_the_store;
use super::state::{Document, Organization, StoredFile};
use crate::server::Answer;

/// CAR-14: every field of the form, as it was handed out, before the one part that is the file.
pub(super) fn upload(organization: &Organization, call: &Call) -> Ruling {
    without_authorization(call)?;
    let wrong = || by_the_store(StatusCode::BAD_REQUEST, "MalformedPOSTRequest", "The body is no multipart form.");
    let parts = multipart::parts(call.header("content-type"), &call.body).ok_or_else(wrong)?;
    let (file, fields) = file_last(&parts)?;
    let document = form_of(organization, fields)?;
    if document.form.until <= call.now {
        return Err(by_the_store(
            StatusCode::FORBIDDEN,
            "AccessDenied",
            "Invalid according to Policy: Policy expired.",
        ));
    }
    let filename = file.filename.clone().unwrap_or_default();
    if filename.is_empty() || file.content.is_empty() {
        let message = "The part named file must hold a file.";
        return Err(by_the_store(StatusCode::BAD_REQUEST, "InvalidArgument", message));
    }
    let (id, stored) = (document.id, StoredFile { filename, bytes: file.content.clone() });
    Verdict::commit(move |organization| {
        if let Some(document) = organization.document_mut(id) {
            document.file = Some(stored);
        }
        Answer::empty(StatusCode::NO_CONTENT).typed("").with(ETAG, format!("\"{}\"", id.simple()))
    })
}

/// CAR-18: the query is the signature; a changed one is refused, and so is a link whose time is over.
pub(super) fn download(organization: &Organization, call: &Call) -> Ruling {
    without_authorization(call)?;
    let refused = || by_the_store(StatusCode::FORBIDDEN, "SignatureDoesNotMatch", "The signature does not match.");
    let (id, until) = organization.links.get(&call.raw_query).ok_or_else(refused)?;
    if id.to_string() != call.param(0) {
        return Err(refused());
    }
    if *until <= call.now {
        return Err(by_the_store(StatusCode::FORBIDDEN, "AccessDenied", "Request has expired."));
    }
    let document = organization.document(*id).and_then(|document| document.file.as_ref().map(|file| (document, file)));
    let missing = || by_the_store(StatusCode::NOT_FOUND, "NoSuchKey", "The key does not exist.");
    let (document, file) = document.ok_or_else(missing)?;
    let disposition = call.query("response-content-disposition").unwrap_or_default();
    let answer = Answer::file(file.bytes.clone()).typed(document.content_type.clone());
    Verdict::answer(answer.with(CONTENT_DISPOSITION, disposition))
}

fn without_authorization(call: &Call) -> Result<(), Answer> {
    if call.headers.contains_key("authorization") {
        let message = "Only one auth mechanism allowed; only the signature should be given.";
        return Err(by_the_store(StatusCode::BAD_REQUEST, "InvalidArgument", message));
    }
    Ok(())
}

/// The file, which comes last, and the fields before it.
fn file_last(parts: &[Part]) -> Result<(&Part, &[Part]), Answer> {
    let place = parts.iter().position(|part| part.name == "file");
    match (place, place.and_then(|place| parts.get(place))) {
        (Some(place), Some(file)) if place + 1 == parts.len() => Ok((file, &parts[..place])),
        (Some(_), _) => {
            let message = "No field may follow the file.";
            Err(by_the_store(StatusCode::BAD_REQUEST, "InvalidArgument", message))
        }
        (None, _) => {
            let message = "POST requires exactly one file upload per request.";
            Err(by_the_store(StatusCode::BAD_REQUEST, "IncorrectNumberOfFilesInPostRequest", message))
        }
    }
}

/// The document whose form was filled in, to the letter.
fn form_of<'o>(organization: &'o Organization, fields: &[Part]) -> Result<&'o Document, Answer> {
    let denied = |message| by_the_store(StatusCode::FORBIDDEN, "AccessDenied", message);
    let key = fields.iter().find(|part| part.name == "key").ok_or_else(|| denied("The field key is missing."))?;
    let document = organization.documents.iter().find(|one| one.form.key.as_bytes() == key.content);
    let document = document.ok_or_else(|| denied("There is no policy for this key."))?;
    let given = |name: &'static str| fields.iter().filter(move |part| part.name == name);
    for (name, value) in &document.form.fields {
        if given(name).count() != 1 || given(name).any(|part| part.content != value.as_bytes()) {
            return Err(denied("Invalid according to Policy: a field is missing or differs."));
        }
    }
    if fields.len() != document.form.fields.len() {
        return Err(denied("Invalid according to Policy: Extra input fields."));
    }
    Ok(document)
}

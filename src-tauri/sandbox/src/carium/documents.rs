//! CAR-13 and CAR-15 to CAR-17: the document reference, the end of its upload, the list, and the link to the file.
//!
//! The steps in between, CAR-14 and CAR-18, go to the store of files: see `storage`.

use std::borrow::Cow;

use axum::http::StatusCode;
use chrono::TimeDelta;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::json;

use super::attributes::{Attributes, Need::Optional, Need::Required};
use super::body::Kind;
use super::call::{Call, Ruling, Verdict};
use super::operations::{DOWNLOADS, UPLOADS};
use super::refusal;
use super::state::{Document, Organization, UploadForm};
use crate::server::Answer;

/// What CAR-16 can be filtered by; the organisation stands beside, plainly.
const FILTERS: [&str; 3] = ["individual-id", "class-id", "name"];

/// CAR-13: the reference is there from now on, whether or not a file ever follows.
pub(super) fn create(organization: &Organization, call: &Call) -> Ruling {
    let sent = call.new_resource(Kind::Of("org-document-references"))?;
    let mut attributes = Attributes::of(&sent);
    let content_type = attributes.filled("attachment-content-type", Required).unwrap_or_default().to_owned();
    let filename = attributes.filled("attachment-filename", Required).unwrap_or_default().to_owned();
    let class = attributes.uuid("class-id", Required).unwrap_or_default();
    let name = attributes.filled("name", Required).unwrap_or_default().to_owned();
    let description = attributes.text("description", Optional).map(str::to_owned);
    let individual = attributes.uuid("individual-id", Required).unwrap_or_default();
    let own = attributes.uuid("organization-id", Required);
    if own.is_some_and(|id| id != organization.id) {
        attributes.note("organization-id", "unknown", "This is not your organization.");
    }
    if attributes.has("class-id") && !organization.classes.iter().any(|one| one.id == class) {
        attributes.note("class-id", "not-found", "There is no such document class.");
    }
    if attributes.has("individual-id") && organization.individuals.get(individual).is_none() {
        attributes.note("individual-id", "not-found", "There is no such patient.");
    }
    if attributes.has("attachment-content-type") && !content_type.contains('/') {
        attributes.note("attachment-content-type", "invalid", "A media type is expected here.");
    }
    attributes.settle()?;
    let (now, account) = (call.now, call.account.clone());
    Verdict::commit(move |organization| {
        let id = organization.uuid();
        let key = format!("{}/{id}", organization.id);
        let fields = vec![
            ("key", key.clone()),
            ("Content-Type", content_type.clone()),
            ("policy", organization.secret()),
            ("x-amz-algorithm", "AWS4-HMAC-SHA256".to_owned()),
            ("x-amz-credential", format!("SIMULATED/{}", now.format("%Y%m%d"))),
            ("x-amz-date", now.format("%Y%m%dT%H%M%SZ").to_string()),
            ("x-amz-signature", organization.secret()),
        ];
        let form = UploadForm { key, fields, until: now + TimeDelta::seconds(account.form_seconds) };
        let document = Document {
            id,
            individual,
            class,
            name,
            description,
            content_type,
            filename,
            created: now,
            form,
            file: None,
            is_processed: false,
        };
        let mut attributes = document.attributes(organization.id);
        let upload_url = format!("{}{UPLOADS}", account.base_url);
        attributes.insert("upload-info".to_owned(), document.form.view(&upload_url));
        organization.documents.push(document);
        let data = json!({ "id": id, "type": "org-document-references", "attributes": attributes });
        Answer::created(&json!({ "data": data })).typed(refusal::MEDIA_TYPE)
    })
}

/// CAR-15: an empty request. Ending an upload twice is accepted and changes nothing, which is assumed.
pub(super) fn process_upload(organization: &Organization, call: &Call) -> Ruling {
    let document = find(organization, call)?;
    if !call.body.is_empty() {
        return Err(refusal::at("", "unknown", "This request has no body."));
    }
    if document.file.is_none() {
        return Err(refusal::contradicts("not-uploaded", "No file was uploaded for this document."));
    }
    let id = document.id;
    Verdict::commit(move |organization| {
        if let Some(document) = organization.document_mut(id) {
            document.is_processed = true;
        }
        Answer::ok(&json!({})).typed(refusal::MEDIA_TYPE)
    })
}

/// CAR-16: every reference, those without a file among them, the newest last.
pub(super) fn list(organization: &Organization, call: &Call) -> Ruling {
    let query = call.list(&FILTERS, &["organization-id"])?;
    call.own_organization()?;
    let passes = |one: &&Document| {
        query.admits(|attribute| match attribute {
            "individual-id" => Some(Cow::from(one.individual.to_string())),
            "class-id" => Some(Cow::from(one.class.to_string())),
            _ => Some(Cow::from(&one.name)),
        })
    };
    let found: Vec<&Document> = organization.documents.iter().filter(passes).collect();
    Verdict::answer(query.page(&found, |one| {
        let attributes = one.attributes(organization.id);
        json!({ "id": one.id, "type": "org-document-references", "attributes": attributes })
    }))
}

/// CAR-17: "another URL". The shape of the answer is not documented; `CariumOptions` chooses between two.
pub(super) fn download_info(organization: &Organization, call: &Call) -> Ruling {
    let document = find(organization, call)?;
    if !document.is_processed {
        return Err(refusal::contradicts("not-uploaded", "The upload of this document has not ended."));
    }
    let id = document.id;
    let disposition = format!("attachment; filename=\"{}\"", document.filename);
    let (now, account) = (call.now, call.account.clone());
    Verdict::commit(move |organization| {
        let query = format!(
            "X-Amz-Expires={}&response-content-disposition={}&X-Amz-Signature={}",
            account.link_seconds,
            utf8_percent_encode(&disposition, NON_ALPHANUMERIC),
            organization.secret(),
        );
        let url = format!("{}{DOWNLOADS}{id}?{query}", account.base_url);
        organization.links.insert(query, (id, now + TimeDelta::seconds(account.link_seconds)));
        if !account.nests_download_info {
            return Answer::ok(&json!({ "url": url })).typed(refusal::MEDIA_TYPE);
        }
        let attributes = json!({ "download-info": { "download-url": url } });
        let data = json!({ "id": id, "type": "org-document-references", "attributes": attributes });
        Answer::json(StatusCode::OK, &json!({ "data": data })).typed(refusal::MEDIA_TYPE)
    })
}

fn find<'o>(organization: &'o Organization, call: &Call) -> Result<&'o Document, Answer> {
    let id = call.id("document")?;
    organization.document(id).ok_or_else(|| refusal::missing("document"))
}

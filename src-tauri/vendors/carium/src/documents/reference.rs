//! A document's reference: what CAR-13 takes, and what CAR-13 and CAR-16 give.

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value, json};
use vendor_http::CallError;

use crate::jsonapi::{self, InOrder};
use crate::names::Names;
use crate::{Attributes, DocumentClassId, DocumentReferenceId, IndividualId, OrganizationId, Resource, tolerant};

const TYPE: &str = "org-document-references";

/// A document to add. `Debug` shows ids only: files are named after people.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NewDocument {
    /// The patient.
    pub individual_id: IndividualId,
    /// Its class (CAR-12).
    pub class_id: DocumentClassId,
    /// What Carium's screens call it.
    pub name: String,
    /// What it is.
    pub description: Option<String>,
    /// The file's name, without a folder.
    pub file_name: String,
    /// The file's media type, such as `application/pdf`.
    pub content_type: String,
}

impl std::fmt::Debug for NewDocument {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewDocument")
            .field("individual_id", &self.individual_id)
            .field("class_id", &self.class_id)
            .finish_non_exhaustive()
    }
}

impl NewDocument {
    pub(super) fn body(&self, operation: &'static str, organization: &OrganizationId) -> Result<Value, CallError> {
        let refuse = |field, rule| Err(CallError::invalid(operation, field, rule));
        if self.individual_id.0.trim().is_empty() {
            return refuse("individual-id", "is required");
        }
        if self.class_id.0.trim().is_empty() {
            return refuse("class-id", "is required");
        }
        if self.name.trim().is_empty() {
            return refuse("name", "is required");
        }
        if self.file_name.trim().is_empty() || self.file_name.contains(|c: char| "/\\".contains(c) || c.is_control()) {
            return refuse("attachment-filename", "must be a file's name without a folder");
        }
        if !is_media_type(&self.content_type) {
            return refuse("attachment-content-type", "must be a media type, such as application/pdf");
        }
        let mut attributes = Map::new();
        attributes.insert("attachment-content-type".to_owned(), json!(self.content_type));
        attributes.insert("attachment-filename".to_owned(), json!(self.file_name));
        attributes.insert("class-id".to_owned(), json!(self.class_id));
        attributes.insert("name".to_owned(), json!(self.name));
        if let Some(description) = &self.description {
            attributes.insert("description".to_owned(), json!(description));
        }
        attributes.insert("individual-id".to_owned(), json!(self.individual_id));
        attributes.insert("organization-id".to_owned(), json!(organization));
        Ok(jsonapi::document(TYPE, attributes, None))
    }

    /// Whether `listed` can be this document's reference: what it says of itself must be the same, and what it does not
    /// say is no objection.
    pub(super) fn may_be(&self, listed: &DocumentReferenceAttributes) -> bool {
        fn agrees<'t>(said: Option<&'t str>, ours: Option<&'t str>) -> bool {
            said.is_none_or(|said| said == ours.unwrap_or_default())
        }
        agrees(listed.individual_id.as_ref().map(AsRef::as_ref), Some(self.individual_id.as_str()))
            && agrees(listed.class_id.as_ref().map(AsRef::as_ref), Some(self.class_id.as_str()))
            && agrees(listed.name.as_deref(), Some(&self.name))
            && agrees(listed.description.as_deref(), self.description.as_deref())
            && agrees(listed.attachment_filename.as_deref(), Some(&self.file_name))
            && agrees(listed.attachment_content_type.as_deref(), Some(&self.content_type))
    }
}

/// RFC 6838: two names of plain characters, and no parameters.
fn is_media_type(text: &str) -> bool {
    let name =
        |name: &str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&b));
    text.split_once('/').is_some_and(|(kind, sub)| name(kind) && name(sub))
}

/// A document, as Carium has it.
pub type DocumentReference = Resource<DocumentReferenceId, DocumentReferenceAttributes>;

/// A document's attributes. `Debug` shows nothing of them.
#[derive(Clone, PartialEq, Default, Deserialize)]
#[serde(rename_all = "kebab-case", default)]
#[allow(missing_docs)] // The fields are the document's own words.
pub struct DocumentReferenceAttributes {
    #[serde(deserialize_with = "tolerant::text")]
    pub attachment_content_type: Option<String>,
    #[serde(deserialize_with = "tolerant::text")]
    pub attachment_filename: Option<String>,
    #[serde(deserialize_with = "tolerant::id")]
    pub class_id: Option<DocumentClassId>,
    #[serde(deserialize_with = "tolerant::text")]
    pub name: Option<String>,
    #[serde(deserialize_with = "tolerant::text")]
    pub description: Option<String>,
    #[serde(deserialize_with = "tolerant::id")]
    pub individual_id: Option<IndividualId>,
    #[serde(deserialize_with = "tolerant::id")]
    pub organization_id: Option<OrganizationId>,
    /// The form to send the file with.
    #[serde(deserialize_with = "form")]
    pub upload_info: Option<UploadForm>,
    #[serde(flatten)]
    unknown: Names,
}

impl std::fmt::Debug for DocumentReferenceAttributes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("DocumentReferenceAttributes").finish_non_exhaustive()
    }
}

impl Attributes for DocumentReferenceAttributes {
    const TYPE: &'static str = TYPE;

    fn drift(&self, operation: &str) -> Vec<String> {
        self.unknown.drift(operation)
    }
}

/// A signed form: whoever has it can put a file in this document's place. `Debug` shows nothing of it, and it is
/// serialised by [`crate::Upload::expose`] only.
#[derive(Clone, PartialEq, Eq)]
pub struct UploadForm {
    pub(super) url: String,
    pub(super) fields: Vec<(String, String)>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case")]
struct Received {
    #[serde(default)]
    upload_url: Option<String>,
    #[serde(default)]
    upload_data: InOrder,
}

/// A form, or nothing: Carium may keep the member after the upload, and nothing in it.
pub(super) fn form<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<UploadForm>, D::Error> {
    Ok(Option::<Received>::deserialize(deserializer)?.and_then(|received| {
        let url = received.upload_url.filter(|url| !url.is_empty())?;
        Some(UploadForm { url, fields: received.upload_data.0 })
    }))
}

impl std::fmt::Debug for UploadForm {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("UploadForm(<redacted>)")
    }
}

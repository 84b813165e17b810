//! A document reference and the file behind it, which lies in a store of its own.

use bytes::Bytes;
use chrono::{DateTime, Utc};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::carium::time;

/// What a pre-signed upload must say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UploadForm {
    /// The object's name in the store, which no other form has.
    pub(crate) key: String,
    /// Every field in the order in which it is handed out, the key among them.
    pub(crate) fields: Vec<(&'static str, String)>,
    pub(crate) until: DateTime<Utc>,
}

impl UploadForm {
    /// As CAR-13 hands it out.
    pub(crate) fn view(&self, upload_url: &str) -> Value {
        let data: Map<String, Value> =
            self.fields.iter().map(|(name, value)| ((*name).to_owned(), json!(value))).collect();
        json!({ "upload-url": upload_url, "upload-data": data })
    }
}

/// A file that has arrived in the store.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct StoredFile {
    pub(crate) filename: String,
    pub(crate) bytes: Bytes,
}

/// One reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Document {
    pub(crate) id: Uuid,
    pub(crate) individual: Uuid,
    pub(crate) class: Uuid,
    pub(crate) name: String,
    pub(crate) description: Option<String>,
    pub(crate) content_type: String,
    pub(crate) filename: String,
    pub(crate) created: DateTime<Utc>,
    pub(crate) form: UploadForm,
    pub(crate) file: Option<StoredFile>,
    /// Whether CAR-15 has ended the upload.
    pub(crate) is_processed: bool,
}

impl Document {
    /// The attributes that CAR-13 and CAR-16 answer.
    pub(crate) fn attributes(&self, organization: Uuid) -> Map<String, Value> {
        let Value::Object(attributes) = json!({
            "attachment-content-type": self.content_type,
            "attachment-filename": self.filename,
            "class-id": self.class,
            "name": self.name,
            "description": self.description,
            "individual-id": self.individual,
            "organization-id": organization,
            "created": time::told(self.created),
        }) else {
            return Map::new();
        };
        attributes
    }
}

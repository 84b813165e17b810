//! What a test sees of the documents of a simulated Carium from inside: the files, and what uploads left behind.

use serde_json::{Value, json};

use super::control::CariumControl;
use super::state::{Document, Organization};

impl CariumControl {
    /// All document references in the order they were made, with `state`: `waiting` (no file yet), `uploaded` (a file,
    /// and the upload has not been ended) or `done`; and the `bytes` of the file.
    #[must_use]
    pub fn documents(&self) -> Vec<Value> {
        self.tenant.read(|organization| {
            organization.documents.iter().map(|document| document_from_inside(organization, document)).collect()
        })
    }

    /// The references whose upload was begun and never ended: what a crash between the steps leaves behind.
    #[must_use]
    pub fn orphans(&self) -> Vec<Value> {
        let mut all = self.documents();
        all.retain(|document| document["state"] != "done");
        all
    }

    /// The file of a document, if one arrived.
    #[must_use]
    pub fn file_of(&self, document: &str) -> Option<Vec<u8>> {
        let id = document.parse().ok()?;
        self.tenant.read(|organization| {
            organization.document(id).and_then(|document| document.file.as_ref()).map(|file| file.bytes.to_vec())
        })
    }

    /// Lets every form of an upload and every link to a file run out now.
    pub fn expire_signatures(&self) {
        let now = self.now();
        self.tenant.change(|organization| {
            organization.documents.iter_mut().for_each(|document| document.form.until = now);
            organization.links.values_mut().for_each(|(_, until)| *until = now);
        });
    }
}

fn document_from_inside(organization: &Organization, document: &Document) -> Value {
    let state = match (&document.file, document.is_processed) {
        (None, _) => "waiting",
        (Some(_), false) => "uploaded",
        (Some(_), true) => "done",
    };
    json!({
        "id": document.id,
        "attributes": document.attributes(organization.id),
        "state": state,
        "bytes": document.file.as_ref().map(|file| file.bytes.len()),
        "filename": document.file.as_ref().map(|file| &file.filename),
    })
}

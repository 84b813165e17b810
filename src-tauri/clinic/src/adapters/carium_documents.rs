//! Documents of patients' records at Carium: CAR-13 to CAR-18. An upload is several requests; each is a step of a value
//! that its caller keeps, so that it is gone on with after a crash and never begun a second time unseen.

use bytes::Bytes;
use carium::{
    CallError, DocumentClassId, DocumentReference, DocumentReferenceId, IndividualId, NewDocument, Upload, UploadStep,
};
use domain::act::CariumDocumentAct;
use serde_json::Value;
use store::DocumentRow;
use vendor_http::Progress;

use super::calls::{Answer, told};
use crate::account::CariumAccount;

/// How far an upload is. Its forms are secrets: `Debug` shows none.
#[derive(Debug, Clone)]
pub(crate) struct Uploading(Upload);

impl Uploading {
    /// As it was kept; none when it cannot be read.
    pub(crate) fn kept(value: Value) -> Option<Self> {
        serde_json::from_value(value).ok().map(Self)
    }

    /// To be kept, its form with it: only in the encrypted ledger.
    pub(crate) fn expose(&self) -> Option<Value> {
        self.0.expose().ok()
    }

    /// The step that it came to, as a word of the story.
    pub(crate) fn word(&self) -> &'static str {
        match self.0.step() {
            UploadStep::Begun { .. } if self.0.abandoned().is_empty() => "uploadBegun",
            UploadStep::Begun { .. } => "uploadBegunAnew",
            UploadStep::Created { form: Some(_), .. } => "referenceMade",
            UploadStep::Created { form: None, .. } => "formRunOut",
            UploadStep::Sent { .. } => "fileSent",
            UploadStep::Finished { .. } => "documentFinished",
        }
    }

    /// The vendor's id of the document, once there is a reference.
    pub(crate) fn reference(&self) -> Option<&str> {
        match self.0.step() {
            UploadStep::Begun { .. } => None,
            UploadStep::Created { id, .. } | UploadStep::Sent { id } | UploadStep::Finished { id } => Some(id.as_str()),
        }
    }

    /// References that were made for it and given up: Carium lists them, and nothing deletes them.
    pub(crate) fn given_up(&self) -> Vec<String> {
        self.0.abandoned().iter().map(|id| id.as_str().to_owned()).collect()
    }

    /// The vendor's id of the document, once Carium has it whole.
    pub(crate) fn finished(&self) -> Option<String> {
        self.0.finished().map(|id| id.as_str().to_owned())
    }
}

/// Notes which documents the patient has (CAR-16). It only reads.
pub(crate) async fn begin(
    account: &CariumAccount,
    act: &CariumDocumentAct,
    bytes: &[u8],
) -> Result<Uploading, CallError> {
    let document = NewDocument {
        individual_id: IndividualId::from(act.individual.as_str()),
        class_id: DocumentClassId::from(act.class.as_str()),
        name: act.name.clone(),
        description: act.description.clone(),
        file_name: act.file_name.clone(),
        content_type: act.media_type.clone(),
    };
    account.client.documents().begin(document, bytes).await.map(Uploading)
}

/// Makes the next step: at most one write (CAR-13, CAR-14 or CAR-15).
pub(crate) async fn step(
    account: &CariumAccount,
    upload: &Uploading,
    bytes: &Bytes,
    progress: Option<Progress>,
) -> Result<Uploading, CallError> {
    account.client.documents().resume(&upload.0, bytes, progress).await.map(Uploading)
}

/// Whether a failed step was a write: a reading that got no answer left nothing behind.
pub(crate) fn was_a_write(error: &CallError) -> bool {
    matches!(error.operation(), "CAR-13" | "CAR-14" | "CAR-15")
}

/// Whether the step that comes next has landed already (CAR-16, CAR-17). It only reads.
pub(crate) async fn look(account: &CariumAccount, upload: &Uploading) -> Answer<Option<Uploading>> {
    Ok(told(account, account.client.documents().look(&upload.0).await)?.map(Uploading))
}

/// A patient's documents (CAR-16).
pub(crate) async fn documents(account: &CariumAccount, individual: &str) -> Answer<Vec<DocumentRow>> {
    let documents = account.client.documents();
    let listed = told(account, documents.pages(&IndividualId::from(individual)).all(1).await)?;
    Ok(listed.items.into_iter().map(row).collect())
}

/// A document's file (CAR-17, CAR-18). The signed address between the two is kept nowhere.
pub(crate) async fn file(account: &CariumAccount, document: &str) -> Answer<Bytes> {
    let documents = account.client.documents();
    let link = told(account, documents.download_link(&DocumentReferenceId::from(document)).await)?;
    told(account, documents.download(&link).await)
}

fn row(read: DocumentReference) -> DocumentRow {
    let attributes = read.attributes;
    DocumentRow {
        id: read.id.as_str().to_owned(),
        name: attributes.name,
        class: attributes.class_id.map(|id| id.as_str().to_owned()),
        description: attributes.description,
        file_name: attributes.attachment_filename,
        media_type: attributes.attachment_content_type,
    }
}

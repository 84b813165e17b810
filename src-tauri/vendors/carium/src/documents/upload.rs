//! An upload as one operation that can be gone on with: its four requests are steps of a value, which the caller keeps
//! after each of them.
//!
//! [`Documents::begin`] notes which documents the patient has. [`Documents::resume`] makes one step, and at most one write.
//! After a crash, or an answer that was lost, [`Documents::look`] finds out whether the step that was under way has landed.
//! So the reference that CAR-13 makes is always known: it is in the value, or it is the one document that was not there
//! when the upload began. A reference that has to be given up (its form has run out, and Carium has no way to delete it)
//! stays in [`Upload::abandoned`], for a person to see.

use bytes::Bytes;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use vendor_http::{CallError, Progress};

use super::reference::form;
use super::{Documents, NewDocument, UploadForm};
use crate::{DocumentReferenceId, IndividualId};

/// A file by its size and content: an upload must not go on with another one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileMark {
    /// Its size in bytes.
    pub bytes: u64,
    /// SHA-256 of its content, in hexadecimal.
    pub sha256: String,
}

impl FileMark {
    /// The mark of this content.
    pub fn of(bytes: &[u8]) -> Self {
        Self { bytes: bytes.len() as u64, sha256: hex::encode(Sha256::digest(bytes)) }
    }
}

/// How far an upload is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "step", rename_all = "kebab-case")]
pub enum UploadStep {
    /// CAR-13 comes next, or was sent and its outcome is not known.
    Begun {
        /// The patient's documents before it was sent.
        before: Vec<DocumentReferenceId>,
    },
    /// The reference is there. CAR-14 comes next.
    Created {
        /// The reference.
        id: DocumentReferenceId,
        /// The form; `None` when it has run out or was not kept.
        #[serde(default, skip_serializing, deserialize_with = "form")]
        form: Option<UploadForm>,
    },
    /// The file is at the store. CAR-15 comes next.
    Sent {
        /// The reference.
        id: DocumentReferenceId,
    },
    /// Carium has the document.
    Finished {
        /// The document.
        id: DocumentReferenceId,
    },
}

/// An upload, to be kept after every step. `Debug` shows no name and no form.
///
/// Its own serialisation leaves the form out; an upload that is gone on with from there asks for a new one. Where the
/// form can be kept as a secret, [`Upload::expose`] writes it too.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Upload {
    document: NewDocument,
    file: FileMark,
    #[serde(default)]
    abandoned: Vec<DocumentReferenceId>,
    #[serde(default)]
    renewed: bool,
    #[serde(flatten)]
    step: UploadStep,
}

impl Upload {
    /// What is uploaded.
    pub fn document(&self) -> &NewDocument {
        &self.document
    }

    /// The file's mark.
    pub fn file(&self) -> &FileMark {
        &self.file
    }

    /// How far it is.
    pub fn step(&self) -> &UploadStep {
        &self.step
    }

    /// References that were made for it and given up, without a file. Carium has no operation to delete them.
    pub fn abandoned(&self) -> &[DocumentReferenceId] {
        &self.abandoned
    }

    /// The document, once Carium has it.
    pub fn finished(&self) -> Option<&DocumentReferenceId> {
        match &self.step {
            UploadStep::Finished { id } => Some(id),
            _ => None,
        }
    }

    /// The whole value with its form: whoever reads it can put a file in this document's place until the form runs out.
    /// Only for a store that is encrypted.
    ///
    /// # Errors
    /// None that its content could give; the serialiser's own.
    pub fn expose(&self) -> Result<Value, serde_json::Error> {
        let mut value = serde_json::to_value(self)?;
        if let UploadStep::Created { form: Some(form), .. } = &self.step {
            // Pairs, since an object would not keep their order.
            value["form"] = json!({"upload-url": form.url, "upload-data": form.fields});
        }
        Ok(value)
    }

    fn at(&self, step: UploadStep) -> Self {
        Self { step, ..self.clone() }
    }
}

impl Documents<'_> {
    /// Begins an upload: checks the document, and notes which ones the patient has (CAR-16). Writes nothing.
    ///
    /// # Errors
    /// [`CallErrorKind::InvalidInput`](crate::CallErrorKind) when the document breaks a rule, or the file is empty; those
    /// of CAR-16.
    pub async fn begin(&self, document: NewDocument, bytes: &[u8]) -> Result<Upload, CallError> {
        document.body("CAR-13", self.wire.organization_id())?;
        if bytes.is_empty() {
            return Err(CallError::invalid("CAR-13", "file", "is empty"));
        }
        let before = self.known(&document.individual_id).await?;
        Ok(Upload {
            file: FileMark::of(bytes),
            document,
            abandoned: Vec::new(),
            renewed: false,
            step: UploadStep::Begun { before },
        })
    }

    /// Makes the next step and gives the upload as it is then; keep it before the next one. A step that was under way when
    /// the program ended, or whose answer was lost, is looked for first ([`Documents::look`]).
    ///
    /// A form that the store refuses because it has run out is asked for again, once (A-CAR-14).
    ///
    /// # Errors
    /// Those of the step's operation, with its [`CallError::certainty`]: the upload stays where it was.
    /// [`CallErrorKind::InvalidInput`](crate::CallErrorKind) when `bytes` is not the file it was begun with.
    pub async fn resume(
        &self,
        upload: &Upload,
        bytes: &Bytes,
        progress: Option<Progress>,
    ) -> Result<Upload, CallError> {
        if FileMark::of(bytes) != upload.file {
            return Err(CallError::invalid("CAR-14", "file", "is not the one that the upload was begun with"));
        }
        match &upload.step {
            UploadStep::Begun { .. } => {
                let made = self.create_reference(&upload.document).await?;
                Ok(upload.at(UploadStep::Created { id: made.id, form: made.attributes.upload_info }))
            }
            UploadStep::Created { id, form: None } => self.with_another_form(upload, id).await,
            UploadStep::Created { id, form: Some(form) } => {
                match self.send_file(form, &upload.document, bytes, progress).await {
                    Ok(()) => Ok(upload.at(UploadStep::Sent { id: id.clone() })),
                    // A form that was asked for again and is refused as well has not run out: something else is wrong.
                    Err(error) if !upload.renewed && has_run_out(&error) => {
                        Ok(Upload { renewed: true, ..upload.at(UploadStep::Created { id: id.clone(), form: None }) })
                    }
                    Err(error) => Err(error),
                }
            }
            UploadStep::Sent { id } => {
                self.process_upload(id).await?;
                Ok(upload.at(UploadStep::Finished { id: id.clone() }))
            }
            UploadStep::Finished { .. } => Ok(upload.clone()),
        }
    }

    /// Whether the step that comes next has landed already: the upload as it is then, or `None` when nothing shows it.
    /// Reads only. What Carium commits late may show later.
    ///
    /// # Errors
    /// Those of CAR-16 and CAR-17.
    pub async fn look(&self, upload: &Upload) -> Result<Option<Upload>, CallError> {
        match &upload.step {
            UploadStep::Begun { before } => {
                let listed = self.pages(&upload.document.individual_id).all(1).await?;
                let mut ours = listed.items.into_iter().filter(|one| {
                    !before.contains(&one.id)
                        && !upload.abandoned.contains(&one.id)
                        && upload.document.may_be(&one.attributes)
                });
                let Some(found) = ours.next() else {
                    return Ok(None);
                };
                let mut upload = upload.at(UploadStep::Created { id: found.id, form: found.attributes.upload_info });
                upload.abandoned.extend(ours.map(|other| other.id));
                Ok(Some(upload))
            }
            UploadStep::Created { id, .. } | UploadStep::Sent { id } => {
                let there = self.has_file(id).await?;
                Ok(there.then(|| upload.at(UploadStep::Finished { id: id.clone() })))
            }
            UploadStep::Finished { .. } => Ok(None),
        }
    }

    /// The reference with a form that serves, or the upload begun anew, with the reference given up. Reads only.
    async fn with_another_form(&self, upload: &Upload, id: &DocumentReferenceId) -> Result<Upload, CallError> {
        let listed = self.pages(&upload.document.individual_id).all(1).await?;
        let form = listed.items.iter().find(|one| one.id == *id).and_then(|one| one.attributes.upload_info.clone());
        if form.is_some() {
            return Ok(upload.at(UploadStep::Created { id: id.clone(), form }));
        }
        if self.has_file(id).await? {
            return Ok(upload.at(UploadStep::Finished { id: id.clone() }));
        }
        let before = listed.items.into_iter().map(|one| one.id).collect();
        let mut upload = upload.at(UploadStep::Begun { before });
        upload.abandoned.push(id.clone());
        Ok(upload)
    }

    /// Whether Carium gives the document's file (A-CAR-15).
    async fn has_file(&self, id: &DocumentReferenceId) -> Result<bool, CallError> {
        match self.download_link(id).await {
            Ok(_) => Ok(true),
            Err(error) if matches!(error.status(), Some(400 | 404 | 409 | 422)) => Ok(false),
            Err(error) => Err(error),
        }
    }

    async fn known(&self, patient: &IndividualId) -> Result<Vec<DocumentReferenceId>, CallError> {
        Ok(self.pages(patient).all(1).await?.items.into_iter().map(|one| one.id).collect())
    }
}

/// Whether a store's refusal says that the form no longer serves (A-CAR-14).
fn has_run_out(error: &CallError) -> bool {
    match error.status() {
        Some(403 | 404 | 410) => true,
        Some(400) => error.vendor_message().is_some_and(|code| code.starts_with("Expired")),
        _ => false,
    }
}

//! Documents of a patient ("Attachments" in Carium's own screens): CAR-12 to CAR-18.
//!
//! The single steps of an upload are here; [`Upload`] puts them together so that it can be gone on with after any crash.

mod link;
mod reference;
mod upload;

use bytes::Bytes;
use vendor_http::{Answer, Body, CallError, FilePart, GivenAddress, Method, Multipart, Progress, Request};

use crate::jsonapi::One;
use crate::page::{List, Page, PageAt, Pages};
use crate::wire::{Wire, no_web_page};
use crate::{DocumentClassAttributes, DocumentClassId, DocumentReferenceId, IndividualId, Resource};

pub use link::DownloadLink;
pub use reference::{DocumentReference, DocumentReferenceAttributes, NewDocument, UploadForm};
pub use upload::{FileMark, Upload, UploadStep};

const ALL: &str = "/caredb/v1/org-document-references/";

/// A class of documents.
pub type DocumentClass = Resource<DocumentClassId, DocumentClassAttributes>;

/// Documents.
pub struct Documents<'a> {
    pub(crate) wire: &'a Wire,
}

impl Documents<'_> {
    /// CAR-12: a page of the organisation's document classes. Every document has one.
    ///
    /// # Errors
    /// [`CallErrorKind::Unauthorized`](crate::CallErrorKind) when a person has to log in.
    pub async fn classes(&self, at: PageAt) -> Result<Page<DocumentClass>, CallError> {
        self.class_list().page(at).await
    }

    /// All document classes.
    pub fn class_pages(&self) -> Pages<'_, DocumentClass> {
        Pages::of(self.class_list())
    }

    fn class_list(&self) -> List<'_, DocumentClass> {
        let organization = ("organization-id", self.wire.organization_id().0.clone());
        List::new(self.wire, "CAR-12", "/caredb/v1/org-document-classes/", vec![organization])
    }

    /// CAR-13: makes the reference of a document, and with it the form that its file is sent with. [`Documents::resume`]
    /// does it as a part of the whole.
    ///
    /// # Errors
    /// [`CallErrorKind::InvalidInput`](crate::CallErrorKind) when the document breaks a rule of [`NewDocument`].
    pub async fn create_reference(&self, document: &NewDocument) -> Result<DocumentReference, CallError> {
        const ID: &str = "CAR-13";
        let body = document.body(ID, self.wire.organization_id())?;
        let request = self.wire.request(ID, Method::POST, ALL, &[])?.with_body(Body::Json(body));
        Ok(self.wire.json::<One<DocumentReference>>(request).await?.data)
    }

    /// CAR-14: sends the file to the address of its form: every field first, then the file, without the account's
    /// `Authorization`. Any 2xx is a success. It may take [`crate::CariumConfig::file_timeout`]; sending it again to the same form is harmless
    /// (A-CAR-13).
    ///
    /// # Errors
    /// 403 from the file store when the form has run out. The store's code, such as `AccessDenied`, is the
    /// [`CallError::vendor_message`].
    pub async fn send_file(
        &self,
        form: &UploadForm,
        document: &NewDocument,
        bytes: &Bytes,
        progress: Option<Progress>,
    ) -> Result<(), CallError> {
        const ID: &str = "CAR-14";
        let refuse = |rule| CallError::invalid(ID, "upload-url", rule);
        let address = GivenAddress::new(&form.url).map_err(|_| refuse("must be https, or http on this machine"))?;
        let file = FilePart { name: "file", file_name: &document.file_name, media_type: &document.content_type, bytes };
        let fields = form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        let form = Multipart::new(fields, file)
            .map_err(|_| CallError::invalid(ID, "attachment-content-type", "cannot stand in a header"))?;
        let request = Request::to_given(ID, Method::POST, "{upload-url}", address)
            .with_timeout(self.wire.file_timeout())
            .with_multipart(form, progress);
        let answer = self.wire.execute(&request, store_words).await?;
        no_web_page(ID, answer).map(drop)
    }

    /// CAR-15: ends an upload whose file was sent. Any 2xx is a success.
    ///
    /// # Errors
    /// 404 when Carium does not know the reference; its own refusal when the file is not there.
    pub async fn process_upload(&self, id: &DocumentReferenceId) -> Result<(), CallError> {
        let path = "/caredb/v1/org-document-references/{id}/process-upload/";
        self.wire.done(self.wire.request("CAR-15", Method::POST, path, &[id.as_str()])?).await
    }

    /// CAR-16: a page of a patient's documents.
    ///
    /// # Errors
    /// [`CallErrorKind::Unauthorized`](crate::CallErrorKind) when a person has to log in.
    pub async fn list(&self, patient: &IndividualId, at: PageAt) -> Result<Page<DocumentReference>, CallError> {
        self.listing(patient).page(at).await
    }

    /// All documents of a patient.
    pub fn pages(&self, patient: &IndividualId) -> Pages<'_, DocumentReference> {
        Pages::of(self.listing(patient))
    }

    fn listing(&self, patient: &IndividualId) -> List<'_, DocumentReference> {
        let query = vec![
            ("filter[individual-id]", patient.0.clone()),
            ("organization-id", self.wire.organization_id().0.clone()),
        ];
        List::new(self.wire, "CAR-16", ALL, query)
    }

    /// CAR-17: the signed address of a document's file (A-CAR-12). It runs out, and whoever has it can read the file: it is
    /// asked for when it is needed, and kept nowhere.
    ///
    /// # Errors
    /// 404 when Carium does not know the document.
    pub async fn download_link(&self, id: &DocumentReferenceId) -> Result<DownloadLink, CallError> {
        const ID: &str = "CAR-17";
        let path = "/caredb/v1/org-document-references/{id}/get-download-info/";
        let answer = self.wire.answer(self.wire.request(ID, Method::GET, path, &[id.as_str()])?).await?;
        DownloadLink::read(&answer).ok_or_else(|| CallError::unreadable(ID, &answer))
    }

    /// CAR-18: the file behind a link, fetched without the account's `Authorization`. It may take
    /// [`crate::CariumConfig::file_timeout`].
    ///
    /// # Errors
    /// 403 from the file store when the link has run out. A web page is no file.
    pub async fn download(&self, link: &DownloadLink) -> Result<Bytes, CallError> {
        const ID: &str = "CAR-18";
        let request = Request::to_given(ID, Method::GET, "{download-url}", link.address().clone())
            .with_timeout(self.wire.file_timeout());
        let answer = self.wire.execute(&request, store_words).await?;
        Ok(no_web_page(ID, answer)?.body)
    }
}

/// A file store's error code, which it writes in XML: `<Code>AccessDenied</Code>`. Its message quotes what was signed and
/// is left out.
fn store_words(answer: &Answer) -> Option<String> {
    let text = std::str::from_utf8(&answer.body).ok()?;
    let (_, rest) = text.split_once("<Code>")?;
    let (code, _) = rest.split_once("</Code>")?;
    let plain = !code.is_empty() && code.len() <= 60 && code.bytes().all(|b| b.is_ascii_alphanumeric());
    plain.then(|| code.to_owned())
}

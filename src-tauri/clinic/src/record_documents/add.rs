//! Adding a document to a record: looked at, copied, and kept as an intent. Nothing is sent before all of it is kept.

use bytes::Bytes;
use chrono::Utc;
use domain::act::CariumDocumentAct;
use domain::{Act, IdentifierKind, IntentId, PatientKey, VisitId};
use store::{ChoiceList, DocumentCopy};
use uuid::Uuid;
use vault::StoreKey;

use super::{account, subject};
use crate::access::Scheduling;
use crate::attachments::{content, file_name, keep_bytes};
use crate::outbox::{Intended, keep_with};
use crate::views::{AddDocumentInput, Kept};
use crate::{Clinic, ClinicError, Result, people, text};

const LONGEST_NAME: usize = 200;
const LONGEST_DESCRIPTION: usize = 1_000;

impl Scheduling {
    /// Keeps a file with the wish to add it to a patient's record (CAR-13 to CAR-15). It leaves after the undo window, and
    /// becomes one document, however often it is interrupted.
    ///
    /// # Errors
    /// [`ClinicError::Invalid`] for the file, its names or its class; [`ClinicError::Conflict`] when the identifiers do not
    /// hold, the connection is off, or a document of that name is on its way already.
    pub async fn add_document(&self, input: AddDocumentInput, bytes: Vec<u8>) -> Result<Kept> {
        let clinic = &*self.clinic;
        let content = content(&bytes)?;
        let name = text::required("documentName", &input.name, LONGEST_NAME)?;
        let file_name = file_name(&input.file_name, content.media_type)?;
        let description = match &input.description {
            Some(typed) => Some(text::required("description", typed, LONGEST_DESCRIPTION)?),
            None => None,
        };
        let patient = clinic.store.mirror().patient(&input.patient).await?.ok_or(ClinicError::NotFound("patient"))?;
        people::verify(&patient, &input.patient, &input.checked)?;
        account(clinic, &input.patient)?;
        let of_vendor = patient.identifiers.iter().find(|one| one.kind == IdentifierKind::VendorId);
        let individual = of_vendor.ok_or(ClinicError::Conflict("noPatientId"))?.value.clone();
        let connection = input.patient.connection();
        let choices = clinic.store.mirror().choices(&connection).await?;
        let known = |one: &store::Choice| one.list == ChoiceList::DocumentClass && one.id == input.class;
        if !choices.iter().any(known) {
            return Err(ClinicError::invalid("class", "required"));
        }
        if on_its_way(clinic, &input.patient, &file_name).await? {
            return Err(ClinicError::Conflict("nameTaken"));
        }
        let copy = DocumentCopy {
            id: Uuid::new_v4().to_string(),
            connection: connection.clone(),
            visit: VisitId(String::new()),
            patient: Some(input.patient.clone()),
            name: file_name.clone(),
            media_type: content.media_type.to_owned(),
            size: content.size,
            key: StoreKey::generate()?,
            // Set when the intent is kept.
            intent: IntentId(String::new()),
            vendor_id: None,
            at: Utc::now(),
            by: self.actor.name.clone(),
        };
        keep_bytes(clinic, &copy, Bytes::from(bytes)).await?;
        let act = Act::CariumDocument(CariumDocumentAct {
            individual,
            class: input.class,
            name,
            description,
            file_name,
            media_type: copy.media_type.clone(),
            size: copy.size,
            copy: copy.id.clone(),
        });
        let intended = Intended {
            connection,
            subject: subject(&input.patient),
            visit: None,
            patient: Some(input.patient),
            act,
            new_visit: None,
        };
        keep_with(clinic, &self.actor, intended, Some(copy)).await
    }
}

/// A reference of unknown outcome is told by its names among other things, so that each is on its way once.
async fn on_its_way(clinic: &Clinic, patient: &PatientKey, file_name: &str) -> Result<bool> {
    let intents = clinic.store.ledger().intents_on(&subject(patient)).await?;
    Ok(intents.iter().any(|intent| {
        let same = matches!(&intent.act, Act::CariumDocument(act) if act.file_name == file_name);
        same && !intent.state.is_settled()
    }))
}

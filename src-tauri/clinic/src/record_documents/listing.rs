//! A record's documents as the page shows them: what is on its way, then what the vendor lists.

use chrono::Utc;
use domain::{Act, IdentifierKind, IntentState, PatientKey, Vendor};
use store::{Choice, ChoiceList, DocumentCopy, IntentRow};

use super::{account, reading, subject};
use crate::access::{Member, Sees};
use crate::attachments::{Reading, copy_view, file_intent, is_due, limits};
use crate::views::{ClassView, Instant, Offer, Reason, RecordDocument, RecordDocuments};
use crate::{Clinic, ClinicError, Result};

impl Member {
    /// The documents of a record, as last read (CAR-16); an old list is read again behind the screen.
    ///
    /// # Errors
    /// [`ClinicError::NotFound`] when the record is not known here.
    pub async fn record_documents(&self, patient: &PatientKey) -> Result<RecordDocuments> {
        let clinic = &self.clinic;
        let person = clinic.store.mirror().patient(patient).await?.ok_or(ClinicError::NotFound("patient"))?;
        self.opens_record(patient).await?;
        let connection = clinic.store.ledger().connection(&patient.connection()).await?;
        let vendor = connection.as_ref().map_or(Vendor::Solo, store::ConnectionRow::vendor);
        let enabled = connection.is_some_and(|row| row.enabled);
        let individual = person.identifiers.iter().find(|one| one.kind == IdentifierKind::VendorId);
        let individual = individual.map(|one| one.value.clone());
        let listed = clinic.store.mirror().documents(patient).await?;
        let intents = clinic.store.ledger().intents_on(&subject(patient)).await?;
        let copies = clinic.store.ledger().record_copies(patient).await?;
        let choices = clinic.store.mirror().choices(&patient.connection()).await?;
        let settled = intents.iter().filter(|intent| intent.state == IntentState::Confirmed);
        let settled_at = settled.filter_map(|intent| intent.settled_at).max();
        let add = offer(vendor, enabled, individual.is_some());
        let due = add.offered && is_due(listed.read_at, settled_at, Utc::now());
        let stands = reading::begin(clinic, account(clinic, patient).ok(), patient, individual, due);
        Ok(RecordDocuments {
            documents: documents(clinic, Sees::of(&self.actor), listed.documents, copies, &intents, &choices),
            classes: classes(&choices),
            read_at: listed.read_at.map(Instant::from),
            reading: matches!(stands, Some(Reading::UnderWay)),
            failed: match stands {
                Some(Reading::Failed { why, .. }) => Some(why.to_owned()),
                _ => None,
            },
            add,
            largest: limits().0,
        })
    }
}

fn offer(vendor: Vendor, enabled: bool, has_id: bool) -> Offer {
    let reason = match (vendor, enabled, has_id) {
        (Vendor::Carium, true, true) => None,
        (Vendor::Carium, true, false) => Some(Reason::NoPatientId),
        (Vendor::Carium, false, _) => Some(Reason::ConnectionOff),
        _ => Some(Reason::VendorLacks),
    };
    Offer { offered: reason.is_none(), reason, assumed: None }
}

fn classes(choices: &[Choice]) -> Vec<ClassView> {
    let classes = choices.iter().filter(|one| one.list == ChoiceList::DocumentClass);
    classes.map(|one| ClassView { id: one.id.clone(), name: one.name.clone() }).collect()
}

fn class_name(choices: &[Choice], id: &str) -> String {
    let named = choices.iter().find(|one| one.list == ChoiceList::DocumentClass && one.id == id);
    named.map_or_else(|| id.to_owned(), |one| one.name.clone())
}

/// A reference that our own upload has made is listed before it has its file: it is shown once, as ours. What the vendor
/// says that a document is about is for who reads charts; what was typed here is no news to anybody here.
fn documents(
    clinic: &Clinic,
    sees: Sees,
    listed: Vec<store::DocumentRow>,
    copies: Vec<DocumentCopy>,
    intents: &[IntentRow],
    choices: &[Choice],
) -> Vec<RecordDocument> {
    let mut shown = Vec::new();
    for copy in &copies {
        let Some(intent) = intents.iter().find(|intent| intent.id == copy.intent) else { continue };
        let Act::CariumDocument(act) = &intent.act else { continue };
        let is_listed = copy.vendor_id.as_deref().is_some_and(|id| listed.iter().any(|row| row.id == id));
        if is_listed {
            continue;
        }
        shown.push(RecordDocument {
            key: copy.id.clone(),
            name: Some(act.name.clone()),
            class: Some(class_name(choices, &act.class)),
            description: act.description.clone(),
            file_name: Some(act.file_name.clone()),
            media_type: Some(act.media_type.clone()),
            vendor_id: copy.vendor_id.clone(),
            copy: Some(copy_view(copy)),
            intent: Some(file_intent(clinic, intent)),
        });
    }
    for row in listed {
        let copy = copies.iter().find(|copy| copy.vendor_id.as_deref() == Some(&row.id));
        shown.push(RecordDocument {
            key: row.id.clone(),
            name: row.name,
            class: row.class.map(|id| class_name(choices, &id)),
            description: row.description.filter(|_| sees == Sees::Charts || copy.is_some()),
            file_name: row.file_name,
            media_type: row.media_type,
            vendor_id: Some(row.id),
            copy: copy.map(copy_view),
            intent: None,
        });
    }
    shown
}

//! Documents of a patient's record: what the vendor lists, and what is on its way there.

use domain::PatientKey;
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{CopyView, FileIntent, Instant, Offer, TwoIdentifiers};

/// The documents of one record.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RecordDocuments {
    /// What is on its way first, then what the vendor lists.
    pub documents: Vec<RecordDocument>,
    /// The classes to choose from.
    pub classes: Vec<ClassView>,
    /// When the vendor's list was last read; never, when absent.
    pub read_at: Option<Instant>,
    /// It is being read now.
    pub reading: bool,
    /// Why the last reading failed, as a word that the page has a sentence for.
    pub failed: Option<String>,
    /// Whether documents can be added and fetched now.
    pub add: Offer,
    /// The largest file that is sent, in bytes.
    pub largest: u32,
}

/// A class of documents.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct ClassView {
    /// The vendor's id of it.
    pub id: String,
    /// What people call it.
    pub name: String,
}

/// One document of a record. `Debug` leaves its names out: files are named after people.
#[derive(Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct RecordDocument {
    /// Tells it from the others of the list.
    pub key: String,
    /// Its name.
    pub name: Option<String>,
    /// Its class, in words.
    pub class: Option<String>,
    /// What it is.
    pub description: Option<String>,
    /// The file's name.
    pub file_name: Option<String>,
    /// Its media type, as the vendor says.
    pub media_type: Option<String>,
    /// The vendor's id of it.
    pub vendor_id: Option<String>,
    /// This clinic's own copy.
    pub copy: Option<CopyView>,
    /// Our upload of it, while it does not stand in the vendor's list.
    pub intent: Option<FileIntent>,
}

impl std::fmt::Debug for RecordDocument {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RecordDocument").field("key", &self.key).field("intent", &self.intent).finish_non_exhaustive()
    }
}

/// A document to add; its bytes travel beside it. No `Debug`: it names people.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AddDocumentInput {
    /// To whose record.
    pub patient: PatientKey,
    /// Its class.
    pub class: String,
    /// What the vendor's screens will call it.
    pub name: String,
    /// What it is.
    pub description: Option<String>,
    /// The file's name.
    pub file_name: String,
    /// Both identifiers, as they were ticked.
    pub checked: TwoIdentifiers,
}

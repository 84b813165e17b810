//! Files of a visit: what the vendor lists, what is on its way, and the clinic's own copies.

use domain::act::ActKind;
use domain::{IntentId, IntentState, VisitId};
use serde::{Deserialize, Serialize};
use specta::Type;

use super::{Instant, Offer, TwoIdentifiers};

/// The files of one visit.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct VisitFiles {
    /// What is on its way first, then what the vendor lists, then copies of what it does not list.
    pub files: Vec<VisitFile>,
    /// When the vendor's list was last read; never, when absent.
    pub read_at: Option<Instant>,
    /// It is being read now.
    pub reading: bool,
    /// Why the last reading failed, as a word that the page has a sentence for.
    pub failed: Option<String>,
    /// Whether files can be attached and deleted now.
    pub attach: Offer,
    /// The largest file that is sent, in bytes.
    pub largest: u32,
    /// Above this many bytes the vendor may refuse a file.
    pub may_be_refused_above: u32,
}

/// One file of a visit. `Debug` leaves its name out: files are named after people.
#[derive(Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct VisitFile {
    /// Tells it from the others of the list.
    pub key: String,
    /// Its name.
    pub name: Option<String>,
    /// Its media type.
    pub media_type: Option<String>,
    /// Its size in bytes.
    pub size: Option<u32>,
    /// When the vendor got it, or when it was kept here.
    pub at: Option<Instant>,
    /// The vendor's id of it.
    pub vendor_id: Option<String>,
    /// It stands in the vendor's list as last read.
    pub listed: bool,
    /// This clinic's own copy.
    pub copy: Option<CopyView>,
    /// The latest intent about it.
    pub intent: Option<FileIntent>,
}

impl std::fmt::Debug for VisitFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("VisitFile").field("key", &self.key).field("intent", &self.intent).finish_non_exhaustive()
    }
}

/// This clinic's own copy of a file.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct CopyView {
    /// Its id.
    pub id: String,
    /// When it was kept.
    pub at: Instant,
    /// By whom.
    pub by: String,
}

/// Where our change of a file stands.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FileIntent {
    /// The intent.
    pub id: IntentId,
    /// Attach or delete.
    pub act: ActKind,
    /// Where it stands.
    pub state: IntentState,
    /// Why it stands there, as a word that the page has a sentence for.
    pub why: String,
    /// It is not sent before this.
    pub sends_at: Instant,
    /// Bytes handed to the connection so far, while it is being sent.
    pub handed: Option<u32>,
    /// The vendor's own words, as data.
    pub vendor_message: Option<String>,
    /// HTTP status of the answer.
    pub http_status: Option<u32>,
    /// The vendor's correlation id.
    pub correlation_id: Option<String>,
}

/// What a file is by its content.
#[derive(Debug, Clone, PartialEq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FileCheck {
    /// Media type, told by the content.
    pub media_type: String,
    /// Size in bytes.
    pub size: u32,
    /// The vendor may refuse it for its size.
    pub may_be_refused: bool,
}

/// A file to attach; its bytes travel beside it.
#[derive(Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct AttachInput {
    /// To which visit.
    pub visit: VisitId,
    /// The name that the vendor's screens will show.
    pub name: String,
    /// Both identifiers, as they were ticked.
    pub checked: TwoIdentifiers,
}

/// A file to delete.
#[derive(Debug, Clone, Deserialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct DeleteFileInput {
    /// Of which visit.
    pub visit: VisitId,
    /// The vendor's id of the file.
    pub file: String,
    /// Both identifiers, as they were ticked.
    pub checked: TwoIdentifiers,
}

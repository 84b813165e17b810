//! Files of a visit (SOLO-19 to SOLO-21), reduced to what an intent needs to be sent, probed and explained. The bytes are
//! not in it: they lie beside the ledger, sealed, under the id of the copy.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

/// A change of a visit's files.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "change", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum AttachmentAct {
    /// Upload a file (SOLO-19).
    Upload {
        /// The vendor's appointment id.
        appointment: i64,
        /// The clinic's own copy that holds the bytes.
        copy: String,
        /// The name that the vendor's screens show.
        name: String,
        /// Media type, told by the content.
        media_type: String,
        /// Size in bytes.
        size: u32,
        /// When a person asked for it: what the vendor had before is not it.
        asked_at: DateTime<Utc>,
    },
    /// Delete a file (SOLO-21).
    Delete {
        /// The vendor's appointment id.
        appointment: i64,
        /// The vendor's id of the file.
        attachment: String,
        /// Its name, for the story.
        name: String,
    },
}

impl AttachmentAct {
    /// The vendor's appointment id.
    pub fn appointment(&self) -> i64 {
        match self {
            Self::Upload { appointment, .. } | Self::Delete { appointment, .. } => *appointment,
        }
    }
}

/// Files are named after people, so no name is printed.
impl std::fmt::Debug for AttachmentAct {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Upload { .. } => "Upload(..)",
            Self::Delete { .. } => "Delete(..)",
        })
    }
}

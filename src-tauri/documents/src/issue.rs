//! Who prints, when and for whom: the same on every page.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use crate::{Language, Sheet};

/// Who prints, when, in which language and on what. `Debug` is left out: a person's name is in it.
#[derive(Clone, PartialEq)]
pub struct Issue {
    /// The clinic, as it stands over every list.
    pub clinic: String,
    /// Who prints.
    pub by: String,
    /// When; also the creation date of the file.
    pub at: DateTime<Utc>,
    /// The clinic's zone, in which every time is printed, with its offset.
    pub zone: Tz,
    /// The language of what this crate says. What a vendor said is printed as it was received.
    pub language: Language,
    /// The paper.
    pub sheet: Sheet,
    /// Where the clinic's audit stood, at the foot of every page: paper is what nobody can change afterwards.
    pub audit: Option<AuditMark>,
}

/// Where a chain of audit entries stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditMark {
    /// How many entries there are.
    pub entries: u64,
    /// The beginning of the last one's hash: eight hexadecimal digits.
    pub hash: String,
}

//! How the chain stands to its anchor, for whoever looks: everybody, since everybody's acts are in it.

use std::sync::PoisonError;

use chrono::{DateTime, Utc};

use super::anchors::Doubt;
use crate::Clinic;
use crate::access::Member;
use crate::views::{AuditDoubt, AuditStanding, AuditStandingState, Instant};

/// What is known since the console was opened.
#[derive(Default)]
pub(super) struct Standing {
    pub(super) state: Known,
    pub(super) doubt: Option<Doubt>,
    /// When the chain was last anchored.
    pub(super) anchored_at: Option<DateTime<Utc>>,
}

#[derive(Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Known {
    /// The keyring has not answered yet.
    #[default]
    NotYet,
    /// There was no anchor: nothing could be compared.
    NoAnchor,
    /// The chain was compared with its anchor; whether it fits says the doubt.
    Compared,
    /// The keyring did not give the anchor out.
    KeyringFailed,
}

impl Member {
    /// How the audit stands to its anchor. Contacts nobody.
    pub fn audit_standing(&self) -> AuditStanding {
        standing(&self.clinic)
    }
}

pub(super) fn standing(clinic: &Clinic) -> AuditStanding {
    let standing = clinic.audit.standing.lock().unwrap_or_else(PoisonError::into_inner);
    let state = match (standing.state, &standing.doubt) {
        (_, Some(_)) => AuditStandingState::InDoubt,
        (Known::NotYet, None) => AuditStandingState::Checking,
        (Known::NoAnchor, None) => AuditStandingState::NoAnchor,
        (Known::Compared, None) => AuditStandingState::Holds,
        (Known::KeyringFailed, None) => AuditStandingState::KeyringFailed,
    };
    AuditStanding {
        state,
        doubt: standing.doubt.as_ref().map(|doubt| AuditDoubt {
            shorter: doubt.shorter,
            from: doubt.from.map(Instant::from),
            until: Instant::from(doubt.until),
            seen_at: Instant::from(doubt.seen_at),
            anchored: number(doubt.anchored),
            found: number(doubt.found),
        }),
        anchored_at: standing.anchored_at.map(Instant::from),
    }
}

/// A number of entries for the page, which has no 64-bit integers.
pub(super) fn number(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

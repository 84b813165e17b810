//! The proof of who did what.
//!
//! Every use case that changes something writes its entry in the transaction of the change; every opening of a patient's
//! record, note, chart, document or recording writes one before anything is shown ([`opened`]); a search that was run
//! writes one with the number of hits and never the words ([`searched`]); so does what was refused ([`refused`]). The
//! entries are a chain (`store`); its head is anchored in the keyring ([`anchor`]), outside of the file that somebody may
//! put back from an older day.
//!
//! What this does not promise: an entry of the last minute before a crash can be cut off unnoticed, for the anchor is set
//! every 60 s, at a lock and at the end. And somebody who holds the keyring can make both anew: against that stand the
//! heads that are printed on every document and the exports that were taken away.

mod anchor;
mod anchors;
mod export;
mod fhir;
mod file;
mod list;
mod opened;
mod refused;
mod searched;
mod standing;

use std::sync::Mutex;

pub use export::{AuditExport, AuditExported};
pub use file::{AuditFileFault, AuditFileVerified, verify_audit_file};

pub(crate) use anchor::{first_head, run};
pub(crate) use opened::opened;
pub(crate) use refused::{Asked, refused};
pub(crate) use searched::searched;

/// What the console remembers of openings, searches, refusals and anchors while it runs.
#[derive(Default)]
pub(crate) struct Desk {
    openings: Mutex<opened::Openings>,
    searches: Mutex<searched::Searches>,
    refusals: Mutex<refused::Refusals>,
    standing: Mutex<standing::Standing>,
    /// One anchoring at a time. Nobody else waits for it.
    anchoring: tokio::sync::Mutex<anchor::Anchored>,
}

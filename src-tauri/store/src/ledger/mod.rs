//! The ledger: what cannot be fetched again.
//!
//! It exists so that a promise made on screen survives a crash. Reads are methods of [`Ledger`]; every write goes
//! through a [`LedgerTx`], so that an intent and its audit entry are kept together or not at all.

mod alerts;
mod audit;
mod connections;
mod consents;
mod contracts;
mod document_copies;
mod document_forms;
mod document_uploads;
mod drift;
mod emergency_access;
mod front_desk_notes;
mod given_passphrases;
mod identity_links;
mod intents;
mod known_appointments;
mod known_people;
mod note_drafts;
mod reading_imports;
mod readings;
mod reports;
mod settings;
mod sign_in_tries;
mod signals;
mod status_log;
mod thresholds;
mod typed_drafts;
mod users;
mod webhook_inbox;

use std::sync::Arc;

use sqlx::{Sqlite, SqliteConnection, Transaction};

use crate::StoreError;
use crate::database::Database;
use crate::held_folder::HeldFolder;
use crate::migration::Migration;

pub use alerts::{AlertAct, AlertEnd, AlertRow, DueReading};
pub(crate) use audit::adopt;
pub use audit::{AuditEntry, AuditQuery, AuditVerified, ChainFault, ChainHash, ChainHead, ChainedEntry, GENESIS};
pub use connections::ConnectionRow;
pub use consents::{ConsentRow, ConsentSettled, MetricWithdrawn};
pub use contracts::AssumptionMark;
pub use document_copies::DocumentCopy;
pub use document_forms::DocumentForm;
pub use drift::DriftRow;
pub use emergency_access::EmergencyAccessRow;
pub use front_desk_notes::FrontDeskNote;
pub use identity_links::{DeclinedLink, LinkMember};
pub use intents::{IntentFilter, IntentRow, IntentStep};
pub use known_appointments::{KnownAppointment, ReadMark};
pub use note_drafts::{DraftedNote, NoteDraftRow};
pub use reading_imports::{ImportState, ReadingImportRow, ReadingRefusal};
pub use readings::{KeptDay, ReadingExtent, ReadingOrigin};
pub use reports::ReportRow;
pub use signals::{KeptLead, NewSignal, SignalRow};
pub use status_log::StatusSeen;
pub use thresholds::ThresholdRow;
pub use typed_drafts::TypedDraftRow;
pub use users::{UserRow, UserState};
pub use webhook_inbox::{DeliveryRow, FieldChange, InboxBounds, InboxCounts, NewDelivery};

/// Each table's migrations, in the order in which tables may refer to each other.
pub(crate) const TABLES: &[&[Migration]] = &[
    connections::MIGRATIONS,
    known_appointments::MIGRATIONS,
    status_log::MIGRATIONS,
    intents::MIGRATIONS,
    audit::MIGRATIONS,
    settings::MIGRATIONS,
    front_desk_notes::MIGRATIONS,
    drift::MIGRATIONS,
    webhook_inbox::MIGRATIONS,
    known_people::MIGRATIONS,
    reports::MIGRATIONS,
    document_copies::MIGRATIONS,
    document_forms::MIGRATIONS,
    document_uploads::MIGRATIONS,
    note_drafts::MIGRATIONS,
    contracts::MIGRATIONS,
    identity_links::MIGRATIONS,
    consents::MIGRATIONS,
    readings::MIGRATIONS,
    signals::MIGRATIONS,
    thresholds::MIGRATIONS,
    alerts::MIGRATIONS,
    reading_imports::MIGRATIONS,
    users::MIGRATIONS,
    sign_in_tries::MIGRATIONS,
    emergency_access::MIGRATIONS,
    typed_drafts::MIGRATIONS,
    given_passphrases::MIGRATIONS,
];

/// A handle on the ledger. Cloning gives another handle on the same database; while one lives, the folder is in use.
#[derive(Clone)]
pub struct Ledger {
    database: Arc<Database>,
    folder: HeldFolder,
}

impl Ledger {
    pub(crate) fn new(database: Arc<Database>, folder: HeldFolder) -> Self {
        Self { database, folder }
    }

    pub(crate) fn folder(&self) -> &HeldFolder {
        &self.folder
    }

    pub(crate) fn database(&self) -> &Database {
        &self.database
    }

    /// Begins a transaction. It waits up to 30 s for its turn ([`StoreError::Busy`]): hold it across SQL only, never
    /// across a call to a vendor or a person.
    pub async fn begin(&self) -> Result<LedgerTx, StoreError> {
        let tx = self.database.settle(self.database.begin().await)?;
        Ok(LedgerTx { database: self.database.clone(), tx })
    }
}

/// Several changes that are kept together. Dropped without [`LedgerTx::commit`], none of them is.
pub struct LedgerTx {
    database: Arc<Database>,
    tx: Transaction<'static, Sqlite>,
}

impl LedgerTx {
    /// Keeps the changes: when this returns, they survive a power cut.
    pub async fn commit(self) -> Result<(), StoreError> {
        self.database.settle(self.tx.commit().await.map_err(StoreError::from))
    }

    fn conn(&mut self) -> &mut SqliteConnection {
        &mut self.tx
    }

    fn settle<T>(&self, result: Result<T, StoreError>) -> Result<T, StoreError> {
        self.database.settle(result)
    }
}

impl std::fmt::Debug for Ledger {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Ledger")
    }
}

impl std::fmt::Debug for LedgerTx {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("LedgerTx")
    }
}

//! The mirror: what can be read again from the vendors, and the index that people are found with.
//!
//! It exists so that screens answer without waiting for a vendor. Nothing in it is a promise: it may be thrown away at
//! any time, and it never decides anything. It refuses to let an older reply overwrite a newer one.

mod apply;
mod appointments;
mod attachments;
mod choices;
mod coverage;
mod devices;
mod digest;
mod documents;
mod emails;
mod episodes;
mod identifiers;
mod notes;
mod patients;
mod proposals;
mod ranking;
pub mod report;
mod rooms;
mod search;
mod search_words;
mod slots;
mod webhooks;

use std::sync::Arc;

use domain::ConnectionId;
use sqlx::{Sqlite, Transaction};

use crate::StoreError;
use crate::database::Database;
use crate::migration::Migration;

pub use apply::{Applied, ReadBatch};
pub use appointments::{AppointmentRow, Practitioner};
pub use attachments::{AttachmentRow, AttachmentsView};
pub use choices::{Choice, ChoiceList};
pub use devices::{DeviceAndPatient, DeviceData, DeviceRow, DevicesRead, PrototypeField, PrototypeRow};
pub use documents::{DocumentRow, DocumentsView};
pub use episodes::{EpisodeRow, EpisodeVisit, EpisodesOfPatient};
pub use notes::NoteRow;
pub use proposals::{DueRecord, Proposal};
pub use rooms::RoomRow;
pub use slots::{SlotRow, SlotsView};
pub use webhooks::{WebhookRow, WebhooksRead};

/// Each table's migrations.
pub(crate) const TABLES: &[&[Migration]] = &[
    patients::MIGRATIONS,
    identifiers::MIGRATIONS,
    search::MIGRATIONS,
    appointments::MIGRATIONS,
    rooms::MIGRATIONS,
    notes::MIGRATIONS,
    slots::MIGRATIONS,
    episodes::MIGRATIONS,
    webhooks::MIGRATIONS,
    report::MIGRATIONS,
    attachments::MIGRATIONS,
    choices::MIGRATIONS,
    devices::MIGRATIONS,
    documents::MIGRATIONS,
    emails::MIGRATIONS,
    proposals::MIGRATIONS,
];

/// A handle on the mirror. Cloning gives another handle on the same database.
#[derive(Clone)]
pub struct Mirror {
    database: Arc<Database>,
}

impl Mirror {
    pub(crate) fn new(database: Arc<Database>) -> Self {
        Self { database }
    }

    pub(crate) fn database(&self) -> &Database {
        &self.database
    }

    /// Removes everything that came through a connection, in one transaction.
    pub async fn forget_connection(&self, id: &ConnectionId) -> Result<(), StoreError> {
        const FORGET: &[&str] = &[
            "DELETE FROM patients_search WHERE rowid IN (SELECT id FROM patients WHERE connection = ?1)",
            "DELETE FROM patient_identifiers WHERE connection = ?1",
            "DELETE FROM patient_emails WHERE patient IN (SELECT id FROM patients WHERE connection = ?1)",
            "DELETE FROM likeness_due WHERE patient IN (SELECT id FROM patients WHERE connection = ?1)",
            "DELETE FROM link_proposals WHERE one GLOB ?1 || ':*' OR other GLOB ?1 || ':*'",
            "DELETE FROM patients WHERE connection = ?1",
            "DELETE FROM appointments WHERE connection = ?1",
            "DELETE FROM notes WHERE connection = ?1",
            "DELETE FROM rooms WHERE connection = ?1",
            "DELETE FROM slots WHERE connection = ?1",
            "DELETE FROM slot_reads WHERE connection = ?1",
            "DELETE FROM webhooks WHERE connection = ?1",
            "DELETE FROM webhook_reads WHERE connection = ?1",
            "DELETE FROM attachments WHERE connection = ?1",
            "DELETE FROM attachment_reads WHERE connection = ?1",
            choices::FORGET,
            "DELETE FROM documents WHERE connection = ?1",
            "DELETE FROM document_reads WHERE connection = ?1",
        ];
        self.forget_reports_of(id).await?;
        let mut tx = self.begin().await?;
        for sql in FORGET.iter().chain(episodes::FORGET.iter()).chain(devices::FORGET.iter()) {
            let done = sqlx::query(*sql).bind(id.as_str()).execute(&mut *tx).await;
            self.database.settle(done.map_err(StoreError::from))?;
        }
        self.commit(tx).await
    }

    async fn begin(&self) -> Result<Transaction<'static, Sqlite>, StoreError> {
        self.database.settle(self.database.begin().await)
    }

    async fn commit(&self, tx: Transaction<'static, Sqlite>) -> Result<(), StoreError> {
        self.database.settle(tx.commit().await.map_err(StoreError::from))
    }
}

impl std::fmt::Debug for Mirror {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Mirror")
    }
}

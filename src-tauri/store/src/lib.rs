//! The two encrypted databases of a data folder.
//!
//! [`Ledger`] keeps what cannot be fetched again; [`Mirror`] keeps what can, and is thrown away when it is damaged. Both
//! are SQLCipher files under one key. This crate exists so that every row that leaves memory is encrypted, that a crash
//! between two steps leaves whole steps, and that each way in which a file can be wrong has its own answer.
//!
//! It refuses a plain-text database, a database of a newer program, a second console on the same folder, and any guess
//! about a damaged ledger. It holds no rule of the clinic: what a row means is decided by its callers. It never logs a
//! statement or a value.

#[macro_use]
mod ids_only;
mod backup;
mod carried;
mod cells;
mod copy_files;
mod database;
mod error;
mod file_check;
mod held_folder;
mod insert;
mod instance_lock;
pub mod key_change;
pub mod ledger;
mod migration;
pub mod mirror;
mod open_options;
mod process_exit;
mod rekeyed;
mod store;

pub use carried::CheckedBackup;
pub use copy_files::CopyFiles;
/// The receiver names connections and knows no other word of the domain.
pub use domain::ConnectionId;
pub use error::{StoreError, Which};
pub use held_folder::HeldFolder;
pub use ledger::{
    AlertAct, AlertEnd, AlertRow, AssumptionMark, AuditEntry, AuditQuery, AuditVerified, ChainFault, ChainHash,
    ChainHead, ChainedEntry, ConnectionRow, ConsentRow, ConsentSettled, DeclinedLink, DeliveryRow, DocumentCopy,
    DocumentForm, DraftedNote, DriftRow, DueReading, EmergencyAccessRow, FieldChange, FrontDeskNote, GENESIS,
    ImportState, InboxBounds, InboxCounts, IntentFilter, IntentRow, IntentStep, KeptDay, KeptLead, KnownAppointment,
    Ledger, LedgerTx, LinkMember, MetricWithdrawn, NewDelivery, NewSignal, NoteDraftRow, ReadMark, ReadingExtent,
    ReadingImportRow, ReadingOrigin, ReadingRefusal, ReportRow, SignalRow, StatusSeen, ThresholdRow, TypedDraftRow,
    UserRow, UserState,
};
pub use mirror::report::{
    CellTest, ColumnKind, ReportBuilder, ReportColumn, ReportFault, ReportTable, RowFilter, RowOrder, select_rows,
};
pub use mirror::{
    Applied, AppointmentRow, AttachmentRow, AttachmentsView, Choice, ChoiceList, DeviceAndPatient, DeviceData,
    DeviceRow, DevicesRead, DocumentRow, DocumentsView, DueRecord, EpisodeRow, EpisodeVisit, EpisodesOfPatient, Mirror,
    NoteRow, Practitioner, Proposal, PrototypeField, PrototypeRow, ReadBatch, RoomRow, SlotRow, SlotsView, WebhookRow,
    WebhooksRead,
};
pub use store::Store;

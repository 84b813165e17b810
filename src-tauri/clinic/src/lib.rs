//! The use cases of the clinic: what a person may do, one module per noun.
//!
//! Everything a screen shows comes out of the encrypted store; nothing on its way waits for a vendor. What changes
//! something at a vendor is kept as an intent first and executed by the sender, once. This crate knows no window: it is
//! given a [`Door`] to open links and to reach the clipboard, and tells whoever listens which parts of the page went
//! stale.

pub mod views;

mod access;
mod account;
mod adapters;
mod alerts;
mod attachments;
mod audit;
pub mod backups;
mod board;
mod booking;
mod care;
pub mod carried;
mod clinic;
mod clipboard;
mod connections;
mod consents;
mod devices;
mod door;
mod episodes;
mod events;
pub mod forget;
mod forms;
mod import;
mod keeper;
pub mod key_change;
mod links;
mod metrics;
mod network;
mod notes;
mod outbox;
mod outside;
mod pace;
mod paper;
mod people;
mod problem;
mod record_documents;
mod refresher;
mod reports;
mod rest;
mod settings;
mod text;
mod typed;
mod users;
mod visits;
mod webhooks;

pub use access::{Administrator, Chart, Clinician, DeviceDesk, FrontDesk, Member, Scheduling, Session};
pub use audit::{AuditExport, AuditExported, AuditFileFault, AuditFileVerified, verify_audit_file};
pub use clinic::{Clinic, ClinicOptions, Running};
pub use connections::DemoConnection;
pub use door::{Door, DoorError};
pub use keeper::{Keeper, Ready};
pub use outside::OutsideLink;
pub use pace::Pace;
pub use paper::{Paper, PaperWay};
pub use problem::{ClinicError, Result};
pub use record_documents::FetchedDocument;
pub use reports::{ExportedReport, ReportExport};
pub use rest::{Closed, Rest};
pub use users::{DEMO_PASSPHRASE, EmergencyAccess, SignIn};
pub use webhooks::{ReceiverPlan, ReceiverStanding};

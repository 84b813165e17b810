//! Reports: tables of visits that a vendor gives for a range of days, followed from the wish to the table.
//!
//! A report is worked on behind the screens and told step by step. What only we know of it (that it was ordered, its id
//! at the vendor, the password of its file) is in the ledger; its table can be fetched again and lies in the mirror, which
//! may lose it: it is then read again by itself. A table shows what the vendor wrote, cell by cell, and gives none of it
//! a clinical meaning; the visits that it names enter the index of known ids and are read by number like any other.

mod ask;
mod desk;
mod export;
mod follow;
pub(crate) mod known;
mod list;
mod open;
mod order;
mod pictures;
mod presets;
mod run;
mod table;
mod take;
mod tend;
mod unlock;
mod unzip;

pub(crate) use desk::Desk;
pub use export::{ExportedReport, ReportExport};
pub(crate) use order::{entered_id, order_facts, was_ordered, with_password};
pub(crate) use run::run;

//! What an audit tells: words for what was done, to what, and how it ended. The words are kept for years and read by
//! other programs: they are never changed, only added to. No word says a value.

mod action;
mod entity;

pub use action::{AuditAction, Deed};
pub use entity::{AuditOutcome, AuditedKind, Entity};

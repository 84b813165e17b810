//! What the store promises, over real encrypted files.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod backup;
mod carried;
mod crash;
mod disk_full;
mod key_change;
mod ledger;
mod mirror;
mod open;
mod secrecy;
mod support;

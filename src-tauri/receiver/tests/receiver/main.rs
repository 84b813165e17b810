//! The door over real HTTP, before a real encrypted ledger.
#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod address;
mod keeping;
mod limits;
mod support;

//! Carium's operations against the simulated organisation, which judges every request against the vendor's contract by
//! checks of its own: whole jobs, and every write with every fault.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod appointments;
mod documents;
mod faults;
mod lists;
mod patients;
mod session;
mod support;

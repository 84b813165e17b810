//! Files of readings, brought in for one person: an Apple Health export, a table of glucose, deliveries in JSON, a recorded
//! signal.
//!
//! A file is looked at, a person says what it leaves open, it is read to its end as a dry run, and only then a person says
//! whether it counts. Until then nothing of it is seen: it stands on a way that nobody reads ([`store::Ledger`]). How far
//! the dry run came is kept with what it found, so that it stops and goes on without a gap, over a crash too. Nothing of
//! a file is dropped in silence, nothing is guessed, and whose file it is, is shown beside whose record it is.
//!
//! The file is read on a thread of its own in memory that does not grow with it; no lock and no transaction is held while
//! it is read. Its name may name a person: it goes into the encrypted ledger and to the page, never into the audit.

mod answers;
mod begin;
mod decide;
mod desk;
mod digest;
mod kind;
mod known;
mod look;
mod open;
mod person;
mod pieces;
mod progress;
mod run;
mod signal;
mod take;
mod theirs;
mod view;
mod watched;

pub(crate) use begin::recover;
pub(crate) use desk::Desk;

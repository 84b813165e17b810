//! The invented people that every simulated vendor takes its patients from, so that one person may be known to
//! several vendors and records of different vendors can be linked.
//!
//! Nobody here exists: names are drawn from lists, phone numbers are the 555-01xx range that is kept for fiction,
//! e-mail addresses end at example.com. Person *n* follows from the seed and *n* alone: the same seed gives every
//! vendor the same person. Solo knows the first so many; the others know a subset each, under ids of their own, and
//! a few people not quite as Solo knows them: see [`slip`].

mod invent;
mod names;
mod person;
mod places;
mod slip;

pub(crate) use invent::invent;
pub(crate) use person::Person;
pub(crate) use slip::{Keeper, known_to};

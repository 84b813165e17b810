//! Notes, attachments, documents, episodes, reports, consults, webhooks and assistance against the bodies that Solo's
//! document shows: what is sent to the last header, and what is made of the answer.
//!
//! Every body here is written by hand from the document, whose own JSON is not valid. The people are its invented ones.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod assistance;
mod attachments;
mod documents;
mod episodes;
mod episodes_written;
#[path = "../documented/exchange.rs"]
mod exchange;
mod fuzz;
mod notes;
mod perfect_answer;
mod refusals;
mod reports;
mod uploads;
mod webhooks;
mod writes;

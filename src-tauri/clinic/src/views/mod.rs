//! What the page is given and what it may send: the shapes that cross to the web UI.
//!
//! Output types only serialise, input types only deserialise. There are no 64-bit integers, and no field disappears when
//! it is empty. Instants are RFC 3339 in UTC; the zone travels beside them, and how a date is written is the page's
//! affair. Sentences are the page's affair too: what is greyed carries a `Reason`, not words.

mod board;
mod booking;
mod care;
mod carium;
mod connections;
mod consents;
mod devices;
mod episodes;
mod files;
mod forms;
mod import;
mod instant;
mod links;
mod metrics;
mod mia;
mod note;
mod note_draft;
mod outbox;
mod paper;
mod person;
mod problem;
mod record;
mod record_documents;
mod recordings;
mod report_pictures;
mod reports;
mod settings;
mod snippet;
mod startup;
mod subjects;
mod submissions;
mod tag;
mod visit;
mod webhooks;

pub use board::*;
pub use booking::*;
pub use care::*;
pub use carium::*;
pub use connections::*;
pub use consents::*;
pub use devices::*;
pub use episodes::*;
pub use files::*;
pub use forms::*;
pub use import::*;
pub use instant::Instant;
pub(crate) use instant::count;
pub use links::*;
pub use metrics::*;
pub use mia::*;
pub use note::*;
pub use note_draft::*;
pub use outbox::*;
pub use paper::*;
pub use person::*;
pub use problem::*;
pub use record::*;
pub use record_documents::*;
pub use recordings::*;
pub use report_pictures::*;
pub use reports::*;
pub use settings::*;
pub use snippet::*;
pub use startup::*;
pub use subjects::*;
pub use submissions::*;
pub use tag::*;
pub use visit::*;
pub use webhooks::*;

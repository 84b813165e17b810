//! What the organisation knows. Records are kept as the JSON they are served as: nothing here is a type of a client's.

mod movement;
mod study;
mod trial;

pub(super) use study::{Site, Study};
pub(crate) use trial::Trial;
pub(super) use trial::text;

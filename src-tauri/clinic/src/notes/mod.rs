//! The note of a visit: read into the mirror, drafted here, sent on purpose, never overwritten silently.

mod read;
mod view;

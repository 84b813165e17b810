//! The client against bodies written by hand: the token from the vendor's document, everything else from the assumed
//! contract. What is sent to the last header, and what is made of the answer. The people are invented.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod bodies;
mod edited;
mod envelopes;
mod exchange;
mod lists;
mod patients;
mod scopes;
mod tokens;
mod uncertain;
mod visits;

//! The readers over whole files.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod apple;
mod apple_broken;
mod apple_properties;
mod delivery;
mod delivery_bounds;
mod delivery_look;
mod reference;
mod support;
mod table;
mod zipped;

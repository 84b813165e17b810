//! The use cases of the clinic.

pub mod views;

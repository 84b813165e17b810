//! Devices, over the simulated Device Manager beside the simulated Solo that knows the people.

mod brought_in;
mod charts;
pub(crate) mod desk;
mod detecting;
mod faults;
mod giving;
mod handing_in;
mod listing;
mod readings;
mod user;

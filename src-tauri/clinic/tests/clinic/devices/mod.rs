//! Devices, over the simulated Device Manager beside the simulated Solo that knows the people.

pub(crate) mod desk;
mod faults;
mod giving;
mod listing;
mod readings;
mod user;

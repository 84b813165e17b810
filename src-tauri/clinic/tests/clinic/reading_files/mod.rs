//! Files of readings: nothing of them counts before a person says so, and nothing of them is dropped in silence.

mod desk;
mod exports;
mod faults;
mod going_on;
mod signals;
mod tables;

//! Files of readings: nothing of them counts before a person says so, and nothing of them is dropped in silence.

mod deliveries;
mod delivery_faults;
mod delivery_people;
mod desk;
mod exports;
mod faults;
mod going_on;
mod leaving;
mod signals;
mod tables;

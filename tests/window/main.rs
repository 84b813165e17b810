//! Whole jobs in the real window: the program under WebKitWebDriver, a simulator on loopback, the real keyring. They need
//! a display, a session bus and an unlocked keyring: `cargo xtask session` provides them.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod assistance;
mod axe;
mod damage;
mod day;
mod desk;
mod desktop;
mod display;
mod episodes;
mod faults;
mod files;
mod full_disk;
mod hands;
mod native;
mod notes;
mod paper;
mod passphrase;
mod people;
mod reports;
mod secrecy;
mod smallest;
mod start;
mod title;
mod webhooks;

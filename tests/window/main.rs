//! Whole jobs in the real window: the program under WebKitWebDriver, a simulator on loopback, the real keyring. They need
//! a display, a session bus and an unlocked keyring: `cargo xtask session` provides them.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod axe;
mod day;
mod desk;
mod driver;
mod faults;
mod page;
mod paper;
mod secrecy;
mod start;

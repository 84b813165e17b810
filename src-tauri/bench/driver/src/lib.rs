//! The real window as a person has it, through WebKitWebDriver: the window tests and the figures drive it in one way.
//!
//! Everything here fails by panicking with what the page says, as a test does: whoever drives a window that does not
//! answer has nothing left to do.
#![allow(clippy::unwrap_used, clippy::expect_used)]

mod bus;
mod driver;
mod page;
pub mod processes;

pub use bus::Bus;
pub use driver::Driver;
pub use page::{Page, keys};

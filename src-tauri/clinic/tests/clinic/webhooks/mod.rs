//! Webhooks the whole way: the simulator delivers to the receiver over HTTP, and the board shows what the vendor says.

mod bad_input;
mod faults;
mod hooked;
mod inspector;
mod journey;
mod list;

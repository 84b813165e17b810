//! The machinery that all simulators share: sockets, routes, faults, late commits, the log of requests, the clock.
//!
//! A vendor gives a [`Surface`] and gets a [`Running`] tenant. A plain web framework could not drop a connection
//! without an answer, so each connection is served by hyper directly, under a token that ends it at once, with its
//! socket.

mod answer;
mod call;
mod connection;
mod control_http;
mod desk;
mod door;
mod exchange;
mod fault;
mod fault_board;
mod mutate;
mod orders;
mod page;
mod routes;
mod running;
mod seen;
mod spoil;
mod surface;
mod tenant;

pub(crate) use answer::Answer;
pub(crate) use call::{Call, Ruling, Verdict};
pub(crate) use control_http::{Refused, refused};
pub use fault::{Fault, FaultRule};
pub use orders::Orders;
pub(crate) use page::demo_visit;
pub(crate) use running::{Running, Serve};
pub use seen::SeenRequest;
pub use surface::Entry;
pub(crate) use surface::{Judge, Surface};
pub(crate) use tenant::Tenant;

//! The sockets. A plain web framework could not drop a connection without an answer, so each connection is served
//! by hyper directly, under a token that ends it at once, with its socket.

mod connection;
mod door;
mod exchange;
mod page;
mod spoil;

pub(crate) use door::{Door, DoorOrder};
pub(crate) use exchange::Exchange;

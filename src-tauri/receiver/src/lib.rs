//! The webhook receiver: an HTTP door on loopback, behind which a tunnel or a reverse proxy of the clinic stands.
//!
//! It keeps ciphertext and knows no key: what a delivery says is read elsewhere. A delivery is in the ledger before its
//! sender is answered. Nobody proves who sends, so the door trusts nothing: the address is a secret, compared in
//! constant time; bodies, memory, connections, times and rates are bounded; and whatever is wrong, the answer is the
//! same, so that nobody learns by asking which addresses exist.
//!
//! It never listens on anything but loopback, never follows what a body says, and never logs an address or a body.

mod address;
mod connection;
mod counts;
mod intake;
mod keeper;
mod limits;
mod receiver;

pub use address::{ADDRESS_PREFIX, SecretPath};
pub use counts::{Refusal, RefusedCounts};
pub use limits::Limits;
pub use receiver::{Receiver, ReceiverError, ReceiverOptions};

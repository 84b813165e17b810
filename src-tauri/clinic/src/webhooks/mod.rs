//! Webhooks: deliveries that hint at a change, and the vendor's list of whom it tells.
//!
//! A delivery has no signature, no time and no id: nobody can prove who sent it, when, or how often. So no fact is ever
//! taken from one. It is opened, and the visit that it names is read from the vendor like any other; what the vendor
//! says then is what counts. Every delivery is kept, counted and shown, also those that cannot be opened.

mod administer;
mod changes;
mod decode;
mod door;
mod endpoints;
mod follow;
mod keys;
mod listed;
mod turn;
mod view;

use std::collections::{HashMap, HashSet};
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Utc};
use domain::ConnectionId;
use tokio::sync::Notify;
use vault::SecretString;

pub use door::{ReceiverPlan, ReceiverStanding};
pub(crate) use endpoints::{confirmed, facts};
pub(crate) use keys::{forget as forget_keys, known_to as keys_known};
pub(crate) use turn::run;

/// What the webhooks of an open clinic share.
#[derive(Default)]
pub(crate) struct Webhooks {
    /// A delivery may be waiting to be opened.
    pub(crate) wake: Notify,
    /// Keys, as far as they were read from the keyring.
    keys: Mutex<HashMap<ConnectionId, Vec<SecretString>>>,
    /// Connections whose list is being read.
    reading: Mutex<HashSet<ConnectionId>>,
    /// When a connection's list was last asked for because a delivery did not open.
    asked: Mutex<HashMap<ConnectionId, DateTime<Utc>>>,
    /// How the receiver stands, as whoever runs it tells.
    standing: Mutex<Option<ReceiverStanding>>,
    /// Connections whose list changed through us, and is to be read.
    changed: Mutex<HashSet<ConnectionId>>,
    /// A visit without a room was learned.
    rooms: Mutex<HashSet<ConnectionId>>,
}

impl Webhooks {
    /// A visit was learned whose room only the report names.
    fn wish_for_rooms(&self, connection: &ConnectionId) {
        self.rooms.lock().unwrap_or_else(PoisonError::into_inner).insert(connection.clone());
    }

    /// Whether a room is wished for; asked once per wish.
    pub(crate) fn takes_wish_for_rooms(&self, connection: &ConnectionId) -> bool {
        self.rooms.lock().unwrap_or_else(PoisonError::into_inner).remove(connection)
    }
}

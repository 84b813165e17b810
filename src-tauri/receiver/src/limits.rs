//! What the door lets through at most.

use std::num::NonZeroU32;
use std::time::Duration;

/// What the door lets through at most. The defaults suit one clinic: its vendors tell of a few changes a minute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one body.
    pub body_bytes: u32,
    /// Bytes of all bodies that are on their way at once; at least one whole body.
    pub memory_bytes: u32,
    /// Connections at once.
    pub connections: usize,
    /// Deliveries per second, over time.
    pub per_second: NonZeroU32,
    /// Deliveries that may come at once.
    pub burst: NonZeroU32,
    /// How long a request's head may take, and how long a connection may stay idle.
    pub head_time: Duration,
    /// How long a request's body may take.
    pub body_time: Duration,
    /// How long a connection may last, whatever it does.
    pub connection_time: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body_bytes: 10 << 20,
            memory_bytes: 64 << 20,
            connections: 128,
            per_second: NonZeroU32::MIN.saturating_add(49),
            burst: NonZeroU32::MIN.saturating_add(499),
            head_time: Duration::from_secs(10),
            body_time: Duration::from_secs(15),
            connection_time: Duration::from_secs(120),
        }
    }
}

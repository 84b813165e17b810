//! What may be set per connection. The defaults are the assumptions we make about a vendor that publishes no limits:
//! four requests at a time, three tries for a read, half a second before the second.

use std::num::NonZeroU32;
use std::time::Duration;

use crate::Network;

/// Settings of one [`crate::Transport`], that is of one account at one vendor.
#[derive(Debug, Clone, PartialEq)]
pub struct TransportOptions {
    /// Longest wait for name resolution, TCP and TLS together. A request that fails here has provably never left.
    pub connect_timeout: Duration,
    /// Longest time for one attempt as a whole, from its start to the last byte of the answer. A request may set its
    /// own ([`crate::Request::timeout`]). It is also the longest wait for a free place among the concurrent requests.
    pub timeout: Duration,
    /// Longest time for a read with all its repeats and the waits between them: none begins later, and one that is under
    /// way then is ended.
    pub longest: Duration,
    /// Requests that may be under way at the same time.
    pub max_concurrent: usize,
    /// Attempts (repeats included) per minute; the same number may be spent at once after a quiet minute.
    /// `None` sets no limit.
    pub budget_per_minute: Option<NonZeroU32>,
    /// Largest body read of an answer with records, in bytes. A longer one is [`crate::Malformation::TooLarge`].
    pub max_answer: usize,
    /// The same of an answer that is a file ([`crate::Expects::File`]).
    pub max_file: usize,
    /// When and how often a read is repeated.
    pub retry: RetryPolicy,
    /// How the network beyond this machine is reached.
    pub network: Network,
    /// Sent as `User-Agent`.
    pub user_agent: String,
}

impl Default for TransportOptions {
    fn default() -> Self {
        Self {
            connect_timeout: Duration::from_secs(10),
            timeout: Duration::from_secs(30),
            longest: Duration::from_secs(120),
            max_concurrent: 4,
            budget_per_minute: NonZeroU32::new(600),
            max_answer: 32 * 1024 * 1024,
            max_file: 64 * 1024 * 1024,
            retry: RetryPolicy::default(),
            network: Network::default(),
            user_agent: concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION")).to_owned(),
        }
    }
}

/// When a read is repeated. Writes are never repeated, whatever stands here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RetryPolicy {
    /// Attempts in all, the first included.
    pub tries: u32,
    /// Wait before the second attempt; doubled for each further one.
    pub base: Duration,
    /// A vendor that asks for a longer wait than this (`Retry-After`) is not waited for: the caller learns of it.
    pub longest_wait: Duration,
}

impl Default for RetryPolicy {
    fn default() -> Self {
        Self { tries: 3, base: Duration::from_millis(500), longest_wait: Duration::from_secs(30) }
    }
}

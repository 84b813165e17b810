//! How many requests were refused, and why: the sender is not told, the administrator is.

use std::sync::atomic::{AtomicU64, Ordering};

/// Why a request was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// There is no such address, or it was not a POST.
    UnknownAddress,
    /// More came than the rate allows.
    TooMany,
    /// The body is longer than is taken.
    TooLong,
    /// The body did not come in time, or broke off.
    TooSlow,
    /// There was no body.
    Empty,
    /// The ledger could not keep it.
    NotKept,
}

/// Refused requests since the receiver was started.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RefusedCounts {
    /// See [`Refusal::UnknownAddress`].
    pub unknown_address: u64,
    /// See [`Refusal::TooMany`].
    pub too_many: u64,
    /// See [`Refusal::TooLong`].
    pub too_long: u64,
    /// See [`Refusal::TooSlow`].
    pub too_slow: u64,
    /// See [`Refusal::Empty`].
    pub empty: u64,
    /// See [`Refusal::NotKept`].
    pub not_kept: u64,
}

#[derive(Default)]
pub(crate) struct Counts([AtomicU64; 6]);

impl Counts {
    pub(crate) fn add(&self, refusal: Refusal) {
        self.0[refusal as usize].fetch_add(1, Ordering::Relaxed);
    }

    pub(crate) fn read(&self) -> RefusedCounts {
        let of = |refusal: Refusal| self.0[refusal as usize].load(Ordering::Relaxed);
        RefusedCounts {
            unknown_address: of(Refusal::UnknownAddress),
            too_many: of(Refusal::TooMany),
            too_long: of(Refusal::TooLong),
            too_slow: of(Refusal::TooSlow),
            empty: of(Refusal::Empty),
            not_kept: of(Refusal::NotKept),
        }
    }
}

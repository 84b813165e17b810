//! One live connection: its client and how it is doing.

use std::collections::VecDeque;
use std::ops::Deref;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use caremonitor::CareMonitor;
use carium::Carium;
use chrono::{DateTime, TimeDelta, Utc};
use clinone::ClinOne;
use mia::Mia;
use solo::Solo;
use store::{Choice, ConnectionRow};
use tokio::sync::Notify;

use crate::problem::{FailureKind, VendorFailure};
use crate::views::{ConnectionAge, Instant};

/// Requests that we allow ourselves per hour and connection (assumption A-SO-02: no limit is published).
pub(crate) const BUDGET_PER_HOUR: u32 = 36_000;

/// The client of a connection's vendor.
pub(crate) enum Client {
    Solo(Solo),
    Carium(Carium),
    CareMonitor(CareMonitor),
    ClinOne(ClinOne),
    Mia(Mia),
}

/// A connection with its client.
pub(crate) struct Account {
    pub(crate) row: ConnectionRow,
    client: Client,
    /// Something of it may be due to be read.
    pub(crate) wake: Notify,
    /// What the account lets one choose from, as last listed: statuses are told by id and shown by name.
    choices: Mutex<Arc<[Choice]>>,
    health: Mutex<Health>,
    /// Devices are to be listed at the next turn.
    devices_wanted: AtomicBool,
}

#[derive(Default)]
struct Health {
    answered_at: Option<DateTime<Utc>>,
    silent_since: Option<DateTime<Utc>>,
    next_try: Option<DateTime<Utc>>,
    failures: u32,
    unreachable: bool,
    refused: bool,
    /// One entry per minute: its number, requests, errors.
    minutes: VecDeque<(i64, u32, u32)>,
}

impl Health {
    /// Calls that were under way together find the same silence: it is one failure, not many, and the wait that grows with
    /// each failure grows once.
    fn fell_silent(&mut self, now: DateTime<Utc>) {
        self.silent_since.get_or_insert(now);
        if self.next_try.is_none_or(|next| next <= now) {
            self.failures += 1;
            let wait = 5_i64.saturating_mul(1 << self.failures.min(4)).min(60);
            self.next_try = Some(now + TimeDelta::seconds(wait));
        }
    }
}

/// An account whose vendor is known, with that vendor's client: what only one vendor has is asked of it alone.
pub(crate) struct Connected<C> {
    account: Arc<Account>,
    pub(crate) client: C,
}

impl<C> Connected<C> {
    /// The account, whatever its vendor.
    pub(crate) fn shared(&self) -> &Arc<Account> {
        &self.account
    }
}

impl<C> Deref for Connected<C> {
    type Target = Account;

    fn deref(&self) -> &Account {
        &self.account
    }
}

/// An account at Solo.
pub(crate) type SoloAccount = Connected<Solo>;

/// An account at Carium.
pub(crate) type CariumAccount = Connected<Carium>;

/// An account at CareMonitor.
pub(crate) type CareMonitorAccount = Connected<CareMonitor>;

/// An account at ClinOne.
pub(crate) type ClinOneAccount = Connected<ClinOne>;

/// An account at a Mia Device Manager.
pub(crate) type MiaAccount = Connected<Mia>;

/// An account by its vendor.
pub(crate) enum At {
    Solo(SoloAccount),
    Carium(CariumAccount),
    CareMonitor(CareMonitorAccount),
    ClinOne(ClinOneAccount),
    Mia(MiaAccount),
}

impl Account {
    pub(crate) fn new(row: ConnectionRow, client: Client) -> Self {
        Self {
            row,
            client,
            wake: Notify::new(),
            choices: Mutex::new(Arc::new([])),
            health: Mutex::default(),
            devices_wanted: AtomicBool::new(false),
        }
    }

    /// This account, with the client of its vendor.
    pub(crate) fn at(self: Arc<Self>) -> At {
        fn with<C: Clone>(client: &C, account: &Arc<Account>) -> Connected<C> {
            Connected { client: client.clone(), account: account.clone() }
        }
        match &self.client {
            Client::Solo(client) => At::Solo(with(client, &self)),
            Client::Carium(client) => At::Carium(with(client, &self)),
            Client::CareMonitor(client) => At::CareMonitor(with(client, &self)),
            Client::ClinOne(client) => At::ClinOne(with(client, &self)),
            Client::Mia(client) => At::Mia(with(client, &self)),
        }
    }

    /// What the account lets one choose from.
    pub(crate) fn choices(&self) -> Arc<[Choice]> {
        self.choices.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Takes what was listed.
    pub(crate) fn set_choices(&self, choices: Vec<Choice>) {
        *self.choices.lock().unwrap_or_else(PoisonError::into_inner) = choices.into();
    }

    /// Something changed about devices, or somebody asked: they are listed at the next turn.
    pub(crate) fn want_devices(&self) {
        self.devices_wanted.store(true, Ordering::Relaxed);
    }

    /// Whether devices are wanted; asking takes the wish away.
    pub(crate) fn takes_wish_for_devices(&self) -> bool {
        self.devices_wanted.swap(false, Ordering::Relaxed)
    }

    fn health(&self) -> std::sync::MutexGuard<'_, Health> {
        self.health.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Keeps count of an answer, and passes it on.
    pub(crate) fn note<T>(&self, answer: Result<T, VendorFailure>) -> Result<T, VendorFailure> {
        let now = Utc::now();
        let mut health = self.health();
        let silent = match &answer {
            Ok(_) => false,
            Err(failure) => match failure.kind {
                FailureKind::Unreachable | FailureKind::NoAnswer | FailureKind::VendorError => true,
                FailureKind::NotSent => return answer,
                _ => false,
            },
        };
        count(&mut health.minutes, now, answer.is_err());
        if silent {
            health.fell_silent(now);
            health.unreachable = matches!(&answer, Err(failure) if failure.kind == FailureKind::Unreachable);
        } else {
            health.answered_at = Some(now);
            health.silent_since = None;
            health.next_try = None;
            health.failures = 0;
            health.unreachable = false;
            health.refused = matches!(&answer, Err(failure) if failure.kind == FailureKind::KeyRefused);
            if let Err(VendorFailure { kind: FailureKind::Later, retry_after_s, .. }) = &answer {
                let wait = i64::try_from(retry_after_s.unwrap_or(30)).unwrap_or(3_600).min(3_600);
                health.next_try = Some(now + TimeDelta::seconds(wait));
            }
        }
        answer
    }

    /// Whether reading is worth a try now: not while the vendor is silent or asked for patience.
    pub(crate) fn may_read(&self, now: DateTime<Utc>) -> bool {
        self.health().next_try.is_none_or(|next| next <= now)
    }

    /// When reading is worth a try again.
    pub(crate) fn next_try(&self) -> Option<DateTime<Utc>> {
        self.health().next_try
    }

    /// Someone asked: try at once, whatever the vendor did before.
    pub(crate) fn try_now(&self) {
        self.health().next_try = None;
    }

    /// Whether no connection can be made at present.
    pub(crate) fn is_unreachable(&self) -> bool {
        self.health().unreachable
    }

    pub(crate) fn age(&self) -> ConnectionAge {
        let health = self.health();
        ConnectionAge {
            id: self.row.id.clone(),
            name: self.row.name.clone(),
            vendor: self.row.vendor(),
            answered_at: health.answered_at.map(Instant::from),
            silent_since: health.silent_since.map(Instant::from),
            next_try: health.next_try.map(Instant::from),
            unreachable: health.unreachable,
            refused: health.refused,
        }
    }

    /// Requests and errors of the last hour.
    pub(crate) fn last_hour(&self, now: DateTime<Utc>) -> (u32, u32) {
        let oldest = now.timestamp() / 60 - 59;
        let health = self.health();
        health
            .minutes
            .iter()
            .filter(|(minute, ..)| *minute >= oldest)
            .fold((0, 0), |(all, bad), (_, requests, errors)| (all + requests, bad + errors))
    }
}

fn count(minutes: &mut VecDeque<(i64, u32, u32)>, now: DateTime<Utc>, failed: bool) {
    let minute = now.timestamp() / 60;
    match minutes.back_mut() {
        Some((last, requests, errors)) if *last == minute => {
            *requests += 1;
            *errors += u32::from(failed);
        }
        _ => minutes.push_back((minute, 1, u32::from(failed))),
    }
    while minutes.front().is_some_and(|(first, ..)| *first < minute - 59) {
        minutes.pop_front();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_silence_that_many_calls_meet_counts_once_and_the_next_one_waits_longer() {
        let mut health = Health::default();
        let first = DateTime::UNIX_EPOCH;
        for met in 0..8 {
            health.fell_silent(first + TimeDelta::milliseconds(met));
        }
        assert_eq!((health.failures, health.next_try), (1, Some(first + TimeDelta::seconds(10))));
        let again = first + TimeDelta::seconds(10);
        health.fell_silent(again);
        assert_eq!((health.failures, health.next_try), (2, Some(again + TimeDelta::seconds(20))));
        assert_eq!(health.silent_since, Some(first));
    }
}

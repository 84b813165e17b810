//! One live connection: its client and how it is doing.

use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, TimeDelta, Utc};
use store::ConnectionRow;

use crate::problem::{FailureKind, VendorFailure};
use crate::views::{ConnectionAge, Instant};

/// Requests that we allow ourselves per hour and connection (assumption A-SO-02: no limit is published).
pub(crate) const BUDGET_PER_HOUR: u32 = 36_000;

/// A connection with its client.
pub(crate) struct Account {
    pub(crate) row: ConnectionRow,
    pub(crate) solo: solo::Solo,
    health: Mutex<Health>,
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

impl Account {
    pub(crate) fn new(row: ConnectionRow, solo: solo::Solo) -> Self {
        Self { row, solo, health: Mutex::default() }
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
            health.failures += 1;
            health.silent_since.get_or_insert(now);
            let wait = 5_i64.saturating_mul(1 << health.failures.min(4)).min(60);
            health.next_try = Some(now + TimeDelta::seconds(wait));
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
            vendor: self.row.vendor,
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

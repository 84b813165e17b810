//! The refresher: reads known visits again at the rhythm that each needs, keeps the mirror warm, and tells the page what
//! went stale. It slows down when nobody looks and never stops.

mod discover;
mod learn;
mod people;
mod read;
mod rooms;

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use domain::ConfirmedHow;
use tokio_util::sync::CancellationToken;

use crate::board::view::bounds;
use crate::views::Tag;
use crate::{Clinic, Result, settings};

pub(crate) use learn::{Learned, learn};
pub(crate) use read::visits as read_visits;

const BATCH: usize = 64;
const LONGEST_SLEEP: Duration = Duration::from_secs(5);
const SHORTEST_SLEEP: Duration = Duration::from_millis(100);
const ROOMS_EVERY: TimeDelta = TimeDelta::minutes(10);
const DISCOVER_EVERY: TimeDelta = TimeDelta::hours(6);
/// A visit that was learned by its number has no room until the report names it; many are learned at once.
const DISCOVER_AGAIN: TimeDelta = TimeDelta::seconds(20);
/// A vendor that refuses is not asked again at once.
const AFTER_REFUSAL: TimeDelta = TimeDelta::minutes(1);

/// Runs until it is told to stop.
pub(crate) async fn run(clinic: Arc<Clinic>, stop: CancellationToken) {
    let mut rounds = Rounds::default();
    loop {
        let sleep = match turn(&clinic, &mut rounds).await {
            Ok(sleep) => sleep,
            Err(error) => {
                tracing::error!(%error, "the refresher could not take its turn");
                LONGEST_SLEEP
            }
        };
        tokio::select! {
            () = stop.cancelled() => return,
            () = clinic.refresher_wake.notified() => {}
            () = tokio::time::sleep(sleep) => {}
        }
    }
}

/// When what is not a visit is to be read next, per connection.
#[derive(Default)]
struct Rounds {
    rooms: std::collections::HashMap<domain::ConnectionId, DateTime<Utc>>,
    discovery: std::collections::HashMap<domain::ConnectionId, DateTime<Utc>>,
    people: Option<DateTime<Utc>>,
}

async fn turn(clinic: &Arc<Clinic>, rounds: &mut Rounds) -> Result<Duration> {
    let now = Utc::now();
    if clinic.webhooks.takes_wish_for_rooms() {
        let soon = now + clinic.pace.scaled(DISCOVER_AGAIN);
        rounds.discovery.values_mut().for_each(|next| *next = soon.min(*next));
    }
    for account in clinic.accounts() {
        if !account.may_read(now) {
            continue;
        }
        let id = account.row.id.clone();
        let due = |next: Option<&DateTime<Utc>>| next.is_none_or(|at| *at <= now);
        if due(rounds.rooms.get(&id)) {
            let read = rooms::read(clinic, &account).await?;
            rounds.rooms.insert(id.clone(), now + if read { ROOMS_EVERY } else { AFTER_REFUSAL });
        }
        if due(rounds.discovery.get(&id)) {
            let read = discover::read(clinic, &account).await?;
            rounds.discovery.insert(id, now + if read { DISCOVER_EVERY } else { AFTER_REFUSAL });
        }
    }
    let due = clinic.store.ledger().due(now, BATCH).await?;
    let (readable, blocked): (Vec<_>, Vec<_>) = due
        .into_iter()
        .partition(|known| clinic.account(&known.connection).is_some_and(|account| account.may_read(now)));
    let full = readable.len() == BATCH;
    if !readable.is_empty() {
        read::visits(clinic, readable, ConfirmedHow::Read).await?;
    }
    if full {
        return Ok(Duration::ZERO);
    }
    if rounds.people.is_none_or(|at| at <= now) {
        let more = people::read(clinic).await?;
        rounds.people = more.then(|| Utc::now() + clinic.pace.scaled(people::PAUSE));
    }
    if !blocked.is_empty() {
        // Ages tick on the page; what a silent vendor leaves unread is told once per turn.
        clinic.events.stale(&[Tag::Board, Tag::Connections]);
        return Ok(LONGEST_SLEEP.min(next_try(clinic, now)));
    }
    let next = clinic.store.ledger().next_due_at().await?;
    Ok(next
        .and_then(|at| (at - Utc::now()).to_std().ok())
        .unwrap_or(SHORTEST_SLEEP)
        .clamp(SHORTEST_SLEEP, LONGEST_SLEEP))
}

fn next_try(clinic: &Clinic, now: DateTime<Utc>) -> Duration {
    clinic
        .accounts()
        .iter()
        .filter_map(|account| account.next_try())
        .min()
        .and_then(|at| (at - now).to_std().ok())
        .unwrap_or(LONGEST_SLEEP)
        .max(SHORTEST_SLEEP)
}

/// Someone pressed F5: everything of today is due, and silent vendors are tried at once.
pub(crate) async fn read_today_now(clinic: &Clinic) -> Result<()> {
    let now = Utc::now();
    let zone = settings::zone_of(&settings::read(clinic).await?.zone);
    let (from, to) = bounds(now.with_timezone(&zone).date_naive(), zone);
    let ledger = clinic.store.ledger();
    let mut visits: Vec<_> = ledger.known_between(from, to).await?;
    visits.extend(ledger.known_present().await?);
    let visits: Vec<_> =
        visits.into_iter().filter(|known| known.vendor_id.is_some()).map(|known| known.visit).collect();
    let mut tx = ledger.begin().await?;
    for visit in &visits {
        tx.set_next_read(visit, now - TimeDelta::seconds(1)).await?;
    }
    tx.commit().await?;
    for account in clinic.accounts() {
        account.try_now();
    }
    clinic.refresher_wake.notify_one();
    clinic.events.stale(&[Tag::Connections, Tag::Episodes]);
    Ok(())
}

/// The mirror was lost: every known visit is due, and progress is told until all have been read.
pub(crate) async fn rebuild_from_known(clinic: &Clinic) -> Result<()> {
    let ledger = clinic.store.ledger();
    let visits: Vec<_> = ledger
        .known_all()
        .await?
        .into_iter()
        .filter(|known| known.vendor_id.is_some() && !known.gone)
        .map(|known| known.visit)
        .collect();
    let mut tx = ledger.begin().await?;
    for visit in &visits {
        tx.set_next_read(visit, Utc::now() - TimeDelta::seconds(1)).await?;
    }
    tx.everyone_is_due(Utc::now()).await?;
    tx.commit().await?;
    clinic.start_rebuild(visits.into_iter().collect::<HashSet<_>>());
    Ok(())
}

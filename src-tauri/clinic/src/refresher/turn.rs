//! One account's turns: its lists, its visits that are due, its people.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use domain::ConfirmedHow;
use tokio_util::sync::CancellationToken;

use super::{devices, discover, lists, people, read, rooms};
use crate::account::{Account, At};
use crate::adapters::calls;
use crate::views::Tag;
use crate::{Clinic, Result};

const BATCH: usize = 64;
const LONGEST_SLEEP: Duration = Duration::from_secs(5);
const SHORTEST_SLEEP: Duration = Duration::from_millis(100);
const ROOMS_EVERY: TimeDelta = TimeDelta::minutes(10);
const DISCOVER_EVERY: TimeDelta = TimeDelta::hours(6);
/// A visit that was learned by its number has no room until the report names it; many are learned at once.
const DISCOVER_AGAIN: TimeDelta = TimeDelta::seconds(20);
/// Lists of a vendor that gives its visits one by one as well: what is new is found by them.
const LIST_EVERY: TimeDelta = TimeDelta::minutes(5);
/// People change seldom.
const PEOPLE_EVERY: TimeDelta = TimeDelta::minutes(30);
/// Devices change hands at other desks too.
const DEVICES_EVERY: TimeDelta = TimeDelta::minutes(2);
/// How far their data has come is told by looking through all of it.
const DEVICE_DATA_EVERY: TimeDelta = TimeDelta::minutes(10);
/// What measurements consist of changes when the operator changes it.
const PROTOTYPES_EVERY: TimeDelta = TimeDelta::hours(6);
/// Where the list is all there is, it is read at the rhythm of its most urgent visit, and no faster than this.
const LIST_AT_MOST: TimeDelta = TimeDelta::seconds(10);
/// A vendor that refuses is not asked again at once.
const AFTER_REFUSAL: TimeDelta = TimeDelta::minutes(1);

/// Runs until the account is off, or the clinic closes.
pub(super) async fn run(clinic: Arc<Clinic>, account: Arc<Account>, ends: CancellationToken) {
    let mut rounds = Rounds::default();
    loop {
        let taken = tokio::select! {
            () = ends.cancelled() => return,
            taken = turn(&clinic, &account, &mut rounds) => taken,
        };
        let sleep = match taken {
            Ok(sleep) => sleep,
            Err(error) => {
                tracing::error!(%error, connection = %account.row.id, "the refresher could not take its turn");
                LONGEST_SLEEP
            }
        };
        tokio::select! {
            () = ends.cancelled() => return,
            () = account.wake.notified() => {}
            () = tokio::time::sleep(sleep) => {}
        }
    }
}

/// When what is not one visit is to be read next; at once, when absent.
#[derive(Default)]
struct Rounds {
    rooms: Option<DateTime<Utc>>,
    discovery: Option<DateTime<Utc>>,
    choices: Option<DateTime<Utc>>,
    listed_people: Option<DateTime<Utc>>,
    listed_visits: Option<DateTime<Utc>>,
    /// Visits are not listed before this, however urgent one of them is.
    not_before: Option<DateTime<Utc>>,
    people: Option<DateTime<Utc>>,
    devices: Option<DateTime<Utc>>,
    device_data: Option<DateTime<Utc>>,
    prototypes: Option<DateTime<Utc>>,
    charted: devices::Charted,
    /// Nobody is logged in. A session that nothing renews runs out without a call that would tell of it.
    waits_for_log_in: bool,
}

fn due(next: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    next.is_none_or(|at| at <= now)
}

async fn turn(clinic: &Arc<Clinic>, account: &Arc<Account>, rounds: &mut Rounds) -> Result<Duration> {
    let now = Utc::now();
    let ledger = clinic.store.ledger();
    let id = &account.row.id;
    let waits_for_log_in = calls::needs_log_in(account);
    if waits_for_log_in != rounds.waits_for_log_in {
        rounds.waits_for_log_in = waits_for_log_in;
        clinic.events.stale(&[Tag::Connections, Tag::Board]);
    }
    if !account.may_read(now) {
        // Ages tick on the page; what a silent vendor leaves unread is told once per turn.
        if !ledger.due(id, now, 1).await?.is_empty() {
            clinic.events.stale(&[Tag::Board, Tag::Connections]);
        }
        let next = account.next_try().and_then(|at| (at - now).to_std().ok());
        return Ok(next.unwrap_or(LONGEST_SLEEP).clamp(SHORTEST_SLEEP, LONGEST_SLEEP));
    }
    if waits_for_log_in {
        // Nothing is asked of a vendor that would have to be refused; whoever logs in wakes this.
        return Ok(LONGEST_SLEEP);
    }
    if let At::Solo(solo) = account.clone().at() {
        if clinic.webhooks.takes_wish_for_rooms(id) {
            let soon = now + clinic.pace.scaled(DISCOVER_AGAIN);
            rounds.discovery = rounds.discovery.map(|next| soon.min(next));
        }
        if due(rounds.rooms, now) {
            let read = rooms::read(clinic, &solo).await?;
            rounds.rooms = Some(now + if read { ROOMS_EVERY } else { AFTER_REFUSAL });
        }
        if due(rounds.discovery, now) {
            let read = discover::read(clinic, &solo).await?;
            rounds.discovery = Some(now + if read { DISCOVER_EVERY } else { AFTER_REFUSAL });
        }
    }
    if let At::Mia(mia) = account.clone().at() {
        let after = |read, every| Some(now + clinic.pace.scaled(if read { every } else { AFTER_REFUSAL }));
        if mia.takes_wish_for_devices() {
            (rounds.devices, rounds.device_data) = (None, None);
        }
        if due(rounds.devices, now) {
            rounds.devices = after(devices::list(clinic, &mia).await?, DEVICES_EVERY);
        }
        if due(rounds.device_data, now) && account.may_read(Utc::now()) {
            rounds.device_data = after(devices::data(clinic, &mia, &mut rounds.charted).await?, DEVICE_DATA_EVERY);
        }
        if due(rounds.prototypes, now) && account.may_read(Utc::now()) {
            rounds.prototypes = after(devices::prototypes(clinic, &mia).await?, PROTOTYPES_EVERY);
        }
    }
    let vendor = account.row.vendor();
    let mut waiting = ledger.due(id, now, BATCH).await?;
    if calls::lists_visits(vendor) {
        let urgent = !waiting.is_empty() && !calls::reads_by_id(vendor);
        read_lists(clinic, account, rounds, urgent, now).await?;
        if !calls::reads_by_id(vendor) {
            waiting.clear();
        }
    }
    let full = waiting.len() == BATCH;
    if !waiting.is_empty() && account.may_read(Utc::now()) {
        read::visits(clinic, waiting, ConfirmedHow::Read).await?;
        if full {
            return Ok(Duration::ZERO);
        }
    }
    if due(rounds.people, now) {
        let more = people::read(clinic, account).await?;
        rounds.people = more.then(|| Utc::now() + clinic.pace.scaled(people::PAUSE));
    }
    let next = match calls::reads_by_id(vendor) {
        true => ledger.next_due_at(id).await?,
        // However urgent a visit is, its list is not read before this.
        false => ledger.next_due_at(id).await?.max(rounds.not_before),
    };
    let wait = next.and_then(|at| (at - Utc::now()).to_std().ok()).unwrap_or(SHORTEST_SLEEP);
    Ok(wait.clamp(SHORTEST_SLEEP, LONGEST_SLEEP))
}

async fn read_lists(
    clinic: &Arc<Clinic>,
    account: &Arc<Account>,
    rounds: &mut Rounds,
    urgent: bool,
    now: DateTime<Utc>,
) -> Result<()> {
    let after = |read: bool, every: TimeDelta| {
        Some(now + if read { clinic.pace.scaled(every) } else { clinic.pace.scaled(AFTER_REFUSAL) })
    };
    // Statuses are told by id: what they are called is known before the visits are read.
    if due(rounds.choices, now) {
        rounds.choices = after(lists::choices(clinic, account).await?, ROOMS_EVERY);
    }
    if due(rounds.listed_people, now) && account.may_read(Utc::now()) {
        rounds.listed_people = after(lists::people(clinic, account).await?, PEOPLE_EVERY);
    }
    let wanted = due(rounds.listed_visits, now) || (urgent && due(rounds.not_before, now));
    if wanted && account.may_read(Utc::now()) {
        let read = lists::visits(clinic, account).await?;
        rounds.listed_visits = after(read, LIST_EVERY);
        rounds.not_before = after(read, LIST_AT_MOST);
    }
    Ok(())
}

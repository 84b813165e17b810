//! The refresher: reads known visits again at the rhythm that each needs, keeps the mirror warm, and tells the page what
//! went stale. It slows down when nobody looks and never stops.
//!
//! Each account has a task of its own, so that one vendor that hangs or fails delays no other.

mod devices;
mod discover;
mod learn;
mod lists;
mod people;
mod read;
mod rooms;
mod turn;

use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;

use chrono::{TimeDelta, Utc};
use domain::ConnectionId;
use domain::wall_time::day_bounds;
use tokio_util::sync::{CancellationToken, DropGuard};

use crate::account::Account;
use crate::views::Tag;
use crate::{Clinic, Result, settings};

pub(crate) use learn::{Learned, learn};
pub(crate) use read::visits as read_visits;

/// Accounts come and go when somebody changes a connection, and wake this; this is for what was missed.
const LOOK_AGAIN: Duration = Duration::from_secs(5);

/// Runs until it is told to stop: one task for each account that is on.
pub(crate) async fn run(clinic: Arc<Clinic>, stop: CancellationToken) {
    let mut tasks: HashMap<ConnectionId, (Arc<Account>, DropGuard)> = HashMap::new();
    loop {
        let live = clinic.accounts();
        // An account that was changed is another one, with another client.
        tasks.retain(|_, (account, _)| live.iter().any(|one| Arc::ptr_eq(one, account)));
        for account in live {
            if let Some((running, _)) = tasks.get(&account.row.id) {
                running.wake.notify_one();
                continue;
            }
            let ends = stop.child_token();
            tokio::spawn(turn::run(clinic.clone(), account.clone(), ends.clone()));
            tasks.insert(account.row.id.clone(), (account, ends.drop_guard()));
        }
        tokio::select! {
            () = stop.cancelled() => return,
            () = clinic.refresher_wake.notified() => {}
            () = tokio::time::sleep(LOOK_AGAIN) => {}
        }
    }
}

/// Someone pressed F5: everything of today is due, and silent vendors are tried at once.
pub(crate) async fn read_today_now(clinic: &Clinic) -> Result<()> {
    let now = Utc::now();
    let zone = settings::zone_of(&settings::read(clinic).await?.zone);
    let (from, to) = day_bounds(now.with_timezone(&zone).date_naive(), zone);
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
        account.want_devices();
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

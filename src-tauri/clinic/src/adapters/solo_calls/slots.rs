//! Free slots at Solo (SOLO-18).

use chrono::{DateTime, TimeDelta, Utc};
use solo::SlotQuery;

use super::{Answer, told};
use crate::account::SoloAccount;

/// Whether a slot is still free (SOLO-18).
pub(crate) async fn slot_is_free(
    account: &SoloAccount,
    room: &str,
    start: DateTime<Utc>,
    duration_s: Option<u32>,
) -> Answer<bool> {
    let length = TimeDelta::seconds(i64::from(duration_s.unwrap_or(3_600)));
    let found = slots(account, room, start, start + length + TimeDelta::seconds(1), duration_s).await?;
    Ok(found.iter().any(|(at, _)| *at == start))
}

/// Free slots of a room (SOLO-18).
pub(crate) async fn slots(
    account: &SoloAccount,
    room: &str,
    after: DateTime<Utc>,
    before: DateTime<Utc>,
    duration_s: Option<u32>,
) -> Answer<Vec<(DateTime<Utc>, u32)>> {
    let query = SlotQuery { after, before, waiting_room: room.to_owned(), duration_s };
    let found = told(account, account.client.slots().find(&query).await)?;
    Ok(found.into_iter().map(|slot| (slot.date, slot.duration_s)).collect())
}

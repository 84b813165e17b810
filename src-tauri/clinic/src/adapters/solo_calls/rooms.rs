//! Waiting rooms at Solo (SOLO-15).

use chrono::Utc;
use solo::Solo;
use store::RoomRow;

use super::{Answer, failure, told};
use crate::account::SoloAccount;

/// Waiting rooms (SOLO-15).
pub(crate) async fn rooms(account: &SoloAccount) -> Answer<Vec<RoomRow>> {
    let found = told(account, account.client.rooms().list().await)?;
    let now = Utc::now();
    Ok(found
        .into_iter()
        .map(|room| RoomRow {
            connection: account.row.id.clone(),
            vendor_room_id: room.id,
            name: room.name,
            service_line: room.service_line,
            service_type: room.service_type,
            read_at: now,
        })
        .collect())
}

/// The rooms' names, for a test call that belongs to no kept connection (SOLO-15).
pub(crate) async fn rooms_of(solo: &Solo) -> Answer<Vec<String>> {
    let found = solo.rooms().list().await.map_err(|error| failure(&error))?;
    Ok(found.into_iter().map(|room| room.name).collect())
}

//! Waiting rooms of each connection, as last listed (SOLO-15 and its kin).

use chrono::{DateTime, Utc};
use domain::ConnectionId;
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;

use super::Mirror;
use crate::StoreError;
use crate::cells::{Cells, ms};
use crate::insert::Insert;
use crate::migration::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[(
    1,
    "CREATE TABLE rooms(
        connection TEXT NOT NULL,
        vendor_room_id TEXT NOT NULL,
        name TEXT NOT NULL,
        service_line TEXT,
        service_type TEXT,
        read_at INTEGER NOT NULL,
        PRIMARY KEY(connection, vendor_room_id)
    ) STRICT, WITHOUT ROWID;",
)];

const PUT: Insert = Insert {
    head: "INSERT INTO rooms(connection, vendor_room_id, name, service_line, service_type, read_at)",
    columns: 6,
    tail: "",
};

/// One waiting room.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoomRow {
    /// Of which connection.
    pub connection: ConnectionId,
    /// The vendor's id of the room, as text; its name where the vendor has no id. Unique per connection.
    pub vendor_room_id: String,
    /// What the clinic calls it.
    pub name: String,
    /// Service line.
    pub service_line: Option<String>,
    /// Service type.
    pub service_type: Option<String>,
    /// When the list was read.
    pub read_at: DateTime<Utc>,
}

impl Mirror {
    /// Replaces a connection's list. [`StoreError::Duplicate`] when the list names a room twice.
    pub async fn put_rooms(&self, connection: &ConnectionId, rooms: &[RoomRow]) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        self.database.settle(replace(&mut tx, connection, rooms).await)?;
        self.commit(tx).await
    }

    /// All rooms of all connections, by name.
    pub async fn rooms(&self) -> Result<Vec<RoomRow>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query = sqlx::query("SELECT * FROM rooms ORDER BY connection, name COLLATE NOCASE, vendor_room_id");
        let rows = query.fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(rows)?.iter().map(read).collect()
    }
}

async fn replace(conn: &mut SqliteConnection, connection: &ConnectionId, rooms: &[RoomRow]) -> Result<(), StoreError> {
    sqlx::query("DELETE FROM rooms WHERE connection = ?1").bind(connection.as_str()).execute(&mut *conn).await?;
    PUT.run(conn, rooms, |statement, room| {
        statement
            .bind(connection.as_str())
            .bind(room.vendor_room_id.as_str())
            .bind(room.name.as_str())
            .bind(room.service_line.as_deref())
            .bind(room.service_type.as_deref())
            .bind(ms(room.read_at))
    })
    .await
}

fn read(row: &SqliteRow) -> Result<RoomRow, StoreError> {
    Ok(RoomRow {
        connection: ConnectionId(row.cell("connection")?),
        vendor_room_id: row.cell("vendor_room_id")?,
        name: row.cell("name")?,
        service_line: row.cell("service_line")?,
        service_type: row.cell("service_type")?,
        read_at: row.instant("read_at")?,
    })
}

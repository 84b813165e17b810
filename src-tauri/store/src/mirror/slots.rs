//! Free slots of a room, and which stretches of time were read: no slot in a stretch that was never read is not the
//! same as no slot.

use chrono::{DateTime, Utc};
use domain::ConnectionId;
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;

use super::Mirror;
use super::coverage::{Stretch, oldest_read};
use crate::StoreError;
use crate::cells::{Cells, ms};
use crate::insert::Insert;
use crate::migration::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[(
    1,
    "CREATE TABLE slots(
        connection TEXT NOT NULL,
        room TEXT NOT NULL,
        start INTEGER NOT NULL,
        duration_s INTEGER NOT NULL,
        read_at INTEGER NOT NULL,
        PRIMARY KEY(connection, room, start, duration_s)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE slot_reads(
        id INTEGER PRIMARY KEY,
        connection TEXT NOT NULL,
        room TEXT NOT NULL,
        from_at INTEGER NOT NULL,
        to_at INTEGER NOT NULL,
        read_at INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX slot_reads_by_room ON slot_reads(connection, room, from_at);",
)];

const PUT: Insert = Insert {
    head: "INSERT INTO slots(connection, room, start, duration_s, read_at)",
    columns: 5,
    tail: "ON CONFLICT DO UPDATE SET read_at = excluded.read_at",
};

/// A time at which a room can be booked (FHIR Slot, free).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlotRow {
    /// Of which connection.
    pub connection: ConnectionId,
    /// The room, by name.
    pub room: String,
    /// When it begins.
    pub start: DateTime<Utc>,
    /// How long it is, in seconds.
    pub duration_s: u32,
    /// When it was read.
    pub read_at: DateTime<Utc>,
}

/// Free slots of a stretch of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlotsView {
    /// In order of their start.
    pub slots: Vec<SlotRow>,
    /// When the part of the stretch that was read longest ago was read; none when any part of it was never read.
    pub read_at: Option<DateTime<Utc>>,
}

impl Mirror {
    /// Replaces the slots of a room whose start is at or after `from` and before `to` by what was read at `read_at`.
    pub async fn put_slots(
        &self,
        connection: &ConnectionId,
        room: &str,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
        slots: &[SlotRow],
        read_at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let stretch = Stretch { from: ms(from), to: ms(to), read_at: ms(read_at) };
        let mut tx = self.begin().await?;
        self.database.settle(replace(&mut tx, connection, room, stretch, slots).await)?;
        self.commit(tx).await
    }

    /// The slots of a room whose start is at or after `from` and before `to`.
    pub async fn slots(
        &self,
        connection: &ConnectionId,
        room: &str,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
    ) -> Result<SlotsView, StoreError> {
        let mut conn = self.database.reader().await?;
        self.database.settle(view(&mut conn, connection, room, ms(from), ms(to)).await)
    }

    /// The schedules of a connection that ever had a slot, in order. A vendor that names none elsewhere names them so.
    pub async fn rooms_with_slots(&self, connection: &ConnectionId) -> Result<Vec<String>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query = sqlx::query("SELECT DISTINCT room FROM slots WHERE connection = ?1 ORDER BY room");
        let rows = query.bind(connection.as_str()).fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(rows)?.iter().map(|row| row.cell("room")).collect()
    }
}

async fn replace(
    conn: &mut SqliteConnection,
    connection: &ConnectionId,
    room: &str,
    stretch: Stretch,
    slots: &[SlotRow],
) -> Result<(), StoreError> {
    for sql in [
        "DELETE FROM slots WHERE connection = ?1 AND room = ?2 AND start >= ?3 AND start < ?4",
        "DELETE FROM slot_reads WHERE connection = ?1 AND room = ?2 AND from_at >= ?3 AND to_at <= ?4",
        "INSERT INTO slot_reads(connection, room, from_at, to_at, read_at) VALUES (?1, ?2, ?3, ?4, ?5)",
    ] {
        sqlx::query(sql)
            .bind(connection.as_str())
            .bind(room)
            .bind(stretch.from)
            .bind(stretch.to)
            .bind(stretch.read_at)
            .execute(&mut *conn)
            .await?;
    }
    PUT.run(conn, slots, |statement, slot| {
        statement
            .bind(connection.as_str())
            .bind(room.to_owned())
            .bind(ms(slot.start))
            .bind(i64::from(slot.duration_s))
            .bind(stretch.read_at)
    })
    .await
}

async fn view(
    conn: &mut SqliteConnection,
    connection: &ConnectionId,
    room: &str,
    from: i64,
    to: i64,
) -> Result<SlotsView, StoreError> {
    let slots = sqlx::query(
        "SELECT * FROM slots WHERE connection = ?1 AND room = ?2 AND start >= ?3 AND start < ?4
         ORDER BY start, duration_s",
    );
    let slots = slots.bind(connection.as_str()).bind(room).bind(from).bind(to).fetch_all(&mut *conn).await?;
    let reads = sqlx::query(
        "SELECT from_at, to_at, read_at FROM slot_reads
         WHERE connection = ?1 AND room = ?2 AND from_at < ?4 AND to_at > ?3",
    );
    let reads = reads.bind(connection.as_str()).bind(room).bind(from).bind(to).fetch_all(&mut *conn).await?;
    let stretches: Vec<Stretch> = reads.iter().map(stretch).collect::<Result<_, _>>()?;
    Ok(SlotsView {
        slots: slots.iter().map(read).collect::<Result<_, _>>()?,
        read_at: oldest_read(&stretches, from, to).and_then(DateTime::from_timestamp_millis),
    })
}

fn stretch(row: &SqliteRow) -> Result<Stretch, StoreError> {
    Ok(Stretch { from: row.cell("from_at")?, to: row.cell("to_at")?, read_at: row.cell("read_at")? })
}

fn read(row: &SqliteRow) -> Result<SlotRow, StoreError> {
    Ok(SlotRow {
        connection: ConnectionId(row.cell("connection")?),
        room: row.cell("room")?,
        start: row.instant("start")?,
        duration_s: row.number("duration_s")?,
        read_at: row.instant("read_at")?,
    })
}

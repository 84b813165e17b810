//! The index of known people: registered here, edited here, or imported. Solo has no list of patients, so a record that
//! no visit names is found again only because its key is kept here.

use chrono::{DateTime, Utc};
use domain::{ConnectionId, PatientKey};
use sqlx::Row;

use super::{Ledger, LedgerTx};
use crate::StoreError;
use crate::cells::{id_list, ms};
use crate::insert::{Insert, Statement};
use crate::migration::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[(
    3,
    "CREATE TABLE known_people(
        key TEXT PRIMARY KEY NOT NULL,
        connection TEXT NOT NULL,
        known_at INTEGER NOT NULL,
        next_read_at INTEGER,
        urgent INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX known_people_by_next_read ON known_people(urgent, next_read_at) WHERE next_read_at IS NOT NULL;",
)];

const PUT: Insert = Insert {
    head: "INSERT INTO known_people(key, connection, known_at, next_read_at, urgent)",
    columns: 5,
    tail: "ON CONFLICT(key) DO UPDATE SET next_read_at = excluded.next_read_at, urgent = max(urgent, excluded.urgent)",
};

impl Ledger {
    /// The people of these connections whose record is to be read from the vendor, the urgent before the others, and among
    /// them the longest due first: who was changed a moment ago never waits behind a long list that was imported.
    pub async fn people_due(
        &self,
        now: DateTime<Utc>,
        of: &[ConnectionId],
        limit: usize,
    ) -> Result<Vec<PatientKey>, StoreError> {
        let query = sqlx::query(
            "SELECT key FROM known_people WHERE next_read_at <= ?1
                 AND connection IN (SELECT value FROM json_each(?2))
             ORDER BY urgent DESC, next_read_at, key LIMIT ?3",
        )
        .bind(ms(now))
        .bind(id_list(of.iter().map(ConnectionId::as_str)))
        .bind(i64::try_from(limit).unwrap_or(i64::MAX));
        self.keys(query).await
    }

    /// Which of these people are known by key.
    pub async fn people_known(&self, keys: &[PatientKey]) -> Result<Vec<PatientKey>, StoreError> {
        let query = sqlx::query("SELECT key FROM known_people WHERE key IN (SELECT value FROM json_each(?1))")
            .bind(id_list(keys.iter().map(PatientKey::as_str)));
        self.keys(query).await
    }

    async fn keys(&self, query: Statement) -> Result<Vec<PatientKey>, StoreError> {
        let mut conn = self.database.reader().await?;
        let rows = query.fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(rows)?.iter().map(|row| Ok(PatientKey(row.try_get(0)?))).collect()
    }
}

impl LedgerTx {
    /// Keeps people by key, and has their records read from the vendor at `due`. Who is known already is only read again.
    pub async fn people_are_due(
        &mut self,
        keys: &[PatientKey],
        now: DateTime<Utc>,
        due: DateTime<Utc>,
        urgent: bool,
    ) -> Result<(), StoreError> {
        let put = PUT
            .run(self.conn(), keys, |statement, key| {
                statement.bind(key.as_str()).bind(key.connection().0).bind(ms(now)).bind(ms(due)).bind(urgent)
            })
            .await;
        self.settle(put)
    }

    /// These records were read, or the vendor does not know them: nothing more is due until somebody asks. Whoever
    /// became due after the reading `began` stays so.
    pub async fn people_were_read(&mut self, keys: &[PatientKey], began: DateTime<Utc>) -> Result<(), StoreError> {
        let query = sqlx::query(
            "UPDATE known_people SET next_read_at = NULL, urgent = 0
             WHERE next_read_at <= ?2 AND key IN (SELECT value FROM json_each(?1))",
        )
        .bind(id_list(keys.iter().map(PatientKey::as_str)))
        .bind(ms(began));
        let done = query.execute(self.conn()).await.map_err(StoreError::from);
        self.settle(done.map(drop))
    }

    /// The mirror was lost: everyone is to be read again.
    pub async fn everyone_is_due(&mut self, due: DateTime<Utc>) -> Result<(), StoreError> {
        let done = sqlx::query("UPDATE known_people SET next_read_at = ?1").bind(ms(due)).execute(self.conn()).await;
        self.settle(done.map(drop).map_err(StoreError::from))
    }
}

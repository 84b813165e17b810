//! Readings that came from vendors, files and people, a day of a metric at a time, each way apart.
//!
//! Every way keeps what it told, so that a reading that came on two is shown with both, a vendor that is removed takes
//! its own with it, and an import counts as a whole or not at all: its days are seen once it is whole, by the change of
//! one word.
//!
//! Whatever changes what counts of readings that a threshold is set for also marks them as due to be judged (`alerts/due`):
//! nobody who keeps readings has to think of it.

mod body;
mod leaving;

use chrono::{DateTime, Utc};
use domain::PatientKey;
use domain::observation::{Metric, ReadingDay, Way};
use sqlx::sqlite::SqliteRow;

use super::{Ledger, LedgerTx};
use crate::StoreError;
use crate::cells::{Cells, id_list, ms, unreadable};
use crate::migration::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[(
    7,
    "CREATE TABLE reading_origins(
        id INTEGER PRIMARY KEY,
        patient TEXT NOT NULL,
        way TEXT NOT NULL,
        about TEXT NOT NULL,
        since INTEGER NOT NULL,
        seen INTEGER NOT NULL,
        UNIQUE(patient, way, about)
    ) STRICT;
    CREATE TABLE reading_days(
        origin INTEGER NOT NULL REFERENCES reading_origins(id) ON DELETE CASCADE,
        metric TEXT NOT NULL,
        day INTEGER NOT NULL,
        count INTEGER NOT NULL,
        body BLOB NOT NULL,
        UNIQUE(origin, metric, day)
    ) STRICT;",
)];

/// A way on which readings of a patient come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadingOrigin {
    /// Our id of it.
    pub id: i64,
    /// Whose readings.
    pub patient: PatientKey,
    /// The way.
    pub way: Way,
    /// Since when it is listened to.
    pub since: DateTime<Utc>,
}

/// How much there is of a metric.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadingExtent {
    /// The metric.
    pub metric: Metric,
    /// How many readings, each way counted.
    pub count: u64,
    /// The first day (UTC, counted from 1970-01-01).
    pub first_day: i64,
    /// The last.
    pub last_day: i64,
}

/// What one way told of a metric on a day.
#[derive(Debug, Clone)]
pub struct KeptDay {
    /// The way.
    pub origin: ReadingOrigin,
    /// The day (UTC, counted from 1970-01-01).
    pub day: i64,
    /// Its readings.
    pub readings: ReadingDay,
}

impl Ledger {
    /// What there is of some records of a person, of imports only the whole ones.
    pub async fn reading_extents(&self, patients: &[PatientKey]) -> Result<Vec<ReadingExtent>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query = sqlx::query(
            "SELECT metric, sum(count) AS count, min(day) AS first_day, max(day) AS last_day
             FROM reading_origins JOIN reading_days ON origin = id
             WHERE seen AND patient IN (SELECT value FROM json_each(?1)) GROUP BY metric",
        );
        let rows = query.bind(list(patients)).fetch_all(&mut *conn).await.map_err(StoreError::from);
        let read = |row: &SqliteRow| {
            Ok(ReadingExtent {
                metric: row.word("metric", Metric::parse)?,
                count: row.number("count")?,
                first_day: row.cell("first_day")?,
                last_day: row.cell("last_day")?,
            })
        };
        self.database.settle(rows)?.iter().map(read).collect()
    }

    /// The readings of a metric on some days, ends included, in the order of the days.
    pub async fn reading_days(
        &self,
        patients: &[PatientKey],
        metric: Metric,
        days: std::ops::RangeInclusive<i64>,
    ) -> Result<Vec<KeptDay>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query = sqlx::query(
            "SELECT reading_origins.*, day, body FROM reading_origins JOIN reading_days ON origin = id
             WHERE seen AND patient IN (SELECT value FROM json_each(?1)) AND metric = ?2 AND day BETWEEN ?3 AND ?4
             ORDER BY day, id",
        );
        let query = query.bind(list(patients)).bind(metric.as_str()).bind(*days.start()).bind(*days.end());
        let rows = query.fetch_all(&mut *conn).await.map_err(StoreError::from);
        drop(conn);
        let read = |row: &SqliteRow| {
            let readings = body::day(metric, row.cell("body")?)?;
            Ok(KeptDay { origin: origin(row)?, day: row.cell("day")?, readings })
        };
        self.database.settle(rows)?.iter().map(read).collect()
    }

    /// The last days on which there are readings of a metric, up to a day, the newest first.
    pub async fn last_reading_days(
        &self,
        patients: &[PatientKey],
        metric: Metric,
        until: i64,
        most: u32,
    ) -> Result<Vec<i64>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query = sqlx::query_scalar(
            "SELECT DISTINCT day FROM reading_origins JOIN reading_days ON origin = id
             WHERE seen AND patient IN (SELECT value FROM json_each(?1)) AND metric = ?2 AND day <= ?3
             ORDER BY day DESC LIMIT ?4",
        );
        let query = query.bind(list(patients)).bind(metric.as_str()).bind(until).bind(most);
        let days = query.fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(days)
    }

    /// The ways on which readings of some records come.
    pub async fn reading_origins(&self, patients: &[PatientKey]) -> Result<Vec<ReadingOrigin>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query = sqlx::query(
            "SELECT * FROM reading_origins WHERE seen AND patient IN (SELECT value FROM json_each(?1)) ORDER BY id",
        );
        let rows = query.bind(list(patients)).fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(rows)?.iter().map(origin).collect()
    }
}

impl LedgerTx {
    /// The way on which readings of a patient come; listened to from now on, if it was not before. What comes on a way
    /// that is not `seen` counts from [`LedgerTx::show_reading_origins`] on.
    pub async fn reading_origin(
        &mut self,
        patient: &PatientKey,
        way: &Way,
        now: DateTime<Utc>,
        seen: bool,
    ) -> Result<ReadingOrigin, StoreError> {
        let (kind, about) = way.parts();
        let query = sqlx::query(
            "INSERT INTO reading_origins(patient, way, about, since, seen) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT(patient, way, about) DO UPDATE SET patient = excluded.patient RETURNING *",
        );
        let query = query.bind(patient.as_str()).bind(kind).bind(about).bind(ms(now)).bind(seen);
        let row = query.fetch_one(self.conn()).await.map_err(StoreError::from);
        origin(&self.settle(row)?)
    }

    /// The readings of a metric that a way told on a day; none yet is an empty day.
    pub async fn reading_day(&mut self, origin: i64, metric: Metric, day: i64) -> Result<ReadingDay, StoreError> {
        let query = sqlx::query("SELECT body FROM reading_days WHERE origin = ?1 AND metric = ?2 AND day = ?3");
        let query = query.bind(origin).bind(metric.as_str()).bind(day);
        let row = query.fetch_optional(self.conn()).await.map_err(StoreError::from);
        match self.settle(row)? {
            Some(row) => body::day(metric, row.cell("body")?),
            None => Ok(ReadingDay::default()),
        }
    }

    /// Keeps the readings of a metric on a day in the place of what was kept.
    pub async fn put_reading_day(
        &mut self,
        origin: i64,
        metric: Metric,
        day: i64,
        readings: &ReadingDay,
    ) -> Result<(), StoreError> {
        let count = i64::try_from(readings.entries().len()).map_err(|_| unreadable("count"))?;
        let query = sqlx::query(
            "INSERT INTO reading_days(origin, metric, day, count, body) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT(origin, metric, day) DO UPDATE SET count = excluded.count, body = excluded.body",
        );
        let query = query.bind(origin).bind(metric.as_str()).bind(day).bind(count).bind(body::bytes(readings)?);
        let done = query.execute(self.conn()).await.map_err(StoreError::from);
        self.settle(done.map(drop))?;
        self.mark_due_day(origin, metric).await
    }

    /// Lets all that came on a way count, whoever's readings they are, or count no more.
    pub async fn show_reading_origins(&mut self, way: &Way, seen: bool) -> Result<(), StoreError> {
        let (kind, about) = way.parts();
        let query = sqlx::query("UPDATE reading_origins SET seen = ?3 WHERE way = ?1 AND about = ?2");
        let done = query.bind(kind).bind(about).bind(seen).execute(self.conn()).await.map_err(StoreError::from);
        self.settle(done.map(drop))?;
        self.mark_due_way(way).await
    }

    /// Removes all that came on a way, whoever's readings they are.
    pub async fn remove_reading_origins(&mut self, way: &Way) -> Result<(), StoreError> {
        self.mark_due_way(way).await?;
        let (kind, about) = way.parts();
        for statement in [
            "DELETE FROM reading_days WHERE origin IN (SELECT id FROM reading_origins WHERE way = ?1 AND about = ?2)",
            "DELETE FROM reading_origins WHERE way = ?1 AND about = ?2",
        ] {
            let done = sqlx::query(statement).bind(kind).bind(about).execute(self.conn()).await;
            self.settle(done.map(drop).map_err(StoreError::from))?;
        }
        Ok(())
    }
}

fn list(patients: &[PatientKey]) -> String {
    id_list(patients.iter().map(PatientKey::as_str))
}

fn origin(row: &SqliteRow) -> Result<ReadingOrigin, StoreError> {
    let (kind, about): (String, String) = (row.cell("way")?, row.cell("about")?);
    Ok(ReadingOrigin {
        id: row.cell("id")?,
        patient: PatientKey(row.cell("patient")?),
        way: Way::of_parts(&kind, &about).ok_or_else(|| unreadable("way"))?,
        since: row.instant("since")?,
    })
}

//! Keeping what is known of visits, one by one and by the thousand.

use chrono::{DateTime, Utc};
use domain::{VendorId, VisitId};
use serde_json::json;
use sqlx::SqliteConnection;

use super::{KnownAppointment, ReadMark};
use crate::StoreError;
use crate::cells::{ms, opt_ms};
use crate::insert::{Insert, Statement};
use crate::ledger::LedgerTx;

const UPSERT: Insert = Insert {
    head: "INSERT INTO known_appointments(visit, connection, vendor_id, external_id, patient, room, start,
               duration_s, source, known_at, last_read_at, next_read_at, state, status_word, gone)",
    columns: 15,
    tail: "ON CONFLICT(visit) DO UPDATE SET connection = excluded.connection, vendor_id = excluded.vendor_id,
               external_id = excluded.external_id, patient = excluded.patient, room = excluded.room,
               start = excluded.start, duration_s = excluded.duration_s, source = excluded.source,
               known_at = excluded.known_at, last_read_at = excluded.last_read_at,
               next_read_at = excluded.next_read_at, state = excluded.state, status_word = excluded.status_word,
               gone = excluded.gone",
};

impl LedgerTx {
    /// Adds a visit, or replaces what is known of it. [`StoreError::Duplicate`] when another visit of the connection
    /// already has the vendor's id or our reference.
    pub async fn put_known(&mut self, row: &KnownAppointment) -> Result<(), StoreError> {
        self.put_known_many(std::slice::from_ref(row)).await
    }

    /// The same for many visits.
    pub async fn put_known_many(&mut self, rows: &[KnownAppointment]) -> Result<(), StoreError> {
        let put = UPSERT.run(self.conn(), rows, bind).await;
        self.settle(put)
    }

    /// The vendor's id for a visit has become known. [`StoreError::Duplicate`] when another visit has it already.
    /// Gives false when there is no such visit.
    pub async fn learn_vendor_id(&mut self, visit: &VisitId, vendor_id: &VendorId) -> Result<bool, StoreError> {
        self.change_known(
            sqlx::query("UPDATE known_appointments SET vendor_id = ?2 WHERE visit = ?1")
                .bind(visit.as_str())
                .bind(vendor_id.as_str()),
        )
        .await
    }

    /// When a visit is to be read again. Gives false when there is no such visit.
    pub async fn set_next_read(&mut self, visit: &VisitId, next_read_at: DateTime<Utc>) -> Result<bool, StoreError> {
        self.change_known(
            sqlx::query("UPDATE known_appointments SET next_read_at = ?2 WHERE visit = ?1")
                .bind(visit.as_str())
                .bind(ms(next_read_at)),
        )
        .await
    }

    /// The vendor answered at `at` that there is no such appointment. Gives false when there is no such visit.
    pub async fn mark_gone(&mut self, visit: &VisitId, at: DateTime<Utc>) -> Result<bool, StoreError> {
        self.change_known(
            sqlx::query("UPDATE known_appointments SET gone = 1, last_read_at = ?2 WHERE visit = ?1")
                .bind(visit.as_str())
                .bind(ms(at)),
        )
        .await
    }

    /// Forgets a visit, for example after it turned out to be another known one. Gives false when there was none.
    pub async fn forget_known(&mut self, visit: &VisitId) -> Result<bool, StoreError> {
        self.change_known(sqlx::query("DELETE FROM known_appointments WHERE visit = ?1").bind(visit.as_str())).await
    }

    /// Keeps what reads found, many at once; a visit that was gone is there again. A mark that is older than what is
    /// kept changes nothing: replies may overtake each other.
    pub async fn apply_reads(&mut self, marks: &[ReadMark]) -> Result<(), StoreError> {
        for chunk in marks.chunks(500) {
            let applied = apply(self.conn(), chunk).await;
            self.settle(applied)?;
        }
        Ok(())
    }

    async fn change_known(&mut self, statement: Statement) -> Result<bool, StoreError> {
        let done = statement.execute(self.conn()).await.map_err(StoreError::from);
        Ok(self.settle(done)?.rows_affected() > 0)
    }
}

async fn apply(conn: &mut SqliteConnection, marks: &[ReadMark]) -> Result<(), StoreError> {
    let list: Vec<_> = marks
        .iter()
        .map(|mark| {
            json!([
                mark.visit,
                ms(mark.at),
                mark.how.as_str(),
                ms(mark.next_read_at),
                mark.state.as_str(),
                mark.status_word,
                opt_ms(mark.start),
                mark.duration_s,
                mark.patient,
            ])
        })
        .collect();
    sqlx::query(
        "UPDATE known_appointments SET last_read_at = mark.at, source = mark.how, next_read_at = mark.next,
             state = mark.state, status_word = mark.word, start = coalesce(mark.start, known_appointments.start),
             duration_s = coalesce(mark.duration_s, known_appointments.duration_s),
             patient = coalesce(mark.patient, known_appointments.patient), gone = 0
         FROM (SELECT value ->> 0 AS visit, value ->> 1 AS at, value ->> 2 AS how, value ->> 3 AS next,
                      value ->> 4 AS state, value ->> 5 AS word, value ->> 6 AS start, value ->> 7 AS duration_s,
                      value ->> 8 AS patient
               FROM json_each(?1)) AS mark
         WHERE known_appointments.visit = mark.visit
           AND (known_appointments.last_read_at IS NULL OR known_appointments.last_read_at <= mark.at)",
    )
    .bind(serde_json::Value::from(list).to_string())
    .execute(conn)
    .await?;
    Ok(())
}

fn bind(statement: Statement, row: &KnownAppointment) -> Statement {
    statement
        .bind(row.visit.as_str())
        .bind(row.connection.as_str())
        .bind(row.vendor_id.as_ref().map(|id| id.as_str()))
        .bind(row.external_id.as_deref())
        .bind(row.patient.as_ref().map(|key| key.as_str()))
        .bind(row.room.as_deref())
        .bind(opt_ms(row.start))
        .bind(row.duration_s.map(i64::from))
        .bind(row.source.as_str())
        .bind(ms(row.known_at))
        .bind(opt_ms(row.last_read_at))
        .bind(ms(row.next_read_at))
        .bind(row.state.map(|state| state.as_str()))
        .bind(row.status_word.as_deref())
        .bind(row.gone)
}

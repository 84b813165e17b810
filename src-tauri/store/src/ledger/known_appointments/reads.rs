//! Finding known visits, and which of them are to be read next.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::{ConfirmedHow, ConnectionId, PatientKey, VendorId, VisitId, VisitState};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::KnownAppointment;
use crate::StoreError;
use crate::cells::{Cells, id_list, ms};
use crate::insert::Statement;
use crate::ledger::Ledger;

impl Ledger {
    /// One visit.
    pub async fn known(&self, visit: &VisitId) -> Result<Option<KnownAppointment>, StoreError> {
        let query = sqlx::query("SELECT * FROM known_appointments WHERE visit = ?1").bind(visit.as_str());
        Ok(self.known_rows(query).await?.pop())
    }

    /// The visit that the vendor knows under this id.
    pub async fn known_by_vendor_id(
        &self,
        connection: &ConnectionId,
        vendor_id: &VendorId,
    ) -> Result<Option<KnownAppointment>, StoreError> {
        let query = sqlx::query("SELECT * FROM known_appointments WHERE connection = ?1 AND vendor_id = ?2")
            .bind(connection.as_str())
            .bind(vendor_id.as_str());
        Ok(self.known_rows(query).await?.pop())
    }

    /// The visits that the vendor knows under these ids; one that is not known here is absent.
    pub async fn known_by_vendor_ids(
        &self,
        connection: &ConnectionId,
        vendor_ids: &[VendorId],
    ) -> Result<HashMap<VendorId, KnownAppointment>, StoreError> {
        let query = sqlx::query(
            "SELECT * FROM known_appointments
             WHERE connection = ?1 AND vendor_id IN (SELECT value FROM json_each(?2))",
        )
        .bind(connection.as_str())
        .bind(id_list(vendor_ids.iter().map(VendorId::as_str)));
        let rows = self.known_rows(query).await?;
        Ok(rows.into_iter().filter_map(|row| Some((row.vendor_id.clone()?, row))).collect())
    }

    /// The visit that we booked under this reference.
    pub async fn known_by_external_id(
        &self,
        connection: &ConnectionId,
        external_id: &str,
    ) -> Result<Option<KnownAppointment>, StoreError> {
        let query = sqlx::query("SELECT * FROM known_appointments WHERE connection = ?1 AND external_id = ?2")
            .bind(connection.as_str())
            .bind(external_id);
        Ok(self.known_rows(query).await?.pop())
    }

    /// The visits of a connection that are due to be read, most urgent first: those that start within the hour or started within it,
    /// then those of half a day around now and those without a start, then the others; within each, the longest due
    /// first. A visit that is gone, or whose id the vendor has not told yet, is never due.
    pub async fn due(
        &self,
        connection: &ConnectionId,
        now: DateTime<Utc>,
        limit: usize,
    ) -> Result<Vec<KnownAppointment>, StoreError> {
        let query = sqlx::query(
            "SELECT * FROM known_appointments
             WHERE connection = ?3 AND gone = 0 AND vendor_id IS NOT NULL AND next_read_at <= ?1
             ORDER BY CASE WHEN abs(start - ?1) <= 3600000 THEN 0
                           WHEN start IS NULL OR abs(start - ?1) <= 43200000 THEN 1
                           ELSE 2 END,
                      next_read_at, visit
             LIMIT ?2",
        )
        .bind(ms(now))
        .bind(i64::try_from(limit).unwrap_or(i64::MAX))
        .bind(connection.as_str());
        self.known_rows(query).await
    }

    /// When the next visit of a connection is due to be read; none when nothing is known.
    pub async fn next_due_at(&self, connection: &ConnectionId) -> Result<Option<DateTime<Utc>>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query = sqlx::query(
            "SELECT min(next_read_at) AS next FROM known_appointments
             WHERE connection = ?1 AND gone = 0 AND vendor_id IS NOT NULL",
        )
        .bind(connection.as_str());
        let row = self.database.settle(query.fetch_one(&mut *conn).await.map_err(StoreError::from))?;
        row.opt_instant("next")
    }

    /// The visits whose planned start is at or after `from` and before `to`, in order of their start.
    pub async fn known_between(
        &self,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
    ) -> Result<Vec<KnownAppointment>, StoreError> {
        let query =
            sqlx::query("SELECT * FROM known_appointments WHERE start >= ?1 AND start < ?2 ORDER BY start, visit")
                .bind(ms(from))
                .bind(ms(to));
        self.known_rows(query).await
    }

    /// How many visits are known, and how many of them were read since an instant: the progress of filling a new mirror.
    pub async fn known_counts(&self, read_since: DateTime<Utc>) -> Result<(u64, u64), StoreError> {
        let mut conn = self.database.reader().await?;
        let query = sqlx::query(
            "SELECT count(*) AS everything, count(*) FILTER (WHERE last_read_at >= ?1) AS read_again
             FROM known_appointments WHERE gone = 0",
        );
        let row = query.bind(ms(read_since)).fetch_one(&mut *conn).await.map_err(StoreError::from);
        let row = self.database.settle(row)?;
        Ok((row.number("everything")?, row.number("read_again")?))
    }

    pub(super) async fn known_rows(&self, query: Statement) -> Result<Vec<KnownAppointment>, StoreError> {
        let mut conn = self.database.reader().await?;
        let rows = query.fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(rows)?.iter().map(read).collect()
    }
}

fn read(row: &SqliteRow) -> Result<KnownAppointment, StoreError> {
    debug_assert_eq!(row.len(), 15);
    Ok(KnownAppointment {
        visit: VisitId(row.cell("visit")?),
        connection: ConnectionId(row.cell("connection")?),
        vendor_id: row.cell::<Option<String>>("vendor_id")?.map(VendorId),
        external_id: row.cell("external_id")?,
        patient: row.cell::<Option<String>>("patient")?.map(PatientKey),
        room: row.cell("room")?,
        start: row.opt_instant("start")?,
        duration_s: row.opt_number("duration_s")?,
        source: row.word("source", ConfirmedHow::parse)?,
        known_at: row.instant("known_at")?,
        last_read_at: row.opt_instant("last_read_at")?,
        next_read_at: row.instant("next_read_at")?,
        state: row.cell::<Option<String>>("state")?.as_deref().map(VisitState::parse),
        status_word: row.cell("status_word")?,
        gone: row.cell("gone")?,
    })
}

//! Lists of known visits that are not a range of days.

use domain::{ConnectionId, PatientKey};
use sqlx::Row;

use super::KnownAppointment;
use crate::StoreError;
use crate::ledger::Ledger;

impl Ledger {
    /// The visits at which someone waits or is being seen, whatever day they were planned for.
    pub async fn known_present(&self) -> Result<Vec<KnownAppointment>, StoreError> {
        let present = sqlx::query(
            "SELECT * FROM known_appointments WHERE gone = 0 AND state IN ('arrived', 'intake-ready',
                 'intake-in-progress', 'exam-ready', 'exam-in-progress', 'discharge-ready', 'discharge-in-progress')
             ORDER BY start, visit",
        );
        self.known_rows(present).await
    }

    /// A patient's visits, latest start first.
    pub async fn known_of_patient(&self, key: &PatientKey) -> Result<Vec<KnownAppointment>, StoreError> {
        let query = sqlx::query("SELECT * FROM known_appointments WHERE patient = ?1 ORDER BY start DESC, visit");
        self.known_rows(query.bind(key.as_str())).await
    }

    /// Every known visit: what a lost mirror is filled from.
    pub async fn known_all(&self) -> Result<Vec<KnownAppointment>, StoreError> {
        self.known_rows(sqlx::query("SELECT * FROM known_appointments ORDER BY start, visit")).await
    }

    /// The visits of a connection that stand at the vendor, with their vendor's id: what a list of the vendor's is
    /// compared with.
    pub async fn known_at_vendor(&self, connection: &ConnectionId) -> Result<Vec<KnownAppointment>, StoreError> {
        let query = sqlx::query(
            "SELECT * FROM known_appointments WHERE connection = ?1 AND gone = 0 AND vendor_id IS NOT NULL",
        );
        self.known_rows(query.bind(connection.as_str())).await
    }

    /// How many visits of a connection are known.
    pub async fn count_known(&self, connection: &ConnectionId) -> Result<usize, StoreError> {
        let mut conn = self.database.reader().await?;
        let query = sqlx::query("SELECT count(*) FROM known_appointments WHERE connection = ?1 AND gone = 0");
        let row = query.bind(connection.as_str()).fetch_one(&mut *conn).await.map_err(StoreError::from);
        let number: i64 = self.database.settle(row)?.try_get(0)?;
        Ok(usize::try_from(number).unwrap_or(0))
    }
}

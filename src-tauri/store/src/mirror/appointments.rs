//! Appointments as the vendors last described them.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::{ConfirmedHow, ConnectionId, HumanName, PatientKey, VendorId, VisitId, VisitState};
use serde::{Deserialize, Serialize};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::digest::digest;
use super::{Applied, Mirror};
use crate::StoreError;
use crate::cells::{Cells, from_json, id_list, json, ms, opt_ms};
use crate::insert::{Insert, Statement};
use crate::migration::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[
    (
        1,
        "CREATE TABLE appointments(
        id INTEGER PRIMARY KEY,
        visit TEXT NOT NULL UNIQUE,
        connection TEXT NOT NULL,
        vendor_id INTEGER,
        patient TEXT,
        start INTEGER,
        duration_s INTEGER,
        state TEXT NOT NULL,
        status_word TEXT NOT NULL,
        call_word TEXT,
        reasons TEXT NOT NULL,
        practitioners TEXT NOT NULL,
        external_id TEXT,
        read_at INTEGER NOT NULL,
        how TEXT NOT NULL,
        drift TEXT NOT NULL,
        digest INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX appointments_by_start ON appointments(start);
    CREATE INDEX appointments_by_patient ON appointments(patient, start);",
    ),
    // Solo's ids are numbers, those of other vendors are text.
    (
        3,
        "ALTER TABLE appointments DROP COLUMN vendor_id;
    ALTER TABLE appointments ADD COLUMN vendor_id TEXT;
    UPDATE appointments SET digest = 0, read_at = 0;",
    ),
];

const PUT: Insert = Insert {
    head: "INSERT INTO appointments(visit, connection, vendor_id, patient, start, duration_s, state, status_word,
               call_word, reasons, practitioners, external_id, read_at, how, drift, digest)",
    columns: 16,
    tail: "ON CONFLICT(visit) DO UPDATE SET connection = excluded.connection, vendor_id = excluded.vendor_id,
               patient = excluded.patient, start = excluded.start, duration_s = excluded.duration_s,
               state = excluded.state, status_word = excluded.status_word, call_word = excluded.call_word,
               reasons = excluded.reasons, practitioners = excluded.practitioners,
               external_id = excluded.external_id, read_at = excluded.read_at, how = excluded.how,
               drift = excluded.drift, digest = excluded.digest",
};

/// Someone who sees the patient, as the vendor's appointment names them (FHIR Practitioner).
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Practitioner {
    /// The vendor's id of the person, as text.
    pub id: String,
    /// Name in parts.
    pub name: HumanName,
    /// Mail address.
    pub email: Option<String>,
}
ids_only!(Practitioner { id });

/// One appointment at one vendor.
#[derive(Clone, PartialEq, Eq)]
pub struct AppointmentRow {
    /// The visit's id here.
    pub visit: VisitId,
    /// Through which connection it was read.
    pub connection: ConnectionId,
    /// The vendor's id.
    pub vendor_id: Option<VendorId>,
    /// Whose visit it is.
    pub patient: Option<PatientKey>,
    /// Planned start.
    pub start: Option<DateTime<Utc>>,
    /// Planned length in seconds.
    pub duration_s: Option<u32>,
    /// Where it stands.
    pub state: VisitState,
    /// The vendor's own word for that.
    pub status_word: String,
    /// The vendor's own word for the call, where it has one.
    pub call_word: Option<String>,
    /// Why the patient comes.
    pub reasons: Vec<String>,
    /// Who sees the patient.
    pub practitioners: Vec<Practitioner>,
    /// Our reference at the vendor.
    pub external_id: Option<String>,
    /// When the vendor was read.
    pub read_at: DateTime<Utc>,
    /// What made us read it.
    pub how: ConfirmedHow,
    /// Where the reply departed from the contract.
    pub drift: Vec<String>,
}
ids_only!(AppointmentRow { visit, connection, state });

struct Incoming<'a> {
    row: &'a AppointmentRow,
    reasons: String,
    practitioners: String,
    drift: String,
    digest: i64,
}

impl Mirror {
    /// The appointments whose planned start is at or after `from` and before `to`, in order of their start.
    pub async fn appointments_between(
        &self,
        from: DateTime<Utc>,
        to: DateTime<Utc>,
    ) -> Result<Vec<AppointmentRow>, StoreError> {
        let query = sqlx::query("SELECT * FROM appointments WHERE start >= ?1 AND start < ?2 ORDER BY start, visit");
        self.appointment_rows(query.bind(ms(from)).bind(ms(to))).await
    }

    /// One appointment.
    pub async fn appointment(&self, visit: &VisitId) -> Result<Option<AppointmentRow>, StoreError> {
        let query = sqlx::query("SELECT * FROM appointments WHERE visit = ?1").bind(visit.as_str());
        Ok(self.appointment_rows(query).await?.pop())
    }

    /// Several appointments; one that was never read is absent.
    pub async fn appointments(&self, visits: &[VisitId]) -> Result<HashMap<VisitId, AppointmentRow>, StoreError> {
        let query = sqlx::query("SELECT * FROM appointments WHERE visit IN (SELECT value FROM json_each(?1))");
        let rows = self.appointment_rows(query.bind(id_list(visits.iter().map(VisitId::as_str)))).await?;
        Ok(rows.into_iter().map(|row| (row.visit.clone(), row)).collect())
    }

    /// The appointments of a patient's record, latest start first; those without a start come last.
    pub async fn appointments_of_patient(&self, key: &PatientKey) -> Result<Vec<AppointmentRow>, StoreError> {
        let query = sqlx::query("SELECT * FROM appointments WHERE patient = ?1 ORDER BY start DESC, visit");
        self.appointment_rows(query.bind(key.as_str())).await
    }

    async fn appointment_rows(&self, query: Statement) -> Result<Vec<AppointmentRow>, StoreError> {
        let mut conn = self.database.reader().await?;
        let rows = query.fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(rows)?.iter().map(read).collect()
    }
}

/// Writes those that are new or differ, and tells which these were.
pub(super) async fn put(conn: &mut SqliteConnection, rows: &[AppointmentRow]) -> Result<Applied, StoreError> {
    let mut applied = Applied::default();
    for chunk in rows.chunks(1024) {
        let kept = kept(&mut *conn, chunk).await?;
        let latest: HashMap<&VisitId, &AppointmentRow> = chunk.iter().map(|row| (&row.visit, row)).collect();
        let (mut changed, mut same) = (Vec::new(), Vec::new());
        for row in chunk {
            let incoming = Incoming::of(row)?;
            match kept.get(row.visit.as_str()) {
                _ if !latest.get(&row.visit).is_some_and(|last| std::ptr::eq(*last, row)) => {}
                Some((_, read_at)) if ms(row.read_at) < *read_at => {}
                Some((digest, _)) if *digest == incoming.digest => {
                    same.push((&row.visit, ms(row.read_at), row.how.as_str()))
                }
                _ => changed.push(incoming),
            }
        }
        touch(&mut *conn, &same).await?;
        PUT.run(&mut *conn, &changed, bind).await?;
        applied.unchanged += chunk.len() - changed.len();
        applied.changed.extend(changed.iter().map(|one| one.row.visit.clone()));
    }
    Ok(applied)
}

/// Digest and time of reading of those of the chunk that are kept, in one row.
async fn kept(
    conn: &mut SqliteConnection,
    chunk: &[AppointmentRow],
) -> Result<HashMap<String, (i64, i64)>, StoreError> {
    let row = sqlx::query(
        "SELECT json_group_array(json_array(visit, digest, read_at))
         FROM json_each(?1) AS wanted JOIN appointments ON appointments.visit = wanted.value",
    )
    .bind(id_list(chunk.iter().map(|row| row.visit.as_str())))
    .fetch_one(conn)
    .await?;
    let list: Vec<(String, i64, i64)> = from_json(&row.try_get::<String, _>(0)?, "appointments")?;
    Ok(list.into_iter().map(|(visit, digest, read_at)| (visit, (digest, read_at))).collect())
}

/// For an appointment that is the same, only when and how it was confirmed moves.
async fn touch(conn: &mut SqliteConnection, same: &[(&VisitId, i64, &str)]) -> Result<(), StoreError> {
    if same.is_empty() {
        return Ok(());
    }
    sqlx::query(
        "UPDATE appointments SET read_at = seen.at, how = seen.how
         FROM (SELECT value ->> 0 AS visit, value ->> 1 AS at, value ->> 2 AS how FROM json_each(?1)) AS seen
         WHERE appointments.visit = seen.visit",
    )
    .bind(json(same)?)
    .execute(conn)
    .await?;
    Ok(())
}

impl<'a> Incoming<'a> {
    fn of(row: &'a AppointmentRow) -> Result<Self, StoreError> {
        let (reasons, practitioners, drift) = (json(&row.reasons)?, json(&row.practitioners)?, json(&row.drift)?);
        let digest = digest((
            (&row.connection, &row.vendor_id, &row.patient, row.start, row.duration_s, row.state),
            (&row.status_word, &row.call_word, &row.external_id, &reasons, &practitioners, &drift),
        ));
        Ok(Self { row, reasons, practitioners, drift, digest })
    }
}

fn bind(statement: Statement, one: &Incoming<'_>) -> Statement {
    let row = one.row;
    statement
        .bind(row.visit.as_str())
        .bind(row.connection.as_str())
        .bind(row.vendor_id.as_ref().map(|id| id.as_str()))
        .bind(row.patient.as_ref().map(|key| key.as_str()))
        .bind(opt_ms(row.start))
        .bind(row.duration_s.map(i64::from))
        .bind(row.state.as_str())
        .bind(row.status_word.as_str())
        .bind(row.call_word.as_deref())
        .bind(one.reasons.as_str())
        .bind(one.practitioners.as_str())
        .bind(row.external_id.as_deref())
        .bind(ms(row.read_at))
        .bind(row.how.as_str())
        .bind(one.drift.as_str())
        .bind(one.digest)
}

fn read(row: &SqliteRow) -> Result<AppointmentRow, StoreError> {
    Ok(AppointmentRow {
        visit: VisitId(row.cell("visit")?),
        connection: ConnectionId(row.cell("connection")?),
        vendor_id: row.cell::<Option<String>>("vendor_id")?.map(VendorId),
        patient: row.cell::<Option<String>>("patient")?.map(PatientKey),
        start: row.opt_instant("start")?,
        duration_s: row.opt_number("duration_s")?,
        state: VisitState::parse(&row.cell::<String>("state")?),
        status_word: row.cell("status_word")?,
        call_word: row.cell("call_word")?,
        reasons: row.json("reasons")?,
        practitioners: row.json("practitioners")?,
        external_id: row.cell("external_id")?,
        read_at: row.instant("read_at")?,
        how: row.word("how", ConfirmedHow::parse)?,
        drift: row.json("drift")?,
    })
}

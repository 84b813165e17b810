//! Patients, one row per record at a vendor. The record itself is one JSON document: it is always read whole, and its
//! form is the domain's. Beside it stand only what it is found and ordered by.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::search_terms::fold;
use domain::{BirthDate, Gender, HumanName, Identifier, IdentifierKind, Patient, PatientKey};
use serde::{Deserialize, Serialize};
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};

use super::digest::digest;
use super::{Mirror, ReadBatch, emails, identifiers, proposals, search, search_words};
use crate::StoreError;
use crate::cells::{Cells, from_json, id_list, json, opt_ms};
use crate::insert::{Insert, Statement};
use crate::migration::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[(
    1,
    "CREATE TABLE patients(
        id INTEGER PRIMARY KEY,
        key TEXT NOT NULL UNIQUE,
        connection TEXT NOT NULL,
        family TEXT NOT NULL,
        given TEXT NOT NULL,
        deceased INTEGER NOT NULL,
        digest INTEGER NOT NULL,
        read_at INTEGER,
        record TEXT NOT NULL
    ) STRICT;
    CREATE INDEX patients_by_name ON patients(family, given);",
)];

const PUT: Insert = Insert {
    head: "INSERT INTO patients(id, key, connection, family, given, deceased, digest, read_at, record)",
    columns: 9,
    tail: "ON CONFLICT(id) DO UPDATE SET family = excluded.family, given = excluded.given,
               deceased = excluded.deceased, digest = excluded.digest, read_at = excluded.read_at,
               record = excluded.record",
};

/// Everything of a patient but the key and the time of reading, which have columns of their own.
#[derive(Serialize, Deserialize)]
struct Record {
    name: HumanName,
    birth_date: Option<BirthDate>,
    gender: Gender,
    identifiers: Vec<Identifier>,
    phones: Vec<String>,
    emails: Vec<String>,
    address: Option<String>,
    /// Records that were kept before it was read have none.
    #[serde(default)]
    zone: Option<String>,
    active: bool,
    deceased: bool,
    died_on: Option<BirthDate>,
}

/// A patient on the way into the table.
struct Incoming<'a> {
    patient: &'a Patient,
    record: String,
    digest: i64,
    id: i64,
}

impl Mirror {
    /// Adds patients, or replaces what is kept of them. Of two records with one key the later in the list counts.
    pub async fn put_patients(&self, patients: &[Patient]) -> Result<(), StoreError> {
        let batch = ReadBatch { patients: patients.to_vec(), appointments: Vec::new() };
        self.apply(&batch).await.map(drop)
    }

    /// How many people are known on this device.
    pub async fn count_patients(&self) -> Result<usize, StoreError> {
        let mut conn = self.database.reader().await?;
        let row = sqlx::query("SELECT count(*) FROM patients").fetch_one(&mut *conn).await.map_err(StoreError::from);
        let number: i64 = self.database.settle(row)?.try_get(0)?;
        Ok(usize::try_from(number).unwrap_or(0))
    }

    /// One patient.
    pub async fn patient(&self, key: &PatientKey) -> Result<Option<Patient>, StoreError> {
        Ok(self.patients(std::slice::from_ref(key)).await?.remove(key))
    }

    /// Several patients; one that is not known is absent.
    pub async fn patients(&self, keys: &[PatientKey]) -> Result<HashMap<PatientKey, Patient>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query =
            sqlx::query("SELECT key, read_at, record FROM patients WHERE key IN (SELECT value FROM json_each(?1))")
                .bind(id_list(keys.iter().map(PatientKey::as_str)));
        let rows = self.database.settle(query.fetch_all(&mut *conn).await.map_err(StoreError::from))?;
        rows.iter().map(|row| read(row).map(|patient| (patient.key.clone(), patient))).collect()
    }

    /// Everybody who bears one of these numbers at one of these connections, each record once.
    pub async fn patients_by_numbers(
        &self,
        connections: &[domain::ConnectionId],
        kind: IdentifierKind,
        values: &[&str],
    ) -> Result<Vec<Patient>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query = sqlx::query(
            "SELECT key, read_at, record FROM patients WHERE id IN
                 (SELECT patient FROM patient_identifiers WHERE connection IN (SELECT value FROM json_each(?1))
                      AND kind = ?2 AND value IN (SELECT value FROM json_each(?3)))",
        )
        .bind(id_list(connections.iter().map(domain::ConnectionId::as_str)))
        .bind(identifiers::word(kind))
        .bind(id_list(values.iter().copied()));
        let rows = self.database.settle(query.fetch_all(&mut *conn).await.map_err(StoreError::from))?;
        rows.iter().map(read).collect()
    }

    /// The patient whom a connection's vendor knows by this number. None also when two records bear it: a number that
    /// points at two people points at nobody.
    pub async fn patient_by_identifier(
        &self,
        connection: &domain::ConnectionId,
        kind: IdentifierKind,
        value: &str,
    ) -> Result<Option<Patient>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query = sqlx::query(
            "SELECT key, read_at, record FROM patients WHERE id IN
                 (SELECT patient FROM patient_identifiers WHERE connection = ?1 AND kind = ?2 AND value = ?3) LIMIT 2",
        )
        .bind(connection.as_str())
        .bind(identifiers::word(kind))
        .bind(value);
        let rows = self.database.settle(query.fetch_all(&mut *conn).await.map_err(StoreError::from))?;
        match rows.as_slice() {
            [row] => read(row).map(Some),
            _ => Ok(None),
        }
    }
}

/// Writes those that are new or differ; gives how many there were and how many of them were left as they are.
pub(super) async fn put(conn: &mut SqliteConnection, patients: &[Patient]) -> Result<(), StoreError> {
    if patients.is_empty() {
        return Ok(());
    }
    let mut next_id: i64 =
        sqlx::query("SELECT coalesce(max(id), 0) + 1 FROM patients").fetch_one(&mut *conn).await?.try_get(0)?;
    for chunk in patients.chunks(1024) {
        put_chunk(&mut *conn, chunk, &mut next_id).await?;
    }
    Ok(())
}

async fn put_chunk(conn: &mut SqliteConnection, chunk: &[Patient], next_id: &mut i64) -> Result<(), StoreError> {
    let kept = kept(&mut *conn, chunk).await?;
    let latest: HashMap<&PatientKey, &Patient> = chunk.iter().map(|patient| (&patient.key, patient)).collect();
    let (mut changed, mut replaced, mut same) = (Vec::new(), Vec::new(), Vec::new());
    for patient in chunk.iter().filter(|one| latest.get(&one.key).is_some_and(|last| std::ptr::eq(*last, *one))) {
        let record = record(patient)?;
        let digest = digest((search_words::VERSION, &record));
        match kept.get(patient.key.as_str()) {
            Some((_, _, read_at)) if is_older(patient.read_at, *read_at) => {}
            Some((id, before, _)) if *before == digest => same.push((*id, patient.read_at)),
            Some((id, _, _)) => {
                replaced.push(*id);
                changed.push(Incoming { patient, record, digest, id: *id });
            }
            None => {
                changed.push(Incoming { patient, record, digest, id: *next_id });
                *next_id += 1;
            }
        }
    }
    touch(&mut *conn, &same).await?;
    PUT.run(&mut *conn, &changed, bind).await?;
    let identifiers: Vec<_> = changed
        .iter()
        .flat_map(|one| {
            one.patient.identifiers.iter().map(|identifier| (one.id, one.patient.key.connection(), identifier))
        })
        .collect();
    identifiers::replace(&mut *conn, &replaced, &identifiers).await?;
    emails::replace(&mut *conn, &replaced, changed.iter().map(|one| (one.id, one.patient))).await?;
    proposals::are_due(&mut *conn, changed.iter().map(|one| one.id)).await?;
    let words: Vec<_> = changed.iter().map(|one| (one.id, search_words::of(one.patient))).collect();
    search::replace(&mut *conn, &replaced, &words).await
}

/// Id, digest and time of reading of those of the chunk that are kept. One row, so that a large chunk is one message.
async fn kept(
    conn: &mut SqliteConnection,
    chunk: &[Patient],
) -> Result<HashMap<String, (i64, i64, Option<i64>)>, StoreError> {
    let row = sqlx::query(
        "SELECT json_group_array(json_array(patients.key, patients.id, digest, read_at))
         FROM json_each(?1) AS wanted JOIN patients ON patients.key = wanted.value",
    )
    .bind(id_list(chunk.iter().map(|patient| patient.key.as_str())))
    .fetch_one(conn)
    .await?;
    let list: Vec<(String, i64, i64, Option<i64>)> = from_json(&row.try_get::<String, _>(0)?, "patients")?;
    Ok(list.into_iter().map(|(key, id, digest, read_at)| (key, (id, digest, read_at))).collect())
}

/// Only the time of reading moves for a record that is the same.
async fn touch(conn: &mut SqliteConnection, same: &[(i64, Option<DateTime<Utc>>)]) -> Result<(), StoreError> {
    let list: Vec<_> = same.iter().filter_map(|(id, at)| at.map(|at| (id, at.timestamp_millis()))).collect();
    if list.is_empty() {
        return Ok(());
    }
    sqlx::query(
        "UPDATE patients SET read_at = seen.at
         FROM (SELECT value ->> 0 AS id, value ->> 1 AS at FROM json_each(?1)) AS seen WHERE patients.id = seen.id",
    )
    .bind(json(&list)?)
    .execute(conn)
    .await?;
    Ok(())
}

fn is_older(incoming: Option<DateTime<Utc>>, kept: Option<i64>) -> bool {
    matches!((opt_ms(incoming), kept), (Some(incoming), Some(kept)) if incoming < kept)
}

fn record(patient: &Patient) -> Result<String, StoreError> {
    #[derive(Serialize)]
    struct Borrowed<'a> {
        name: &'a HumanName,
        birth_date: &'a Option<BirthDate>,
        gender: Gender,
        identifiers: &'a [Identifier],
        phones: &'a [String],
        emails: &'a [String],
        address: &'a Option<String>,
        // Left out when not known, so that records without one keep their digest.
        #[serde(skip_serializing_if = "Option::is_none")]
        zone: &'a Option<String>,
        active: bool,
        deceased: bool,
        died_on: &'a Option<BirthDate>,
    }
    json(&Borrowed {
        name: &patient.name,
        birth_date: &patient.birth_date,
        gender: patient.gender,
        identifiers: &patient.identifiers,
        phones: &patient.phones,
        emails: &patient.emails,
        address: &patient.address,
        zone: &patient.zone,
        active: patient.active,
        deceased: patient.deceased,
        died_on: &patient.died_on,
    })
}

fn bind(statement: Statement, one: &Incoming<'_>) -> Statement {
    let name = &one.patient.name;
    statement
        .bind(one.id)
        .bind(one.patient.key.as_str())
        .bind(one.patient.key.connection().0)
        .bind(fold(name.family.as_deref().unwrap_or_default()))
        .bind(fold(name.given.as_deref().unwrap_or_default()))
        .bind(one.patient.deceased)
        .bind(one.digest)
        .bind(opt_ms(one.patient.read_at))
        .bind(one.record.clone())
}

pub(super) fn read(row: &SqliteRow) -> Result<Patient, StoreError> {
    let record: Record = row.json("record")?;
    Ok(Patient {
        key: PatientKey(row.cell("key")?),
        name: record.name,
        birth_date: record.birth_date,
        gender: record.gender,
        identifiers: record.identifiers,
        phones: record.phones,
        emails: record.emails,
        address: record.address,
        zone: record.zone,
        active: record.active,
        deceased: record.deceased,
        died_on: record.died_on,
        read_at: row.opt_instant("read_at")?,
    })
}

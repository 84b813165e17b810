//! Devices as the vendor last listed them (MIA-15), how far what they sent has come (MIA-07), and what measurements consist
//! of (MIA-13): counts, times and words of the vendor's. What was measured is never kept here.

use std::collections::{BTreeSet, HashMap};

use chrono::{DateTime, Utc};
use domain::ConnectionId;
use serde::{Deserialize, Serialize};
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;

use super::Mirror;
use crate::StoreError;
use crate::cells::{Cells, json, ms};
use crate::insert::Insert;
use crate::migration::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[
    (3, DEVICES_TABLES),
    (
        5,
        "CREATE TABLE device_prototypes(
            connection TEXT NOT NULL,
            place INTEGER NOT NULL,
            content TEXT NOT NULL,
            PRIMARY KEY(connection, place)
        ) STRICT, WITHOUT ROWID;",
    ),
];

const DEVICES_TABLES: &str = "CREATE TABLE devices(
        connection TEXT NOT NULL,
        record TEXT NOT NULL,
        place INTEGER NOT NULL,
        content TEXT NOT NULL,
        PRIMARY KEY(connection, record)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE device_data(
        connection TEXT NOT NULL,
        device TEXT NOT NULL,
        patient TEXT NOT NULL,
        content TEXT NOT NULL,
        PRIMARY KEY(connection, device, patient)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE device_reads(
        connection TEXT NOT NULL,
        list TEXT NOT NULL,
        read_at INTEGER NOT NULL,
        PRIMARY KEY(connection, list)
    ) STRICT, WITHOUT ROWID;";

pub(super) const FORGET: [&str; 4] = [
    "DELETE FROM devices WHERE connection = ?1",
    "DELETE FROM device_data WHERE connection = ?1",
    "DELETE FROM device_reads WHERE connection = ?1",
    "DELETE FROM device_prototypes WHERE connection = ?1",
];

const PUT: Insert =
    Insert { head: "INSERT OR REPLACE INTO devices(connection, record, place, content)", columns: 4, tail: "" };

const PUT_DATA: Insert =
    Insert { head: "INSERT OR REPLACE INTO device_data(connection, device, patient, content)", columns: 4, tail: "" };

const PUT_PROTOTYPES: Insert =
    Insert { head: "INSERT OR REPLACE INTO device_prototypes(connection, place, content)", columns: 3, tail: "" };

const DEVICES: &str = "devices";
const DATA: &str = "data";
const PROTOTYPES: &str = "prototypes";

/// One record of a device (FHIR Device). A device that changed hands may have more than one record.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceRow {
    /// The vendor's id of the record, by which the device is unassigned.
    pub record: String,
    /// The device itself, as its maker names it.
    pub device: Option<String>,
    /// Through whom its data comes.
    pub provider: Option<String>,
    /// Its kind, in the vendor's word.
    pub kind: Option<String>,
    /// What people call it. May name a patient.
    pub name: Option<String>,
    /// Its maker's number.
    pub serial: Option<String>,
    /// Whether it is in use, in the vendor's word.
    pub status: Option<String>,
    /// Who has it, by the vendor's id of the patient.
    pub patient: Option<String>,
}
ids_only!(DeviceRow { record, device, status });

/// How far the data of one device for one patient has come.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DeviceData {
    /// Records whose raw data is kept and of which nothing was made yet.
    pub stored: u32,
    /// Records with observations.
    pub normalised: u32,
    /// Records that were normalised into something that cannot be read.
    pub unreadable: u32,
    /// When the newest was received.
    pub received_at: Option<DateTime<Utc>>,
    /// When the newest was measured.
    pub recorded_at: Option<DateTime<Utc>>,
    /// The newest records of which nothing was made yet: id and when it was received, newest first.
    pub waiting: Vec<(String, Option<DateTime<Utc>>)>,
    /// The newest records with observations: id and when it was measured, or else received, newest first.
    #[serde(default)]
    pub latest: Vec<(String, Option<DateTime<Utc>>)>,
    /// The kinds of raw data that came, in the vendor's words.
    #[serde(default)]
    pub kinds: BTreeSet<String>,
}
ids_only!(DeviceData { stored, normalised, unreadable });

/// What a kind of measurement consists of (MIA-13).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrototypeRow {
    /// Its id.
    pub identifier: String,
    /// Its name.
    pub name: Option<String>,
    /// The numbers that it holds.
    pub fields: Vec<PrototypeField>,
}

/// One number of a kind of measurement, with its bounds as the vendor writes them: no unit is told with them, so that they
/// bound nothing here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrototypeField {
    /// What the vendor calls it.
    pub name: String,
    /// The least.
    pub minimum: Option<String>,
    /// The greatest.
    pub maximum: Option<String>,
}

/// Whose data through which device: the device's own id, and the vendor's id of the patient; empty where none is told.
pub type DeviceAndPatient = (String, String);

/// The devices of a connection.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct DevicesRead {
    /// In the vendor's order.
    pub devices: Vec<DeviceRow>,
    /// How far their data has come.
    pub data: HashMap<DeviceAndPatient, DeviceData>,
    /// What measurements consist of.
    pub prototypes: Vec<PrototypeRow>,
    /// When the devices were listed; never, when absent.
    pub read_at: Option<DateTime<Utc>>,
    /// When their data was looked through; never, when absent.
    pub data_read_at: Option<DateTime<Utc>>,
}

impl Mirror {
    /// Replaces the devices of a connection. A reading that is older than the one that is kept changes nothing.
    pub async fn put_devices(
        &self,
        connection: &ConnectionId,
        devices: &[DeviceRow],
        read_at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        self.database.settle(replace(&mut tx, connection, devices, read_at).await)?;
        self.commit(tx).await
    }

    /// Replaces what is known of their data, likewise.
    pub async fn put_device_data(
        &self,
        connection: &ConnectionId,
        data: &HashMap<DeviceAndPatient, DeviceData>,
        read_at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        self.database.settle(replace_data(&mut tx, connection, data, read_at).await)?;
        self.commit(tx).await
    }

    /// Replaces what measurements consist of, likewise.
    pub async fn put_prototypes(
        &self,
        connection: &ConnectionId,
        prototypes: &[PrototypeRow],
        read_at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        self.database.settle(replace_prototypes(&mut tx, connection, prototypes, read_at).await)?;
        self.commit(tx).await
    }

    /// The devices of a connection with what is known of their data.
    pub async fn devices(&self, connection: &ConnectionId) -> Result<DevicesRead, StoreError> {
        let mut conn = self.database.reader().await?;
        let read = read(&mut conn, connection).await;
        self.database.settle(read)
    }
}

/// Takes note of a reading; false when a newer one is kept.
async fn note_reading(
    conn: &mut SqliteConnection,
    connection: &ConnectionId,
    list: &'static str,
    read_at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let noted = sqlx::query(
        "INSERT INTO device_reads(connection, list, read_at) VALUES (?1, ?2, ?3)
         ON CONFLICT(connection, list) DO UPDATE SET read_at = excluded.read_at WHERE excluded.read_at >= read_at",
    )
    .bind(connection.as_str())
    .bind(list)
    .bind(ms(read_at))
    .execute(conn)
    .await?;
    Ok(noted.rows_affected() > 0)
}

async fn replace(
    conn: &mut SqliteConnection,
    connection: &ConnectionId,
    devices: &[DeviceRow],
    read_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    if !note_reading(&mut *conn, connection, DEVICES, read_at).await? {
        return Ok(());
    }
    sqlx::query(FORGET[0]).bind(connection.as_str()).execute(&mut *conn).await?;
    let mut rows = Vec::with_capacity(devices.len());
    for (place, device) in (0_i64..).zip(devices) {
        rows.push((place, device.record.clone(), json(device)?));
    }
    PUT.run(conn, &rows, |statement, (place, record, content)| {
        statement.bind(connection.as_str().to_owned()).bind(record.clone()).bind(*place).bind(content.clone())
    })
    .await
}

async fn replace_data(
    conn: &mut SqliteConnection,
    connection: &ConnectionId,
    data: &HashMap<DeviceAndPatient, DeviceData>,
    read_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    if !note_reading(&mut *conn, connection, DATA, read_at).await? {
        return Ok(());
    }
    sqlx::query(FORGET[1]).bind(connection.as_str()).execute(&mut *conn).await?;
    let mut rows = Vec::with_capacity(data.len());
    for ((device, patient), counted) in data {
        rows.push((device.clone(), patient.clone(), json(counted)?));
    }
    PUT_DATA
        .run(conn, &rows, |statement, (device, patient, content)| {
            statement
                .bind(connection.as_str().to_owned())
                .bind(device.clone())
                .bind(patient.clone())
                .bind(content.clone())
        })
        .await
}

async fn replace_prototypes(
    conn: &mut SqliteConnection,
    connection: &ConnectionId,
    prototypes: &[PrototypeRow],
    read_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    if !note_reading(&mut *conn, connection, PROTOTYPES, read_at).await? {
        return Ok(());
    }
    sqlx::query(FORGET[3]).bind(connection.as_str()).execute(&mut *conn).await?;
    let mut rows = Vec::with_capacity(prototypes.len());
    for (place, prototype) in (0_i64..).zip(prototypes) {
        rows.push((place, json(prototype)?));
    }
    PUT_PROTOTYPES
        .run(conn, &rows, |statement, (place, content)| {
            statement.bind(connection.as_str().to_owned()).bind(*place).bind(content.clone())
        })
        .await
}

async fn read(conn: &mut SqliteConnection, connection: &ConnectionId) -> Result<DevicesRead, StoreError> {
    let rows = |sql: &'static str| sqlx::query(sql).bind(connection.as_str());
    let devices =
        rows("SELECT content FROM devices WHERE connection = ?1 ORDER BY place").fetch_all(&mut *conn).await?;
    let data =
        rows("SELECT device, patient, content FROM device_data WHERE connection = ?1").fetch_all(&mut *conn).await?;
    let prototypes = rows("SELECT content FROM device_prototypes WHERE connection = ?1 ORDER BY place")
        .fetch_all(&mut *conn)
        .await?;
    let reads = rows("SELECT list, read_at FROM device_reads WHERE connection = ?1").fetch_all(&mut *conn).await?;
    let mut read = DevicesRead {
        devices: devices.iter().map(|row| row.json("content")).collect::<Result<_, _>>()?,
        data: data.iter().map(read_data).collect::<Result<_, _>>()?,
        prototypes: prototypes.iter().map(|row| row.json("content")).collect::<Result<_, _>>()?,
        ..DevicesRead::default()
    };
    for row in &reads {
        let at = Some(row.instant("read_at")?);
        match row.cell::<String>("list")?.as_str() {
            DEVICES => read.read_at = at,
            DATA => read.data_read_at = at,
            _ => {}
        }
    }
    Ok(read)
}

fn read_data(row: &SqliteRow) -> Result<(DeviceAndPatient, DeviceData), StoreError> {
    Ok(((row.cell("device")?, row.cell("patient")?), row.json("content")?))
}

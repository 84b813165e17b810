//! Signals, mostly electrocardiograms: what is known of each, its samples in blocks, and the extents of all its buckets.
//!
//! A signal comes block by block and is seen by nobody before it is whole and the way that it came on is seen: an import
//! that was cut off leaves nothing to be read. Nothing here loads a whole recording: a picture of a day takes the extents
//! and the few blocks that [`signals::Columns`] asks for.

mod samples;
mod writes;

use chrono::{DateTime, Utc};
use domain::PatientKey;
use domain::observation::{Instrument, Way, Zone};
use serde::{Deserialize, Serialize};
use signals::Lead;
use sqlx::sqlite::SqliteRow;

use super::Ledger;
use crate::StoreError;
use crate::cells::{Cells, from_json, id_list, unreadable};
use crate::insert::Statement;
use crate::migration::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[(
    8,
    "CREATE TABLE signals(
        no INTEGER PRIMARY KEY AUTOINCREMENT,
        id TEXT UNIQUE NOT NULL,
        patient TEXT NOT NULL,
        origin INTEGER NOT NULL REFERENCES reading_origins(id) ON DELETE CASCADE,
        start INTEGER,
        zone TEXT,
        leads TEXT NOT NULL,
        device TEXT,
        source TEXT,
        device_says TEXT,
        symptoms TEXT,
        sha256 BLOB,
        kept_at INTEGER NOT NULL,
        state TEXT NOT NULL
    ) STRICT;
    CREATE INDEX signals_by_patient ON signals(patient, start);
    CREATE INDEX signals_by_origin ON signals(origin, sha256);
    CREATE INDEX signals_coming ON signals(no) WHERE state = 'coming';
    CREATE TABLE signal_blocks(
        signal INTEGER NOT NULL REFERENCES signals(no) ON DELETE CASCADE,
        lead INTEGER NOT NULL,
        block INTEGER NOT NULL,
        count INTEGER NOT NULL,
        bytes BLOB NOT NULL,
        UNIQUE(signal, lead, block)
    ) STRICT;
    CREATE TABLE signal_extents(
        signal INTEGER NOT NULL REFERENCES signals(no) ON DELETE CASCADE,
        lead INTEGER NOT NULL,
        bytes BLOB NOT NULL,
        UNIQUE(signal, lead)
    ) STRICT;",
)];

/// A lead and how many samples of it are kept.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct KeptLead {
    /// The lead.
    pub lead: Lead,
    /// Its samples. Leads of one signal may differ in their rates, and so in this.
    pub samples: u64,
}

/// A signal that is about to come.
#[derive(Clone, PartialEq)]
pub struct NewSignal {
    /// Our id of it.
    pub id: String,
    /// Whose it is.
    pub patient: PatientKey,
    /// The way that it comes on ([`super::ReadingOrigin`]).
    pub origin: i64,
    /// When it begins; none when nobody knows.
    pub start: Option<DateTime<Utc>>,
    /// What is known of the zone.
    pub zone: Option<Zone>,
    /// Its leads.
    pub leads: Vec<Lead>,
    /// What recorded it.
    pub instrument: Instrument,
    /// What the device says of it, as it says it, and unconfirmed (rule X-ECG-10).
    pub device_says: Option<String>,
    /// What the person felt, as told.
    pub symptoms: Option<String>,
    /// When it is kept.
    pub kept_at: DateTime<Utc>,
}
ids_only!(NewSignal { id, origin });

/// A whole signal, without its samples.
#[derive(Clone, PartialEq)]
pub struct SignalRow {
    /// Our number of it, by which its samples are asked for.
    pub no: i64,
    /// Our id of it.
    pub id: String,
    /// Whose it is.
    pub patient: PatientKey,
    /// The way that it came on.
    pub way: Way,
    /// When it begins; none when nobody knows.
    pub start: Option<DateTime<Utc>>,
    /// What is known of the zone.
    pub zone: Option<Zone>,
    /// Its leads.
    pub leads: Vec<KeptLead>,
    /// What recorded it.
    pub instrument: Instrument,
    /// What the device says of it, as it says it, and unconfirmed.
    pub device_says: Option<String>,
    /// What the person felt, as told.
    pub symptoms: Option<String>,
    /// Of its samples: a signal that came on two ways has the same on both.
    pub sha256: [u8; 32],
    /// When it was kept.
    pub kept_at: DateTime<Utc>,
}
ids_only!(SignalRow { no, id });

impl Ledger {
    /// The signals of some records of a person, the newest first, those of no known time last.
    pub async fn signals(&self, patients: &[PatientKey]) -> Result<Vec<SignalRow>, StoreError> {
        let query = sqlx::query(
            "SELECT signals.*, way, about FROM signals JOIN reading_origins ON origin = reading_origins.id
             WHERE seen AND state = 'whole' AND signals.patient IN (SELECT value FROM json_each(?1))
             ORDER BY start IS NULL, start DESC, no DESC",
        );
        self.signal_rows(query.bind(id_list(patients.iter().map(PatientKey::as_str)))).await
    }

    /// One signal.
    pub async fn signal(&self, id: &str) -> Result<Option<SignalRow>, StoreError> {
        let query = sqlx::query(
            "SELECT signals.*, way, about FROM signals JOIN reading_origins ON origin = reading_origins.id
             WHERE seen AND state = 'whole' AND signals.id = ?1",
        );
        Ok(self.signal_rows(query.bind(id.to_owned())).await?.pop())
    }

    async fn signal_rows(&self, query: Statement) -> Result<Vec<SignalRow>, StoreError> {
        let mut conn = self.database.reader().await?;
        let rows = query.fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(rows)?.iter().map(read).collect()
    }
}

fn read(row: &SqliteRow) -> Result<SignalRow, StoreError> {
    let (kind, about): (String, String) = (row.cell("way")?, row.cell("about")?);
    let zone: Option<String> = row.cell("zone")?;
    let sha256: Vec<u8> = row.cell("sha256")?;
    Ok(SignalRow {
        no: row.cell("no")?,
        id: row.cell("id")?,
        patient: PatientKey(row.cell("patient")?),
        way: Way::of_parts(&kind, &about).ok_or_else(|| unreadable("way"))?,
        start: row.opt_instant("start")?,
        zone: zone.map(|zone| from_json(&zone, "zone")).transpose()?,
        leads: row.json("leads")?,
        instrument: Instrument { device: row.cell("device")?, source: row.cell("source")? },
        device_says: row.cell("device_says")?,
        symptoms: row.cell("symptoms")?,
        sha256: sha256.try_into().map_err(|_| unreadable("sha256"))?,
        kept_at: row.instant("kept_at")?,
    })
}

//! Episodes of care of each patient as last listed (SOLO-24), and the visits of each as last listed (SOLO-27). A
//! patient whose episodes were never read is not the same as one who has none.

mod reads;

use chrono::{DateTime, Utc};
use domain::{ConnectionId, EpisodeOfCare, PatientKey};
use sqlx::SqliteConnection;

use super::Mirror;
use crate::StoreError;
use crate::cells::{id_list, json, ms, opt_ms};
use crate::insert::Insert;
use crate::migration::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[(
    2,
    "CREATE TABLE episode_reads(
        patient TEXT PRIMARY KEY NOT NULL,
        connection TEXT NOT NULL,
        read_at INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE episodes(
        patient TEXT NOT NULL,
        vendor_id TEXT NOT NULL,
        connection TEXT NOT NULL,
        place INTEGER NOT NULL,
        kind TEXT,
        content TEXT NOT NULL,
        visits_read_at INTEGER,
        PRIMARY KEY(patient, vendor_id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX episodes_by_connection ON episodes(connection);
    CREATE TABLE episode_visits(
        patient TEXT NOT NULL,
        episode TEXT NOT NULL,
        appointment INTEGER NOT NULL,
        connection TEXT NOT NULL,
        start INTEGER,
        reasons TEXT NOT NULL,
        has_notes INTEGER,
        PRIMARY KEY(patient, episode, appointment)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX episode_visits_by_appointment ON episode_visits(connection, appointment);",
)];

const PUT: Insert = Insert {
    head: "INSERT INTO episodes(patient, vendor_id, connection, place, kind, content)",
    columns: 6,
    tail: "ON CONFLICT(patient, vendor_id) DO UPDATE SET place = excluded.place, kind = excluded.kind,
               content = excluded.content",
};

const PUT_VISITS: Insert = Insert {
    head: "INSERT INTO episode_visits(patient, episode, appointment, connection, start, reasons, has_notes)",
    columns: 7,
    tail: "ON CONFLICT DO NOTHING",
};

/// One patient's episodes.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct EpisodesOfPatient {
    /// In the vendor's order.
    pub episodes: Vec<EpisodeRow>,
    /// When the list was asked for; none when it never was.
    pub read_at: Option<DateTime<Utc>>,
}

impl std::fmt::Debug for EpisodesOfPatient {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("EpisodesOfPatient")
            .field("episodes", &self.episodes.len())
            .field("read_at", &self.read_at)
            .finish()
    }
}

/// One episode with its visits.
#[derive(Clone, PartialEq, Eq)]
pub struct EpisodeRow {
    /// The episode.
    pub episode: EpisodeOfCare,
    /// Its visits, newest first.
    pub visits: Vec<EpisodeVisit>,
    /// When they were asked for; none when they never were.
    pub visits_read_at: Option<DateTime<Utc>>,
}
ids_only!(EpisodeRow { episode, visits_read_at });

/// A visit of an episode.
#[derive(Clone, PartialEq, Eq)]
pub struct EpisodeVisit {
    /// The vendor's appointment id.
    pub appointment: i64,
    /// Planned start.
    pub start: Option<DateTime<Utc>>,
    /// Why the patient comes.
    pub reasons: Vec<String>,
    /// Whether the vendor has notes of it, where it says so.
    pub has_notes: Option<bool>,
}
ids_only!(EpisodeVisit { appointment, start });

impl Mirror {
    /// Replaces a patient's list by one that was asked for at `read_at`. One that was asked for earlier than what is kept
    /// changes nothing: gives false. The visits of an episode that is still listed are kept.
    pub async fn put_episodes(
        &self,
        patient: &PatientKey,
        episodes: &[EpisodeOfCare],
        read_at: DateTime<Utc>,
    ) -> Result<bool, StoreError> {
        let mut tx = self.begin().await?;
        let taken = self.database.settle(replace(&mut tx, patient, episodes, read_at).await)?;
        self.commit(tx).await?;
        Ok(taken)
    }

    /// Replaces the visits of an episode by those that were asked for at `read_at`; nothing happens when the episode is
    /// not listed for the patient, or when newer ones are kept.
    pub async fn put_episode_visits(
        &self,
        patient: &PatientKey,
        episode: &str,
        visits: &[EpisodeVisit],
        read_at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        self.database.settle(replace_visits(&mut tx, patient, episode, visits, read_at).await)?;
        self.commit(tx).await
    }
}

async fn replace(
    conn: &mut SqliteConnection,
    patient: &PatientKey,
    episodes: &[EpisodeOfCare],
    read_at: DateTime<Utc>,
) -> Result<bool, StoreError> {
    let connection = patient.connection();
    let taken = sqlx::query(
        "INSERT INTO episode_reads(patient, connection, read_at) VALUES (?1, ?2, ?3)
         ON CONFLICT(patient) DO UPDATE SET read_at = excluded.read_at WHERE read_at < excluded.read_at",
    )
    .bind(patient.as_str())
    .bind(connection.as_str())
    .bind(ms(read_at))
    .execute(&mut *conn)
    .await?;
    if taken.rows_affected() == 0 {
        return Ok(false);
    }
    let listed = id_list(episodes.iter().map(|episode| episode.id.as_str()));
    for sql in [
        "DELETE FROM episodes WHERE patient = ?1 AND vendor_id NOT IN (SELECT value FROM json_each(?2))",
        "DELETE FROM episode_visits WHERE patient = ?1 AND episode NOT IN (SELECT value FROM json_each(?2))",
    ] {
        sqlx::query(sql).bind(patient.as_str()).bind(listed.as_str()).execute(&mut *conn).await?;
    }
    let placed: Vec<(i64, String, &EpisodeOfCare)> = (0_i64..)
        .zip(episodes)
        .map(|(place, episode)| Ok((place, json(episode)?, episode)))
        .collect::<Result<_, StoreError>>()?;
    PUT.run(conn, &placed, |statement, (place, content, episode)| {
        statement
            .bind(patient.as_str().to_owned())
            .bind(episode.id.clone())
            .bind(connection.as_str().to_owned())
            .bind(*place)
            .bind(episode.kind.clone())
            .bind(content.clone())
    })
    .await?;
    Ok(true)
}

async fn replace_visits(
    conn: &mut SqliteConnection,
    patient: &PatientKey,
    episode: &str,
    visits: &[EpisodeVisit],
    read_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    let taken = sqlx::query(
        "UPDATE episodes SET visits_read_at = ?3 WHERE patient = ?1 AND vendor_id = ?2
             AND (visits_read_at IS NULL OR visits_read_at < ?3)",
    )
    .bind(patient.as_str())
    .bind(episode)
    .bind(ms(read_at))
    .execute(&mut *conn)
    .await?;
    if taken.rows_affected() == 0 {
        return Ok(());
    }
    sqlx::query("DELETE FROM episode_visits WHERE patient = ?1 AND episode = ?2")
        .bind(patient.as_str())
        .bind(episode)
        .execute(&mut *conn)
        .await?;
    let rows: Vec<(&EpisodeVisit, String)> =
        visits.iter().map(|visit| Ok((visit, json(&visit.reasons)?))).collect::<Result<_, StoreError>>()?;
    let connection = patient.connection();
    PUT_VISITS
        .run(conn, &rows, |statement, (visit, reasons)| {
            statement
                .bind(patient.as_str().to_owned())
                .bind(episode.to_owned())
                .bind(visit.appointment)
                .bind(connection.as_str().to_owned())
                .bind(opt_ms(visit.start))
                .bind(reasons.clone())
                .bind(visit.has_notes)
        })
        .await
}

/// What removes a connection's episodes.
pub(super) const FORGET: [&str; 3] = [
    "DELETE FROM episode_visits WHERE connection = ?1",
    "DELETE FROM episodes WHERE connection = ?1",
    "DELETE FROM episode_reads WHERE connection = ?1",
];

/// Types that episodes of a connection have, as its vendor names them.
pub(super) async fn kinds(conn: &mut SqliteConnection, connection: &ConnectionId) -> Result<Vec<String>, StoreError> {
    Ok(sqlx::query_scalar(
        "SELECT DISTINCT kind FROM episodes WHERE connection = ?1 AND kind <> '' ORDER BY kind COLLATE NOCASE LIMIT 40",
    )
    .bind(connection.as_str())
    .fetch_all(conn)
    .await?)
}

//! Finding episodes.

use std::collections::HashMap;

use domain::{ConnectionId, EpisodeOfCare, PatientKey};
use sqlx::sqlite::SqliteRow;

use super::{EpisodeRow, EpisodeVisit, EpisodesOfPatient, kinds};
use crate::StoreError;
use crate::cells::Cells;
use crate::mirror::Mirror;

impl Mirror {
    /// A patient's episodes with their visits, as last read.
    pub async fn episodes(&self, patient: &PatientKey) -> Result<EpisodesOfPatient, StoreError> {
        let mut conn = self.database.reader().await?;
        let read = sqlx::query("SELECT read_at FROM episode_reads WHERE patient = ?1").bind(patient.as_str());
        let read = read.fetch_optional(&mut *conn).await.map_err(StoreError::from);
        let read_at = self.database.settle(read)?.map(|row| row.instant("read_at")).transpose()?;
        let rows = sqlx::query("SELECT * FROM episodes WHERE patient = ?1 ORDER BY place").bind(patient.as_str());
        let rows = self.database.settle(rows.fetch_all(&mut *conn).await.map_err(StoreError::from))?;
        let visits = sqlx::query("SELECT * FROM episode_visits WHERE patient = ?1 ORDER BY start DESC, appointment");
        let visits = visits.bind(patient.as_str()).fetch_all(&mut *conn).await.map_err(StoreError::from);
        let mut of: HashMap<String, Vec<EpisodeVisit>> = HashMap::new();
        for row in self.database.settle(visits)? {
            of.entry(row.cell("episode")?).or_default().push(visit(&row)?);
        }
        let episodes = rows
            .iter()
            .map(|row| {
                let episode: EpisodeOfCare = row.json("content")?;
                Ok(EpisodeRow {
                    visits: of.remove(&episode.id).unwrap_or_default(),
                    visits_read_at: row.opt_instant("visits_read_at")?,
                    episode,
                })
            })
            .collect::<Result<_, StoreError>>()?;
        Ok(EpisodesOfPatient { episodes, read_at })
    }

    /// The episode that an appointment belongs to, as last read.
    pub async fn episode_of(
        &self,
        connection: &ConnectionId,
        appointment: i64,
    ) -> Result<Option<EpisodeOfCare>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query = sqlx::query(
            "SELECT content FROM episodes JOIN episode_visits AS visit
                 ON visit.patient = episodes.patient AND visit.episode = episodes.vendor_id
             WHERE visit.connection = ?1 AND visit.appointment = ?2 ORDER BY visits_read_at DESC LIMIT 1",
        )
        .bind(connection.as_str())
        .bind(appointment);
        let row = query.fetch_optional(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(row)?.map(|row| row.json("content")).transpose()
    }

    /// Types of episodes seen at a connection, as its vendor names them: no list of them is published.
    pub async fn episode_types(&self, connection: &ConnectionId) -> Result<Vec<String>, StoreError> {
        let mut conn = self.database.reader().await?;
        self.database.settle(kinds(&mut conn, connection).await)
    }
}

fn visit(row: &SqliteRow) -> Result<EpisodeVisit, StoreError> {
    Ok(EpisodeVisit {
        appointment: row.cell("appointment")?,
        start: row.opt_instant("start")?,
        reasons: row.json("reasons")?,
        has_notes: row.cell("has_notes")?,
    })
}

//! Reports that were asked for: which, by whom, and how far each has come. What only we know is here (the order, the
//! vendor's id of it, the password of its file); the table itself can be fetched again and lies in the mirror.

use chrono::{DateTime, Utc};
use domain::{ConnectionId, ReportId, ReportKind, ReportState};
use sqlx::sqlite::SqliteRow;

use super::{Ledger, LedgerTx};
use crate::StoreError;
use crate::cells::{Cells, ms, opt_ms};
use crate::insert::Statement;
use crate::migration::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[(
    3,
    "CREATE TABLE reports(
        id TEXT PRIMARY KEY NOT NULL,
        connection TEXT NOT NULL,
        kind TEXT NOT NULL,
        range_from TEXT NOT NULL,
        range_to TEXT NOT NULL,
        preset TEXT,
        vendor_id TEXT,
        password TEXT,
        state TEXT NOT NULL,
        why TEXT,
        asked_by TEXT NOT NULL,
        asked_at INTEGER NOT NULL,
        asks INTEGER NOT NULL,
        next_at INTEGER,
        completed_at INTEGER,
        downloaded_at INTEGER,
        ready_at INTEGER,
        bytes INTEGER,
        rows INTEGER,
        faults INTEGER
    ) STRICT;
    CREATE INDEX reports_by_next ON reports(next_at) WHERE next_at IS NOT NULL;",
)];

/// A report that was asked for.
#[derive(Clone, PartialEq, Eq)]
pub struct ReportRow {
    /// Its id here.
    pub id: ReportId,
    /// Through which connection.
    pub connection: ConnectionId,
    /// How the vendor gives it.
    pub kind: ReportKind,
    /// First day, ISO, in the connection's zone.
    pub from: String,
    /// Last day, included.
    pub to: String,
    /// The vendor's preset, for an encounter report.
    pub preset: Option<String>,
    /// The vendor's id of the order.
    pub vendor_id: Option<String>,
    /// What opens the file. A secret: it is kept here, under the ledger's encryption, and nowhere else.
    pub password: Option<String>,
    /// How far it has come.
    pub state: ReportState,
    /// Why it stands there, when that needs saying: a word for programs.
    pub why: Option<String>,
    /// Who asked.
    pub asked_by: String,
    /// When.
    pub asked_at: DateTime<Utc>,
    /// How often the vendor was asked about it in its present state.
    pub asks: u32,
    /// When the console does the next thing about it; never by itself when absent.
    pub next_at: Option<DateTime<Utc>>,
    /// When the vendor said that it is made.
    pub completed_at: Option<DateTime<Utc>>,
    /// When its file arrived.
    pub downloaded_at: Option<DateTime<Utc>>,
    /// When its table was whole.
    pub ready_at: Option<DateTime<Utc>>,
    /// Size of what the vendor sent, in bytes.
    pub bytes: Option<u32>,
    /// Rows of its table.
    pub rows: Option<u32>,
    /// Lines that could not be taken into the table.
    pub faults: Option<u32>,
}
ids_only!(ReportRow { id, connection, kind, state });

impl Ledger {
    /// One report.
    pub async fn report(&self, id: &ReportId) -> Result<Option<ReportRow>, StoreError> {
        let query = sqlx::query("SELECT * FROM reports WHERE id = ?1").bind(id.as_str());
        Ok(self.report_rows(query).await?.pop())
    }

    /// All reports, the newest first.
    pub async fn reports(&self) -> Result<Vec<ReportRow>, StoreError> {
        self.report_rows(sqlx::query("SELECT * FROM reports ORDER BY asked_at DESC, id")).await
    }

    /// The reports about which something is to be done, the longest due first; those of the future last.
    pub async fn reports_due(&self) -> Result<Vec<ReportRow>, StoreError> {
        self.report_rows(sqlx::query("SELECT * FROM reports WHERE next_at IS NOT NULL ORDER BY next_at, id")).await
    }

    async fn report_rows(&self, query: Statement) -> Result<Vec<ReportRow>, StoreError> {
        let mut conn = self.database.reader().await?;
        let rows = query.fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(rows)?.iter().map(read).collect()
    }
}

impl LedgerTx {
    /// Keeps a report, in place of what was kept of it before.
    pub async fn put_report(&mut self, row: &ReportRow) -> Result<(), StoreError> {
        const PUT: &str =
            "INSERT OR REPLACE INTO reports(id, connection, kind, range_from, range_to, preset, vendor_id,
                 password, state, why, asked_by, asked_at, asks, next_at, completed_at, downloaded_at, ready_at, bytes,
                 rows, faults)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)";
        let put = bind(sqlx::query(PUT), row).execute(self.conn()).await;
        self.settle(put.map(drop).map_err(StoreError::from))
    }

    /// The same for one that is still as it was read: false when somebody changed or removed it meanwhile, and nothing
    /// is kept then. Neither a password nor a wish to begin again is lost to work that began before it.
    pub async fn move_report(&mut self, after: &ReportRow, before: &ReportRow) -> Result<bool, StoreError> {
        let query = sqlx::query("SELECT * FROM reports WHERE id = ?1").bind(before.id.as_str());
        let found = query.fetch_optional(self.conn()).await.map_err(StoreError::from);
        let found = self.settle(found)?.as_ref().map(read).transpose()?;
        if found.as_ref() != Some(before) {
            return Ok(false);
        }
        self.put_report(after).await?;
        Ok(true)
    }

    /// The vendor took the order: it is being made there under this id, and is asked for from now on.
    pub async fn report_was_ordered(
        &mut self,
        id: &ReportId,
        vendor_id: &str,
        ask_at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let done = sqlx::query(
            "UPDATE reports SET state = 'pending', vendor_id = ?2, next_at = ?3, asks = 0, why = NULL
             WHERE id = ?1 AND state = 'ordering'",
        )
        .bind(id.as_str())
        .bind(vendor_id)
        .bind(ms(ask_at))
        .execute(self.conn())
        .await;
        self.settle(done.map(drop).map_err(StoreError::from))
    }

    /// Forgets a report and its password.
    pub async fn delete_report(&mut self, id: &ReportId) -> Result<(), StoreError> {
        let done = sqlx::query("DELETE FROM reports WHERE id = ?1").bind(id.as_str()).execute(self.conn()).await;
        self.settle(done.map(drop).map_err(StoreError::from))
    }

    /// Forgets the reports of a connection that is removed.
    pub async fn delete_reports_of(&mut self, connection: &ConnectionId) -> Result<(), StoreError> {
        let query = sqlx::query("DELETE FROM reports WHERE connection = ?1").bind(connection.as_str());
        let done = query.execute(self.conn()).await;
        self.settle(done.map(drop).map_err(StoreError::from))
    }
}

fn bind(statement: Statement, row: &ReportRow) -> Statement {
    statement
        .bind(row.id.as_str().to_owned())
        .bind(row.connection.as_str().to_owned())
        .bind(row.kind.as_str())
        .bind(row.from.clone())
        .bind(row.to.clone())
        .bind(row.preset.clone())
        .bind(row.vendor_id.clone())
        .bind(row.password.clone())
        .bind(row.state.as_str())
        .bind(row.why.clone())
        .bind(row.asked_by.clone())
        .bind(ms(row.asked_at))
        .bind(i64::from(row.asks))
        .bind(opt_ms(row.next_at))
        .bind(opt_ms(row.completed_at))
        .bind(opt_ms(row.downloaded_at))
        .bind(opt_ms(row.ready_at))
        .bind(row.bytes.map(i64::from))
        .bind(row.rows.map(i64::from))
        .bind(row.faults.map(i64::from))
}

fn read(row: &SqliteRow) -> Result<ReportRow, StoreError> {
    Ok(ReportRow {
        id: ReportId(row.cell("id")?),
        connection: ConnectionId(row.cell("connection")?),
        kind: row.word("kind", ReportKind::parse)?,
        from: row.cell("range_from")?,
        to: row.cell("range_to")?,
        preset: row.cell("preset")?,
        vendor_id: row.cell("vendor_id")?,
        password: row.cell("password")?,
        state: row.word("state", ReportState::parse)?,
        why: row.cell("why")?,
        asked_by: row.cell("asked_by")?,
        asked_at: row.instant("asked_at")?,
        asks: row.number("asks")?,
        next_at: row.opt_instant("next_at")?,
        completed_at: row.opt_instant("completed_at")?,
        downloaded_at: row.opt_instant("downloaded_at")?,
        ready_at: row.opt_instant("ready_at")?,
        bytes: row.opt_number("bytes")?,
        rows: row.opt_number("rows")?,
        faults: row.opt_number("faults")?,
    })
}

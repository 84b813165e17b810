//! What an account lets one choose from, as last listed: practitioners, statuses and types of appointments, classes of
//! documents, studies and their sites. Each list is replaced whole.

use chrono::{DateTime, Utc};
use domain::ConnectionId;
use sqlx::SqliteConnection;
use sqlx::sqlite::SqliteRow;

use super::Mirror;
use crate::StoreError;
use crate::cells::{Cells, ms};
use crate::insert::Insert;
use crate::migration::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[(
    3,
    "CREATE TABLE choices(
        connection TEXT NOT NULL,
        list TEXT NOT NULL,
        id TEXT NOT NULL,
        name TEXT NOT NULL,
        parent TEXT NOT NULL,
        place INTEGER NOT NULL,
        read_at INTEGER NOT NULL,
        PRIMARY KEY(connection, list, parent, id)
    ) STRICT, WITHOUT ROWID;",
)];

pub(super) const FORGET: &str = "DELETE FROM choices WHERE connection = ?1";

const PUT: Insert = Insert {
    head: "INSERT OR REPLACE INTO choices(connection, list, id, name, parent, place, read_at)",
    columns: 7,
    tail: "",
};

/// Which list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ChoiceList {
    /// Whom visits are with (CAR-09).
    Practitioner,
    /// An organisation's statuses of appointments (CAR-10).
    AppointmentStatus,
    /// An organisation's types of appointments (CAR-11).
    AppointmentType,
    /// Classes of documents (CAR-12).
    DocumentClass,
    /// Studies (C1-02).
    Study,
    /// Sites of a study (C1-03): the parent is the study.
    Site,
}

impl ChoiceList {
    const ALL: [Self; 6] = [
        Self::Practitioner,
        Self::AppointmentStatus,
        Self::AppointmentType,
        Self::DocumentClass,
        Self::Study,
        Self::Site,
    ];

    /// The word kept in the store.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Practitioner => "practitioner",
            Self::AppointmentStatus => "appointment-status",
            Self::AppointmentType => "appointment-type",
            Self::DocumentClass => "document-class",
            Self::Study => "study",
            Self::Site => "site",
        }
    }

    /// Reads the stored word back.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|list| list.as_str() == word)
    }
}

/// One entry of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// Which list.
    pub list: ChoiceList,
    /// The vendor's id of it.
    pub id: String,
    /// What people call it.
    pub name: String,
    /// What it belongs to: a site's study. Empty for all others.
    pub parent: String,
}

impl Mirror {
    /// Replaces all lists of a connection.
    pub async fn put_choices(
        &self,
        connection: &ConnectionId,
        choices: &[Choice],
        read_at: DateTime<Utc>,
    ) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        self.database.settle(replace(&mut tx, connection, choices, read_at).await)?;
        self.commit(tx).await
    }

    /// All lists of a connection, in the vendor's order.
    pub async fn choices(&self, connection: &ConnectionId) -> Result<Vec<Choice>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query =
            sqlx::query("SELECT list, id, name, parent FROM choices WHERE connection = ?1 ORDER BY list, place");
        let rows = query.bind(connection.as_str()).fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(rows)?.iter().map(read).collect()
    }
}

async fn replace(
    conn: &mut SqliteConnection,
    connection: &ConnectionId,
    choices: &[Choice],
    read_at: DateTime<Utc>,
) -> Result<(), StoreError> {
    sqlx::query(FORGET).bind(connection.as_str()).execute(&mut *conn).await?;
    let placed: Vec<(i64, &Choice)> = (0..).zip(choices).collect();
    PUT.run(conn, &placed, |statement, (place, choice)| {
        statement
            .bind(connection.as_str().to_owned())
            .bind(choice.list.as_str())
            .bind(choice.id.clone())
            .bind(choice.name.clone())
            .bind(choice.parent.clone())
            .bind(*place)
            .bind(ms(read_at))
    })
    .await
}

fn read(row: &SqliteRow) -> Result<Choice, StoreError> {
    Ok(Choice {
        list: row.word("list", ChoiceList::parse)?,
        id: row.cell("id")?,
        name: row.cell("name")?,
        parent: row.cell("parent")?,
    })
}

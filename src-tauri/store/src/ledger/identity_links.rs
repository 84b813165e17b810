//! Links: records of several accounts that are one person, as people confirmed them; and what people said is not.
//!
//! A link is a set of records. The database itself lets a record stand in one living link only. Nothing is ever removed:
//! a record that leaves a link keeps who took it out, when and why.

use chrono::{DateTime, Utc};
use domain::likeness::IdentityFact;
use domain::{ConnectionId, PatientKey};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;

use super::{Ledger, LedgerTx};
use crate::StoreError;
use crate::cells::{Cells, id_list, json, ms};
use crate::insert::Statement;
use crate::migration::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[(
    4,
    "CREATE TABLE identity_links(
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        link TEXT NOT NULL,
        patient TEXT NOT NULL,
        beside TEXT NOT NULL,
        confirmed TEXT NOT NULL,
        despite TEXT,
        joined_at INTEGER NOT NULL,
        joined_by TEXT NOT NULL,
        left_at INTEGER,
        left_by TEXT,
        left_why TEXT
    ) STRICT;
    CREATE UNIQUE INDEX identity_links_one_living ON identity_links(patient) WHERE left_at IS NULL;
    CREATE INDEX identity_links_by_link ON identity_links(link) WHERE left_at IS NULL;
    CREATE INDEX identity_links_by_patient ON identity_links(patient);
    CREATE TABLE declined_links(
        one TEXT NOT NULL,
        other TEXT NOT NULL,
        why TEXT NOT NULL,
        at INTEGER NOT NULL,
        by TEXT NOT NULL,
        PRIMARY KEY(one, other),
        CHECK(one < other)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX declined_links_by_other ON declined_links(other);",
)];

/// A record in a link, living or left.
#[derive(Clone, PartialEq, Eq)]
pub struct LinkMember {
    /// The link. It is one only by its members: they come and go.
    pub link: String,
    /// The record.
    pub patient: PatientKey,
    /// The record beside which it was looked at.
    pub beside: PatientKey,
    /// The facts that a person confirmed.
    pub confirmed: Vec<IdentityFact>,
    /// Why it was linked although something contradicted, in the person's own words.
    pub despite: Option<String>,
    /// When it was linked.
    pub joined_at: DateTime<Utc>,
    /// By whom.
    pub joined_by: String,
    /// When it was taken out again.
    pub left_at: Option<DateTime<Utc>>,
    /// By whom.
    pub left_by: Option<String>,
    /// Why, in the person's own words.
    pub left_why: Option<String>,
}
ids_only!(LinkMember { link, patient, joined_at, left_at });

/// Two records of which a person said that they are not one person.
#[derive(Clone, PartialEq, Eq)]
pub struct DeclinedLink {
    /// One record.
    pub one: PatientKey,
    /// The other.
    pub other: PatientKey,
    /// Why, in the person's own words; may be empty.
    pub why: String,
    /// When.
    pub at: DateTime<Utc>,
    /// By whom.
    pub by: String,
}
ids_only!(DeclinedLink { one, other, at });

impl Ledger {
    /// The living members of every link that one of these records is in, link by link, in the order in which they joined.
    pub async fn links_of(&self, keys: &[PatientKey]) -> Result<Vec<LinkMember>, StoreError> {
        let query = sqlx::query(
            "SELECT * FROM identity_links WHERE left_at IS NULL AND link IN
                 (SELECT link FROM identity_links WHERE left_at IS NULL
                  AND patient IN (SELECT value FROM json_each(?1)))
             ORDER BY link, joined_at, id",
        )
        .bind(id_list(keys.iter().map(PatientKey::as_str)));
        self.link_members(query).await
    }

    /// All that ever was of a record's links, newest first.
    pub async fn link_history(&self, key: &PatientKey) -> Result<Vec<LinkMember>, StoreError> {
        let query = sqlx::query("SELECT * FROM identity_links WHERE patient = ?1 ORDER BY id DESC").bind(key.as_str());
        self.link_members(query).await
    }

    /// What people said of these records that they are not.
    pub async fn declined_links(&self, keys: &[PatientKey]) -> Result<Vec<DeclinedLink>, StoreError> {
        let mut conn = self.database.reader().await?;
        let query = sqlx::query(
            "SELECT * FROM declined_links WHERE one IN (SELECT value FROM json_each(?1))
             UNION SELECT * FROM declined_links WHERE other IN (SELECT value FROM json_each(?1))",
        )
        .bind(id_list(keys.iter().map(PatientKey::as_str)));
        let rows = query.fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(rows)?.iter().map(declined).collect()
    }

    async fn link_members(&self, query: Statement) -> Result<Vec<LinkMember>, StoreError> {
        let mut conn = self.database.reader().await?;
        let rows = query.fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(rows)?.iter().map(member).collect()
    }
}

impl LedgerTx {
    /// The living members of every link that one of these records is in, as this transaction sees them.
    pub async fn links_of(&mut self, keys: &[PatientKey]) -> Result<Vec<LinkMember>, StoreError> {
        let query = sqlx::query(
            "SELECT * FROM identity_links WHERE left_at IS NULL AND link IN
                 (SELECT link FROM identity_links WHERE left_at IS NULL
                  AND patient IN (SELECT value FROM json_each(?1)))
             ORDER BY link, joined_at, id",
        )
        .bind(id_list(keys.iter().map(PatientKey::as_str)));
        let rows = query.fetch_all(self.conn()).await.map_err(StoreError::from);
        self.settle(rows)?.iter().map(member).collect()
    }

    /// Puts a record into a link. One that stands in a living link is refused by the database.
    pub async fn join_link(&mut self, member: &LinkMember) -> Result<(), StoreError> {
        let done = sqlx::query(
            "INSERT INTO identity_links(link, patient, beside, confirmed, despite, joined_at, joined_by)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )
        .bind(member.link.as_str())
        .bind(member.patient.as_str())
        .bind(member.beside.as_str())
        .bind(json(&member.confirmed)?)
        .bind(member.despite.as_deref())
        .bind(ms(member.joined_at))
        .bind(member.joined_by.as_str())
        .execute(self.conn())
        .await;
        self.settle(done.map(drop).map_err(StoreError::from))
    }

    /// Takes records out of their links. It answers how many there were.
    pub async fn leave_link(
        &mut self,
        keys: &[PatientKey],
        at: DateTime<Utc>,
        by: &str,
        why: &str,
    ) -> Result<u64, StoreError> {
        let done = sqlx::query(
            "UPDATE identity_links SET left_at = ?2, left_by = ?3, left_why = ?4
             WHERE left_at IS NULL AND patient IN (SELECT value FROM json_each(?1))",
        )
        .bind(id_list(keys.iter().map(PatientKey::as_str)))
        .bind(ms(at))
        .bind(by)
        .bind(why)
        .execute(self.conn())
        .await;
        self.settle(done.map(|done| done.rows_affected()).map_err(StoreError::from))
    }

    /// The records of a connection that stand in a living link.
    pub async fn linked_of_connection(&mut self, connection: &ConnectionId) -> Result<Vec<PatientKey>, StoreError> {
        let rows = sqlx::query(
            "SELECT patient FROM identity_links WHERE left_at IS NULL AND patient GLOB ?1 || ':*' ORDER BY patient",
        )
        .bind(connection.as_str())
        .fetch_all(self.conn())
        .await
        .map_err(StoreError::from);
        self.settle(rows)?.iter().map(|row| Ok(PatientKey(row.try_get(0)?))).collect()
    }

    /// Remembers that two records are not one person, in place of what was said before.
    pub async fn decline_link(&mut self, declined: &DeclinedLink) -> Result<(), StoreError> {
        let (one, other) = in_order(&declined.one, &declined.other);
        let done = sqlx::query(
            "INSERT INTO declined_links(one, other, why, at, by) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT(one, other) DO UPDATE SET why = excluded.why, at = excluded.at, by = excluded.by",
        )
        .bind(one.as_str())
        .bind(other.as_str())
        .bind(declined.why.as_str())
        .bind(ms(declined.at))
        .bind(declined.by.as_str())
        .execute(self.conn())
        .await;
        self.settle(done.map(drop).map_err(StoreError::from))
    }

    /// Forgets that two records are not one person: somebody linked them after all.
    pub async fn no_longer_declined(&mut self, one: &PatientKey, other: &PatientKey) -> Result<(), StoreError> {
        let (one, other) = in_order(one, other);
        let done = sqlx::query("DELETE FROM declined_links WHERE one = ?1 AND other = ?2")
            .bind(one.as_str())
            .bind(other.as_str())
            .execute(self.conn())
            .await;
        self.settle(done.map(drop).map_err(StoreError::from))
    }
}

/// A pair is kept one way round.
fn in_order<'a>(one: &'a PatientKey, other: &'a PatientKey) -> (&'a PatientKey, &'a PatientKey) {
    if one <= other { (one, other) } else { (other, one) }
}

fn member(row: &SqliteRow) -> Result<LinkMember, StoreError> {
    Ok(LinkMember {
        link: row.cell("link")?,
        patient: PatientKey(row.cell("patient")?),
        beside: PatientKey(row.cell("beside")?),
        confirmed: row.json("confirmed")?,
        despite: row.cell("despite")?,
        joined_at: row.instant("joined_at")?,
        joined_by: row.cell("joined_by")?,
        left_at: row.opt_instant("left_at")?,
        left_by: row.cell("left_by")?,
        left_why: row.cell("left_why")?,
    })
}

fn declined(row: &SqliteRow) -> Result<DeclinedLink, StoreError> {
    Ok(DeclinedLink {
        one: PatientKey(row.cell("one")?),
        other: PatientKey(row.cell("other")?),
        why: row.cell("why")?,
        at: row.instant("at")?,
        by: row.cell("by")?,
    })
}

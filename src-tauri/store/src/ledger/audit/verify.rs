//! Following the whole chain. What is sound is read in big pieces, as one text each, by both reading connections; only a
//! piece that is not is looked at entry by entry, to say where.

use chrono::{DateTime, Utc};
use sqlx::Row;
use sqlx::sqlite::SqliteRow;
use tokio::task::{JoinError, JoinSet};

use super::chain::follow;
use super::query::place;
use super::{ChainHash, ChainHead, GENESIS};
use crate::cells::Cells;
use crate::{Ledger, StoreError};

/// Entries in one piece: about a megabyte of text.
const PIECE: u64 = 2_048;
/// Pieces that are read or hashed at once. More would keep the board waiting for a connection.
const AT_ONCE: usize = 4;
/// Faults that are told; a file with more of them is not explained better by a longer list.
const MOST_FAULTS: usize = 200;

/// What is wrong at one place of a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChainFault {
    /// The first entry that is not as it was.
    pub first: u64,
    /// The last of them.
    pub last: u64,
    /// They are not there; otherwise they are there and do not follow from what is before them.
    pub missing: bool,
    /// The time of the last entry before it that follows; none when it is the first.
    pub after: Option<DateTime<Utc>>,
    /// The time of the entry after it; none at the end.
    pub before: Option<DateTime<Utc>>,
}

/// A chain that was followed from its beginning to its head of that moment.
#[derive(Debug, Clone, PartialEq)]
pub struct AuditVerified {
    /// The head; none of an empty chain.
    pub head: Option<ChainHead>,
    /// What does not follow, in order; at most 200.
    pub faults: Vec<ChainFault>,
}

impl Ledger {
    /// Follows the chain from its first entry to its head. Entries that are made meanwhile are not looked at.
    pub async fn verify_audit(&self) -> Result<AuditVerified, StoreError> {
        let Some(count) = self.last_audit_number().await? else {
            return Ok(AuditVerified { head: None, faults: Vec::new() });
        };
        let mut pieces = JoinSet::new();
        let mut broken = Vec::new();
        for first in (1..=count).step_by(usize::try_from(PIECE).unwrap_or(usize::MAX)) {
            while pieces.len() >= AT_ONCE {
                note(pieces.join_next().await, &mut broken)?;
            }
            let (ledger, last) = (self.clone(), count.min(first + PIECE - 1));
            pieces.spawn(async move { Ok((first, ledger.follow_piece(first, last).await?)) });
        }
        while !pieces.is_empty() {
            note(pieces.join_next().await, &mut broken)?;
        }
        broken.sort_unstable();
        let mut faults: Vec<ChainFault> = Vec::new();
        if self.is_before_the_first().await? {
            faults.push(ChainFault { first: 0, last: 0, missing: false, after: None, before: None });
        }
        for first in broken {
            if faults.len() < MOST_FAULTS {
                self.explain(first, count.min(first + PIECE - 1), &mut faults).await?;
            }
        }
        faults.truncate(MOST_FAULTS);
        // An end that is no hash is among the faults; a head it is not.
        let head = self.audit_at(count).await.ok().flatten().map(|(hash, at)| ChainHead { count, hash, at });
        Ok(AuditVerified { head, faults })
    }

    async fn last_audit_number(&self) -> Result<Option<u64>, StoreError> {
        let mut conn = self.database().reader().await?;
        let row = sqlx::query("SELECT coalesce(max(number), 0) AS number FROM audit").fetch_one(&mut *conn).await;
        let number: u64 = self.database().settle(row.map_err(StoreError::from))?.number("number")?;
        Ok((number > 0).then_some(number))
    }

    /// Whether something stands before the first place, where nothing is ever put.
    async fn is_before_the_first(&self) -> Result<bool, StoreError> {
        let mut conn = self.database().reader().await?;
        let found = sqlx::query("SELECT 1 FROM audit WHERE number < 1 LIMIT 1").fetch_optional(&mut *conn).await;
        Ok(self.database().settle(found.map_err(StoreError::from))?.is_some())
    }

    /// Whether every entry of a piece is there and follows from the one before.
    async fn follow_piece(&self, first: u64, last: u64) -> Result<bool, StoreError> {
        // Lines never hold a line break: canonical JSON has none outside of its escapes.
        let query = sqlx::query(
            "SELECT (SELECT hash FROM audit WHERE number = ?1 - 1) AS before,
                 group_concat(hash, '') AS hashes, group_concat(canonical, char(10)) AS lines
             FROM (SELECT hash, canonical FROM audit WHERE number BETWEEN ?1 AND ?2 ORDER BY number)",
        );
        let row = {
            let mut conn = self.database().reader().await?;
            let row = query.bind(place(first)).bind(place(last)).fetch_one(&mut *conn).await;
            self.database().settle(row.map_err(StoreError::from))?
        };
        let followed = tokio::task::spawn_blocking(move || {
            let before = match row.try_get::<Option<&str>, _>("before") {
                Ok(Some(text)) => ChainHash::parse(text)?,
                Ok(None) if first == 1 => GENESIS,
                _ => return None,
            };
            follow(before, row.try_get("hashes").ok()?, row.try_get("lines").ok()?, last - first + 1)
        });
        Ok(followed.await.map_err(|_| StoreError::Closed)?.is_some())
    }

    /// Says what is wrong in a piece, entry by entry. Each is judged by the hash that stands before it, so that one change
    /// is one fault and not a thousand.
    async fn explain(&self, first: u64, last: u64, faults: &mut Vec<ChainFault>) -> Result<(), StoreError> {
        let rows = {
            let mut conn = self.database().reader().await?;
            let query = sqlx::query(
                "SELECT number, hash, canonical, CASE WHEN json_valid(canonical) THEN at END AS at FROM audit
                 WHERE number BETWEEN ?1 - 1 AND ?2 + 1 ORDER BY number",
            );
            let rows = query.bind(place(first)).bind(place(last)).fetch_all(&mut *conn).await;
            self.database().settle(rows.map_err(StoreError::from))?
        };
        let (mut expected, mut before, mut after) = (first, (first == 1).then_some(GENESIS), None);
        for row in &rows {
            let number: u64 = row.number("number")?;
            let at = row.opt_instant("at").ok().flatten();
            if number < first {
                (before, after) = (told(row), at);
                continue;
            }
            if number > expected {
                let gap = ChainFault { first: expected, last: number - 1, missing: true, after, before: at };
                // What follows a gap follows from what is gone.
                (before, expected) = (None, number);
                join(faults, gap);
            }
            if number > last {
                break;
            }
            let stands = told(row);
            let text: Option<String> = row.cell("canonical").ok();
            let follows = match (before, &text, stands) {
                (Some(before), Some(text), Some(stands)) => before.then(text) == stands,
                // After a gap there is nothing to judge it by; that something is gone has been said.
                (None, Some(_), Some(_)) => faults.last().is_some_and(|fault| fault.last + 1 == number),
                _ => false,
            };
            if follows {
                after = at.or(after);
            } else {
                join(faults, ChainFault { first: number, last: number, missing: false, after, before: at });
            }
            (before, expected) = (stands, number + 1);
        }
        if expected <= last {
            join(faults, ChainFault { first: expected, last, missing: true, after, before: None });
        }
        Ok(())
    }
}

/// The hash that a row tells, when it is one.
fn told(row: &SqliteRow) -> Option<ChainHash> {
    ChainHash::parse(&row.cell::<String>("hash").ok()?)
}

/// What came of a piece: its first number, and whether it is sound.
type Piece = Result<(u64, bool), StoreError>;

fn note(piece: Option<Result<Piece, JoinError>>, broken: &mut Vec<u64>) -> Result<(), StoreError> {
    if let Some(piece) = piece {
        let (first, sound) = piece.map_err(|_| StoreError::Closed)??;
        if !sound {
            broken.push(first);
        }
    }
    Ok(())
}

/// Adds a fault, to the one before it when they are of one kind and side by side.
fn join(faults: &mut Vec<ChainFault>, fault: ChainFault) {
    match faults.last_mut() {
        Some(last) if last.last + 1 == fault.first && last.missing == fault.missing => {
            last.last = fault.last;
            last.before = fault.before;
        }
        _ => faults.push(fault),
    }
}

//! Pairs of records of different accounts that look like one person, found behind the screens and kept until somebody
//! decides; and which records are still to be compared.
//!
//! It is in the mirror since it can be found again from what the mirror holds. A record that is new or has changed is due;
//! one that was read again and is the same is not.

use std::collections::HashMap;

use domain::likeness::{IdentityFact, Likeness, likeness};
use domain::search_terms::{Term, compact, fold};
use domain::{ConnectionId, IdentifierKind, Patient, PatientKey, telephone};
use sqlx::{Row, SqliteConnection};

use super::{Mirror, emails, identifiers, patients};
use crate::StoreError;
use crate::cells::{Cells, id_list, json};
use crate::insert::{Insert, Statement};
use crate::migration::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[(
    3,
    "CREATE TABLE likeness_due(patient INTEGER PRIMARY KEY) STRICT;
    INSERT INTO likeness_due(patient) SELECT id FROM patients;
    CREATE TABLE link_proposals(
        one TEXT NOT NULL,
        other TEXT NOT NULL,
        agrees TEXT NOT NULL,
        strength INTEGER NOT NULL,
        PRIMARY KEY(one, other),
        CHECK(one < other)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX link_proposals_by_other ON link_proposals(other);
    CREATE INDEX link_proposals_by_strength ON link_proposals(strength DESC, one, other);",
)];

const DUE: Insert = Insert { head: "INSERT INTO likeness_due(patient)", columns: 1, tail: "ON CONFLICT DO NOTHING" };

const PUT: Insert = Insert {
    head: "INSERT INTO link_proposals(one, other, agrees, strength)",
    columns: 4,
    tail: "ON CONFLICT(one, other) DO UPDATE SET agrees = excluded.agrees, strength = excluded.strength",
};

/// How many records one way of looking gives at most.
const MOST: usize = 50;
/// The ending by which numbers are looked for; what is found is compared whole.
const ENDING: usize = 7;

/// Two records that look like one person.
#[derive(Clone, PartialEq, Eq)]
pub struct Proposal {
    /// One record: the smaller key.
    pub one: PatientKey,
    /// The other.
    pub other: PatientKey,
    /// The identifiers in which they agree.
    pub agrees: Vec<IdentityFact>,
}
ids_only!(Proposal { one, other });

/// A record that is to be compared with those of other accounts.
#[derive(Clone)]
pub struct DueRecord {
    id: i64,
    /// How it was when it was read for the comparison.
    digest: i64,
    /// The record.
    pub patient: Patient,
}
ids_only!(DueRecord { id });

impl Mirror {
    /// The records of other accounts that look like this one, those that agree in most first. It looks where the search
    /// index finds people: family name and birth date, the ending of a telephone number, a mail address, a record number;
    /// at most 50 each.
    pub async fn likenesses(&self, patient: &Patient) -> Result<Vec<(Patient, Likeness)>, StoreError> {
        let mut found: HashMap<PatientKey, Patient> = HashMap::new();
        for terms in terms_of(patient) {
            found.extend(self.search_patients(&terms, MOST).await?.into_iter().map(|one| (one.key.clone(), one)));
        }
        let addresses: Vec<String> = patient.emails.iter().filter_map(|email| emails::comparable(email)).collect();
        let by_email = sqlx::query(
            "SELECT key, read_at, record FROM patients WHERE id IN
                 (SELECT patient FROM patient_emails WHERE email IN (SELECT value FROM json_each(?1)) LIMIT ?2)",
        )
        .bind(id_list(addresses.iter().map(String::as_str)));
        let numbers = patient.identifiers.iter().filter(|one| one.kind == IdentifierKind::Mrn);
        let by_number = sqlx::query(
            "SELECT key, read_at, record FROM patients WHERE id IN
                 (SELECT patient FROM patient_identifiers WHERE connection IN (SELECT value FROM json_each(?3)) AND kind = ?4 AND value IN (SELECT value FROM json_each(?1)) LIMIT ?2)",
        )
        .bind(id_list(numbers.map(|number| number.value.as_str())));
        let most = i64::try_from(MOST).unwrap_or(i64::MAX);
        let connections = self.patient_connections().await?;
        found.extend(self.keyed(by_email.bind(most)).await?);
        let by_number = by_number
            .bind(most)
            .bind(id_list(connections.iter().map(ConnectionId::as_str)))
            .bind(identifiers::word(IdentifierKind::Mrn));
        found.extend(self.keyed(by_number).await?);
        let mut like: Vec<(Patient, Likeness)> = found
            .into_values()
            .filter(|other| other.key.connection() != patient.key.connection())
            .map(|other| {
                let compared = likeness(patient, &other);
                (other, compared)
            })
            .filter(|(_, compared)| compared.proposes())
            .collect();
        like.sort_by_cached_key(|(other, compared)| (usize::MAX - strength(compared), other.key.clone()));
        Ok(like)
    }

    /// The accounts of which people are kept.
    pub async fn patient_connections(&self) -> Result<Vec<ConnectionId>, StoreError> {
        // Each step jumps over an account in the index of keys (`connection:kind:value`): the people are not read. After
        // the colon comes the semicolon.
        let query = sqlx::query(
            "WITH RECURSIVE firsts(key) AS (
                 SELECT min(key) FROM patients
                 UNION ALL
                 SELECT (SELECT min(patients.key) FROM patients
                         WHERE patients.key >= substr(firsts.key, 1, instr(firsts.key, ':') - 1) || ';')
                 FROM firsts WHERE firsts.key IS NOT NULL
             ) SELECT substr(key, 1, instr(key, ':') - 1) FROM firsts WHERE key IS NOT NULL",
        );
        let mut conn = self.database.reader().await?;
        let rows = query.fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(rows)?.iter().map(|row| Ok(ConnectionId(row.try_get(0)?))).collect()
    }

    /// Records that are due to be compared.
    pub async fn likeness_due(&self, limit: usize) -> Result<Vec<DueRecord>, StoreError> {
        let query = sqlx::query(
            "SELECT patients.id AS id, digest, key, read_at, record FROM likeness_due
             JOIN patients ON patients.id = likeness_due.patient LIMIT ?1",
        )
        .bind(i64::try_from(limit).unwrap_or(i64::MAX));
        let mut conn = self.database.reader().await?;
        let rows = query.fetch_all(&mut *conn).await.map_err(StoreError::from);
        self.database.settle(rows)?.iter().map(due).collect()
    }

    /// Nobody of the only account is due: whoever comes from another will be due themselves. At most `limit` at once;
    /// it answers how many there were.
    pub async fn nobody_is_due_of(&self, only: &ConnectionId, limit: usize) -> Result<u64, StoreError> {
        let mut tx = self.begin().await?;
        let done = sqlx::query(
            "DELETE FROM likeness_due WHERE patient IN
                 (SELECT likeness_due.patient FROM likeness_due JOIN patients ON patients.id = likeness_due.patient
                  WHERE connection = ?1 LIMIT ?2)",
        )
        .bind(only.as_str())
        .bind(i64::try_from(limit).unwrap_or(i64::MAX))
        .execute(&mut *tx)
        .await;
        let done = self.database.settle(done.map_err(StoreError::from))?;
        self.commit(tx).await?;
        Ok(done.rows_affected())
    }

    /// Keeps what was found for records that were due, in place of what was found before. True when something changed.
    /// A record that has changed meanwhile stays due.
    pub async fn keep_proposals(&self, compared: &[DueRecord], found: &[Proposal]) -> Result<bool, StoreError> {
        let keys = id_list(compared.iter().map(|due| due.patient.key.as_str()));
        let marks: Vec<(i64, i64)> = compared.iter().map(|due| (due.id, due.digest)).collect();
        let mut tx = self.begin().await?;
        let kept = replace(&mut tx, &keys, &marks, found).await;
        let changed = self.database.settle(kept)?;
        self.commit(tx).await?;
        Ok(changed)
    }

    /// The proposals that agree in most, and how many there are.
    pub async fn proposals(&self, limit: usize) -> Result<(Vec<Proposal>, usize), StoreError> {
        let mut conn = self.database.reader().await?;
        let rows = sqlx::query("SELECT * FROM link_proposals ORDER BY strength DESC, one, other LIMIT ?1")
            .bind(i64::try_from(limit).unwrap_or(i64::MAX))
            .fetch_all(&mut *conn)
            .await
            .map_err(StoreError::from);
        let list = self.database.settle(rows)?.iter().map(proposal).collect::<Result<Vec<_>, _>>()?;
        let all = sqlx::query("SELECT count(*) AS number FROM link_proposals").fetch_one(&mut *conn).await;
        let all: usize = self.database.settle(all.map_err(StoreError::from))?.number("number")?;
        Ok((list, all))
    }

    /// Forgets proposals: a person has decided.
    pub async fn forget_proposals(&self, pairs: &[(PatientKey, PatientKey)]) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        for (one, other) in pairs {
            let (one, other) = if one <= other { (one, other) } else { (other, one) };
            let done = sqlx::query("DELETE FROM link_proposals WHERE one = ?1 AND other = ?2")
                .bind(one.as_str())
                .bind(other.as_str())
                .execute(&mut *tx)
                .await;
            self.database.settle(done.map_err(StoreError::from))?;
        }
        self.commit(tx).await
    }

    /// These records are to be compared again: a person took one of them out of a link.
    pub async fn compare_again(&self, keys: &[PatientKey]) -> Result<(), StoreError> {
        let mut tx = self.begin().await?;
        let done = sqlx::query(
            "INSERT OR IGNORE INTO likeness_due(patient)
             SELECT id FROM patients WHERE key IN (SELECT value FROM json_each(?1))",
        )
        .bind(id_list(keys.iter().map(PatientKey::as_str)))
        .execute(&mut *tx)
        .await;
        self.database.settle(done.map_err(StoreError::from))?;
        self.commit(tx).await
    }

    async fn keyed(&self, query: Statement) -> Result<Vec<(PatientKey, Patient)>, StoreError> {
        let mut conn = self.database.reader().await?;
        let rows = query.fetch_all(&mut *conn).await.map_err(StoreError::from);
        let rows = self.database.settle(rows)?;
        rows.iter().map(|row| patients::read(row).map(|patient| (patient.key.clone(), patient))).collect()
    }
}

impl Proposal {
    /// A pair that is proposed, one way round.
    pub fn of(one: &PatientKey, other: &PatientKey, compared: &Likeness) -> Self {
        let (one, other) = if one <= other { (one, other) } else { (other, one) };
        Self { one: one.clone(), other: other.clone(), agrees: compared.agreeing_identifiers() }
    }
}

fn strength(compared: &Likeness) -> usize {
    compared.agreeing_identifiers().len()
}

/// What is typed into the search to find who looks like somebody.
fn terms_of(patient: &Patient) -> Vec<Vec<Term>> {
    let mut all = Vec::new();
    if let Some(day) = patient.birth_date.as_ref().and_then(|date| date.day()) {
        for name in [&patient.name.family, &patient.name.given].into_iter().flatten() {
            let folded = fold(name);
            let word = folded.split(|letter: char| !letter.is_alphanumeric()).find(|word| !word.is_empty());
            all.extend(word.map(|word| vec![Term::Prefix(word.to_owned()), Term::Born(compact(day))]));
        }
    }
    for phone in &patient.phones {
        let ending = telephone::endings(phone).into_iter().find(|ending| ending.len() == ENDING);
        all.extend(ending.map(|ending| vec![Term::Prefix(ending)]));
    }
    all
}

async fn replace(
    conn: &mut SqliteConnection,
    keys: &str,
    marks: &[(i64, i64)],
    found: &[Proposal],
) -> Result<bool, StoreError> {
    let before = of_keys(&mut *conn, keys).await?;
    for sql in [
        "DELETE FROM link_proposals WHERE one IN (SELECT value FROM json_each(?1))",
        "DELETE FROM link_proposals WHERE other IN (SELECT value FROM json_each(?1))",
    ] {
        sqlx::query(sql).bind(keys.to_owned()).execute(&mut *conn).await?;
    }
    let rows: Vec<_> = found
        .iter()
        .map(|one| Ok((one, json(&one.agrees)?, i64::try_from(one.agrees.len()).unwrap_or(i64::MAX))))
        .collect::<Result<_, StoreError>>()?;
    PUT.run(&mut *conn, &rows, |statement, (one, agrees, strength)| {
        statement.bind(one.one.0.clone()).bind(one.other.0.clone()).bind(agrees.clone()).bind(*strength)
    })
    .await?;
    sqlx::query(
        "DELETE FROM likeness_due WHERE patient IN
             (SELECT patients.id FROM json_each(?1) AS seen JOIN patients ON patients.id = seen.value ->> 0
              WHERE patients.digest = seen.value ->> 1)",
    )
    .bind(json(marks)?)
    .execute(&mut *conn)
    .await?;
    let mut after = found.to_vec();
    after.sort_by(|one, other| (&one.one, &one.other).cmp(&(&other.one, &other.other)));
    after.dedup();
    Ok(before != after)
}

async fn of_keys(conn: &mut SqliteConnection, keys: &str) -> Result<Vec<Proposal>, StoreError> {
    let rows = sqlx::query(
        "SELECT * FROM link_proposals WHERE one IN (SELECT value FROM json_each(?1))
         UNION SELECT * FROM link_proposals WHERE other IN (SELECT value FROM json_each(?1)) ORDER BY one, other",
    )
    .bind(keys.to_owned())
    .fetch_all(conn)
    .await?;
    rows.iter().map(proposal).collect()
}

/// These records are new or have changed.
pub(super) async fn are_due(conn: &mut SqliteConnection, ids: impl Iterator<Item = i64>) -> Result<(), StoreError> {
    let ids: Vec<i64> = ids.collect();
    DUE.run(conn, &ids, |statement, id| statement.bind(*id)).await
}

fn due(row: &sqlx::sqlite::SqliteRow) -> Result<DueRecord, StoreError> {
    Ok(DueRecord { id: row.cell("id")?, digest: row.cell("digest")?, patient: patients::read(row)? })
}

fn proposal(row: &sqlx::sqlite::SqliteRow) -> Result<Proposal, StoreError> {
    Ok(Proposal {
        one: PatientKey(row.cell("one")?),
        other: PatientKey(row.cell("other")?),
        agrees: row.json("agrees")?,
    })
}

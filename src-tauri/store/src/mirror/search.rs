//! Finding people as someone types, among a million, within a few milliseconds.
//!
//! The full-text index answers "which records have words that begin like this" in the order of its rows; ordering a
//! short prefix inside it would read every match. So it gives a capped set of candidates, the name index adds those
//! whose family name comes first, and [`super::ranking`] orders what was found.

use domain::Patient;
use domain::search_terms::Term;
use sqlx::{Row, SqliteConnection};

use super::ranking::{Candidate, best};
use super::{Mirror, patients};
use crate::StoreError;
use crate::cells::{from_json, json};
use crate::insert::Insert;
use crate::migration::Migration;

/// Words are folded and cut before they come here, so the tokenizer only has to cut at spaces. `detail = none`: no
/// phrases, no columns, a third of the size. Contentless: the words are never read back. A beginning of a length that
/// has no list of its own is merged from the lists of every word that begins so, which takes 10 ms and more for a
/// common family name: there is one for each length that names have.
pub(crate) const MIGRATIONS: &[Migration] = &[(
    1,
    "CREATE VIRTUAL TABLE patients_search USING fts5(
        words, content = '', contentless_delete = 1, detail = none, tokenize = 'ascii', prefix = '1 2 3 4 5 6 7 8 9 10'
    );",
)];

const PUT: Insert = Insert { head: "INSERT INTO patients_search(rowid, words)", columns: 2, tail: "" };

/// How many matches the full-text index gives at most. Each may be a page of its own to decrypt.
const MATCHES: i64 = 100;
/// How many records the name index gives at most for one reading of the terms.
const BY_NAME: i64 = 50;

impl Mirror {
    /// Patients who match every term, best first: the family name typed whole, then its beginning, then any other
    /// match; within each the living first, then by name. At most `limit` of them. No term finds nobody.
    ///
    /// When more than 100 match, the best of those that were looked at are given: typing on finds the rest.
    pub async fn search_patients(&self, terms: &[Term], limit: usize) -> Result<Vec<Patient>, StoreError> {
        if terms.is_empty() || limit == 0 {
            return Ok(Vec::new());
        }
        let mut conn = self.database.reader().await?;
        self.database.settle(find(&mut conn, terms, limit).await)
    }
}

async fn find(conn: &mut SqliteConnection, terms: &[Term], limit: usize) -> Result<Vec<Patient>, StoreError> {
    let candidates = candidates(&mut *conn, terms).await?;
    let ids = best(candidates, terms, limit);
    let rows = sqlx::query(
        "SELECT patients.key AS key, patients.read_at, patients.record FROM json_each(?1) AS wanted JOIN patients ON patients.id = wanted.value
         ORDER BY wanted.key",
    )
    .bind(json(&ids)?)
    .fetch_all(conn)
    .await?;
    rows.iter().map(patients::read).collect()
}

/// All candidates in one row: one message from the thread that owns the connection.
async fn candidates(conn: &mut SqliteConnection, terms: &[Term]) -> Result<Vec<Candidate>, StoreError> {
    let (one, two) = names(terms);
    let row = sqlx::query(
        "WITH found(id) AS (
             SELECT id FROM (SELECT id FROM patients WHERE ?2 IS NULL AND family >= ?1 AND family < ?1 || char(1114111)
                             ORDER BY family, given LIMIT ?4)
             UNION
             SELECT id FROM (SELECT id FROM patients WHERE family = ?1 AND given >= ?2
                             AND given < ?2 || char(1114111) ORDER BY given LIMIT ?4)
             UNION
             SELECT id FROM (SELECT id FROM patients WHERE family = ?2 AND given >= ?1
                             AND given < ?1 || char(1114111) ORDER BY given LIMIT ?4)
             UNION
             SELECT id FROM (SELECT rowid AS id FROM patients_search WHERE patients_search MATCH ?3 LIMIT ?5)
         )
         SELECT json_group_array(json_array(id, family, given, deceased)) FROM found JOIN patients USING (id)",
    )
    .bind(one)
    .bind(two)
    .bind(expression(terms))
    .bind(BY_NAME)
    .bind(MATCHES)
    .fetch_one(conn)
    .await?;
    from_json(&row.try_get::<String, _>(0)?, "candidates")
}

/// The terms that the name index can answer completely: one word, or two words of which one is the family name. More
/// terms are left to the full-text index.
fn names(terms: &[Term]) -> (Option<String>, Option<String>) {
    match terms {
        [Term::Prefix(one)] => (Some(one.clone()), None),
        [Term::Prefix(one), Term::Prefix(two)] => (Some(one.clone()), Some(two.clone())),
        _ => (None, None),
    }
}

/// Terms as an FTS5 expression. The index knows no phrases, so what its tokenizer would take apart is taken apart here:
/// a term of two words becomes two terms. All terms must match, or one reading of a telephone number.
fn expression(terms: &[Term]) -> String {
    let (mut words, mut numbers) = (Vec::new(), Vec::new());
    for term in terms {
        match term {
            Term::Prefix(word) => words.extend(pieces(word).map(|piece| format!("\"{piece}\"*"))),
            Term::Born(date) => words.extend(pieces(date).map(|piece| format!("\"{piece}\""))),
            Term::Telephone(readings) => {
                numbers.extend(readings.iter().flat_map(|one| pieces(one)).map(|piece| format!("\"{piece}\"*")));
            }
        }
    }
    if words.is_empty() {
        // What holds no letter or digit matches nobody.
        return "\"\"".to_owned();
    }
    let all = format!("({})", words.join(" AND "));
    std::iter::once(all).chain(numbers).collect::<Vec<_>>().join(" OR ")
}

fn pieces(word: &str) -> impl Iterator<Item = &str> {
    word.split(|letter: char| !letter.is_alphanumeric()).filter(|piece| !piece.is_empty())
}

/// Forgets the words of the replaced records and keeps the given ones.
pub(super) async fn replace(
    conn: &mut SqliteConnection,
    replaced: &[i64],
    words: &[(i64, String)],
) -> Result<(), StoreError> {
    if !replaced.is_empty() {
        sqlx::query("DELETE FROM patients_search WHERE rowid IN (SELECT value FROM json_each(?1))")
            .bind(json(replaced)?)
            .execute(&mut *conn)
            .await?;
    }
    PUT.run(conn, words, |statement, (id, words)| statement.bind(*id).bind(words.as_str())).await
}

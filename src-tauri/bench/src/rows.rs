//! Mirror rows applied per second, divided by bare prepared inserts of the same values into the same encrypted tables,
//! indexes and search index.
//!
//! Both write as many rows to a statement and as many to a transaction. The bare side has everything worked out
//! beforehand: it neither folds, digests nor serialises, and never asks what is already kept.

use std::path::Path;
use std::time::Instant;

use domain::search_terms::fold;
use domain::{ConnectionId, Patient};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, SqliteConnection};
use store::{ReadBatch, Store, Which};
use vault::StoreKey;

use crate::Failed;
use crate::figure::{Figure, median};
use crate::people::patient;

const ROUNDS: usize = 5;
const BATCH: usize = 1_024;
const BATCHES: usize = 20;
const ROWS_PER_STATEMENT: usize = 128;

/// In turns: a fresh store, and the same batches; then a fresh store and bare inserts.
pub(crate) async fn measure() -> Result<Vec<Figure>, Failed> {
    let connection = ConnectionId("bench000".to_owned());
    let mut random = fastrand::Rng::with_seed(5);
    let people: Vec<Patient> = (0..BATCH * BATCHES).map(|number| patient(&connection, number, &mut random)).collect();
    let (mut mine, mut theirs) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        theirs.push(bare(&people).await?);
        mine.push(ours(&people).await?);
    }
    let what = "Mirror rows applied per second (patients, with indexes and search)";
    Ok(vec![Figure::at_least(0.7, what, "/s", median(mine), median(theirs))])
}

async fn ours(people: &[Patient]) -> Result<f64, Failed> {
    let folder = tempfile::tempdir()?;
    let store = Store::open(folder.path(), &StoreKey::generate()?).await?;
    let batches: Vec<ReadBatch> = people
        .chunks(BATCH)
        .map(|patients| ReadBatch { patients: patients.to_vec(), appointments: Vec::new() })
        .collect();
    let begun = Instant::now();
    for batch in &batches {
        store.mirror().apply(batch).await?;
    }
    let took = begun.elapsed();
    store.close().await;
    Ok(people.len() as f64 / took.as_secs_f64())
}

/// One patient as the tables keep it.
struct Row {
    id: i64,
    key: String,
    connection: String,
    family: String,
    given: String,
    deceased: bool,
    digest: i64,
    record: String,
    identifier: String,
    words: String,
}

async fn bare(people: &[Patient]) -> Result<f64, Failed> {
    let folder = tempfile::tempdir()?;
    let key = StoreKey::generate()?;
    // The tables are the store's own.
    Store::open(folder.path(), &key).await?.close().await;
    let mut conn = open(&folder.path().join(Which::Mirror.file_name()), &key).await?;
    let rows: Vec<Row> = people.iter().enumerate().map(|(at, one)| row(at, one)).collect();
    let begun = Instant::now();
    for batch in rows.chunks(BATCH) {
        let mut tx = conn.begin().await?;
        for chunk in batch.chunks(ROWS_PER_STATEMENT) {
            insert(&mut tx, chunk).await?;
        }
        tx.commit().await?;
    }
    let took = begun.elapsed();
    conn.close().await?;
    Ok(people.len() as f64 / took.as_secs_f64())
}

async fn open(file: &Path, key: &StoreKey) -> Result<SqliteConnection, Failed> {
    let key: String = key.expose().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(SqliteConnectOptions::new()
        .filename(file)
        .pragma("key", format!("\"x'{key}'\""))
        .pragma("cipher_memory_security", "OFF")
        .pragma("temp_store", "MEMORY")
        .pragma("cache_size", "-8000")
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Normal)
        .statement_cache_capacity(200)
        .disable_statement_logging()
        .connect()
        .await?)
}

fn row(at: usize, patient: &Patient) -> Row {
    let identifier = patient.identifiers.first().map(|one| one.value.clone()).unwrap_or_default();
    let (family, given) = (patient.name.family.as_deref().map(fold), patient.name.given.as_deref().map(fold));
    let (family, given) = (family.unwrap_or_default(), given.unwrap_or_default());
    let born: String =
        patient.birth_date.iter().flat_map(|date| date.as_str().chars()).filter(char::is_ascii_digit).collect();
    let phone: String = patient.phones.iter().flat_map(|phone| phone.chars()).filter(char::is_ascii_digit).collect();
    let words = format!("{} {} {born} {identifier} {phone} 555", family.replace(['-', ' '], " "), given);
    Row {
        id: i64::try_from(at).unwrap_or_default() + 1,
        key: patient.key.0.clone(),
        connection: patient.key.connection().0,
        family,
        given,
        deceased: patient.deceased,
        digest: i64::try_from(at).unwrap_or_default().wrapping_mul(0x5851_F42D_4C95_7F2D),
        record: record(patient),
        identifier,
        words,
    }
}

/// A document of the length and shape of the one that the store keeps.
fn record(patient: &Patient) -> String {
    serde_json::json!({
        "name": patient.name, "birth_date": patient.birth_date, "gender": patient.gender,
        "identifiers": patient.identifiers, "phones": patient.phones, "emails": patient.emails,
        "address": patient.address, "active": patient.active, "deceased": patient.deceased,
        "died_on": patient.died_on,
    })
    .to_string()
}

async fn insert(conn: &mut SqliteConnection, rows: &[Row]) -> Result<(), Failed> {
    let marks = |columns: usize| vec![format!("({})", vec!["?"; columns].join(",")); rows.len()].join(",");
    // Only question marks are put together here.
    let patients = sqlx::AssertSqlSafe(format!(
        "INSERT INTO patients(id, key, connection, family, given, deceased, digest, read_at, record) VALUES {}",
        marks(9)
    ));
    let statement = rows.iter().fold(sqlx::query(patients), |statement, row| {
        statement
            .bind(row.id)
            .bind(row.key.as_str())
            .bind(row.connection.as_str())
            .bind(row.family.as_str())
            .bind(row.given.as_str())
            .bind(row.deceased)
            .bind(row.digest)
            .bind(None::<i64>)
            .bind(row.record.as_str())
    });
    statement.execute(&mut *conn).await?;
    let identifiers = sqlx::AssertSqlSafe(format!(
        "INSERT INTO patient_identifiers(connection, kind, value, patient) VALUES {}",
        marks(4)
    ));
    let statement = rows.iter().fold(sqlx::query(identifiers), |statement, row| {
        statement.bind(row.connection.as_str()).bind("mrn").bind(row.identifier.as_str()).bind(row.id)
    });
    statement.execute(&mut *conn).await?;
    let words = sqlx::AssertSqlSafe(format!("INSERT INTO patients_search(rowid, words) VALUES {}", marks(2)));
    let statement =
        rows.iter().fold(sqlx::query(words), |statement, row| statement.bind(row.id).bind(row.words.as_str()));
    statement.execute(&mut *conn).await?;
    Ok(())
}

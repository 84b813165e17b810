//! Versions of a database's form, kept in `PRAGMA user_version`. Each table's module holds its own migrations.

use sqlx::{AssertSqlSafe, Row, SqliteConnection};

use crate::StoreError;

/// One step of one table: the version of the database that it belongs to, and its SQL.
pub(crate) type Migration = (i64, &'static str);

/// The newest version that these tables know.
pub(crate) fn known(tables: &[&[Migration]]) -> i64 {
    tables.iter().flat_map(|table| table.iter()).map(|(version, _)| *version).max().unwrap_or(0)
}

/// The version of an open database; 0 for an empty one.
pub(crate) async fn found(conn: &mut SqliteConnection) -> Result<i64, StoreError> {
    Ok(sqlx::query("PRAGMA user_version").fetch_one(conn).await?.try_get(0)?)
}

/// Brings a database to the newest version, in one transaction.
pub(crate) async fn run(conn: &mut SqliteConnection, tables: &[&[Migration]]) -> Result<(), StoreError> {
    let (found, known) = (found(&mut *conn).await?, known(tables));
    if found >= known {
        return Ok(());
    }
    let mut tx = sqlx::Connection::begin_with(conn, "BEGIN IMMEDIATE").await?;
    for version in found + 1..=known {
        for (_, sql) in tables.iter().flat_map(|table| table.iter()).filter(|(of, _)| *of == version) {
            sqlx::raw_sql(*sql).execute(&mut *tx).await?;
        }
    }
    // A pragma takes no arguments; `known` is a number from the constants of this crate.
    sqlx::raw_sql(AssertSqlSafe(format!("PRAGMA user_version = {known}"))).execute(&mut *tx).await?;
    Ok(tx.commit().await?)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use sqlx::Connection;

    use super::*;
    use crate::ledger::TABLES;

    #[tokio::test]
    async fn intents_of_an_older_console_keep_their_steps_and_become_intents_on_their_visit() {
        let mut conn = SqliteConnection::connect("sqlite::memory:").await.unwrap();
        let first: Vec<Vec<Migration>> =
            TABLES.iter().map(|table| table.iter().copied().filter(|(version, _)| *version == 1).collect()).collect();
        let first: Vec<&[Migration]> = first.iter().map(Vec::as_slice).collect();
        run(&mut conn, &first).await.unwrap();
        sqlx::raw_sql(
            "INSERT INTO intents VALUES (5, 'i1', 'c', 'v1', NULL, '{}', 'confirmed', 1, 'x', 2, 3, 4, 0, NULL, 77,
                 NULL, NULL, NULL, 201);
             INSERT INTO intent_steps VALUES (9, 'i1', 1, 'asked', '{}');",
        )
        .execute(&mut conn)
        .await
        .unwrap();
        run(&mut conn, TABLES).await.unwrap();
        let row = sqlx::query(
            "SELECT subject, visit, vendor_id, http_status, what FROM intents JOIN intent_steps ON intent = intents.id
             WHERE seq = 5",
        )
        .fetch_one(&mut conn)
        .await
        .unwrap();
        let read = |at: usize| row.try_get::<String, _>(at).unwrap();
        assert_eq!([read(0), read(1), read(2), read(4)], ["visit:v1", "v1", "77", "asked"]);
        assert_eq!(row.try_get::<i64, _>(3).unwrap(), 201);
        let added = sqlx::raw_sql("INSERT INTO intent_steps VALUES (10, 'nobody', 1, 'asked', '{}')");
        sqlx::raw_sql("PRAGMA foreign_keys = ON").execute(&mut conn).await.unwrap();
        assert!(added.execute(&mut conn).await.is_err(), "steps still belong to intents");
    }

    #[tokio::test]
    async fn visits_of_an_older_console_keep_their_number_as_text_and_connections_their_secrets() {
        let mut conn = SqliteConnection::connect("sqlite::memory:").await.unwrap();
        let third: Vec<Vec<Migration>> =
            TABLES.iter().map(|table| table.iter().copied().filter(|(version, _)| *version <= 3).collect()).collect();
        let third: Vec<&[Migration]> = third.iter().map(Vec::as_slice).collect();
        run(&mut conn, &third).await.unwrap();
        sqlx::raw_sql(
            "INSERT INTO known_appointments VALUES
                 ('v1', 'c', 3110001, 'ref', 'c:ext:1', 'Room', 5, 900, 'read', 1, 2, 3, 'arrived', 'arrived', 0),
                 ('v2', 'c', NULL, NULL, NULL, NULL, NULL, NULL, 'our-write', 1, NULL, 3, NULL, NULL, 1);
             INSERT INTO connections VALUES
                 ('c', 'solo', 'North', 'North', 'https://x', 'UTC', 1, 1, 0, 0, 1),
                 ('d', 'solo', 'South', 'South', 'https://y', 'UTC', 1, 1, 1, 0, 2)",
        )
        .execute(&mut conn)
        .await
        .unwrap();
        run(&mut conn, TABLES).await.unwrap();
        let rows = sqlx::query("SELECT vendor_id, status_word, gone FROM known_appointments ORDER BY visit")
            .fetch_all(&mut conn)
            .await
            .unwrap();
        let read: Vec<(Option<String>, Option<String>, i64)> =
            rows.iter().map(|row| (row.get(0), row.get(1), row.get(2))).collect();
        let first = (Some("3110001".to_owned()), Some("arrived".to_owned()), 0);
        assert_eq!(read, [first, (None, None, 1)]);
        let rows =
            sqlx::query("SELECT settings, secrets FROM connections ORDER BY id").fetch_all(&mut conn).await.unwrap();
        let read: Vec<(String, String)> = rows.iter().map(|row| (row.get(0), row.get(1))).collect();
        let solo = r#"{"vendor":"solo"}"#.to_owned();
        let secrets = [r#"["apiKey","linkingSecret"]"#, r#"["apiKey","linkingSecret","teamsToken"]"#];
        assert_eq!(read, secrets.map(|secrets| (solo.clone(), secrets.to_owned())));
    }
}

//! Which record bears a number: exact, per connection and kind of number.

use domain::{ConnectionId, Identifier, IdentifierKind};
use sqlx::SqliteConnection;

use crate::StoreError;
use crate::cells::json;
use crate::insert::Insert;
use crate::migration::Migration;

pub(crate) const MIGRATIONS: &[Migration] = &[(
    1,
    "CREATE TABLE patient_identifiers(
        connection TEXT NOT NULL,
        kind TEXT NOT NULL,
        value TEXT NOT NULL,
        patient INTEGER NOT NULL,
        PRIMARY KEY(connection, kind, value, patient)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX patient_identifiers_by_patient ON patient_identifiers(patient);",
)];

const PUT: Insert = Insert {
    head: "INSERT INTO patient_identifiers(connection, kind, value, patient)",
    columns: 4,
    tail: "ON CONFLICT DO NOTHING",
};

/// The word kept for a kind of number.
pub(super) fn word(kind: IdentifierKind) -> &'static str {
    match kind {
        IdentifierKind::Mrn => "mrn",
        IdentifierKind::ExternalId => "external-id",
        IdentifierKind::Spid => "spid",
        IdentifierKind::Hsid => "hsid",
        IdentifierKind::VendorId => "vendor-id",
        IdentifierKind::SubjectNumber => "subject-number",
    }
}

/// Forgets the numbers of the replaced records and keeps the given ones.
pub(super) async fn replace(
    conn: &mut SqliteConnection,
    replaced: &[i64],
    identifiers: &[(i64, ConnectionId, &Identifier)],
) -> Result<(), StoreError> {
    if !replaced.is_empty() {
        sqlx::query("DELETE FROM patient_identifiers WHERE patient IN (SELECT value FROM json_each(?1))")
            .bind(json(replaced)?)
            .execute(&mut *conn)
            .await?;
    }
    PUT.run(conn, identifiers, |statement, (patient, connection, identifier)| {
        statement.bind(connection.as_str()).bind(word(identifier.kind)).bind(identifier.value.as_str()).bind(*patient)
    })
    .await
}

//! Which record has a mail address. The search index does not hold them: nobody types one, and the words of one address
//! (`mail`, `com`) would be found in everybody's.

use domain::Patient;
use sqlx::SqliteConnection;

use crate::StoreError;
use crate::cells::json;
use crate::insert::Insert;
use crate::migration::Migration;

/// Records that are kept already are filled in: they are written again only when the vendor has changed them.
pub(crate) const MIGRATIONS: &[Migration] = &[(
    3,
    "CREATE TABLE patient_emails(
        email TEXT NOT NULL,
        patient INTEGER NOT NULL,
        PRIMARY KEY(email, patient)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX patient_emails_by_patient ON patient_emails(patient);
    INSERT OR IGNORE INTO patient_emails(email, patient)
        SELECT lower(trim(address.value)), patients.id FROM patients, json_each(patients.record, '$.emails') AS address
        WHERE address.value LIKE '%@%';",
)];

const PUT: Insert =
    Insert { head: "INSERT INTO patient_emails(email, patient)", columns: 2, tail: "ON CONFLICT DO NOTHING" };

/// An address as it is compared; none when the text is no address.
pub(super) fn comparable(address: &str) -> Option<String> {
    address.contains('@').then(|| address.trim().to_lowercase())
}

/// Forgets the addresses of the replaced records and keeps the given ones.
pub(super) async fn replace<'a>(
    conn: &mut SqliteConnection,
    replaced: &[i64],
    patients: impl Iterator<Item = (i64, &'a Patient)>,
) -> Result<(), StoreError> {
    if !replaced.is_empty() {
        sqlx::query("DELETE FROM patient_emails WHERE patient IN (SELECT value FROM json_each(?1))")
            .bind(json(replaced)?)
            .execute(&mut *conn)
            .await?;
    }
    let rows: Vec<(i64, String)> = patients
        .flat_map(|(id, patient)| patient.emails.iter().filter_map(move |email| Some((id, comparable(email)?))))
        .collect();
    PUT.run(conn, &rows, |statement, (patient, email)| statement.bind(email.clone()).bind(*patient)).await
}

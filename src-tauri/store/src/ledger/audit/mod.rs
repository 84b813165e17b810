//! Who did what: the audit, as a chain that shows when somebody changed it.
//!
//! An entry is kept as text in the form of RFC 8785 (JSON Canonicalization Scheme), which any program can read and hash
//! without this one; its SHA-256 covers the hash before it, so that no entry can be changed, removed, added or moved
//! without breaking every later hash. The text is the only truth: the columns that are searched are made from it by the
//! database, and what is shown is read from it. Entries are appended inside the transaction of the act; write
//! transactions are `IMMEDIATE`, so the chain never forks.
//!
//! What the chain alone cannot show is an end that was cut off and a chain that was made anew from its beginning: for
//! that its head is anchored outside of the file (`clinic::audit`).

mod adopt;
mod append;
pub mod chain;
mod entry;
mod form;
mod query;
mod verify;

use crate::migration::Migration;

pub(crate) use adopt::adopt;
pub use chain::{ChainHash, ChainHead, GENESIS};
pub use entry::{AuditEntry, ChainedEntry};
pub use query::AuditQuery;
pub use verify::{AuditVerified, ChainFault};

pub(crate) const MIGRATIONS: &[Migration] = &[
    (
        1,
        "CREATE TABLE audit(
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            at INTEGER NOT NULL,
            user TEXT NOT NULL,
            roles TEXT NOT NULL,
            action TEXT NOT NULL,
            connection TEXT,
            patient TEXT,
            entity TEXT,
            detail TEXT NOT NULL
        ) STRICT;
        CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
            BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END;
        CREATE TRIGGER audit_is_never_shortened BEFORE DELETE ON audit
            BEGIN SELECT RAISE(ABORT, 'audit entries are never removed'); END;",
    ),
    // Hashes cannot be made in SQL: the rows are chained on right after this, in `adopt`.
    (
        11,
        "DROP TRIGGER audit_is_never_changed;
        DROP TRIGGER audit_is_never_shortened;
        ALTER TABLE audit RENAME TO audit_before;
        CREATE TABLE audit(
            number INTEGER PRIMARY KEY,
            hash TEXT NOT NULL,
            canonical TEXT NOT NULL,
            at INTEGER GENERATED ALWAYS AS (json_extract(canonical, '$.at')) VIRTUAL,
            user TEXT GENERATED ALWAYS AS (json_extract(canonical, '$.user')) VIRTUAL,
            action TEXT GENERATED ALWAYS AS (json_extract(canonical, '$.action')) VIRTUAL,
            patient TEXT GENERATED ALWAYS AS (json_extract(canonical, '$.patient')) VIRTUAL
        ) STRICT;
        CREATE INDEX audit_by_time ON audit(at);
        CREATE INDEX audit_by_patient ON audit(patient) WHERE patient IS NOT NULL;
        CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
            BEGIN SELECT RAISE(ABORT, 'audit entries are never changed'); END;
        CREATE TRIGGER audit_is_never_shortened BEFORE DELETE ON audit
            BEGIN SELECT RAISE(ABORT, 'audit entries are never removed'); END;",
    ),
];

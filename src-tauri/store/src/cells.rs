//! Reading and writing single cells: instants as whole milliseconds, lists as JSON, words through the domain's own
//! parsers. A cell that cannot be understood is an error that names the column, never the content.

use chrono::{DateTime, Utc};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sqlx::sqlite::SqliteRow;
use sqlx::{Decode, Row, Sqlite, Type};

use crate::StoreError;

/// Milliseconds since 1970 in UTC, the form in which every instant is kept.
pub(crate) fn ms(at: DateTime<Utc>) -> i64 {
    at.timestamp_millis()
}

/// The same for an instant that may be absent.
pub(crate) fn opt_ms(at: Option<DateTime<Utc>>) -> Option<i64> {
    at.map(ms)
}

/// A value as JSON text. Fails only for types that JSON cannot hold.
pub(crate) fn json<T: Serialize + ?Sized>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|_| StoreError::Unreadable { column: "json".into() })
}

/// Ids as a JSON list, for `json_each`.
pub(crate) fn id_list<'a>(ids: impl Iterator<Item = &'a str>) -> String {
    serde_json::Value::from_iter(ids).to_string()
}

/// Reads JSON text back.
pub(crate) fn from_json<T: DeserializeOwned>(text: &str, column: &'static str) -> Result<T, StoreError> {
    // The library's error may quote the content, so it is not kept.
    serde_json::from_str(text).map_err(|_| unreadable(column))
}

/// The error for a cell that cannot be understood.
pub(crate) fn unreadable(column: &'static str) -> StoreError {
    StoreError::Unreadable { column: column.into() }
}

/// Typed reading of a row's cells.
pub(crate) trait Cells {
    /// The cell as SQLite holds it.
    fn cell<'r, T: Decode<'r, Sqlite> + Type<Sqlite>>(&'r self, column: &'static str) -> Result<T, StoreError>;

    /// An instant.
    fn instant(&self, column: &'static str) -> Result<DateTime<Utc>, StoreError> {
        DateTime::from_timestamp_millis(self.cell(column)?).ok_or_else(|| unreadable(column))
    }

    /// An instant that may be absent.
    fn opt_instant(&self, column: &'static str) -> Result<Option<DateTime<Utc>>, StoreError> {
        match self.cell::<Option<i64>>(column)? {
            Some(at) => DateTime::from_timestamp_millis(at).map(Some).ok_or_else(|| unreadable(column)),
            None => Ok(None),
        }
    }

    /// A whole number that is not negative and fits.
    fn number<N: TryFrom<i64>>(&self, column: &'static str) -> Result<N, StoreError> {
        N::try_from(self.cell::<i64>(column)?).map_err(|_| unreadable(column))
    }

    /// The same, when it may be absent.
    fn opt_number<N: TryFrom<i64>>(&self, column: &'static str) -> Result<Option<N>, StoreError> {
        let value = self.cell::<Option<i64>>(column)?;
        value.map(|value| N::try_from(value).map_err(|_| unreadable(column))).transpose()
    }

    /// A word of the domain; none from the parser is an error.
    fn word<T>(&self, column: &'static str, parse: impl Fn(&str) -> Option<T>) -> Result<T, StoreError> {
        parse(&self.cell::<String>(column)?).ok_or_else(|| unreadable(column))
    }

    /// JSON text.
    fn json<T: DeserializeOwned>(&self, column: &'static str) -> Result<T, StoreError> {
        from_json(&self.cell::<String>(column)?, column)
    }
}

impl Cells for SqliteRow {
    fn cell<'r, T: Decode<'r, Sqlite> + Type<Sqlite>>(&'r self, column: &'static str) -> Result<T, StoreError> {
        self.try_get(column).map_err(|_| unreadable(column))
    }
}

//! Whether a record is the one that is already kept, without reading what is kept.

use std::hash::{DefaultHasher, Hash, Hasher};

/// A 64-bit digest of a record's content. A future compiler may digest differently; then each record is written once
/// more than needed, and nothing else happens.
pub(crate) fn digest(content: impl Hash) -> i64 {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    hasher.finish().cast_signed()
}

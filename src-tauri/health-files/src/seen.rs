//! Records that stand twice in a file.
//!
//! A record is known again by a keyed 64-bit sum of all that it says, among the last 28,672 to 57,344 of its file: so
//! many fit into 600 kB, however long the file is. Copies further apart are found by the store, which knows the
//! readings of all files.

use std::hash::{BuildHasher, Hash};
use std::mem;

use hashbrown::hash_table::Entry;
use hashbrown::{DefaultHashBuilder, HashTable};

/// How many are remembered before the oldest are forgotten: seven eighths of a power of two fill a table.
const GENERATION: usize = 28_672;

pub(crate) struct Seen {
    keyed: DefaultHashBuilder,
    young: HashTable<u64>,
    old: HashTable<u64>,
}

impl Seen {
    pub(crate) fn new() -> Self {
        Self {
            keyed: DefaultHashBuilder::default(),
            young: HashTable::with_capacity(GENERATION),
            old: HashTable::new(),
        }
    }

    /// Whether this is the first of its kind, as far back as is remembered; and remembers it.
    pub(crate) fn is_new(&mut self, what: &impl Hash) -> bool {
        let sum = self.keyed.hash_one(what);
        let same = |other: &u64| *other == sum;
        if !self.old.is_empty() && self.old.find(sum, same).is_some() {
            return false;
        }
        match self.young.entry(sum, same, |sum| *sum) {
            Entry::Occupied(_) => return false,
            Entry::Vacant(room) => _ = room.insert(sum),
        }
        if self.young.len() >= GENERATION {
            mem::swap(&mut self.young, &mut self.old);
            self.young.clear();
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_known_as_far_back_as_is_promised_and_the_room_does_not_grow() {
        let mut seen = Seen::new();
        for number in 0..500_000_usize {
            assert!(seen.is_new(&number), "{number}");
            let back = number.saturating_sub(GENERATION - 1);
            assert!(!seen.is_new(&back) && !seen.is_new(&number), "{number}");
        }
        assert!(seen.young.len() + seen.old.len() <= 2 * GENERATION);
        assert!(seen.young.capacity() + seen.old.capacity() < 4 * GENERATION);
    }
}

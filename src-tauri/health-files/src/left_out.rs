//! Counting what is not read.

use std::collections::BTreeMap;

use crate::found::Found;

/// Kinds that are told one by one; what goes beyond is counted together.
const MOST_KINDS: usize = 500;
/// The longest word that is taken for the name of a kind, in bytes.
const LONGEST_KIND: usize = 80;
/// Under this stand the kinds whose name is no plain word, and those beyond [`MOST_KINDS`].
const OTHERS: &str = "other";

/// Counts records by kind. Kinds stand together in real files, so that the last one is looked at first.
#[derive(Default)]
pub(crate) struct LeftOut {
    last: String,
    run: u64,
    counts: BTreeMap<String, u64>,
}

impl LeftOut {
    pub(crate) fn add(&mut self, kind: &str) {
        if self.run > 0 && self.last == kind {
            self.run += 1;
            return;
        }
        self.keep();
        self.last.clear();
        self.last.push_str(kind);
        self.run = 1;
    }

    fn keep(&mut self) {
        if self.run == 0 {
            return;
        }
        let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.' | b'/');
        let named = !self.last.is_empty() && self.last.len() <= LONGEST_KIND && self.last.bytes().all(plain);
        let known = self.counts.contains_key(&self.last) || self.counts.len() < MOST_KINDS;
        let kind = if named && known { self.last.as_str() } else { OTHERS };
        match self.counts.get_mut(kind) {
            Some(count) => *count += self.run,
            None => {
                self.counts.insert(kind.to_owned(), self.run);
            }
        }
        self.run = 0;
    }

    /// All of them, by name.
    pub(crate) fn take(&mut self) -> Vec<Found> {
        self.keep();
        std::mem::take(&mut self.counts).into_iter().map(|(kind, count)| Found::LeftOut { kind, count }).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_with_endless_kinds_is_counted_in_bounded_room_and_in_full() {
        let mut left = LeftOut::default();
        for number in 0..5_000 {
            left.add(&format!("Kind{number}"));
            left.add("Rosa Duarte, 12 May");
        }
        let found = left.take();
        assert!(found.len() <= MOST_KINDS + 1);
        let all: u64 = found.iter().map(|one| if let Found::LeftOut { count, .. } = one { *count } else { 0 }).sum();
        assert_eq!(all, 10_000);
        let told = |one: &Found| matches!(one, Found::LeftOut { kind, .. } if kind.contains("Rosa"));
        assert!(!found.iter().any(told), "what is no plain word is not told");
    }
}

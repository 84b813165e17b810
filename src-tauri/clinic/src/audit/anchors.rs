//! Anchors: where the chain stood at several moments, and what a chain is that does not fit them. Pure.
//!
//! Besides the newest, some older ones are kept, the older the sparser: where a whole chain was made anew they say between
//! which two moments it left the one that was known. The item stays under what every keyring takes (2,560 bytes).

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use store::{ChainHash, ChainHead};

/// How many are kept.
const KEPT: usize = 16;
/// How often an anchor is set: what was made after one may be cut off with it.
pub(super) const EVERY: TimeDelta = TimeDelta::seconds(60);

/// Where the chain stood at one moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Anchor {
    /// How many entries there were.
    #[serde(rename = "n")]
    pub(super) count: u64,
    /// The hash of the last.
    #[serde(rename = "h", with = "hash_text")]
    pub(super) hash: ChainHash,
    /// When it was anchored.
    #[serde(rename = "t", with = "chrono::serde::ts_milliseconds")]
    pub(super) at: DateTime<Utc>,
}

/// That the chain did not fit, from when it was seen until a person has settled it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Doubt {
    /// Entries that were there before are gone; otherwise they are others.
    pub(crate) shorter: bool,
    /// Entries after this number are in doubt.
    pub(crate) after: u64,
    /// What was made from this moment on is in doubt; from the beginning when absent.
    pub(crate) from: Option<DateTime<Utc>>,
    /// What was made until then.
    pub(crate) until: DateTime<Utc>,
    /// How many entries there had been.
    pub(crate) anchored: u64,
    /// How many there were when it was seen.
    pub(crate) found: u64,
    /// When it was seen.
    pub(crate) seen_at: DateTime<Utc>,
}

/// All anchors, and a doubt that nobody has settled.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Anchors {
    /// Oldest first.
    pub(super) kept: Vec<Anchor>,
    #[serde(default)]
    pub(super) doubt: Option<Doubt>,
}

impl Anchors {
    pub(super) fn newest(&self) -> Option<&Anchor> {
        self.kept.last()
    }

    /// Sets a new anchor. Of the older ones those go first that stand closest to a neighbour for their age.
    pub(super) fn set(&mut self, head: &ChainHead, at: DateTime<Utc>) {
        self.kept.push(Anchor { count: head.count, hash: head.hash, at });
        while self.kept.len() > KEPT {
            let gap = |i: usize| {
                let span = self.kept[i + 1].count.saturating_sub(self.kept[i - 1].count) as f64;
                span / (head.count.saturating_sub(self.kept[i].count).max(1)) as f64
            };
            // Neither the first nor the newest goes.
            let closest = (1..self.kept.len() - 1).min_by(|one, other| gap(*one).total_cmp(&gap(*other)));
            self.kept.remove(closest.unwrap_or(0));
        }
    }

    /// Judges a chain by its number of entries and by its hashes at the places of the anchors, in their order. Anchors that
    /// do not fit are let go: what they say is in the doubt from then on.
    pub(super) fn judge(&mut self, count: u64, at_anchors: &[Option<ChainHash>], now: DateTime<Utc>) {
        let Some(newest) = self.kept.last().copied() else { return };
        let fits: Vec<bool> =
            self.kept.iter().zip(at_anchors).map(|(anchor, hash)| *hash == Some(anchor.hash)).collect();
        if fits.len() == self.kept.len() && fits.iter().all(|fits| *fits) {
            return;
        }
        // The first that does not fit ends what is known: what fits after it cannot, in a chain.
        let known = fits.iter().take_while(|fits| **fits).count();
        let last_known = known.checked_sub(1).map(|last| self.kept[last]);
        let doubt = Doubt {
            shorter: count < newest.count,
            after: last_known.map_or(0, |anchor| anchor.count),
            from: last_known.map(|anchor| anchor.at),
            until: newest.at + EVERY,
            anchored: newest.count,
            found: count,
            seen_at: now,
        };
        self.kept.truncate(known);
        self.doubt = Some(match self.doubt.take() {
            Some(before) => before.and(doubt),
            None => doubt,
        });
    }
}

impl Doubt {
    /// Both doubts as one: nothing that was in doubt is let go.
    fn and(self, later: Self) -> Self {
        Self {
            after: self.after.min(later.after),
            from: self.from.and_then(|from| later.from.map(|other| from.min(other))),
            until: self.until.max(later.until),
            ..later
        }
    }
}

mod hash_text {
    use serde::{Deserialize, Deserializer, Serializer, de};
    use store::ChainHash;

    pub(super) fn serialize<S: Serializer>(hash: &ChainHash, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&hash.to_string())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<ChainHash, D::Error> {
        let text = String::deserialize(from)?;
        ChainHash::parse(&text).ok_or_else(|| de::Error::custom("no hash"))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn at(minute: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_760_000_000 + minute * 60, 0).unwrap()
    }

    fn hash(number: u64) -> ChainHash {
        store::GENESIS.then(&number.to_string())
    }

    fn anchored(counts: impl IntoIterator<Item = u64>) -> Anchors {
        let mut anchors = Anchors::default();
        for count in counts {
            let head = ChainHead { count, hash: hash(count), at: at(count as i64) };
            anchors.set(&head, at(count as i64));
        }
        anchors
    }

    fn lawful(anchors: &Anchors, count: u64) -> Vec<Option<ChainHash>> {
        anchors.kept.iter().map(|anchor| (anchor.count <= count).then_some(anchor.hash)).collect()
    }

    #[test]
    fn a_chain_that_is_as_long_or_longer_and_the_same_is_lawful() {
        let mut anchors = anchored([5, 9]);
        let hashes = lawful(&anchors, 9);
        anchors.judge(9, &hashes, at(20));
        anchors.judge(40, &hashes, at(20));
        assert_eq!(anchors.doubt, None);
    }

    #[test]
    fn a_shorter_chain_is_in_doubt_from_the_last_anchor_that_fits_until_one_interval_after_the_newest() {
        let mut anchors = anchored([5, 9, 30]);
        let hashes = lawful(&anchors, 12);
        anchors.judge(12, &hashes, at(60));
        let doubt = anchors.doubt.clone().unwrap();
        assert!(doubt.shorter);
        assert_eq!((doubt.after, doubt.from, doubt.until), (9, Some(at(9)), at(31)));
        assert_eq!(anchors.kept.len(), 2, "what does not fit is let go");
    }

    #[test]
    fn a_chain_that_was_made_anew_is_in_doubt_although_it_is_long_enough() {
        let mut anchors = anchored([5, 9, 30]);
        let others = vec![Some(hash(5)), Some(hash(999)), Some(hash(998))];
        anchors.judge(31, &others, at(60));
        let doubt = anchors.doubt.unwrap();
        assert!(!doubt.shorter);
        assert_eq!((doubt.after, doubt.from), (5, Some(at(5))));
    }

    #[test]
    fn a_doubt_stays_and_only_grows_until_somebody_settles_it() {
        let mut anchors = anchored([5, 9, 30]);
        let hashes = lawful(&anchors, 12);
        anchors.judge(12, &hashes, at(60));
        let head = ChainHead { count: 14, hash: hash(14), at: at(61) };
        anchors.set(&head, at(61));
        anchors.judge(3, &[None, None, None], at(90));
        let doubt = anchors.doubt.unwrap();
        assert_eq!((doubt.after, doubt.from, doubt.until, doubt.seen_at), (0, None, at(62), at(90)));
    }

    #[test]
    fn older_anchors_grow_sparse_and_the_item_stays_small() {
        let anchors = anchored((1..3_000).map(|step| step * 7));
        assert_eq!(anchors.kept.len(), KEPT);
        assert_eq!((anchors.kept[0].count, anchors.newest().unwrap().count), (7, 2_999 * 7));
        assert!(anchors.kept.windows(2).all(|two| two[0].count < two[1].count));
        assert!(anchors.kept[KEPT - 2].count > 2_900 * 7, "the recent past is dense");
        assert!(serde_json::to_vec(&anchors).unwrap().len() < 2_560);
    }
}

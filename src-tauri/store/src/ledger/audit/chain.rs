//! The chain itself: hashes over lines of text. Pure, so that a file that was exported is judged by the same code.

use chrono::{DateTime, Utc};
use sha2::{Digest, Sha256};

/// What stands before the first entry.
pub const GENESIS: ChainHash = ChainHash([0; 32]);

/// How many characters a hash has as text.
const HASH_TEXT: usize = 64;

/// SHA-256 of an entry and of all before it.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ChainHash(pub [u8; 32]);

impl ChainHash {
    /// The hash of an entry's canonical text that follows this one: SHA-256 of the 32 bytes of the hash before it and the
    /// bytes of the text.
    #[must_use]
    pub fn then(&self, canonical: &str) -> Self {
        let mut sha = Sha256::new();
        sha.update(self.0);
        sha.update(canonical.as_bytes());
        Self(sha.finalize().into())
    }

    /// The hash of 64 lower-case hexadecimal digits; none for anything else.
    pub fn parse(text: &str) -> Option<Self> {
        if text.bytes().any(|byte| byte.is_ascii_uppercase()) {
            return None;
        }
        let mut bytes = [0; 32];
        hex::decode_to_slice(text, &mut bytes).ok()?;
        Some(Self(bytes))
    }

    /// The first eight digits, for paper and screen: enough to compare by eye beside the whole.
    pub fn short(&self) -> String {
        hex::encode(&self.0[..4])
    }
}

impl std::fmt::Display for ChainHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl std::fmt::Debug for ChainHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

/// Where a chain ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChainHead {
    /// How many entries there are.
    pub count: u64,
    /// The hash of the last.
    pub hash: ChainHash,
    /// When the last was made.
    pub at: DateTime<Utc>,
}

/// Follows lines of text beside their hashes, which stand one after another, and gives the last hash when every line
/// follows from the one before and there are as many as expected. What is wrong where, is looked at apart: here it has to be
/// fast.
pub(crate) fn follow(mut before: ChainHash, hashes: &str, lines: &str, expected: u64) -> Option<ChainHash> {
    let (hashes, rest) = hashes.as_bytes().as_chunks::<HASH_TEXT>();
    if !rest.is_empty() || u64::try_from(hashes.len()) != Ok(expected) {
        return None;
    }
    let mut lines = lines.split('\n');
    for hash in hashes {
        let computed = before.then(lines.next()?);
        let mut text = [0; HASH_TEXT];
        hex::encode_to_slice(computed.0, &mut text).ok()?;
        if text != *hash {
            return None;
        }
        before = computed;
    }
    lines.next().is_none().then_some(before)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_follows_from_the_one_before_and_the_text_as_any_program_computes_it() {
        // printf '%064d' 0 | xxd -r -p | cat - <(printf '{"n":1}') | sha256sum
        let hash = GENESIS.then("{\"n\":1}");
        let mut whole = vec![0_u8; 32];
        whole.extend_from_slice(b"{\"n\":1}");
        assert_eq!(hash.0, <[u8; 32]>::from(Sha256::digest(&whole)));
        assert_eq!(ChainHash::parse(&hash.to_string()), Some(hash));
        assert_eq!(ChainHash::parse(&hash.to_string().to_uppercase()), None);
    }

    #[test]
    fn lines_are_followed_whole_or_not_at_all() {
        let one = GENESIS.then("a");
        let two = one.then("b");
        let hashes = format!("{one}{two}");
        assert_eq!(follow(GENESIS, &hashes, "a\nb", 2), Some(two));
        assert_eq!(follow(GENESIS, &hashes, "a\nb", 3), None);
        assert_eq!(follow(GENESIS, &hashes, "a\nb\nc", 2), None);
        assert_eq!(follow(GENESIS, &hashes, "a", 2), None);
        assert_eq!(follow(GENESIS, &format!("{hashes}0"), "a\nb", 2), None);
        assert_eq!(follow(one, &hashes, "a\nb", 2), None);
        assert_eq!(follow(GENESIS, &hashes, "c\nb", 2), None);
        assert_eq!(follow(GENESIS, "", "", 0), None);
    }
}

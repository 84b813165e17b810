//! Blobs that nobody made: whatever arrives at the address of a webhook, or stands in a link, is opened or refused, and
//! nothing else. The corpus holds blobs that were worth a look; `cargo xtask fuzz` goes on from it for longer.

use proptest::prelude::*;
use solo::{SecretString, decode_delivery};

const KEY: &str = "some secret";

/// The blobs of the corpus, each a file.
fn corpus() -> Vec<String> {
    let folder = std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/corpus/blobs")).unwrap();
    let mut blobs: Vec<String> =
        folder.map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap().trim_end().to_owned()).collect();
    blobs.sort();
    assert!(blobs.len() >= 6, "the corpus is not there");
    blobs
}

/// What a delivery opens to, if it opens. Its text must hold nothing of the key.
fn opened(body: &str) -> bool {
    let key = SecretString::from(KEY);
    match decode_delivery(&key, body) {
        Ok(payload) => !format!("{payload:?}").contains(KEY),
        Err(error) => {
            assert!(!format!("{error} {error:?}").contains(KEY));
            false
        }
    }
}

#[test]
fn fuzz_the_blobs_of_the_corpus_open_or_do_not_as_they_always_did() {
    let how: Vec<bool> = corpus().iter().map(|blob| opened(blob)).collect();
    assert!(how.contains(&false), "{how:?}");
}

proptest! {
    #[test]
    fn fuzz_any_text_is_opened_or_refused(text in "\\PC{0,400}") {
        opened(&text);
    }

    #[test]
    fn fuzz_any_base64_is_opened_or_refused(text in "[A-Za-z0-9+/]{0,300}={0,2}") {
        opened(&text);
        let quoted = format!("\"{text}\"");
        opened(&quoted);
    }

    #[test]
    fn fuzz_a_blob_of_the_corpus_that_was_changed_is_opened_or_refused(
        which in any::<prop::sample::Index>(),
        changes in prop::collection::vec((any::<prop::sample::Index>(), any::<char>(), 0..4_u8), 1..6),
    ) {
        let all = corpus();
        let mut text: Vec<char> = which.get(&all).chars().collect();
        for (at, put, how) in changes {
            if text.is_empty() {
                break;
            }
            let at = at.index(text.len());
            match how {
                0 => text[at] = put,
                1 => text.insert(at, put),
                2 => text.truncate(at),
                _ => text.extend_from_within(at..),
            }
        }
        opened(&text.into_iter().collect::<String>());
    }
}

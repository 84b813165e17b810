//! Counting frames, for whoever measures: the environment says when and for how long, and the page is told once its first
//! row is visible. Nobody else's page counts anything.

use serde::Serialize;
use specta::Type;

/// What the page is asked to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Type)]
#[serde(rename_all = "camelCase")]
pub struct FrameCount {
    /// Wait this long first, in seconds.
    after_s: u32,
    /// Count for this long, in seconds.
    for_s: u32,
    /// A gap between two frames counts when it is longer than this, in milliseconds.
    limit_ms: u32,
}

/// What `ANTEROOM_FRAMES` (three whole numbers: wait, count, limit) asks the page for; only once something is visible.
pub(crate) fn asked(what: &str) -> Option<FrameCount> {
    if !what.starts_with("board-row") {
        return None;
    }
    read(&std::env::var("ANTEROOM_FRAMES").ok()?)
}

fn read(asked: &str) -> Option<FrameCount> {
    let mut numbers = asked.split(' ').map_while(|word| word.parse().ok());
    Some(FrameCount { after_s: numbers.next()?, for_s: numbers.next()?, limit_ms: numbers.next()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn three_numbers_ask_for_a_count_and_anything_less_for_none() {
        assert_eq!(read("70 30 34"), Some(FrameCount { after_s: 70, for_s: 30, limit_ms: 34 }));
        assert_eq!(read("70 30"), None);
        assert_eq!(read(""), None);
    }
}

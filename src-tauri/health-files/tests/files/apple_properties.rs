//! What holds for every export.

use std::collections::HashSet;
use std::io::Cursor;

use domain::observation::Reading;
use health_files::synth::apple_export;
use health_files::{AppleHealth, Bounds, Fault, Reader};
use proptest::prelude::*;

use crate::support::{drain, export, read, record, zipped};

/// Records of all kinds, one a line, with what a correlation holds.
fn lines() -> Vec<String> {
    let mut bytes = Vec::new();
    apple_export(&mut bytes, 420_000).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let inside = &text[health_files::synth::HEAD.len()..text.len() - health_files::synth::FOOT.len()];
    let mut lines = Vec::new();
    let mut open = String::new();
    for line in inside.lines() {
        open.push_str(line);
        open.push('\n');
        if line.starts_with(" </") || (line.starts_with(" <") && line.ends_with("/>")) {
            lines.push(std::mem::take(&mut open));
        }
    }
    assert_eq!(open, "");
    // Enough to hold each kind, few enough to be read thousands of times.
    let every = lines.len() / 60;
    let rare = |line: &str| line.contains("BloodPressure");
    lines.into_iter().enumerate().filter(|(at, line)| at % every == 0 || rare(line)).map(|(_, line)| line).collect()
}

fn set(text: &str) -> HashSet<Reading> {
    let all = read(text);
    assert_eq!(all.broken, None);
    all.readings().into_iter().collect()
}

#[test]
fn cutting_an_export_at_any_byte_gives_the_readings_up_to_there_and_one_break() {
    let text = export(&lines().concat());
    let whole = read(&text).readings();
    let end = text.len() - 1;
    let mut most = 0;
    for cut in (1..end).rev().step_by(7).chain(end - 40..end) {
        let all = read(&text.as_bytes()[..cut]);
        let readings = all.readings();
        assert!(readings.len() <= whole.len() && readings == whole[..readings.len()], "{cut}");
        let fault = all.fault();
        let before_root = matches!(fault, Some(Fault::NotHealthData)) && cut < health_files::synth::HEAD.len();
        assert!(fault == Some(Fault::Cut) || before_root, "{cut} {fault:?}");
        most = most.max(readings.len());
    }
    assert!(most > whole.len() - 5 && most > 10);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn reordering_and_doubling_records_gives_the_same_readings(seed in any::<[u8; 8]>(), twice in 0..40_usize) {
        let lines = lines();
        let mut mixed = lines.clone();
        mixed.extend(lines.iter().take(twice).cloned());
        let mut state = u64::from_le_bytes(seed) | 1;
        for at in (1..mixed.len()).rev() {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            mixed.swap(at, (state % (at as u64 + 1)) as usize);
        }
        prop_assert_eq!(set(&export(&mixed.concat())), set(&export(&lines.concat())));
    }

    #[test]
    fn any_bytes_end_without_a_panic(bytes in proptest::collection::vec(any::<u8>(), 0..2_000), zip in any::<bool>()) {
        let bytes = if zip { [b"PK\x03\x04".as_slice(), &bytes, b"PK\x05\x06"].concat() } else { bytes };
        prop_assert!(read(&bytes).broken.is_some());
    }

    #[test]
    fn an_export_with_bytes_changed_ends_without_a_panic_and_finds_no_more_than_it_holds(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        packed in any::<bool>(),
    ) {
        let text = export(&record("HeartRate", "count/min", "71").repeat(4));
        let mut bytes = if packed { zipped(&[("a.xml", text.as_bytes())]) } else { text.into_bytes() };
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Ok(mut reader) = AppleHealth::open(Cursor::new(&bytes), Bounds::default()) {
            let (found, _) = drain(&mut reader);
            prop_assert!(found.len() <= 8);
            prop_assert!(reader.at().bytes <= reader.total_bytes());
        }
    }
}

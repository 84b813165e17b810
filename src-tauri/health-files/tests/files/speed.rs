//! How fast an export is read beside the bare parser: the figure itself is the bench's.

use std::io::{BufReader, BufWriter, Cursor, Read};
use std::time::Instant;

use health_files::synth::apple_export;
use health_files::{AppleHealth, Bounds, Found, Reader};
use quick_xml::events::Event;

use crate::support::zipped;

/// The bare parser. Without attributes it only looks for where tags end.
fn bare(from: impl Read, attributes: bool) -> u64 {
    let mut reader = quick_xml::Reader::from_reader(BufReader::with_capacity(256 * 1024, from));
    let mut buffer = Vec::new();
    let mut tags = 0;
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).unwrap() {
            Event::Start(tag) | Event::Empty(tag) if attributes => {
                tags += tag.attributes().fold(0, |sum, attribute| sum + attribute.unwrap().value.len() as u64);
            }
            Event::Start(_) | Event::Empty(_) => tags += 1,
            Event::Eof => return tags,
            _ => {}
        }
    }
}

fn ours(bytes: &[u8]) -> u64 {
    let mut reader = AppleHealth::open(Cursor::new(bytes), Bounds::default()).unwrap();
    let mut readings = 0;
    while let Some(found) = reader.next().unwrap() {
        readings += u64::from(matches!(found, Found::Reading(_)));
    }
    readings
}

fn least(best: &mut f64, act: impl FnOnce()) {
    let start = Instant::now();
    act();
    *best = best.min(start.elapsed().as_secs_f64());
}

#[test]
#[ignore = "a figure: run it by hand with --release --run-ignored only --no-capture"]
#[allow(clippy::print_stdout)]
fn an_export_is_read_at_no_less_than_half_the_speed_of_the_bare_parser() {
    let mut bytes = Vec::new();
    let written = apple_export(&mut bytes, 256 << 20).unwrap();
    let packed = zipped(&[("apple_health_export/export.xml", &bytes)]);
    println!("{} MB, {} MB packed", bytes.len() >> 20, packed.len() >> 20);
    // The best of several: the machine does other things too.
    let (mut xml, mut zip) = ([f64::MAX; 3], [f64::MAX; 3]);
    let inside = |attributes| {
        let mut archive = zip::ZipArchive::new(Cursor::new(&packed)).unwrap();
        bare(archive.by_index(0).unwrap(), attributes)
    };
    for _ in 0..15 {
        least(&mut xml[0], || _ = bare(Cursor::new(&bytes), false));
        least(&mut xml[1], || _ = bare(Cursor::new(&bytes), true));
        least(&mut xml[2], || assert_eq!(ours(&bytes), written.readings));
        least(&mut zip[0], || _ = inside(false));
        least(&mut zip[1], || _ = inside(true));
        least(&mut zip[2], || assert_eq!(ours(&packed), written.readings));
    }
    for (name, [tags, attributes, read]) in [("XML", xml), ("ZIP", zip)] {
        println!(
            "{name}: tags alone {tags:.3} s, with attributes {attributes:.3} s, read {read:.3} s: ratios {:.2}, {:.2}",
            tags / read,
            attributes / read
        );
        assert!(attributes / read >= 0.5);
    }
}

#[test]
#[ignore = "writes a gigabyte: run it by hand with --release --run-ignored only --no-capture"]
#[allow(clippy::print_stdout)]
fn a_gigabyte_is_read_in_a_few_megabytes() {
    let peak = || {
        let status = std::fs::read_to_string("/proc/self/status").unwrap();
        let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
        line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap()
    };
    let mut file = tempfile::tempfile().unwrap();
    let written = apple_export(BufWriter::new(&mut file), 1 << 30).unwrap();
    let before = peak();
    let mut reader = AppleHealth::open(&mut file, Bounds::default()).unwrap();
    let mut readings = 0;
    while let Some(found) = reader.next().unwrap() {
        readings += u64::from(matches!(found, Found::Reading(_)));
    }
    let grown = peak() - before;
    println!("{} MB, {readings} readings, {grown} kB more than before", written.bytes >> 20);
    assert_eq!(readings, written.readings);
    assert!(grown < 32 * 1024);
}

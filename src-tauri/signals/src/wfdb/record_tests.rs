#![allow(clippy::unwrap_used)]

use std::io::Cursor;

use proptest::prelude::*;

use super::*;
use crate::{Intake, Why};

type Leads = Vec<Vec<i32>>;

fn read(header: &str, files: &[(&str, Vec<u8>)]) -> Result<(Leads, Vec<Doubt>), Fault> {
    let header = Header::read(header)?;
    let find = |name: &str| files.iter().find(|(file, _)| *file == name).map(|(_, bytes)| Cursor::new(bytes.clone()));
    let mut record = Record::open(&header, |name| find(name).ok_or(io::ErrorKind::NotFound.into()))?;
    let mut leads = vec![Vec::new(); header.signals.len()];
    let mut part = Vec::new();
    while record.read(&mut part)? {
        assert!(part.iter().all(|lead| lead.len() <= AT_ONCE));
        leads.iter_mut().zip(&part).for_each(|(lead, part)| lead.extend_from_slice(part));
    }
    assert_eq!(record.read(&mut part), Ok(false));
    Ok((leads, record.doubts().to_vec()))
}

fn sixteen(samples: &[i16]) -> Vec<u8> {
    samples.iter().flat_map(|sample| sample.to_le_bytes()).collect()
}

fn doubt(line: u32, what: Differs) -> Doubt {
    Doubt { place: Place::Line(line), what }
}

#[test]
fn leads_of_one_file_and_of_several_are_read_side_by_side() {
    let header = "r 3 250 2\na.dat 16 200 16 0 1 5 0 I\na.dat 16x2 200 16 0 2 14 0 II\nb.dat 80 10 8 0 -1 -1 0 resp\n";
    let files = [("a.dat", sixteen(&[1, 2, 3, 4, 4, 5])), ("b.dat", vec![127, 128])];
    let (leads, doubts) = read(header, &files).unwrap();
    assert_eq!(leads, [vec![1, 4], vec![2, 3, 4, 5], vec![-1, 0]]);
    assert_eq!(doubts, []);
}

#[test]
fn what_the_header_tells_and_the_file_does_not_hold_is_doubted_with_its_line() {
    let header = "# x\nr 2 250 9 10:00 never\na.dat 16 200 16 0 7 99 0 I\na.dat 16 0 16 0 2 6 0 II\n";
    let (leads, doubts) = read(header, &[("a.dat", [sixteen(&[1, 2, 3, 4, 5]), vec![9]].concat())]).unwrap();
    assert_eq!(leads, [vec![1, 3, 5], vec![2, 4]]);
    assert_eq!(
        doubts,
        [
            doubt(2, Differs::Time),
            doubt(4, Differs::NoGain),
            doubt(3, Differs::Length { told: 9, found: 3 }),
            doubt(3, Differs::Cut),
            doubt(3, Differs::FirstSample { told: 7, found: 1 }),
            doubt(3, Differs::Checksum),
        ]
    );
}

#[test]
fn the_number_that_fills_up_the_last_pair_is_no_sample() {
    let pairs = vec![0xe3, 0x33, 0xf3, 0x01, 0x00, 0x00];
    let read = |frames| read(&format!("r 1 360 {frames}\nr.dat 212 200\n"), &[("r.dat", pairs.clone())]).unwrap();
    assert_eq!(read(3), (vec![vec![995, 1011, 1]], vec![]));
    assert_eq!(read(4), (vec![vec![995, 1011, 1, 0]], vec![]));
    assert_eq!(read(2).1, [doubt(2, Differs::Length { told: 2, found: 4 })]);
}

#[test]
fn a_lost_sample_counts_in_the_checksum_as_either_writer_does_it() {
    for sum in [-2048 + 5, -32768 + 5] {
        let header = format!("r 1 360 2\nr.dat 212 200 12 0 -2048 {sum} 0 I\n");
        let (leads, doubts) = read(&header, &[("r.dat", vec![0x00, 0x08, 0x05])]).unwrap();
        assert_eq!((leads, doubts), (vec![vec![LOST, 5]], vec![]));
    }
}

#[test]
fn bytes_before_the_first_sample_are_passed_over_and_a_missing_file_is_told() {
    let (leads, _) = read("r 1 360\nr.dat 16+3 200\n", &[("r.dat", [vec![1, 2, 3], sixteen(&[8])].concat())]).unwrap();
    assert_eq!(leads, [vec![8]]);
    assert_eq!(read("r 1\nr.dat 16\n", &[]).unwrap_err().why, Why::Unread(io::ErrorKind::NotFound));
}

#[test]
fn the_same_signal_has_the_same_digest_in_whatever_file_it_came() {
    let whole = |header: &str, files: &[(&str, Vec<u8>)]| {
        let header = Header::read(header).unwrap();
        let find =
            |name: &str| files.iter().find(|(file, _)| *file == name).map(|(_, bytes)| Cursor::new(bytes.clone()));
        let record = Record::open(&header, |name| find(name).ok_or(io::ErrorKind::NotFound.into())).unwrap();
        let mut intake = Intake::new(record);
        let mut blocks = Vec::new();
        while let Some(made) = intake.next().unwrap() {
            blocks.extend(made);
        }
        (blocks, intake.finish())
    };
    let samples: Vec<i16> = (0..40_001).map(|at| (at % 700) as i16).collect();
    let (blocks, one) = whole("r 1\nr.dat 16\n", &[("r.dat", sixteen(&samples))]);
    let one = one.unwrap();
    assert_eq!(
        blocks.iter().map(|(_, block)| (block.index, block.count)).collect::<Vec<_>>(),
        [(0, 16_384), (1, 16_384), (2, 7_233)]
    );
    assert_eq!((one.leads[0].samples, one.leads[0].extents.len()), (40_001, 626));
    let other = whole("other 1 360\no.dat 16+2\n", &[("o.dat", [vec![0, 0], sixteen(&samples)].concat())]).1.unwrap();
    assert_eq!(one.sha256, other.sha256);
    let cut = whole("r 1\nr.dat 16\n", &[("r.dat", sixteen(&samples[1..]))]).1.unwrap();
    assert_ne!(one.sha256, cut.sha256);
    let mut other_number = samples.clone();
    other_number[20_000] += 1;
    let changed = whole("r 1\nr.dat 16\n", &[("r.dat", sixteen(&other_number))]).1.unwrap();
    assert_ne!(one.sha256, changed.sha256);
    assert_eq!(whole("r 1\nr.dat 16\n", &[("r.dat", vec![])]).1.unwrap_err().why, Why::NoSamples);
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(
        bytes in prop::collection::vec(any::<u8>(), 0..5_000),
        format in prop::sample::select(vec!["16", "212", "80", "212x3", "16+7"]),
        told in any::<u64>(),
    ) {
        let header = format!("r 2 360 {told}\nr.dat {format} 200 11 0 1 2\nr.dat {format} 200 11 0 1 2\n");
        let (leads, _) = read(&header, &[("r.dat", bytes.clone())]).unwrap();
        prop_assert!(leads.iter().map(Vec::len).sum::<usize>() <= bytes.len() + 1);
    }
}

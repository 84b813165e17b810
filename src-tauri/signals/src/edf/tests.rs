#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;
use crate::fault::{Differs, Doubt, Fault, Place, Why};
use crate::{LOST, Reader, Start};

/// A signal: label, unit, physical and digital range, prefilter, samples in a record.
type Signal<'a> = (&'a str, &'a str, [&'a str; 4], &'a str, usize);

const LEAD: Signal = ("ECG II", "mV", ["-5", "5", "-2000", "2000"], "HP:0.05Hz LP:150Hz", 4);
const PULSE: Signal = ("Pleth", "", ["0", "100", "0", "1000"], "", 1);
const NOTES: Signal = ("EDF Annotations", "", ["-1", "1", "-32768", "32767"], "", 12);

struct Made {
    patient: &'static str,
    recording: &'static str,
    kind: &'static str,
    records: &'static str,
    duration: &'static str,
}

const PLUS: Made = Made {
    patient: "MCH-02 F 02-MAY-1951 Ahlberg_Nora",
    recording: "Startdate 20-NOV-2026 X X Holter_7",
    kind: "EDF+D",
    records: "2",
    duration: "1",
};

fn made(of: &Made, signals: &[Signal], records: &[Vec<u8>]) -> Vec<u8> {
    let mut text = String::new();
    let mut put = |field: &str, width: usize| text.push_str(&format!("{field:<width$}"));
    put("0", 8);
    put(of.patient, 80);
    put(of.recording, 80);
    put("20.11.26", 8);
    put("08.30.00", 8);
    put(&(256 * (signals.len() + 1)).to_string(), 8);
    put(of.kind, 44);
    put(of.records, 8);
    put(of.duration, 8);
    put(&signals.len().to_string(), 4);
    let mut each = |width: usize, field: &dyn Fn(&Signal) -> String| {
        signals.iter().for_each(|signal| put(&field(signal), width));
    };
    each(16, &|signal| signal.0.to_owned());
    each(80, &|_| "electrode".to_owned());
    each(8, &|signal| signal.1.to_owned());
    (0..4).for_each(|at| each(8, &|signal| signal.2[at].to_owned()));
    each(80, &|signal| signal.3.to_owned());
    each(8, &|signal| signal.4.to_string());
    each(32, &|_| String::new());
    text.into_bytes().into_iter().chain(records.concat()).collect()
}

fn record(samples: &[i16], list: &str) -> Vec<u8> {
    let mut bytes: Vec<u8> = samples.iter().flat_map(|sample| sample.to_le_bytes()).collect();
    let from = bytes.len();
    bytes.extend(list.as_bytes());
    if !list.is_empty() {
        bytes.resize(from + 24, 0);
    }
    bytes
}

type Read = (Edf<std::io::Cursor<Vec<u8>>>, Vec<Vec<i32>>);

fn all(bytes: &[u8]) -> Result<Read, Fault> {
    let mut file = Edf::open(std::io::Cursor::new(bytes.to_vec()))?;
    let (mut leads, mut part) = (vec![Vec::new(); file.recording().leads.len()], Vec::new());
    while file.read(&mut part)? {
        leads.iter_mut().zip(&part).for_each(|(lead, part)| lead.extend_from_slice(part));
    }
    Ok((file, leads))
}

#[test]
fn what_a_file_tells_is_read_and_whom_it_is_of_is_given_back_and_not_shown() {
    let records = [record(&[0, 2000, -2000, 1, 700], "+0.25\x14\x14"), record(&[1, 2, 3, 4, 9], "+1.25\x14\x14")];
    let (file, leads) = all(&made(&PLUS, &[LEAD, PULSE, NOTES], &records)).unwrap();
    let told = file.recording();
    let Some(Start::Local(start)) = told.start else { panic!("no start") };
    assert_eq!(start.to_string(), "2026-11-20 08:30:00.250");
    assert_eq!((told.told.name.as_deref(), told.told.born.as_deref()), (Some("Ahlberg Nora"), Some("02-MAY-1951")));
    assert_eq!((told.told.code.as_deref(), told.device.as_deref()), (Some("MCH-02"), Some("Holter 7")));
    assert!(!format!("{told:?}").contains("Ahlberg"));
    let [lead, pulse] = told.leads.as_slice() else { panic!("{told:?}") };
    assert_eq!(
        (lead.name.as_deref(), lead.rate_hz, pulse.name.as_deref(), pulse.rate_hz),
        (Some("II"), 4.0, Some("Pleth"), 1.0)
    );
    assert_eq!((lead.filter.told.as_deref(), pulse.filter.told.as_deref()), (Some("HP:0.05Hz LP:150Hz"), None));
    assert!((lead.millivolts(2000).unwrap() - 5.0).abs() < 1e-9 && (pulse.physical(700) - 70.0).abs() < 1e-9);
    assert_eq!(leads, [vec![0, 2000, -2000, 1, 1, 2, 3, 4], vec![700, 9]]);
    assert_eq!(file.doubts(), []);
}

#[test]
fn a_day_that_is_told_as_unknown_or_in_two_ways_is_no_day() {
    for recording in ["Startdate X X X X", "Startdate 21-NOV-2026 X X X"] {
        let bytes = made(&Made { recording, ..PLUS }, &[LEAD, NOTES], &[record(&[1, 2, 3, 4], "+0\x14\x14")]);
        let (file, _) = all(&bytes).unwrap();
        assert_eq!((file.recording().start, file.doubts()[0].what), (None, Differs::Time));
    }
}

#[test]
fn records_that_follow_each_other_are_not_parted_by_a_clock_that_drifts() {
    let records: Vec<Vec<u8>> =
        (0..3).map(|at| record(&[1; 100], &format!("+{:.3}\x14\x14", f64::from(at) * 1.015))).collect();
    let read = |kind| {
        let fast = ("ECG II", "mV", ["-5", "5", "-2000", "2000"], "", 100);
        all(&made(&Made { kind, records: "3", ..PLUS }, &[fast, NOTES], &records)).unwrap().1[0].len()
    };
    assert_eq!((read("EDF+C"), read("EDF+D")), (300, 303));
}

#[test]
fn records_that_are_missing_are_lost_samples_of_every_lead() {
    let records = [
        record(&[1, 2, 3, 4, 5], "+0\x14\x14\0+0.5\x14touched\x14"),
        record(&[6, 7, 8, 9, 10], "+3\x14\x14\0+3.2\x15\x31\x14x\x14"),
    ];
    let (file, leads) = all(&made(&PLUS, &[LEAD, PULSE, NOTES], &records)).unwrap();
    let lost = |count| vec![LOST; count];
    assert_eq!(leads, [[vec![1, 2, 3, 4], lost(8), vec![6, 7, 8, 9]].concat(), [vec![5], lost(2), vec![10]].concat()]);
    assert_eq!(file.doubts(), [Doubt { place: Place::Record(1), what: Differs::Gap { ms: 2_000 } }]);
    let notes: Vec<_> = file.notes().iter().map(|note| (note.at, note.text.as_str())).collect();
    assert_eq!(notes, [(0.5, "touched"), (3.2, "x")]);
    assert!(!format!("{:?}", file.notes()).contains("touched"));
}

#[test]
fn a_gap_of_years_takes_no_memory() {
    let records = [record(&[1, 2, 3, 4], "+0\x14\x14"), record(&[6, 7, 8, 9], "+1e9\x14\x14")];
    let bytes = made(&PLUS, &[LEAD, NOTES], &records);
    let mut file = Edf::open(bytes.as_slice()).unwrap();
    let mut part = Vec::new();
    for _ in 0..100 {
        assert!(file.read(&mut part).unwrap());
        assert!(part[0].len() <= 2 * crate::recording::AT_ONCE);
    }
    let mut intake = crate::Intake::new(Edf::open(bytes.as_slice()).unwrap());
    let refused = loop {
        if let Err(fault) = intake.next() {
            break fault;
        }
    };
    assert_eq!(refused.why, Why::TooLong);
}

#[test]
fn a_plain_file_has_no_times_and_one_that_is_cut_or_lies_says_so() {
    let plain = Made { kind: "", recording: "Startdate unknown", records: "3", ..PLUS };
    let mut bytes = made(&plain, &[LEAD], &[record(&[1, 2, 3, 4], ""), record(&[5, 6, 7, 8], "")]);
    bytes.extend([1, 2, 3]);
    let (file, leads) = all(&bytes).unwrap();
    assert_eq!(leads, [vec![1, 2, 3, 4, 5, 6, 7, 8]]);
    assert_eq!(file.recording().told.name.as_deref(), Some(PLUS.patient));
    let cut = Doubt { place: Place::Record(2), what: Differs::Cut };
    let length = Doubt { place: Place::Byte(236), what: Differs::Length { told: 3, found: 2 } };
    assert_eq!(file.doubts(), [cut, length]);
    let unknown = Made { records: "-1", kind: "", ..PLUS };
    assert_eq!(all(&made(&unknown, &[LEAD], &[record(&[1, 2, 3, 4], "")])).unwrap().0.doubts(), []);
}

#[test]
fn what_cannot_be_meant_is_refused_with_its_place() {
    let one = [record(&[1, 2, 3, 4], "+0\x14\x14"), record(&[1, 2, 3, 4], "+1\x14\x14")];
    let whole = made(&PLUS, &[LEAD, NOTES], &one);
    let fault = |bytes: &[u8]| all(bytes).map(|_| ()).unwrap_err();
    let changed = |at: usize, text: &str| {
        let mut bytes = whole.clone();
        bytes[at..at + text.len()].copy_from_slice(text.as_bytes());
        fault(&bytes)
    };
    assert_eq!(fault(&[]), Fault::at(Place::Byte(0), Why::HeaderCut));
    assert_eq!(fault(&whole[..300]), Fault::at(Place::Byte(44), Why::HeaderCut));
    assert_eq!(changed(0, "\u{7f}BIOSEMI"), Fault::at(Place::Byte(0), Why::Kind));
    assert_eq!(changed(184, "512     "), Fault::at(Place::Byte(184), Why::Number));
    assert_eq!(changed(236, "many    "), Fault::at(Place::Byte(236), Why::Number));
    assert_eq!(changed(244, "-1      "), Fault::at(Place::Byte(244), Why::Number));
    assert_eq!(changed(244, "0       "), Fault::at(Place::Signal(0), Why::Rate));
    assert_eq!(changed(252, "0   "), Fault::at(Place::Byte(252), Why::SignalCount));
    let at = |before: usize| 256 + 2 * before;
    assert_eq!(changed(at(112), "-5      "), Fault::at(Place::Signal(0), Why::Range));
    assert_eq!(changed(at(128), "-2000   "), Fault::at(Place::Signal(0), Why::Range));
    assert_eq!(changed(at(104), "least   "), Fault::at(Place::Signal(0), Why::Number));
    assert_eq!(changed(at(216), "99999999"), Fault::at(Place::Signal(0), Why::RecordSize));
    let second = |list: &str| fault(&made(&PLUS, &[LEAD, NOTES], &[one[0].clone(), record(&[1, 2, 3, 4], list)]));
    assert_eq!(second("+0.2\x14\x14"), Fault::at(Place::Record(1), Why::TimeGoesBack));
    assert_eq!(second("soon\x14\x14"), Fault::at(Place::Record(1), Why::Annotations));
    assert_eq!(second("\0"), Fault::at(Place::Record(1), Why::Annotations));
}

proptest! {
    #[test]
    fn no_bytes_make_it_panic(
        at in 0..1_100_usize, byte in any::<u8>(), rest in prop::collection::vec(any::<u8>(), 0..300), end in 0..1_200_usize,
    ) {
        let one = [record(&[1, 2, 3, 4], "+0\x14\x14"), record(&[1, 2, 3, 4], "+9\x14\x14"), rest];
        let mut bytes = made(&PLUS, &[LEAD, NOTES], &one);
        let at = at % bytes.len();
        bytes[at] = byte;
        bytes.truncate(end.max(700));
        if let Ok(mut file) = Edf::open(bytes.as_slice()) {
            let mut part = Vec::new();
            for _ in 0..50 {
                if !matches!(file.read(&mut part), Ok(true)) {
                    break;
                }
            }
        }
    }
}
